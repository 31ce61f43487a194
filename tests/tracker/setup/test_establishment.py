"""HR's establishment list: people, and the promises that follow from it."""

from datetime import UTC, date, datetime

import pytest

from nqsw.models import Enrolment
from supervision.agreements.services.agreements import hand_over
from supervision.models import Agreement
from supervision.start_day.services.start_days import set_records_begin
from tests.factories import AgreementFactory, TeamFactory, WorkerFactory
from workforce.imports.services import import_file
from workforce.models import Absence, Event, StartDay, Team, Worker

pytestmark = pytest.mark.django_db

HEADINGS = (
    "Emp No", "Surname", "Forename(s)", "Email Address", "Job Title", "Team / Cost Centre", "Service Area",
    "Line Mgr Emp No", "FTE", "Contract Type", "Start Date", "Leaving Date", "SWE Reg No", "Absent From",
    "Absent To", "Absence Reason",
)  # fmt: skip
DAY = date(2026, 11, 2)


def row(number, **facts):
    usual = {
        "Emp No": number,
        "Surname": f"Byrne{number}",
        "Forename(s)": "Ruth",
        "Email Address": f"ruth{number}@council.example",
        "Job Title": "Social Worker",
        "Team / Cost Centre": "East",
        "Service Area": "Safeguarding",
        "Line Mgr Emp No": 900 if number != 900 else None,
        "FTE": 1,
        "Contract Type": "Permanent",
        "Start Date": datetime(2026, 3, 2),
        "SWE Reg No": f"SW{number}",
    }
    if number == 900:
        usual["Job Title"] = "Team Manager"
    usual |= {name.replace("_", " "): value for name, value in facts.items()}
    return [usual.get(heading) for heading in HEADINGS]


@pytest.fixture
def bring_in(workbook_of):
    """Import a list of these rows, all or nothing; answers the findings."""

    def _bring_in(*rows, on=DAY, above=(), **answers):
        return import_file(
            kind="workforce",
            content=workbook_of([*above, HEADINGS, *rows]),
            file_name="hr.xlsx",
            on=on,
            by=None,
            at=datetime(2026, 11, 2, 9, tzinfo=UTC),
            answers=answers,
        )

    return _bring_in


def kinds(findings):
    """What a list asks, kind by kind."""
    return [one.kind for one in findings.open_questions]


def east():
    return TeamFactory(name="East", service__name="Safeguarding")


def worker(number):
    return Worker.objects.get(staff_number=str(number))


def in_force(number, *, on=DAY):
    return Agreement.objects.in_force(on=on).get(supervisee=worker(number))


def test_the_line_manager_becomes_the_supervisor_from_the_start_date(bring_in):
    findings = bring_in(row(900), row(1))
    assert findings.changes == {
        "services added": 1,
        "teams added": 1,
        "workers added": 2,
        "agreements started": 1,
    }
    agreement = in_force(1)
    assert agreement.supervisor == worker(900)
    assert agreement.policy.is_default_for_others
    assert (agreement.clock_started_on, agreement.next_due_on) == (date(2026, 3, 2), date(2026, 12, 2))


def test_records_begin_with_the_first_list_and_the_preview_says_so(bring_in):
    findings = bring_in(row(900), row(1))
    assert StartDay.objects.records_begin_on() == DAY
    assert [note for note in findings.notes if "Records begin" in note] == [
        "Records begin on 02/11/2026, the day of this import: nothing before it counts as missed. "
        "The principal social worker can choose another start day in Settings."
    ]


TITLE = ["Staff list as at 01/10/2026"]


def begins():
    return StartDay.objects.records_begin_on()


def test_a_list_of_an_earlier_day_begins_records_on_its_own_day_unless_someone_says_otherwise(bring_in):
    findings = bring_in(row(900), row(1), above=[TITLE])
    (asked,) = findings.questions
    assert [option.label for option in asked.options] == [
        "On the day of the list, 1 October 2026",
        "On the day of this import, 2 November 2026",
    ]
    assert (asked.usual, findings.open_questions) == ("list", [])
    assert begins() == date(2026, 10, 1)
    assert in_force(1).next_due_on == date(2026, 11, 2)
    assert any(note.startswith("Records begin on 01/10/2026, the day of the list") for note in findings.notes)


