"""`manage.py overdue`: everyone with an agreement in force on a day, and why."""

import csv
import json
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from supervision.agreements.services.agreements import end_agreement
from tests.factories import AbsenceFactory, AgreementFactory, SessionFactory, WorkerFactory

pytestmark = pytest.mark.django_db
COLUMNS = [
    "swe_number",
    "name",
    "team",
    "supervisor",
    "policy",
    "clock_started_on",
    "last_held_on",
    "next_due_on",
    "days_overdue",
    "why",
]


def overdue(on="2026-11-19", form="json"):
    out = StringIO()
    call_command("overdue", "--on", on, "--format", form, stdout=out)
    return json.loads(out.getvalue()) if form == "json" else out.getvalue()


def held(agreement, day):
    starts_at = datetime.combine(day, datetime.min.time(), UTC).replace(hour=10)
    return SessionFactory(
        supervisor=agreement.supervisor, supervisee=agreement.supervisee, status="held", starts_at=starts_at
    )


def test_a_row_says_who_when_and_why():
    agreement = AgreementFactory(
        supervisee=WorkerFactory(given_name="Amina", family_name="Ahmed", swe_number="SW77"),
        supervisor=WorkerFactory(given_name="Dele", family_name="Okafor"),
    )
    held(agreement, date(2026, 10, 5))
    assert overdue() == [
        {
            "swe_number": "SW77",
            "name": "Amina Ahmed",
            "team": agreement.supervisee.team.name,
            "supervisor": "Dele Okafor",
            "policy": agreement.policy.name,
            "clock_started_on": "2026-03-02",
            "last_held_on": "2026-10-05",
            "next_due_on": "2026-11-05",
            "days_overdue": 14,
            "why": f"Due 5 November: monthly ({agreement.policy.name}, LGA standard 5); "
            "last held 5 October; 0 days' absence.",
        }
    ]


def test_the_csv_has_the_columns_in_order_and_iso_days():
    agreement = AgreementFactory()
    rows = list(csv.reader(StringIO(overdue(form="csv"))))
    assert rows[0] == COLUMNS
    assert rows[1][5:9] == ["2026-03-02", "", "2026-04-02", "231"]
    assert rows[1][0] == agreement.supervisee.swe_number


def test_a_name_that_begins_like_a_formula_is_text_in_the_csv():
    AgreementFactory(supervisee=WorkerFactory(given_name="=1+1", family_name="Ahmed"))
    rows = list(csv.DictReader(StringIO(overdue(form="csv"))))
    assert rows[0]["name"] == "'=1+1 Ahmed"


@pytest.mark.parametrize(
    ("on", "days"), [("2026-04-01", 0), ("2026-04-02", 0), ("2026-04-03", 1)], ids=["before", "due", "after"]
)
def test_days_overdue_begin_on_the_day_after_the_due_day(on, days):
    AgreementFactory()
    (row,) = overdue(on=on)
    assert (row["next_due_on"], row["days_overdue"]) == ("2026-04-02", days)


def test_a_suspended_clock_has_no_due_day_and_is_not_overdue():
    agreement = AgreementFactory()
    AbsenceFactory(worker=agreement.supervisee, started_on=date(2026, 3, 20), ended_on=None)
    (row,) = overdue()
    assert (row["next_due_on"], row["days_overdue"]) == (None, 0)
    assert row["why"].startswith("Suspended since 20 March")
    (as_csv,) = csv.DictReader(StringIO(overdue(form="csv")))
    assert (as_csv["next_due_on"], as_csv["days_overdue"]) == ("", "0")


def test_a_past_day_is_told_as_it_stood_then():
    agreement = AgreementFactory()
    held(agreement, date(2026, 3, 30))
    held(agreement, date(2026, 6, 8))
    (row,) = overdue(on="2026-05-04")
    assert (row["last_held_on"], row["next_due_on"], row["days_overdue"]) == ("2026-03-30", "2026-04-30", 4)


@pytest.mark.parametrize(
    ("on", "listed"), [("2026-03-01", 0), ("2026-03-02", 1), ("2026-10-30", 1), ("2026-10-31", 0)]
)
def test_only_agreements_in_force_on_the_day_are_listed(on, listed):
    agreement = AgreementFactory()
    end_agreement(agreement=agreement, on=date(2026, 10, 30), by=None)
    assert len(overdue(on=on)) == listed


def test_the_longest_overdue_come_first_and_then_the_names():
    for name, day in [
        ("Young", date(2026, 11, 2)),
        ("Abbott", date(2026, 11, 2)),
        ("Late", date(2026, 9, 1)),
    ]:
        agreement = AgreementFactory(supervisee=WorkerFactory(family_name=name))
        held(agreement, day)
    assert [row["name"] for row in overdue()] == ["Amina Late", "Amina Abbott", "Amina Young"]


def test_the_table_ends_with_how_many_are_overdue():
    AgreementFactory()
    assert overdue(form="table").strip().splitlines()[-1] == "1 overdue of 1 with an agreement in force"


def test_a_day_that_is_none_is_refused_in_words():
    with pytest.raises(CommandError, match="is not a day"):
        overdue(on="31/10/2026")


@pytest.mark.parametrize("people", [1, 3, 12])
def test_the_number_of_queries_does_not_grow_with_the_people(people, django_assert_num_queries):
    agreements = [AgreementFactory() for _ in range(people)]
    policy = agreements[0].policy
    for agreement in agreements:
        agreement.policy = policy
        agreement.save()
        held(agreement, date(2026, 10, 5))
    with django_assert_num_queries(4):
        overdue()
