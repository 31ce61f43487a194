"""Of whom, which months, how many files, and whether with names and words."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from supervision.permissions import supervises_someone
from tracker.exports.kinds import REASON
from tracker.inspection.asked import EVERYBODY, MONTHS, MOST_MONTHS, OWN, SAMPLE
from tracker.measures.rows import month_of
from workforce.models import Team
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.rules.working_days import add_months
from workforce.web.fields import choice_field
from workforce.web.viewer import Viewer

OFFERED = 24
MOST_FILES = 10


class InspectionForm(forms.Form):
    """By default the last six months, and three files of the sample."""

    whom = forms.ChoiceField(
        label="Whose supervision?", error_messages={"required": "Select whose supervision"}
    )
    from_month = forms.ChoiceField(label="From")
    to_month = forms.ChoiceField(label="To")
    size = forms.IntegerField(
        label="Files in the sample", min_value=0, max_value=MOST_FILES, required=False, initial=SAMPLE
    )
    seed = forms.SlugField(
        label="Seed",
        required=False,
        max_length=32,
        help_text="The seed of an earlier pack draws the same files again. Leave it empty for a new sample.",
    )
    with_words = forms.BooleanField(
        label="With decisions and their rationale, of the files you read", required=False
    )
    with_names = forms.BooleanField(label="With the names of staff", required=False)
    reason = forms.CharField(
        label="Why are names or words needed?",
        required=False,
        max_length=500,
        help_text="Only with names or decisions. Your reason stays on the audit trail.",
    )

    def __init__(self, data: QueryDict | None, *, viewer: Viewer) -> None:
        super().__init__(data)
        whom = list(_whom(viewer))
        choice_field(self, "whom").choices = whom
        running = month_of(viewer.on)
        months = [add_months(running, -back) for back in range(OFFERED)]
        offered = [(f"{one:%Y-%m}", f"{one:%B %Y}") for one in months]
        for name, month in (("from_month", add_months(running, 1 - MONTHS)), ("to_month", running)):
            choice_field(self, name).choices = offered
            self.initial[name] = f"{month:%Y-%m}"
        self.initial["whom"] = whom[0][0] if whom else ""

    def clean(self) -> dict[str, Any]:
        super().clean()
        said = self.cleaned_data
        if (first := said.get("from_month")) and (last := said.get("to_month")):
            self._check_months(date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01"))
        if (said.get("with_words") or said.get("with_names")) and not said.get(REASON):
            self.add_error(REASON, "Enter why names or words are needed")
        return said

    def _check_months(self, first: date, last: date) -> None:
        if first > last:
            self.add_error("to_month", "The last month must be the first month or later")
        elif add_months(first, MOST_MONTHS) <= last:
            self.add_error("from_month", f"Select {MOST_MONTHS} months or fewer")

    @property
    def chosen(self) -> dict[str, str]:
        """As a pack is asked for."""
        said = {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}
        if not (said.get("with_words") or said.get("with_names")):
            said.pop(REASON, None)
        return {name: "yes" if value is True else str(value) for name, value in said.items()}


def _whom(viewer: Viewer) -> list[tuple[str, str]]:
    found = []
    if oversees_anyone(viewer):
        everybody = "The whole authority" if viewer.is_principal_social_worker else "Everyone I answer for"
        people = people_answered_for(viewer).order_by()
        teams = list(Team.objects.filter(pk__in=people.values("team")).select_related("service"))
        services = sorted({team.service for team in teams}, key=str)
        found.append((EVERYBODY, everybody))
        found += [(f"service-{one.pk}", f"Service: {one.name}") for one in services]
        found += [(f"team-{one.pk}", f"Team: {one.name}") for one in sorted(teams, key=str)]
    if supervises_someone(viewer):
        found.append((OWN, "The people I supervise"))
    return found
