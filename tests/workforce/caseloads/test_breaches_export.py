"""The diary of overloads as a file: of the reader's people, and never why."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from tests.listed import listed
from workforce.models import CaseloadBreach

pytestmark = pytest.mark.django_db
LIST = ("workforce:breaches_csv", "workforce:breaches_xlsx")


def test_it_has_the_diary_of_the_readers_own_people_without_reasons(sign_in, frozen_today):
    manager = WorkerFactory(org_role=3)
    mine, other = WorkerFactory(line_manager=manager), WorkerFactory()
    agreed = {"approved_by": AccountFactory(), "approved_at": timezone.now(), "reason": "canary"}
    until = frozen_today + timedelta(days=3)
    CaseloadBreach.objects.create(worker=mine, since=date(2026, 11, 2), approved_until=until, **agreed)
    CaseloadBreach.objects.create(worker=other, since=date(2026, 11, 3))
    rows = listed(sign_in(manager.account), LIST)
    assert [(row["Name"], row["Over the limit since"]) for row in rows] == [(mine.full_name, "2026-11-02")]
    assert "canary" not in str(rows)
    assert len(listed(sign_in(AccountFactory(role="psw")), LIST)) == 2