def test_the_day_of_the_import_can_be_chosen_for_a_list_of_an_earlier_day(bring_in):
    findings = bring_in(row(900), row(1), above=[TITLE], **{"records-begin": "import"})
    assert begins() == DAY
    assert in_force(1).next_due_on == date(2026, 12, 2)
    assert [line.says for line in findings.settled_lines] == [
        "On which day do records begin? On the day of this import, 2 November 2026"
    ]


@pytest.mark.parametrize(
    "title", ["Staff list", "As at 02/11/2026", "As at 09/11/2026", "As at 01/10/2019", "As at 31/02/2026"]
)
def test_no_other_day_is_offered_where_the_list_names_none_that_can_be(bring_in, title):
    assert bring_in(row(900), row(1), above=[[title]]).questions == []
    assert begins() == DAY


def test_a_later_list_does_not_move_the_start_day(bring_in):
    bring_in(row(900), row(1))
    findings = bring_in(row(900), row(1), row(2), on=date(2026, 12, 1))
    assert StartDay.objects.records_begin_on() == DAY
    assert not [note for note in findings.notes if "Records begin" in note]


def test_a_start_day_that_someone_has_set_stays(bring_in):
    set_records_begin(day=date(2026, 10, 1), by=None, at=datetime(2026, 11, 1, 9, tzinfo=UTC), on=DAY)
    bring_in(row(900), row(1))
    assert StartDay.objects.records_begin_on() == date(2026, 10, 1)
    assert in_force(1).next_due_on == date(2026, 11, 2)


def test_the_order_of_the_rows_does_not_matter(bring_in):
    bring_in(row(1), row(900))
    assert worker(1).line_manager == worker(900)


@pytest.mark.parametrize("title", ["Social Worker (ASYE)", "NQSW Social Worker"])
def test_a_newly_qualified_title_enrols_from_the_start_date(bring_in, title):
    findings = bring_in(row(900), row(1, Job_Title=title))
    assert findings.changes["NQSWs enrolled"] == findings.changes["agreements started"] == 1
    enrolment = Enrolment.objects.get(worker=worker(1))
    assert (enrolment.started_on, enrolment.cohort.name) == (date(2026, 3, 2), "March 2026")
    assert enrolment.programme.is_default
    assert in_force(1).policy.is_default_for_nqsws


@pytest.mark.parametrize(
    ("start", "cohort", "months"),
    [
        ("21/06/2026", "March 2026", "from March to August 2026"),
        ("05/01/2026", "September 2025", "from September 2025 to February 2026"),
    ],
)
def test_the_preview_says_which_months_a_cohort_takes_in(bring_in, start, cohort, months):
    findings = bring_in(row(900), row(1, Job_Title="Social Worker (ASYE)", Start_Date=start))
    says = next(line.says for line in findings.lines if line.subject == cohort)
    assert says.endswith(f", for people who start {months}")
    assert worker(1).caseload_limits.filter(is_protected=True).exists()


@pytest.mark.parametrize("title", ["Social Worker", "Social Worker (ASYE)"])
def test_a_leaver_has_no_agreement_in_force_after_the_last_day(bring_in, title):
    bring_in(row(900), row(1, Leaving_Date="30/09/2026", Job_Title=title))
    agreements = Agreement.objects.filter(supervisee=worker(1))
    assert agreements.in_force(on=date(2026, 9, 30)).count() == 1
    assert agreements.in_force(on=date(2026, 10, 1)).count() == 0
    assert not Enrolment.objects.current().exists()


def test_an_absence_of_the_list_moves_the_due_day(bring_in):
    bring_in(row(900), row(1, Absent_From="01/10/2026", Absence_Reason="Sickness"))
    assert in_force(1).next_due_on is None
    assert bring_in(row(900), row(1, Absent_From="01/10/2026", Absent_To="27/11/2026",
                                  Absence_Reason="Sickness")).changes == {"absences changed": 1}  # fmt: skip
    assert in_force(1).next_due_on == date(2026, 12, 4)


