"""A council's own NQSW tracker, kept tidily: every right value, again, next month's, and undone."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nqsw.imported_programme.importing import PROGRAMME
from nqsw.models import (
    BeforeTracker,
    Cohort,
    Enrolment,
    EnrolmentStatus,
    MentorAssignment,
    Milestone,
    MilestoneSignature,
    Programme,
)
from nqsw.rules.programme_days import expected_end_on, milestone_due_on
from supervision.clock.due_days import differences
from supervision.models import DiaryEntry, DiarySubject
from tests.factories import ProgrammeFactory
from tests.nqsw.imported_programme.brought import (
    enrolment,
    reached,
    take_in_tidy,
)
from tests.nqsw.imported_programme.sheets import (
    AT,
    DAY,
    HR_LIST,
    NQSW,
    TIDY,
    UNTIDY,
    bring_in,
    day,
    hire,
    sheet,
    someone,
    tidy_row,
    tidy_rows,
)
from tests.tracker.setup.one_by_one import everything
from workforce.authority_settings import days_off
from workforce.imports.undo import undo
from workforce.models import ImportRun, StartDay, Worker
from workforce.rules.working_days import Interval

pytestmark = pytest.mark.django_db
NO_DAY, ON_DAY = BeforeTracker.DAY_NOT_KNOWN, BeforeTracker.ON_DAY


def test_a_tidy_sheet_brings_every_milestone_with_its_day(hired):
    take_in_tidy()
    assert reached(1) == {
        "Support and assessment agreement": (date(2026, 1, 20), ON_DAY),
        "Self-assessment at the start": (date(2026, 1, 23), ON_DAY),
        "First direct observation": (date(2026, 3, 31), ON_DAY),
        "Development plan, months 0 to 3": (date(2026, 4, 10), ON_DAY),
        "3-month review": (date(2026, 4, 13), ON_DAY),
        "Development plan, months 3 to 6": (date(2026, 7, 9), ON_DAY),
        "6-month review": (date(2026, 7, 10), ON_DAY),
        "Second direct observation": (date(2026, 8, 21), ON_DAY),
    }
    assert reached(2) == {
        "Support and assessment agreement": (date(2026, 3, 9), ON_DAY),
        "3-month review": (None, NO_DAY),
    }
    assert reached(5) == reached(6) == {}
    assert not MilestoneSignature.objects.exists(), "no one signed anything here"


def test_mentors_assessors_pauses_and_extensions_follow_the_usual_rules(hired):
    plan = take_in_tidy()
    names = {one.worker.staff_number: one for one in Enrolment.objects.select_related("assessor")}
    assert {number: str(one.assessor) for number, one in names.items() if one.assessor} == {
        "1": "Nadia Osei", "2": "Nadia Osei", "3": "Tom Reeve",
    }  # fmt: skip
    mentors = {
        number: [(str(a.mentor), a.starts_on, a.ends_on) for a in one.mentor_assignments.all()]
        for number, one in names.items()
    }
    assert mentors["1"] == [("Priya Nair", date(2026, 1, 19), None)]
    assert mentors["2"] == [("Tom Reeve", DAY, None)], "since when before today, no one has said"
    assert plan.notes == (
        "Jo Farrow is Dan O'Hara's line manager and is to be their mentor. Choose someone else.",
    )
    pause = Interval(date(2026, 6, 1), date(2026, 6, 30))
    ben = enrolment(2)
    assert [(one.reason, one.interval) for one in ben.pauses.all()] == [("sickness", pause)]
    assert ben.expected_end_on == expected_end_on(started_on=date(2026, 3, 2), months=12, pauses=[pause])
    assert ben.milestones.get(title="9-month review").due_on == milestone_due_on(
        started_on=date(2026, 3, 2), month=9, pauses=[pause], holidays=days_off()
    )
    chloe = enrolment(3)
    assert (chloe.status, chloe.expected_end_on) == (EnrolmentStatus.EXTENDED, date(2027, 6, 1))
    assert not list(differences())


def test_the_start_of_the_sheet_moves_every_open_day_once_someone_says_so(hired):
    assert bring_in(tidy_rows()).open_questions
    assert enrolment(4).started_on == date(2026, 9, 7), "nothing is guessed"
    take_in_tidy()
    dan = enrolment(4)
    assert (dan.started_on, dan.expected_end_on) == (date(2026, 9, 14), date(2027, 9, 13))
    assert dan.milestones.get(title="3-month review").due_on == date(2026, 12, 11)
    assert dan.worker.agreements.get(ends_on=None).clock_started_on == date(2026, 9, 7), (
        "supervision is owed since then"
    )
    assert (
        dan.worker.caseload_limits.filter(is_protected=True).earliest("starts_on").starts_on == dan.started_on
    )


def test_who_has_passed_comes_in_with_the_outcome_and_is_off_the_programme(hired):
    take_in_tidy()
    grace = enrolment(7)
    assert (grace.status, grace.ended_on) == (EnrolmentStatus.COMPLETED, date(2026, 9, 25))
    steps = [(one.step, one.verdict, one.taken_on) for one in grace.outcome_steps.all()]
    assert steps == [("decided", "pass", date(2026, 9, 25))], "no recommendation is made up"
    assert reached(7)["Outcome"] == (date(2026, 9, 25), ON_DAY)
    assert str(grace.cohort) == "September 2025"


def test_what_is_overdue_in_the_sheet_is_late_here_and_what_it_is_silent_of_is_not(hired):
    take_in_tidy()
    late = Milestone.objects.late(on=DAY).filter(enrolment=enrolment(2))
    assert [one.title for one in late] == ["6-month review"]
    assert Milestone.objects.before_records().filter(enrolment=enrolment(2)).count() > 5


def test_what_is_done_is_not_in_anyones_calendar(hired):
    take_in_tidy()
    done = Milestone.objects.exclude(done_on=None).values("uid")
    entries = DiaryEntry.objects.filter(subject=DiarySubject.MILESTONE, uid__in=done)
    assert entries.exists() and not entries.filter(cancelled_at=None).exists()


def test_the_same_sheet_again_changes_nothing(hired):
    take_in_tidy()
    before = everything()
    plan = take_in_tidy()
    assert (plan.changes, everything() == before) == ({}, True)


def test_next_months_sheet_brings_what_is_new_and_signs_it_here(hired):
    take_in_tidy()
    later = DAY + timedelta(days=30)
    rows = [
        {**TIDY[0], "9 month review": day("10/12/2026"), "Mentor": "Tom Reeve", "Mentor From": None},
        *TIDY[1:],
    ]
    plan = bring_in(tidy_rows(rows), on=later)
    assert plan.changes == {"mentors changed": 1, "milestones done": 1}
    assert reached(1)["9-month review"] == (date(2026, 12, 10), BeforeTracker.NO), (
        "since records began: as any other"
    )
    spells = list(enrolment(1).mentor_assignments.order_by("starts_on").values_list("starts_on", "ends_on"))
    assert spells == [(date(2026, 1, 19), later - timedelta(days=1)), (later, None)]


def test_undone_everything_is_as_before(hired):
    before = {name: rows for name, rows in everything().items() if name != "workforce.Event"}
    take_in_tidy()
    undo(run=ImportRun.objects.latest("pk"), undoing=PROGRAMME.undoing, by=None, at=AT)
    assert {name: rows for name, rows in everything().items() if name != "workforce.Event"} == before
    assert take_in_tidy().changes, "and can come in again"


# --- One thing each -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"Start Date": "next week"}, "This is not a date"),
        ({"Outcome": "see Jo"}, "Write Pass, Fail, Extended"),
        ({"Pause From": day("01/06/2026"), "Pause To": day("01/05/2026")}, "before the first day"),
        ({"Extension": "a while"}, "Write the extension in months"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_nothing_goes_in(hired, cells, problem):
    plan = bring_in(tidy_rows([{**TIDY[0], **cells}]))
    assert [(one.row, problem in one.problem) for one in plan.errors] == [(2, True)]
    assert not reached(1)


def test_a_day_to_come_stays_open_and_is_told(hired):
    plan = bring_in(tidy_rows([tidy_row("Ella Khan", 5, "West", "07/09/2026", PDP_1=day("04/12/2026"))]))
    assert plan.changes == {}
    assert ["a day to come" in str(note) for note in plan.file_notes] == [True]


def test_what_was_recorded_here_stays_and_the_difference_is_told(hired):
    amelia = enrolment(1).milestones.filter(title="3-month review")
    amelia.update(done_on=date(2026, 4, 1))
    plan = take_in_tidy()
    assert reached(1)["3-month review"] == (date(2026, 4, 1), BeforeTracker.NO)
    told = [line.says for line in plan.lines if line.becomes == "left_out"]
    assert told == ["3-month review: recorded on 01/04/2026; the sheet says 13/04/2026"]


def test_someone_new_needs_the_day_it_started(hired):
    plan = bring_in(tidy_rows([{**TIDY[4], "Start Date": None}]))
    assert [one.problem for one in plan.errors] == [
        "This person is not on a programme yet. Write the day it started."
    ]


@pytest.mark.parametrize(
    ("cohort", "says", "starts_on"),
    [
        ("September 2026", ", for people who start from September 2026 to February 2027", date(2026, 9, 1)),
        ("Autumn starters", "", date(2026, 9, 7)),
    ],
)
def test_a_new_cohort_that_is_an_intake_says_which_months_it_takes_in(hired, cohort, says, starts_on):
    Cohort.objects.filter(name=cohort).update(name="Of the HR list")
    row = tidy_row("Ella Khan", 5, "West", "07/09/2026", Cohort=cohort)
    plan = bring_in(tidy_rows([row]))
    (line,) = [line for line in plan.lines if line.what == "cohorts started"]
    made = Cohort.objects.get(name=cohort)
    assert (line.says, made.starts_on) == (f"New cohort of {made.programme.name}{says}", starts_on)
    assert made.takes_in == says.removeprefix(", for people who start ")


def test_the_preview_says_that_supervision_starts_today_where_another_agreement_held_since(
    hired, time_machine
):
    """Grace is supervised as everyone else since September of last year."""
    time_machine.move_to(AT, tick=False)
    plan = bring_in(tidy_rows([tidy_row("Grace Lowe", 7, "East", "07/09/2026")]))
    (line,) = [line for line in plan.lines if line.what == "NQSWs enrolled"]
    assert line.says.endswith(
        "from 07/09/2026; its supervision starts today, 26/11/2026: what was due before under another "
        "stays as it was"
    )
    assert enrolment(7).worker.agreements.get(ends_on=None).starts_on == DAY


def test_of_one_who_has_finished_the_preview_says_nothing_of_supervision(hired):
    plan = bring_in(tidy_rows([TIDY[4]]))
    (line,) = [line for line in plan.lines if line.what == "NQSWs enrolled"]
    assert line.says.endswith("from 01/09/2025")


def test_where_nobody_said_when_records_begin_the_preview_says_what_counts_as_late(hired, time_machine):
    time_machine.move_to(AT, tick=False)
    StartDay.objects.all().delete()
    plan = bring_in(tidy_rows([tidy_row("Grace Lowe", 7, "East", "07/09/2026")]))
    (line,) = [line for line in plan.lines if line.what == "NQSWs enrolled"]
    late = Milestone.objects.late(on=DAY).filter(enrolment=enrolment(7)).count()
    assert f"; {late} milestones late at once" in line.says


@pytest.mark.parametrize(
    ("cells", "late"),
    [
        ({}, ["Support and assessment agreement", "Self-assessment at the start"]),
        ({"Agreement": day("18/09/2026")}, ["Self-assessment at the start"]),
    ],
)
def test_the_preview_says_what_is_late_at_once_but_not_what_the_sheet_says_was_done(
    hired, time_machine, cells, late
):
    time_machine.move_to(AT, tick=False)
    StartDay.objects.update(records_begin_on=date(2026, 9, 1))
    plan = bring_in(tidy_rows([tidy_row("Grace Lowe", 7, "East", "07/09/2026", **cells)]))
    (line,) = [line for line in plan.lines if line.what == "NQSWs enrolled"]
    number = f"{len(late)} milestone{'s' if len(late) > 1 else ''}"
    assert line.says.endswith(f"; {number} late at once: {' and '.join(late)}")
    found = Milestone.objects.late(on=DAY).filter(enrolment=enrolment(7)).order_by("due_on", "pk")
    assert list(found.values_list("title", flat=True)) == late


@pytest.mark.parametrize(("answer", "enrolled"), [("take", True), ("keep", False)])
def test_an_agency_worker_is_asked_about(hired, answer, enrolled):
    grace = Worker.objects.get(staff_number="7")
    Worker.objects.filter(pk=grace.pk).update(contract="agency")
    rows = tidy_rows([tidy_row("Grace Lowe", 7, "East", "07/09/2026")])
    (question,) = bring_in(rows).open_questions
    assert question.why == (
        "Grace Lowe is an agency worker. The ASYE is for newly qualified social workers who are employed."
    )
    plan = bring_in(rows, {question.key: answer})
    assert Enrolment.objects.filter(worker=grace).exists() is enrolled
    told = [line.says for line in plan.lines if line.becomes == "left_out"]
    assert told == ([] if enrolled else ["not enrolled: an agency worker"])


@pytest.mark.parametrize(("answer", "enrolled"), [("take", True), ("keep", False)])
def test_who_qualified_years_ago_is_asked_about(hired, answer, enrolled):
    grace = Worker.objects.get(staff_number="7")
    Worker.objects.filter(pk=grace.pk).update(qualified_on=date(2014, 7, 12))
    rows = tidy_rows([tidy_row("Grace Lowe", 7, "East", "07/09/2026")])
    (question,) = bring_in(rows).open_questions
    assert question.why == (
        "Grace Lowe qualified on 12 July 2014, more than 2 years before the programme starts."
    )
    plan = bring_in(rows, {question.key: answer})
    assert Enrolment.objects.filter(worker=grace).exists() is enrolled
    told = [line.says for line in plan.lines if line.becomes == "left_out"]
    assert told == ([] if enrolled else ["not enrolled: qualified years before the programme"])


def test_a_mentor_over_the_limit_is_told_before_anyone_says_yes(hired):
    rows = [
        tidy_row(name, number, team, start, Mentor="Priya Nair")
        for name, number, team, start in (
            ("Amelia Stone", 1, "East", "12/01/2026"), ("Ben Wright", 2, "East", "02/03/2026"),
            ("Chloe Adeyemi", 3, "West", "02/03/2026"), ("Ella Khan", 5, "West", "07/09/2026"),
        )
    ]  # fmt: skip
    plan = bring_in(tidy_rows(rows))
    assert plan.notes == ("Priya Nair would mentor more than 3 NQSWs, the most that they take.",)


def test_namesakes_are_told_apart_by_team_or_asked(hired):
    hire([*HR_LIST, someone(20, "Ella", "Khan", NQSW, "East", 901, "07/09/2026")])
    with_team = [("Name", "Team", "Agreement"), ("Ella Khan", "East", "21/09/2026")]
    assert bring_in(with_team).changes == {"milestones done": 1}
    assert reached(20) and not reached(5)
    question = bring_in([("Name", "Agreement"), ("Ella Khan", "22/09/2026")]).open_questions[0]
    assert (len(question.options), question.why) == (3, "2 people can be meant.")


def test_another_end_than_the_rules_make_it_is_told(hired):
    rows = [
        (*tidy_rows()[0], "Expected End"),
        (*tidy_rows()[2], day("01/03/2027")),
        (*tidy_rows()[3], day("01/06/2027")),
    ]
    plan = bring_in(rows)
    assert [line.says for line in plan.lines if line.becomes == "left_out"] == [
        "expected end: the sheet says 01/03/2027; start, pauses and extension make it 31/03/2027"
    ], "the extended one ends as the sheet says"


def test_who_started_under_an_earlier_version_is_measured_by_it(hired):
    earlier = enrolment(1).programme
    Programme.objects.filter(pk=earlier.pk).update(months=18, is_default=False)
    ProgrammeFactory(name=earlier.name, version=2, replaces=earlier, is_default=True)
    row = tidy_row("Amelia Stone", 1, "East", "12/01/2026", Programme=earlier.name)
    plan = bring_in([(*tidy_rows()[0], "Expected End"), (*tidy_rows([row])[1], day("12/07/2027"))])
    assert [line.says for line in plan.lines if line.becomes == "left_out"] == []


def test_what_a_verb_refuses_is_an_error_in_its_words_and_nothing_is_changed(hired):
    before = MentorAssignment.objects.create(
        enrolment=enrolment(1),
        mentor=Worker.objects.get(staff_number="911"),
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 6, 30),
    )
    plan = bring_in(tidy_rows([TIDY[0]]))
    assert [one.problem for one in plan.errors] == [
        "Amelia Stone has another mentor on some of these days. Choose a later day."
    ]
    assert not reached(1)
    assert list(MentorAssignment.objects.all()) == [before]


def test_the_command_says_what_it_asks_and_takes_answers_from_a_file(hired, tmp_path):
    file, questions = tmp_path / "nqsw.xlsx", tmp_path / "questions.json"
    file.write_bytes(sheet(UNTIDY))
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("import_programme", file, "--on", DAY.isoformat(), "--questions", questions, stdout=out)
    assert "Who is “N Osei”" in out.getvalue()
    filled = questions.read_text().replace('"answer": ""', '"answer": "no-day"', 3)
    assert filled != questions.read_text()


@pytest.mark.slow
def test_two_hundred_nqsws_take_a_fixed_number_of_queries_each():
    many = [someone(1000 + n, f"Given{n}", f"Family{n}", NQSW, "East", 901, "02/03/2026") for n in range(200)]
    hire([*HR_LIST[:6], *many])
    full = {heading: day("20/07/2026") for heading in tidy_rows()[0][11:16]}
    rows = [
        tidy_row(
            f"Given{n} Family{n}",
            1000 + n,
            "East",
            "02/03/2026",
            Assessor="Nadia Osei",
            Mentor="Tom Reeve",
            **full,
        )
        for n in range(200)
    ]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        plan = bring_in(tidy_rows(rows))
    assert plan.changes["milestones done"] == 200 * len(full)
    assert Worker.objects.filter(enrolments__assessor__staff_number="910").count() == 200
    assert len(queries) <= 200, "one query for each row of 40 cells, and not more for more milestones"


@pytest.mark.parametrize("cohort", [None, "Nov 25", "November 2025", "11/2025"])
def test_the_month_of_the_start_is_no_cohort_and_the_intake_is_the_same_as_in_the_hr_list(hired, cohort):
    file = tidy_rows([tidy_row("Nadia Osei", 910, "East", "10/11/2025", Cohort=cohort)])
    plan = bring_in(file)
    assert str(Enrolment.objects.get(started_on=date(2025, 11, 10)).cohort) == "September 2025"
    assert bool([note for note in plan.notes if "only the month" in note]) is bool(cohort)
    assert not bring_in(file).does_something
