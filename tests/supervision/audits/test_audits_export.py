"""The list of audits as a file: those of the page."""

from datetime import date

import pytest
from django.utils import timezone

from supervision.models import Audit
from tests.factories import AccountFactory
from tests.listed import listed

pytestmark = pytest.mark.django_db
LIST = ("supervision:audits_csv", "supervision:audits_xlsx")


def test_it_has_the_audits_of_the_page_and_not_why(sign_in, frozen_today):
    reader = AccountFactory(role="qa")
    days = {"from_on": date(2026, 9, 1), "to_on": date(2026, 9, 30), "ends_on": date(2026, 12, 1)}
    facts = {"size": 1, "seed": "s", "opened_by": reader, "opened_at": timezone.now()}
    Audit.objects.create(name="September", reason="canary", **days, **facts)
    rows = listed(sign_in(reader), LIST)
    assert [(row["Audit"], row["Files you see"]) for row in rows] == [("September", "0")]
    assert "canary" not in str(rows)