def test_an_absence_that_overlaps_the_same_one_corrects_it(bring_in):
    bring_in(row(900), row(1))
    there = Absence.objects.create(worker=worker(1), started_on=date(2026, 4, 1), reason="SIC")
    second = (row(900), row(1, Absent_From="10/04/2026", Absence_Reason="Sickness"))
    assert [one.options[0].value for one in bring_in(*second).open_questions] == ["follows"]
    findings = bring_in(*second, **{f"absence:{there.pk}:2026-04-10": "corrected"})
    assert findings.changes == {"absences changed": 1}
    assert Absence.objects.get().started_on == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("said", "absences"),
    [
        ("follows", [(date(2026, 4, 1), date(2026, 4, 9), "SIC"), (date(2026, 4, 10), None, "MAT")]),
        ("corrected", [(date(2026, 4, 10), None, "MAT")]),
    ],
)
def test_another_absence_within_one_is_asked_about(bring_in, said, absences):
    bring_in(row(900), row(1))
    there = Absence.objects.create(worker=worker(1), started_on=date(2026, 4, 1), reason="SIC")
    rows = (row(900), row(1, Absent_From="10/04/2026", Absence_Reason="Maternity"))
    assert kinds(bring_in(*rows)) == ["Absences that overlap one the tracker has"]
    bring_in(*rows, **{f"absence:{there.pk}:2026-04-10": said})
    assert [(one.started_on, one.ended_on, one.reason) for one in Absence.objects.all()] == absences


def test_the_same_list_twice_changes_nothing_and_writes_no_event(bring_in):
    rows = (row(900), row(1), row(2, Job_Title="Social Worker (ASYE)", Absent_From="01/10/2026",
                                  Absence_Reason="Maternity"))  # fmt: skip
    bring_in(*rows)
    events = Event.objects.count()
    findings = bring_in(*rows)
    assert (findings.changes, findings.errors, findings.notes) == ({}, (), ())
    assert Event.objects.count() == events


def test_a_new_line_manager_takes_over_and_the_clock_goes_on(bring_in):
    bring_in(row(900), row(901, Job_Title="Team Manager"), row(1))
    findings = bring_in(row(900), row(901, Job_Title="Team Manager"), row(1, Line_Mgr_Emp_No=901))
    assert findings.changes == {"workers changed": 1, "agreements handed over": 1}
    agreement = in_force(1)
    assert (agreement.supervisor, agreement.starts_on) == (worker(901), DAY)
    assert agreement.clock_started_on == date(2026, 3, 2)


def test_supervision_that_somebody_else_gives_stays_with_them(bring_in):
    bring_in(row(900), row(901, Job_Title="Team Manager"), row(1))
    senior = WorkerFactory()
    hand_over(agreement=in_force(1), to=senior, from_on=date(2026, 6, 1), by=None)
    findings = bring_in(row(900), row(901, Job_Title="Team Manager"), row(1, Line_Mgr_Emp_No=901))
    assert findings.changes == {"workers changed": 1}
    assert "supervision stays with" in findings.notes[0]
    assert in_force(1).supervisor == senior


def test_an_ended_agreement_is_not_started_again(bring_in):
    bring_in(row(900), row(1))
    Agreement.objects.filter(supervisee=worker(1)).update(ends_on=date(2026, 6, 1))
    assert bring_in(row(900), row(1)).changes == {}


def test_somebody_who_leaves_in_a_later_list_leaves(bring_in):
    bring_in(row(900), row(1))
    findings = bring_in(row(900), row(1, Leaving_Date="30/10/2026"))
    assert findings.changes == {"workers left": 1}
    assert worker(1).left_on == date(2026, 10, 30)
    assert not Agreement.objects.in_force(on=date(2026, 10, 31)).filter(supervisee=worker(1)).exists()


def test_a_last_day_that_the_list_lacks_is_asked_about(bring_in):
    bring_in(row(900), row(1, Leaving_Date="30/10/2026"))
    assert kinds(bring_in(row(900), row(1))) == ["Last days that are no longer in the list"]
    key = f"last_day:{worker(1).pk}:2026-10-30"
    assert bring_in(row(900), row(1), **{key: "leaves"}).changes == {}
    assert worker(1).left_on == date(2026, 10, 30)
    assert bring_in(row(900), row(1)).open_questions == [], "said for good"


