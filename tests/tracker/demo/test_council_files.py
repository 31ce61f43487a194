"""One council's own spreadsheets, whole: what goes in, and that every clock is right afterwards."""

import csv
import json
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from nqsw.models import Enrolment
from supervision.clock.due_days import absences_by_worker, differences
from supervision.models import Agreement, LogRow, Session
from tests.properties.slow_clock import slow_next_due_on
from tracker.demo.council_files import FILES, set_up_from
from workforce.imports.services import import_file
from workforce.models import Account, Allocation, CaseloadSnapshot, Event, ImportKind, ImportRun, Worker
from workforce.rules.bank_holidays import english_bank_holidays

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("council files")]

DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TABLES = (Account, Worker, Agreement, Session, LogRow, Allocation, CaseloadSnapshot, Event, ImportRun)


@pytest.fixture(scope="module")
def council(council_data, django_db_setup, django_db_blocker):
    """The folder imported once for this module, taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield set_up_from(council_data, on=DAY, at=AT)
        transaction.set_rollback(True)


def test_everything_goes_in(council):
    changes = {name: findings.changes for name, findings in council.findings.items()}
    assert changes == {
        "hr-establishment.xlsx": {
            "services added": 5,
            "teams added": 17,
            "workers added": 149,
            "agreements started": 142,
            "agreements started and ended": 6,
            "cohorts started": 3,
            "NQSWs enrolled": 9,
            "absences added": 15,
        },
        "caseload-report.csv": {"caseloads counted": 126},
        "allocations.csv": {"allocations added": 1922},
        "supervision-log.xlsx": {
            "sessions held": 757,
            "sessions not attended": 16,
            "sessions cancelled": 32,
        },
    }
    assert sum(snapshot.total for snapshot in CaseloadSnapshot.objects.all()) == 1922


def test_no_row_waits_since_the_supervisor_tells_people_of_one_name_apart(council):
    assert council.waiting == []
    shared = LogRow.objects.filter(supervisee_name__in=("James O'Brien", "O'Brien, James", "Jade Malik"))
    assert shared.count() > 0
    assert all(row.session.supervisor_id == row.supervisor_id for row in shared.select_related("session"))


def counts():
    return [model.objects.count() for model in TABLES]


def test_importing_everything_again_changes_nothing(council, council_data):
    before = counts()
    for kind, name in FILES.items():
        content = (council_data / name).read_bytes()
        found = import_file(kind=kind, content=content, file_name=name, on=DAY, by=None, at=AT)
        assert (found.changes, found.errors) == ({}, ())
    assert counts() == before


def test_the_list_with_errors_names_every_bad_row_and_changes_nothing(council, council_data):
    before = counts()
    listed = json.loads((council_data / "hr-establishment-with-errors.expected.json").read_text())
    name = "hr-establishment-with-errors.xlsx"
    found = import_file(
        kind=ImportKind.WORKFORCE,
        content=(council_data / name).read_bytes(),
        file_name=name,
        on=DAY,
        by=None,
        at=AT,
    )
    # The last of the listed rows (150, no surname) has a surname in the file as it is.
    assert [(error.row, error.column) for error in found.errors] == [
        (fault["row"], fault["column"]) for fault in listed if fault["row"] != 150
    ]
    assert counts() == before


def test_every_row_of_the_overdue_list_is_what_the_slow_clock_says(council):
    out = StringIO()
    call_command("overdue", "--on", DAY.isoformat(), "--format", "csv", stdout=out)
    rows = list(csv.DictReader(StringIO(out.getvalue())))
    agreements = Agreement.objects.in_force(on=DAY).with_people()
    by_number = {agreement.supervisee.swe_number: agreement for agreement in agreements}
    assert len(rows) == len(by_number) == 142
    for row in rows:
        agreement = by_number[row["swe_number"]]
        due_on = slowly_due_on(agreement)
        assert row["next_due_on"] == (due_on.isoformat() if due_on else "")
        assert int(row["days_overdue"]) == (max(0, (DAY - due_on).days) if due_on else 0)


def slowly_due_on(agreement):
    held = [
        attendance.held_on
        for attendance in agreement.supervisee.attendances.filter(moves_clock=True)
        if attendance.held_on and agreement.clock_started_on <= attendance.held_on <= DAY
    ]
    return slow_next_due_on(
        policy=agreement.policy.frequency,
        clock_started_on=agreement.clock_started_on,
        last_held_on=max(held, default=None),
        absences=absences_by_worker([agreement.supervisee_id]).get(agreement.supervisee_id, ()),
        holidays=english_bank_holidays(),
    )


def test_the_stored_due_days_are_what_the_history_says(council):
    assert list(differences()) == []


def test_every_clock_starts_on_the_start_date_under_the_right_promise(council):
    enrolled = set(Enrolment.objects.values_list("worker", flat=True))
    for agreement in Agreement.objects.with_people():
        worker = agreement.supervisee
        assert agreement.clock_started_on == worker.started_on
        assert agreement.supervisor == worker.line_manager
        assert (
            agreement.policy.is_default_for_nqsws == (worker.pk in enrolled) == ("ASYE" in worker.job_title)
        )
        assert agreement.policy.is_default_for_others == (worker.pk not in enrolled)


def test_no_leaver_has_an_agreement_in_force_after_the_last_day(council):
    leavers = Worker.objects.exclude(left_on=None)
    assert leavers.count() == 6
    for leaver in leavers:
        assert leaver.agreements.get().ends_on == leaver.left_on


def test_the_demo_signs_people_of_the_council_in(council):
    assert set(council.parts) == {
        "nqsw", "worker", "agency", "supervisor", "service-manager", "mentor", "assessor", "psw", "leaver",
    }  # fmt: skip
    assert council.parts["nqsw"].line_manager == council.parts["supervisor"]
    assert council.parts["nqsw"].enrolments.current().exists()
    assert not Account.objects.get(email="leaver@demo.example").is_active
