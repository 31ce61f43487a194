"""`manage.py due_days`: the stored due day against the history."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from supervision.models import Agreement
from tests.factories import AbsenceFactory, AgreementFactory, WorkerFactory

pytestmark = pytest.mark.django_db


def run(flag):
    out = StringIO()
    call_command("due_days", flag, stdout=out)
    return out.getvalue().strip()


def test_the_check_finds_nothing_where_the_history_was_kept():
    AgreementFactory()
    assert run("--check") == "1 agreement, 0 differences"


def test_the_check_lists_each_difference_and_fails(capsys):
    agreement = AgreementFactory(supervisee=WorkerFactory(given_name="Sean", family_name="Kelly"))
    Agreement.objects.filter(pk=agreement.pk).update(
        next_due_on=date(2026, 5, 1), last_held_on=date(2026, 4, 1)
    )
    out = StringIO()
    with pytest.raises(CommandError, match="1 stored due days differ"):
        call_command("due_days", "--check", stdout=out)
    assert out.getvalue().strip() == (
        "Sean Kelly: last held 2026-04-01, should be none, next due 2026-05-01, should be 2026-04-02"
    )


def test_the_rebuild_writes_what_the_history_says():
    agreement = AgreementFactory()
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=date(2026, 5, 1))
    assert run("--rebuild") == "1 agreement, 1 corrected"
    agreement.refresh_from_db()
    assert agreement.next_due_on == date(2026, 4, 2)
    assert run("--rebuild") == "1 agreement, 0 corrected"


def test_an_absence_written_behind_the_services_is_found_and_repaired():
    agreement = AgreementFactory()
    AbsenceFactory(worker=agreement.supervisee, started_on=date(2026, 3, 10), ended_on=None)
    with pytest.raises(CommandError):
        run("--check")
    run("--rebuild")
    agreement.refresh_from_db()
    assert agreement.next_due_on is None


def test_one_of_the_two_must_be_asked_for():
    with pytest.raises(CommandError):
        call_command("due_days")


@pytest.mark.parametrize("people", [1, 3, 12])
def test_checking_asks_the_database_the_same_number_of_times(people, django_assert_num_queries):
    policy = AgreementFactory().policy
    for _ in range(people - 1):
        AgreementFactory(policy=policy)
    with django_assert_num_queries(7):
        run("--check")