def test_who_does_not_leave_keeps_the_agreement_and_its_clock(bring_in):
    bring_in(row(900), row(1, Leaving_Date="30/11/2026"))
    before = in_force(1)
    done = bring_in(row(900), row(1), **{f"last_day:{worker(1).pk}:2026-11-30": "stays"})
    assert done.changes == {"last days withdrawn": 1}
    assert (worker(1).left_on, in_force(1).ends_on) == (None, None)
    assert (in_force(1).pk, in_force(1).clock_started_on) == (before.pk, date(2026, 3, 2))


def test_who_the_list_leaves_out_is_asked_about(bring_in):
    bring_in(row(900), row(1), row(2))
    findings = bring_in(row(900), row(1))
    assert findings.changes == {}
    assert [(one.subject, one.options[0].value) for one in findings.open_questions] == [
        ("Ruth Byrne2, staff number 2, East", "left")
    ]
    key = f"missing:{worker(2).pk}"
    assert bring_in(row(900), row(1), **{key: "later"}).changes == {}
    assert bring_in(row(900), row(1), **{key: "left|2026-10-09"}).changes == {"workers left": 1}
    assert worker(2).left_on == date(2026, 10, 9)
    assert not Agreement.objects.in_force(on=date(2026, 10, 10)).filter(supervisee=worker(2)).exists()


def test_who_works_here_and_is_in_no_list_is_asked_about_once(bring_in):
    bring_in(row(900), row(1), row(2))
    assert bring_in(row(900), row(1), **{f"missing:{worker(2).pk}": "stays"}).open_questions == []
    assert bring_in(row(900), row(1)).open_questions == []


def test_who_was_in_a_list_since_is_asked_about_again(bring_in):
    """Said to stay while no list had them; a later list has them, and the one after does not."""
    bring_in(row(900), row(1), row(2))
    bring_in(row(900), row(1), **{f"missing:{worker(2).pk}": "stays"})
    bring_in(row(900), row(1), row(2, FTE=0.5))
    assert kinds(bring_in(row(900), row(1))) == ["People who are not in this list"]


def test_a_blank_cell_erases_nothing(bring_in):
    bring_in(row(900), row(1))
    assert bring_in(row(900), row(1, Email_Address=None, SWE_Reg_No=None)).changes == {}
    assert (worker(1).email, worker(1).swe_number) == ("ruth1@council.example", "SW1")


def test_a_worker_without_staff_number_is_known_by_registration_number(bring_in):
    known = WorkerFactory(staff_number=None, swe_number="SW1", given_name="Ruth", team=east())
    findings = bring_in(row(900), row(1))
    assert findings.changes["workers added"] == findings.changes["workers changed"] == 1
    assert worker(1) == known


def test_a_registration_number_of_another_name_is_asked_about(bring_in):
    other = WorkerFactory(staff_number="77", swe_number="SW1", given_name="Sean", family_name="Kelly")
    findings = bring_in(row(900), row(1))
    assert "Sean Kelly (77, SW1" in findings.open_questions[0].why
    assert Worker.objects.count() == 1
    done = bring_in(row(900), row(1), **{"who:1": "new", f"missing:{other.pk}": "stays"})
    assert done.changes["workers added"] == 2
    assert (worker(1).swe_number, worker(77).swe_number) == (None, "SW1")


def test_two_marks_of_two_people_are_asked_about(bring_in):
    bring_in(row(900), row(1), row(2))
    rows = (row(900), row(1, SWE_Reg_No="SW2"))
    asked = bring_in(*rows).open_questions[0]
    assert [one.value for one in asked.options] == [str(worker(1).pk), str(worker(2).pk), "new"], "by name"
    bring_in(*rows, **{"who:1": str(worker(1).pk), f"missing:{worker(2).pk}": "later"})
    assert (worker(1).swe_number, worker(2).swe_number) == ("SW1", "SW2")


