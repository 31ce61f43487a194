"""The list of people."""

from typing import ClassVar

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from workforce.models import Contract, OrganisationalRole, Team, Worker, WorkerQuerySet
from workforce.permissions import people_visible
from workforce.web.request import Request
from workforce.web.tables import Column, LinkColumn, Table

LEFT, EVERYBODY = "left", "all"


def teams_seen(request: Request) -> QuerySet[Team]:
    """The teams of the people the viewer may see."""
    return Team.objects.filter(pk__in=people_visible(request.viewer).values("team"))


class PeopleFilter(django_filters.FilterSet):
    """By name or number, team, role, contract, and whether they still work here."""

    q = django_filters.CharFilter(method="by_name", label="Name or number")
    team = django_filters.ModelChoiceFilter(queryset=teams_seen, label="Team", empty_label="Every team")
    org_role = django_filters.ChoiceFilter(
        choices=OrganisationalRole.choices, label="Role", empty_label="Every role"
    )
    contract = django_filters.ChoiceFilter(
        choices=Contract.choices, label="Contract", empty_label="Every contract"
    )
    status = django_filters.ChoiceFilter(
        choices=[(LEFT, "Left"), (EVERYBODY, "Everyone")],
        label="Working here",
        empty_label="Now",
        method="by_status",
    )

    class Meta:
        model = Worker
        fields = ("q", "team", "org_role", "contract", "status")

    def by_name(self, people: WorkerQuerySet, name: str, text: str) -> WorkerQuerySet:
        return people.named(text)

    def by_status(self, people: WorkerQuerySet, name: str, status: str) -> WorkerQuerySet:
        return people

    def filter_queryset(self, queryset: WorkerQuerySet) -> WorkerQuerySet:
        """Those who work here now or are about to, unless the filter asks for others."""
        people: WorkerQuerySet = super().filter_queryset(queryset)
        today = self.request.viewer.on
        status = self.form.cleaned_data.get("status")
        if status == EVERYBODY:
            return people
        if status == LEFT:
            return people.filter(left_on__lt=today)
        return people.filter(Q(left_on=None) | Q(left_on__gte=today))


class PeopleTable(Table):
    """A row per person. The number of queries does not grow with the rows."""

    name = LinkColumn("workforce:person", accessor="full_name", order_by=("family_name", "given_name"))
    team = Column(accessor="team__name", verbose_name="Team")
    role = Column(accessor="org_role", verbose_name="Role")
    line_manager = Column(
        accessor="line_manager__full_name",
        verbose_name="Line manager",
        default="–",
        order_by=("line_manager__family_name", "line_manager__given_name"),
    )
    contract = Column(verbose_name="Contract")
    number = Column(accessor="swe_number", verbose_name="Social Work England number", default="–")

    counted: ClassVar[tuple[str, str]] = ("person", "people")
    row_heading: ClassVar[str] = "name"

    class Meta:
        order_by = ("name",)
        per_page = 50
        empty_text = "Nobody matches these filters. Clear a filter to see more people."


def people_listed(people: WorkerQuerySet) -> WorkerQuerySet:
    """With what the table shows."""
    return people.select_related("team", "line_manager")


class SearchForm(forms.Form):
    """What is typed in the header."""

    q = forms.CharField(required=False, max_length=100, strip=True)
