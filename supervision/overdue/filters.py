"""Filters of supervision's lists; they live in the address, so that a filtered list can be sent."""

from typing import Any

import django_filters
from django.http import QueryDict

from supervision.clock.due_status import frequencies, policies_were_read, with_policies
from supervision.clock.timeliness import Timeliness
from supervision.models import Agreement
from supervision.models.agreement import AgreementQuerySet
from supervision.overdue.reports.overdue import COUNTED
from supervision.permissions import agreements_overseen
from supervision.start_day.reports.counting import first_log_asked, first_log_was_read
from workforce.models import Contract, OrganisationalRole, Team, Worker
from workforce.rules.in_words import many
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer

EVERY_OVERDUE, EVERYONE = "overdue", "everyone"
BANDS = (
    (EVERY_OVERDUE, "All overdue"),
    *((band.value, band.label) for band in COUNTED),
    (Timeliness.IN_TIME.value, Timeliness.IN_TIME.label),
    (EVERYONE, "Everyone"),
)
CONTRACTS = (("yes", "Agency staff"), ("no", "Permanent and fixed term"))
#: Weeks without a session that are asked for, and those that the page counts.
NONE_FOR = tuple((number, many(number, "week")) for number in (4, 6, 8, 12))
LONG = 6


BAND_OF = {band.value: band for band in Timeliness}


class OverdueFilter(django_filters.FilterSet):
    """Who is shown on the overdue page. Without a band: the overdue and those due soon."""

    name = django_filters.CharFilter(label="Name", method="named")
    band = django_filters.ChoiceFilter(
        label="Supervision is", choices=BANDS, empty_label="Overdue or due soon", method="unchanged"
    )
    team = django_filters.ChoiceFilter(label="Team", field_name="supervisee__team", empty_label="Every team")
    role = django_filters.ChoiceFilter(
        label="Role",
        field_name="supervisee__org_role",
        choices=OrganisationalRole.choices,
        empty_label="Every role",
    )
    agency = django_filters.ChoiceFilter(
        label="Contract", choices=CONTRACTS, empty_label="Every contract", method="on_contract"
    )
    none_for = django_filters.ChoiceFilter(
        label="No session for", choices=NONE_FOR, empty_label="Any time", method="without_session"
    )
    policy = django_filters.ChoiceFilter(label="Frequency policy", empty_label="Every policy")

    class Meta:
        model = Agreement
        fields: tuple[str, ...] = ()

    def __init__(self, data: QueryDict, *, viewer: Viewer) -> None:
        self.on = viewer.on
        super().__init__(data, queryset=agreements_overseen(viewer).in_force(on=self.on))
        self.everybody: AgreementQuerySet = self.queryset.all()
        there = _there(viewer)
        policies_were_read(there["stages"])
        first_log_was_read(next((log.starts_on for log in there["log"]), None))
        self.filters["team"].extra["choices"] = [(team.pk, team.name) for team in there["teams"]]
        self.filters["policy"].extra["choices"] = [(pk, policy.name) for pk, policy in frequencies().items()]

    def shown(self) -> AgreementQuerySet:
        """The people of the table, in the chosen band: longest overdue first."""
        found = self._in_chosen_band(self.without("band")).with_people()
        return found.by_day("next_due_on") if self.chosen_band == EVERYONE else found.longest_overdue_first()

    def without(self, *names: str) -> AgreementQuerySet:
        """Everyone the other filters leave: what the counts above the table count."""
        if not self.is_bound:
            return self.everybody
        self.form.is_valid()
        found = self.everybody
        for name, value in self.form.cleaned_data.items():
            if name not in names:
                found = self.filters[name].filter(found, value)
        return found

    @property
    def chosen_team(self) -> int | None:
        """The key of the team in the address, if one is chosen."""
        team = self.form.cleaned_data.get("team") if self.is_bound and self.form.is_valid() else None
        return int(team) if team else None

    @property
    def chosen_band(self) -> str:
        """The band in the address; empty for the overdue and those due soon."""
        return self.form.cleaned_data.get("band", "") if self.is_bound and self.form.is_valid() else ""

    def _in_chosen_band(self, agreements: AgreementQuerySet) -> AgreementQuerySet:
        if self.chosen_band == EVERYONE:
            return agreements
        if self.chosen_band == EVERY_OVERDUE:
            return agreements.overdue(on=self.on)
        if self.chosen_band:
            return agreements.in_band(BAND_OF[self.chosen_band], on=self.on)
        return agreements.due_by_soon(on=self.on)

    def named(self, agreements: AgreementQuerySet, name: str, value: str) -> AgreementQuerySet:
        return agreements.filter(supervisee__in=Worker.objects.named(value).values("pk"))

    def on_contract(self, agreements: AgreementQuerySet, name: str, value: str) -> AgreementQuerySet:
        agency = {"supervisee__contract": Contract.AGENCY}
        return agreements.filter(**agency) if value == "yes" else agreements.exclude(**agency)

    def without_session(self, agreements: AgreementQuerySet, name: str, value: str) -> AgreementQuerySet:
        return agreements.none_held_for(int(value), on=self.on)

    def unchanged(self, agreements: AgreementQuerySet, name: str, value: Any) -> AgreementQuerySet:
        """The band is applied by `shown`, because it also stands for "not chosen"."""
        return agreements


@asked_together
def _there(viewer: Viewer) -> Questions:
    """The teams of those who are supervised, the policies, and from when a log is counted."""
    agreements = agreements_overseen(viewer).in_force(on=viewer.on)
    teams = Team.objects.filter(pk__in=agreements.values("supervisee__team"))
    return {
        "teams": teams.values_list("pk", "name", named=True),
        "stages": with_policies(),
        "log": first_log_asked(),
    }


def band_address(query: QueryDict, band: str, **others: str) -> str:
    """The present address with another band, from its first page."""
    changed = query.copy()
    for name, value in {"band": band, **others}.items():
        changed[name] = value
    for name in ("page", "sort"):
        changed.pop(name, None)
    return f"?{changed.urlencode()}"
