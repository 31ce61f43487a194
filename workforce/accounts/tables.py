"""The list of accounts, for administrators."""

from typing import ClassVar

import django_filters
from django.db.models import Q

from workforce.models import Account, AccountState, AuthorityRole
from workforce.models.account import AccountQuerySet
from workforce.models.searching import found_by
from workforce.web.tables import Column, DayColumn, LinkColumn, Table, TagColumn
from workforce.web.tags import tag


class AccountFilter(django_filters.FilterSet):
    """By name or address, role, and whether they can sign in."""

    q = django_filters.CharFilter(method="by_name", label="Name or e-mail address")
    role = django_filters.ChoiceFilter(
        choices=[choice for choice in AuthorityRole.choices if choice[0]],
        label="Role",
        empty_label="Every role",
    )
    state = django_filters.ChoiceFilter(
        choices=AccountState.choices,
        label="State",
        empty_label="Every state",
        method="by_state",
    )

    class Meta:
        model = Account
        fields = ("q", "role", "state")

    def by_name(self, accounts: AccountQuerySet, name: str, text: str) -> AccountQuerySet:
        return accounts.filter(Q(email__icontains=text) | found_by(text, through="worker__"))

    def by_state(self, accounts: AccountQuerySet, name: str, state: str) -> AccountQuerySet:
        return accounts.in_state(AccountState(state), on=self.request.viewer.on)


class AccountTable(Table):
    """A row per account."""

    name = LinkColumn(
        "workforce:account",
        accessor="get_full_name",
        verbose_name="Name",
        order_by=("worker__family_name", "worker__given_name", "email"),
    )
    email = Column(verbose_name="E-mail address")
    role = Column(verbose_name="Role")
    last_login = DayColumn(verbose_name="Last signed in", default="Never")
    state = TagColumn(accessor="pk", verbose_name="State", orderable=False)

    counted: ClassVar[tuple[str, str]] = ("account", "accounts")
    row_heading: ClassVar[str] = "name"

    class Meta:
        order_by = ("name",)
        per_page = 50
        empty_text = "No account matches these filters. Clear a filter to see more."

    def render_role(self, record: Account) -> str:
        return record.get_role_display() if record.role else "–"

    def render_state(self, record: Account) -> str:
        return tag(record.state(on=self.request.viewer.on))
