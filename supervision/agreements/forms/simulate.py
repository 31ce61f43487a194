"""The form of the policy simulator: who to try a policy on."""

from typing import Any

from django import forms

from supervision.models import FrequencyPolicy
from workforce.models import Team
from workforce.web.fields import rows_field


class SimulateForm(forms.Form):
    """Whose supervision to try the policy on; everyone's unless narrowed."""

    under = forms.ModelChoiceField(
        FrequencyPolicy.objects.none(), label="People now under", required=False, empty_label="Any policy"
    )
    team = forms.ModelChoiceField(Team.objects.none(), label="Team", required=False, empty_label="Every team")

    def __init__(self, *args: Any, policy: FrequencyPolicy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "under").queryset = FrequencyPolicy.objects.exclude(pk=policy.pk)
        rows_field(self, "team").queryset = Team.objects.all()

    def narrowing(self) -> dict[str, object]:
        """What was chosen, as lookups on agreements."""
        if not self.is_valid():
            return {}
        chosen = {"policy": self.cleaned_data["under"], "supervisee__team": self.cleaned_data["team"]}
        return {name: value for name, value in chosen.items() if value}
