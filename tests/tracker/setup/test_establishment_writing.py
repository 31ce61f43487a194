"""An establishment list in bulk: as one by one, in few queries, and only if its plan still stands."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from nqsw.enrolments.services import together
from nqsw.programmes.services import install_programmes
from supervision.agreements.services import asking_supervisors, many
from supervision.agreements.services.covers import start_cover
from supervision.clock.due_days import differences
from supervision.models import Agreement, Session
from tests.factories import ActionFactory, SessionFactory
from tests.tracker.setup.one_by_one import everything, write_one_by_one
from tracker.setup.establishment import ESTABLISHMENT
from tracker.setup.establishment_writing import prepare_list, write_list
from workforce.imports import services
from workforce.imports.services import Writing, import_file, make_plan, plan_file
from workforce.models import Absence, Event, Worker

pytestmark = pytest.mark.django_db

HEADINGS = (
    "Emp No", "Surname", "Forename(s)", "Job Title", "Team / Cost Centre", "Service Area", "Line Mgr Emp No",
    "FTE", "Contract Type", "Start Date", "Leaving Date", "SWE Reg No", "Absent From", "Absent To",
    "Absence Reason",
)  # fmt: skip
DAY, AT = date(2026, 11, 2), datetime(2026, 11, 2, 9, tzinfo=UTC)
CHANGES_PER_TEN_ROWS = 5


def person(number, **facts):
    usual = {
        "Emp No": number,
        "Surname": f"Byrne{number}",
        "Forename(s)": "Ruth",
        "Job Title": "Social Worker",
        "Team / Cost Centre": "East",
        "Service Area": "Safeguarding",
        "Line Mgr Emp No": 900,
        "FTE": 1,
        "Contract Type": "Permanent",
        "Start Date": "02/03/2026",
        "SWE Reg No": f"SW{number}",
    }
    return usual | {name.replace("_", " "): value for name, value in facts.items()}


MANAGERS = (
    person(900, Job_Title="Service Manager", Line_Mgr_Emp_No=None),
    person(901, Job_Title="Team Manager"),
)
FIRST = (
    *MANAGERS,
    person(1),
    person(2, Job_Title="Social Worker (ASYE)"),
    person(3, Job_Title="Social Worker (ASYE)", Line_Mgr_Emp_No=None),
    person(4, Leaving_Date="30/09/2026"),
    person(5, Job_Title="NQSW Social Worker", Leaving_Date="30/09/2026", Start_Date="01/09/2025"),
    person(6, Absent_From="01/04/2026", Absence_Reason="Sickness", Line_Mgr_Emp_No=901),
    person(7, Absent_From="01/06/2026", Absent_To="12/06/2026", Absence_Reason="Maternity"),
    person(8, Team="x", Service_Area="Permanence", Line_Mgr_Emp_No=None),
    person(10, Job_Title="Social Worker (ASYE)", Absent_From="05/03/2026", Absence_Reason="Sickness"),
)
LATER = (
    *MANAGERS,
    person(1, Line_Mgr_Emp_No=901, FTE=0.8),
    person(2, Leaving_Date="27/11/2026", Job_Title="Social Worker (ASYE)"),
    person(3, Job_Title="Social Worker (ASYE)", Surname="Kelly"),
    person(
        6,
        Absent_From="01/04/2026",
        Absent_To="17/04/2026",
        Absence_Reason="Sickness",
        Leaving_Date="20/11/2026",
    ),
    person(7, Absent_From="02/11/2026", Absence_Reason="Sickness", Line_Mgr_Emp_No=901),
    person(8, Job_Title="Social Worker (ASYE)", Line_Mgr_Emp_No=901),
    person(9, Line_Mgr_Emp_No=901),
)


@pytest.fixture
def list_of(csv_of):
    return lambda people: csv_of([HEADINGS, *([one.get(name) for name in HEADINGS] for one in people)])


def bring_in(content):
    return import_file(
        kind="workforce", content=content, file_name="hr.csv", on=DAY, by=None, at=AT, answers=LOOK_LATER
    )


def plan_of(content):
    return plan_file(kind="workforce", content=content, file_name="hr.csv", on=DAY, answers=LOOK_LATER).plan


class LookLater(dict):
    """A person who leaves everything that a list no longer says as it is for now."""

    def get(self, key, default=None):
        return {"missing": "later", "last_day": "leaves", "back": "later", "line": "stays"}.get(
            key.split(":")[0], default
        )


LOOK_LATER = LookLater(later="")


def write_in_one_go(plan, writing):
    """As the first list of all, before which there is no programme."""
    write_list(plan, None, writing)


def prepared_first(plan, writing):
    write_list(plan, prepare_list(plan, writing), writing)


def both_ways(content):
    """What a list leaves in the database in bulk, and one by one; the list does not go in."""
    install_programmes()
    left = []
    for write in (prepared_first, write_in_one_go, write_one_by_one):
        with transaction.atomic():
            plan = plan_of(content)
            assert not plan.errors
            write(plan, Writing(DAY, AT, None, "hr.csv"))
            left.append(everything())
            transaction.set_rollback(True)
    assert left[0] == left[1]
    return left[1:]


def test_a_first_list_leaves_what_one_by_one_would_leave(list_of):
    in_bulk, one_by_one = both_ways(list_of(FIRST))
    assert in_bulk == one_by_one
    assert len(in_bulk["workforce.Worker"]) == len(FIRST)


def test_a_later_list_leaves_what_one_by_one_would_leave(list_of):
    bring_in(list_of(FIRST))
    busy = Worker.objects.get(staff_number="7")
    manager = Worker.objects.get(staff_number="900")
    ActionFactory(supervisee=Worker.objects.get(staff_number="1"), owner=manager)
    SessionFactory(supervisor=manager, supervisee=busy, starts_at=datetime(2027, 1, 5, 10, tzinfo=UTC))
    in_bulk, one_by_one = both_ways(list_of(LATER))
    assert in_bulk == one_by_one
    assert "handed over" in str(in_bulk["workforce.Event"])


def test_an_agreement_that_is_covered_is_handed_over_by_itself(list_of):
    bring_in(list_of(FIRST))
    agreement = Agreement.objects.get(supervisee__staff_number="1")
    start_cover(
        agreement=agreement,
        supervisor=Worker.objects.get(staff_number="901"),
        starts_on=date(2026, 10, 5),
        ends_on=date(2026, 12, 4),
        by=None,
        at=AT,
    )
    in_bulk, one_by_one = both_ways(list_of(LATER))
    assert in_bulk == one_by_one


def test_every_stored_due_day_is_what_the_history_says(list_of):
    bring_in(list_of(FIRST))
    bring_in(list_of(LATER))
    assert list(differences()) == []


def test_each_person_who_changes_has_one_event_of_it(list_of):
    bring_in(list_of(FIRST))
    assert Event.objects.filter(verb="worker added").count() == len(FIRST)
    bring_in(list_of(LATER))
    changed = Event.objects.filter(verb="worker changed")
    assert changed.get(worker__staff_number="1").details == {"fields": ["fte", "line_manager"]}
    assert changed.values("worker").distinct().count() == changed.count() == 5


# --- Queries ----------------------------------------------------------------------------------


def many_people(number, *, first=1):
    """A list with a bit of everything: a third of each ten is on a programme or away or has left."""
    several = []
    for each in range(first, first + number):
        facts = {}
        if each % 10 == 3:
            facts = {"Job_Title": "Social Worker (ASYE)"}
        if each % 10 == 5:
            facts = {"Absent_From": "01/04/2026", "Absence_Reason": "Sickness"}
        if each % 10 == 7:
            facts = {"Leaving_Date": "30/09/2026"}
        several.append(person(each, **facts))
    return (*MANAGERS, *several)


def queries(work, *args):
    with CaptureQueriesContext(connection) as captured:
        work(*args)
    return len(captured)


def test_a_plan_asks_the_database_as_often_for_many_people(list_of):
    bring_in(list_of(many_people(5)))
    assert queries(plan_of, list_of(many_people(20))) == queries(plan_of, list_of(many_people(200)))


def test_a_list_is_written_with_five_queries_for_ten_rows_at_most(list_of):
    bring_in(list_of(FIRST))  # the presets, and the first row of every table
    few, several = list_of(many_people(20, first=1000)), list_of(many_people(200, first=1000))
    needed = {}
    for content, number in ((few, 20), (several, 200)):
        with transaction.atomic():
            needed[number] = queries(bring_in, content)
            transaction.set_rollback(True)
    assert needed[200] <= 200 / 10 * CHANGES_PER_TEN_ROWS
    assert needed[200] - needed[20] <= 18, "the same statements for ten times the people, or nearly"


def test_a_later_list_is_written_with_as_many_queries_for_many_who_change_as_for_few(list_of):
    bring_in(list_of(many_people(200)))
    needed = []
    for every in (50, 3):
        moved = {"Line Mgr Emp No": 901, "FTE": 0.8}
        later = [one | moved if one["Emp No"] % every == 0 else one for one in many_people(200)]
        with transaction.atomic():
            needed.append(queries(bring_in, list_of(later)))
            transaction.set_rollback(True)
    assert needed[1] - needed[0] <= 2
    assert needed[1] <= 200 / 10 * CHANGES_PER_TEN_ROWS


def test_everybody_whom_a_list_touches_is_locked_before_anything_is_written(list_of, monkeypatch):
    bring_in(list_of(FIRST))
    locked = []
    keep = services.lock_whoever

    def lock_whoever(concerned):
        locked.append((Event.objects.count(), keep(concerned)))
        return locked[-1][1]

    monkeypatch.setattr(services, "lock_whoever", lock_whoever)
    events = Event.objects.count()
    bring_in(list_of(LATER))
    numbers = Worker.objects.in_bulk(locked[0][1]).values()
    assert locked[0][0] == events
    assert {one.staff_number for one in numbers} == {"1", "2", "3", "6", "7", "8", "900", "901"}


def test_planning_writes_nothing(list_of):
    with CaptureQueriesContext(connection) as captured:
        plan_of(list_of(FIRST))
    assert {query["sql"].lstrip("(").split()[0] for query in captured} == {"SELECT"}


# --- What changes between the plan and its writing --------------------------------------------


def test_a_fact_that_changes_while_a_plan_is_carried_out_is_planned_anew(list_of, monkeypatch):
    """Somebody else changes a person between the first look and the lock: nothing of it is lost."""
    bring_in(list_of(FIRST))
    looks = []

    def find(reading, *, on):
        looks.append(len(looks))
        if len(looks) == 2:
            Worker.objects.filter(staff_number="9001").update(job_title="x")
            Absence.objects.create(
                worker=Worker.objects.get(staff_number="8"), started_on=date(2026, 5, 4), reason="SIC"
            )
        return ESTABLISHMENT.find(reading, on=on)

    watched = replace(ESTABLISHMENT, find=find)
    monkeypatch.setattr("workforce.imports.services.importer_for", lambda kind: watched)
    done = bring_in(list_of(LATER))
    assert done.changes["agreements handed over"] == 2
    assert len(looks) == 3, "once for the plan, once to find that it does not stand, once more"
    assert list(differences()) == []


def test_what_people_book_meanwhile_is_no_reason_to_plan_anew(list_of, monkeypatch):
    """In a council at work somebody books at every moment: a list would never go in."""
    bring_in(list_of(FIRST))
    people = dict(zip(("supervisor", "supervisee"), Worker.objects.order_by("pk")[:2], strict=True))
    looks = []

    def find(reading, *, on):
        looks.append(len(looks))
        SessionFactory(**people, starts_at=datetime(2026, 12, 15 + len(looks), 10, tzinfo=UTC))
        return ESTABLISHMENT.find(reading, on=on)

    watched = replace(ESTABLISHMENT, find=find)
    monkeypatch.setattr("workforce.imports.services.importer_for", lambda kind: watched)
    assert bring_in(list_of(LATER)).changes["agreements handed over"] == 2
    assert len(looks) == 2, "once for the plan, once to find that it stands"


def test_what_only_the_writing_finds_out_is_told_and_changes_nothing(list_of, monkeypatch):
    bring_in(list_of(FIRST))
    before = everything()

    def refuse(**facts):
        raise many.AgreementRefused("Ruth Byrne9 already has a supervision agreement on that day or later.")

    monkeypatch.setattr(asking_supervisors, "start_agreements", refuse)
    found = bring_in(list_of(LATER))
    assert [error.problem for error in found.errors] == [
        "Ruth Byrne9 already has a supervision agreement on that day or later."
    ]
    assert (found.changes, everything()) == ({}, before)


def test_nobody_has_two_agreements_at_once(list_of):
    bring_in(list_of(FIRST))
    there = Agreement.objects.get(supervisee__staff_number="1")
    start = many.Start(there.supervisee, there.supervisor, there.policy, date(2026, 12, 1))
    with pytest.raises(many.AgreementRefused):
        many.start_agreements(starts=[start], by=None)


def test_who_has_a_limit_or_an_agreement_is_enrolled_by_themselves(list_of):
    bring_in(list_of(FIRST))
    keys = dict(Worker.objects.values_list("staff_number", "pk"))
    assert together._known([keys["1"], keys["2"], keys["3"], keys["8"]]) == {keys["1"], keys["2"], keys["3"]}


def test_a_plan_of_the_same_facts_is_the_same_plan(list_of):
    bring_in(list_of(FIRST))
    reading = ESTABLISHMENT.read(list_of(LATER), "hr.csv", on=DAY, said={})
    assert (
        make_plan(ESTABLISHMENT, reading, on=DAY).digest == make_plan(ESTABLISHMENT, reading, on=DAY).digest
    )
    assert not Session.objects.exists()
