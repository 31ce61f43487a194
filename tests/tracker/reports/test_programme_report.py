"""The programme report: what the workbook says of each NQSW, as at a day."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from nqsw.enrolments.reports.progress import on_programme, progress_of
from nqsw.models import Seat
from supervision.clock.due_days import update_due_days_of
from tests.factories import (
    AgreementFactory,
    CaseloadSnapshotFactory,
    EnrolmentFactory,
    MentorAssignmentFactory,
    MilestoneFactory,
    PlaceFactory,
    PolicyFactory,
    SessionFactory,
)
from tracker.reports.programme_workbook import write_programme_report

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 19)


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 10, tzinfo=UTC)


@pytest.fixture
def nqsw():
    """Started on 7 September; fortnightly; held on 21 September, 5 October and 26 October (late)."""
    enrolment = EnrolmentFactory(worker__started_on=date(2026, 9, 7), worker__given_name="=Amina")
    agreement = AgreementFactory(
        supervisee=enrolment.worker, starts_on=date(2026, 9, 7), policy=PolicyFactory(every=(14, "day"))
    )
    for month, day in ((9, 21), (10, 5), (10, 26)):
        SessionFactory(
            supervisor=agreement.supervisor,
            supervisee=enrolment.worker,
            status="held",
            starts_at=at(month, day),
        )
    update_due_days_of([enrolment.worker_id])
    return enrolment


def progress_now(enrolment):
    return next(one for one in progress_of(on_programme(on=ON), on=ON) if one.enrolment == enrolment)


def test_compliance_counts_due_periods_that_are_over(nqsw):
    progress = progress_now(nqsw)
    assert (progress.periods_due, progress.periods_in_time) == (4, 2)
    assert progress.compliance == 0.5
    assert (progress.last_held_on, progress.next_due_on) == (date(2026, 10, 26), date(2026, 11, 9))
    assert progress.days_overdue == 10


def test_the_report_is_as_at_its_day(nqsw):
    progress = progress_of([nqsw], on=date(2026, 10, 6))[0]
    assert (progress.periods_due, progress.periods_in_time) == (2, 2)
    assert progress.next_due_on == date(2026, 10, 19)


def test_mentor_caseload_classes_and_milestones_are_counted(nqsw):
    mentor = MentorAssignmentFactory(enrolment=nqsw).mentor
    CaseloadSnapshotFactory(worker=nqsw.worker, cin=20, counted_on=date(2026, 11, 16))
    CaseloadSnapshotFactory(worker=nqsw.worker, cin=3, counted_on=date(2026, 11, 20))
    for mark in ("present", "late", "apologies", "absent"):
        PlaceFactory(worker=nqsw.worker, mark=mark, master_class__starts_at=at(11, 2))
    MilestoneFactory(enrolment=nqsw, title="Late", due_on=date(2026, 11, 18))
    MilestoneFactory(enrolment=nqsw, title="Optional", due_on=date(2026, 11, 18), is_optional=True)
    MilestoneFactory(enrolment=nqsw, title="Done", due_on=date(2026, 10, 1), done_on=date(2026, 10, 1))
    progress = progress_now(nqsw)
    assert progress.mentor == mentor
    assert (progress.cases, progress.limit.cases, progress.cases_over) == (20, 18, 2)
    assert (progress.attendance.attended, progress.attendance.apologies, progress.attendance.absent) == (
        2,
        1,
        1,
    )
    assert (progress.milestones_done, progress.milestones_late) == (1, 1)


def test_every_sheet_has_its_rows_and_text_never_runs_as_a_formula(nqsw):
    MentorAssignmentFactory(enrolment=nqsw)
    PlaceFactory(worker=nqsw.worker)
    CaseloadSnapshotFactory(worker=nqsw.worker)
    out = BytesIO()
    assert write_programme_report(out, on=ON) == 1
    book = load_workbook(out)
    assert book.sheetnames == [
        "Cover",
        "Summary",
        "By stage",
        "NQSWs",
        "Sessions",
        "Mentors",
        "Attendance",
        "Caseloads",
        "What columns mean",
    ]
    assert {
        sheet.title: sheet.max_row - 1
        for sheet in book
        if sheet.title not in ("Cover", "Summary", "What columns mean")
    } == {
        "By stage": 1,
        "NQSWs": 1,
        "Sessions": 3,
        "Mentors": 1,
        "Attendance": 1,
        "Caseloads": 1,
    }
    name = book["NQSWs"]["A2"]
    assert (name.value, name.data_type) == (nqsw.worker.full_name, "s")
    summary = {row[0].value: row[1].value for row in book["Summary"].iter_rows(min_row=2)}
    assert summary["Supervision held in time"] == 0.5
    assert book["Summary"]["B3"].number_format == "0.0%"
    lists = [sheet for sheet in book if sheet["A1"].value in ("NQSW", "Name")]
    assert [sheet["B1"].value for sheet in lists] == ["Staff number"] * 5
    assert [sheet["B2"].value for sheet in lists] == [nqsw.worker.staff_number] * 5
    assert len(book["Summary"]._charts) == 1
    assert summary["Overdue now"] == 1


def test_an_empty_programme_is_still_a_workbook():
    out = BytesIO()
    assert write_programme_report(out, on=ON) == 0
    assert load_workbook(out)["NQSWs"].max_row == 1


@pytest.mark.parametrize("people", [1, 3, 50])
def test_the_number_of_queries_does_not_grow_with_people(people, django_assert_num_queries):
    policy = PolicyFactory(every=(14, "day"))
    for _ in range(people):
        enrolment = EnrolmentFactory()
        AgreementFactory(supervisee=enrolment.worker, policy=policy, starts_on=date(2026, 9, 7))
    with django_assert_num_queries(3):
        progress_of(on_programme(on=ON), on=ON)


def test_the_command_writes_one_cohort(nqsw, tmp_path, capsys):
    EnrolmentFactory()
    out = tmp_path / "report.xlsx"
    call_command("export_programme", out=out, cohort=nqsw.cohort.name, on=ON)
    assert capsys.readouterr().out == f"Wrote 1 NQSW to {out}.\n"
    assert load_workbook(out)["NQSWs"].max_row == 2


def test_the_command_names_the_cohorts_when_there_is_no_such_one(nqsw, tmp_path):
    with pytest.raises(CommandError, match=f"There are: {nqsw.cohort.name}"):
        call_command("export_programme", out=tmp_path / "report.xlsx", cohort="Nobody")


def test_a_withdrawn_place_is_listed_but_not_counted(nqsw):
    PlaceFactory(worker=nqsw.worker, status="withdrawn", master_class__starts_at=at(11, 2))
    assert Seat.objects.count() == 1
    assert progress_now(nqsw).attendance.rate is None