def test_two_rows_about_one_person_are_refused_with_both_rows(bring_in):
    bring_in(row(900), row(1), row(2))
    findings = bring_in(
        row(900),
        row(1, SWE_Reg_No="SW2", Email_Address=None),
        row(2, SWE_Reg_No=None),
        **{"who:1": str(worker(2).pk)},
    )
    assert [(error.row, "Row 3" in error.problem) for error in findings.errors] == [(4, True)]


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"given_name": "Sean", "family_name": "Kelly", "swe_number": "SW9"}, True),
        ({"given_name": "Sean", "family_name": "Byrne1", "swe_number": "SW9"}, False),
        ({"given_name": "Ruth", "family_name": "Kelly", "swe_number": "SW9"}, False),
        ({"given_name": "Sean", "family_name": "Kelly", "swe_number": None}, True),
    ],
)
def test_a_staff_number_of_another_name_is_asked_about(bring_in, facts, asked):
    """The whole name is another's: nobody is written over."""
    WorkerFactory(staff_number="1", team=east(), **facts)
    assert kinds(bring_in(row(900), row(1))) == (
        ["People who may be someone the tracker already has"] if asked else []
    )
    assert Worker.objects.filter(given_name="Sean", family_name="Kelly").exists() is asked


def test_a_staff_number_that_is_given_again_is_the_new_persons(bring_in):
    former = WorkerFactory(
        staff_number="1", swe_number="SW9", given_name="Sean", family_name="Kelly", team=east()
    )
    done = bring_in(row(900), row(1), **{"who:1": "new", f"missing:{former.pk}": "left|2026-10-09"})
    assert done.changes["numbers given again"] == 1
    former.refresh_from_db()
    assert (former.staff_number, worker(1).family_name) == (None, "Byrne1")


def test_a_team_of_several_services_is_told_apart_by_service(bring_in):
    bring_in(row(900), row(1, Team="x"), row(2, Service_Area="Permanence"))
    assert sorted(Team.objects.values_list("name", flat=True)) == ["East, Permanence", "East, Safeguarding"]
    assert bring_in(row(900), row(1), row(2, Service_Area="Permanence")).changes == {}


def test_a_known_team_needs_no_service(bring_in):
    team = TeamFactory(name="East")
    bring_in(row(900, Service_Area=None), row(1, Service_Area=None))
    assert worker(1).team == team


def test_a_new_team_without_a_service_is_an_error(bring_in):
    findings = bring_in(row(900, Service_Area=None))
    assert [(error.row, error.column) for error in findings.errors] == [(2, "Service Area")]
    assert not Worker.objects.exists()


def test_a_worker_who_was_here_gets_an_agreement_from_the_first_list_with_a_manager(bring_in):
    WorkerFactory(staff_number="1", swe_number=None, given_name="Ruth", team=east())
    bring_in(row(900), row(1))
    assert in_force(1).clock_started_on == DAY


def test_a_title_that_is_no_longer_newly_qualified_ends_nothing(bring_in):
    bring_in(row(900), row(1, Job_Title="Social Worker (ASYE)"))
    findings = bring_in(row(900), row(1))
    assert findings.changes == {"workers changed": 1}
    assert "End the programme when it is finished" in findings.notes[0]
    assert Enrolment.objects.current().count() == 1


def test_a_corrected_start_date_is_reported_and_leaves_the_clock(bring_in):
    bring_in(row(900), row(1))
    findings = bring_in(row(900), row(1, Start_Date="09/03/2026"))
    assert findings.changes == {"workers changed": 1}
    assert "started on 09/03/2026, not 02/03/2026" in findings.notes[0]
    assert in_force(1).clock_started_on == date(2026, 3, 2)


def test_one_bad_row_keeps_the_whole_list_out(bring_in):
    AgreementFactory()
    before = (Worker.objects.count(), Agreement.objects.count(), Event.objects.count())
    findings = bring_in(row(900), row(1), row(2, FTE="1.4"))
    assert [(error.row, error.column, error.value) for error in findings.errors] == [(4, "FTE", "1.4")]
    assert (Worker.objects.count(), Agreement.objects.count(), Event.objects.count()) == before
