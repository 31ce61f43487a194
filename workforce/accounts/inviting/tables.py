"""The lists of the invitations page: who can be invited, who cannot, who was invited."""

from typing import ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce.accounts.inviting.people import Readiness, coming, invited_before, not_come
from workforce.models import Account, Team, Worker
from workforce.models.account import NOT_COME, AccountQuerySet
from workforce.rules.working_days import ONE_DAY
from workforce.web.tables import ActionColumn, Column, DayColumn, LinkColumn, Table
from workforce.web.tags import tag


class CandidateFilter(django_filters.FilterSet):
    """By name or number, and team."""

    q = django_filters.CharFilter(method="by_name", label="Name, staff or registration number")
    team = django_filters.ModelChoiceFilter(
        queryset=Team.objects.all(), label="Team", empty_label="Every team"
    )

    class Meta:
        model = Worker
        fields = ("q", "team")

    def by_name(self, people: QuerySet[Worker], name: str, text: str) -> QuerySet[Worker]:
        return people.filter(pk__in=Worker.objects.named(text).values("pk"))


class TickColumn(ActionColumn):
    """A box with which a row is chosen."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{"accessor": "pk", "verbose_name": "Choose", **kwargs})

    def render(self, record: Worker) -> SafeString:
        return format_html(
            '<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">'
            '<input class="govuk-checkboxes__input" type="checkbox" name="worker" value="{}" id="worker-{}">'
            '<label class="govuk-label govuk-checkboxes__label" for="worker-{}">'
            '<span class="govuk-visually-hidden">Invite {}</span></label></div></div>',
            record.pk,
            record.pk,
            record.pk,
            record,
        )


class CandidateTable(Table):
    """A row for each person who can be invited."""

    tick = TickColumn()
    name = LinkColumn(
        "workforce:person",
        accessor="full_name",
        verbose_name="Name",
        order_by=("family_name", "given_name"),
    )
    team = Column(verbose_name="Team")
    email = Column(verbose_name="E-mail address")

    caption: ClassVar[str] = "People to invite"
    counted: ClassVar[tuple[str, str]] = ("person to invite", "people to invite")
    row_heading: ClassVar[str] = "name"

    class Meta:
        per_page = 50
        empty_text = (
            "Nobody to invite. People appear here when the HR list brings someone without an account."
        )


class LeftOutTable(Table):
    """A row for each person without an account who cannot be invited."""

    name = LinkColumn(
        "workforce:person",
        accessor="full_name",
        verbose_name="Name",
        order_by=("family_name", "given_name"),
    )
    team = Column(verbose_name="Team")
    email = Column(verbose_name="E-mail address", default="–")
    readiness = Column(verbose_name="Why, and what to do")

    caption: ClassVar[str] = "People who cannot be invited"
    counted: ClassVar[tuple[str, str]] = ("person", "people")
    row_heading: ClassVar[str] = "name"

    class Meta:
        per_page = 50
        empty_text = "Everyone without an account can be invited."

    def render_readiness(self, value: str) -> str:
        return Readiness(value).label


class InvitedFilter(django_filters.FilterSet):
    """By name or address, team, and how long ago they were invited."""

    q = django_filters.CharFilter(method="by_name", label="Name or e-mail address")
    team = django_filters.ModelChoiceFilter(
        field_name="worker__team", queryset=Team.objects.all(), label="Team", empty_label="Every team"
    )
    over = django_filters.NumberFilter(
        method="by_age", label="Invited more than this many days ago", min_value=0, max_value=3650
    )

    class Meta:
        model = Account
        fields = ("q", "team", "over")

    def by_name(self, accounts: AccountQuerySet, name: str, text: str) -> QuerySet[Account]:
        named = Q(worker__in=Worker.objects.named(text).values("pk"))
        return accounts.filter(named | Q(email__icontains=text.strip()))

    def by_age(self, accounts: QuerySet[Account], name: str, days: int) -> QuerySet[Account]:
        return invited_before(accounts, self.request.viewer.on - int(days) * ONE_DAY)


class InvitedTable(Table):
    """A row for each person who was invited."""

    name = LinkColumn(
        "workforce:account",
        accessor="get_full_name",
        verbose_name="Name",
        order_by=("worker__family_name", "worker__given_name"),
    )
    team = Column(accessor="worker__team", verbose_name="Team", order_by=("worker__team__name",))
    email = Column(verbose_name="E-mail address")
    invited_at = DayColumn(verbose_name="Invited on", default="–")
    standing = Column(accessor="pk", verbose_name="State", orderable=False)

    caption: ClassVar[str] = "People invited"
    counted: ClassVar[tuple[str, str]] = ("person", "people")
    row_heading: ClassVar[str] = "name"

    class Meta:
        per_page = 50
        empty_text = "Nobody here. People appear here when they have been invited."

    def render_standing(self, record: Account) -> SafeString | str:
        return tag(coming(record, at=timezone.now()))


#: The lists of those who were invited.
INVITED_LISTS = {
    "invited": lambda accounts: accounts,
    "came": lambda accounts: accounts.exclude(NOT_COME),
    "waiting": not_come,
}
