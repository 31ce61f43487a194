"""The audit trail as a file: the events of the page, with its filters."""

import pytest

from tests.factories import AccountFactory
from tests.listed import listed
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb

pytestmark = pytest.mark.django_db
LIST = ("workforce:audit_trail_csv", "workforce:audit_trail_xlsx")


def test_it_has_the_events_of_the_page_with_its_filters(sign_in, frozen_today):
    admin = AccountFactory(role="admin")
    for number in range(3):
        record_event(verb=Verb.ACCOUNT_DISABLED, subject=admin, by=admin, number=number)
    rows = listed(sign_in(admin), LIST, verb=Verb.ACCOUNT_DISABLED.value)
    assert [(row["What"], row["Facts"]) for row in rows] == [
        (Verb.ACCOUNT_DISABLED.label, f"number: {number}") for number in (2, 1, 0)
    ]
