"""Which of the repeated actions to show. Lives in the address."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from supervision.actions.reports import RepeatedAction, counts_by_team, supervisors_of
from supervision.models.action import DRIFTS_FROM
from workforce.rules.in_words import many
from workforce.web.fields import choice_field

MOST = 6
#: Past their due day, and open.
OVERDUE = "overdue"
ENDED = (("", "Open"), (OVERDUE, "Past their due day"), ("all", "Open and ended"))
TIMES = [
    ("0", "Any number of times"),
    *((str(number), many(number, "time") if number > DRIFTS_FROM else "Twice") for number in range(2, MOST)),
]


AGENCY = "agency"
CONTRACTS = (("", "Every contract"), (AGENCY, "Agency"), ("employed", "Permanent and fixed term"))


class RepeatedActionsForm(forms.Form):
    """Team, supervisor, contract, how often at least, and whether those that have ended come too."""

    team = forms.ChoiceField(required=False)
    supervisor = forms.ChoiceField(required=False)
    least = forms.TypedChoiceField(
        label="Carried at least", choices=TIMES, coerce=int, required=False, empty_value=None
    )
    ended = forms.ChoiceField(label="Which", choices=ENDED, required=False)
    contract = forms.ChoiceField(required=False, choices=CONTRACTS)

    def __init__(self, *args: Any, actions: Sequence[RepeatedAction], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        teams = sorted((team.name, team.pk) for team in counts_by_team(actions))
        choice_field(self, "team").choices = [("", "Every team"), *((pk, name) for name, pk in teams)]
        choice_field(self, "supervisor").choices = [("", "Every supervisor"), *supervisors_of(actions)]

    def chosen(self, name: str) -> Any:
        """What the address says; nothing where that is no choice."""
        self.is_valid()
        return self.cleaned_data.get(name)

    def without_team(self, actions: Sequence[RepeatedAction]) -> list[RepeatedAction]:
        """What the other filters leave: the counts by team count it."""
        supervisor, contract, ended = (self.chosen(name) for name in ("supervisor", "contract", "ended"))
        least = DRIFTS_FROM if self.chosen("least") is None else self.chosen("least")
        return [
            each
            for each in actions
            if each.carried >= least
            and (ended == "all" or each.ended_on is None)
            and (ended != OVERDUE or each.is_overdue(on=self.on))
            and (not contract or each.person.is_agency == (contract == AGENCY))
            and (not supervisor or (each.supervisor and str(each.supervisor.pk) == supervisor))
        ]

    def shown(self, actions: Sequence[RepeatedAction]) -> list[RepeatedAction]:
        team = self.chosen("team")
        return [each for each in self.without_team(actions) if not team or str(each.person.team_id) == team]
