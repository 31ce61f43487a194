"""Why a reader sees what they see of someone: told to those who have a right, and to no one else."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db.models import QuerySet
from django.urls import reverse

from nqsw.models import MentorMeeting
from nqsw.permissions import enrolments_visible, evidence_readable, meeting_topics_readable
from nqsw.ties import EVIDENCE, PROGRAMME, TOPICS
from supervision.audit_permissions import case_part_audited, files_to_score, results_readable
from supervision.permissions import (
    absences_visible,
    agreements_visible,
    case_part_readable,
    personal_part_readable,
    sessions_visible,
)
from supervision.records.permissions import decisions_readable, files_visible
from supervision.records.readers import readers_of
from supervision.records.rights import (
    ABSENCES,
    AGREEMENT,
    CASE_PART,
    DECISIONS,
    FILE,
    PERSONAL_PART,
    RESULTS,
    SESSIONS,
)
from supervision.records.services.decisions import record_decision
from tests.council import (
    ADMINISTRATOR,
    GOVERNANCE,
    NQSW,
    PARTS,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import CoverFactory, MilestoneFactory, SessionFactory, WorkerFactory
from tests.supervision.records.writing import AT, STARTS
from tests.test_canaries import MAY_READ, READERS, _world_of_the_module, world  # noqa: F401
from workforce.accounts.services import change_role
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.people.ties import CASELOAD, DETAILS, PAGE, Right, rights_told, tie_rows
from workforce.permissions import people_answered_for, people_met, people_visible
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def _own_and(people: Callable[[Viewer], QuerySet]) -> Callable[[Viewer, int], bool]:
    def holds(viewer: Viewer, key: int) -> bool:
        return (viewer.worker and viewer.worker.pk == key) or people(viewer).filter(pk=key).exists()

    return holds


def _of(rows: Callable[[Viewer], QuerySet], field: str) -> Callable[[Viewer, int], bool]:
    return lambda viewer, key: rows(viewer).filter(**{field: key}).exists()


def _reads_case_part(viewer: Viewer, key: int) -> bool:
    drawn = files_to_score(viewer).filter(worker=key)
    audited = any(case_part_audited(viewer, file).exists() for file in drawn)
    return audited or case_part_readable(viewer).filter(supervisee=key).exists()


#: What gives each right, as the pages ask it.
RULES: dict[Right, Callable[[Viewer, int], bool]] = {
    PAGE: _of(people_met, "pk"),
    DETAILS: _of(people_visible, "pk"),
    CASELOAD: _own_and(people_answered_for),
    AGREEMENT: _of(agreements_visible, "supervisee"),
    SESSIONS: _of(sessions_visible, "attendances__supervisee"),
    FILE: _of(files_visible, "pk"),
    ABSENCES: _of(absences_visible, "pk"),
    CASE_PART: _reads_case_part,
    PERSONAL_PART: _of(personal_part_readable, "supervisee"),
    DECISIONS: _of(decisions_readable, "supervisee"),
    RESULTS: _of(results_readable, "worker"),
    PROGRAMME: _of(enrolments_visible, "worker"),
    EVIDENCE: _of(evidence_readable, "worker"),
    TOPICS: _of(meeting_topics_readable, "assignment__enrolment__worker"),
}


#: To whom the page is not found: who is nothing to the person today, whatever they were.
STRANGERS = {
    *("former supervisor", "former covering supervisor", "quality assurance", "stranger"),
    "auditor of an ended audit",
}


def told(account: Account, worker: Worker, on: date) -> dict[Right, tuple[str, ...]]:
    viewer = Viewer(Account.objects.get(pk=account.pk), on=on)
    found = tie_rows(viewer, worker.pk)
    person = next(one for one in found["line"] if one.pk == worker.pk)
    return {one.right: one.whys for one in rights_told(viewer, person, found)}


def by_the_rules(account: Account, worker: Worker, on: date) -> set[str]:
    viewer = Viewer(Account.objects.get(pk=account.pk), on=on)
    return {right.name for right, holds in RULES.items() if holds(viewer, worker.pk)}


def held(rights: dict[Right, tuple[str, ...]]) -> set[str]:
    return {right.name for right, whys in rights.items() if whys}


def _meet(worker: Worker) -> None:
    for assignment in (one for year in worker.enrolments.all() for one in year.mentor_assignments.all()):
        MentorMeeting.objects.create(assignment=assignment, starts_at=STARTS, ends_at=AT)


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_of_a_file_full_of_notes_each_reader_is_told_what_the_rules_give(world, sign_in, today, name):  # noqa: F811
    worker = Worker.objects.get(pk=world.keysets[0]["person"])
    _meet(worker)
    account = world.readers[name]
    rights = told(account, worker, today)
    assert held(rights) == by_the_rules(account, worker, today)
    assert bool(rights[CASE_PART]) == any("canary-shared" in word for word in MAY_READ[name])
    answer = sign_in(account).get(reverse("workforce:person_why", args=[worker.pk]))
    assert answer.status_code == (404 if name in STRANGERS else 200)
    for one in answer.context["held"] if name not in STRANGERS else ():
        assert one.url == "" or sign_in(account).get(one.url, follow=True).status_code == 200
    assert "canary" not in answer.text


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_whoever_is_listed_as_a_reader_of_a_file_reads_it(world, today, name):  # noqa: F811
    worker = Worker.objects.get(pk=world.keysets[0]["person"])
    account = world.readers[name]
    listed = [one for one in readers_of(worker, on=today) if one.account == account.pk]
    reads = by_the_rules(account, worker, today) & {CASE_PART.name, PERSONAL_PART.name}
    expected = set() if name == "supervisee" else reads
    assert {right.name for one in listed for right in one.gives} & {
        CASE_PART.name,
        PERSONAL_PART.name,
    } == expected


def _filled(worker: Worker) -> set[Right]:
    """A signed session, a decision and a mentor meeting; the rights of which there are rows."""
    _meet(worker)
    agreements = worker.agreements.all()
    for agreement in agreements:
        facts = {"supervisor": agreement.supervisor, "supervisee": worker, "starts_at": STARTS}
        SessionFactory(status="agreed", **facts)
        words = {"decision": "Visit", "rationale": "Asked", "case_reference": "P77"}
        record_decision(supervisee=worker, by=agreement.supervisor.account, at=AT, **words)
    programme = {PROGRAMME, EVIDENCE, TOPICS} if worker.enrolments.exists() else set()
    supervision = {AGREEMENT, SESSIONS, CASE_PART, PERSONAL_PART, DECISIONS} if agreements else set()
    return {PAGE, DETAILS, CASELOAD, FILE, ABSENCES} | programme | supervision


@pytest.mark.parametrize("whose", [NQSW, WORKER, SUPERVISOR, SERVICE_MANAGER])
def test_each_part_of_a_council_is_told_what_the_rules_give_of_each_other(council, today, whose):
    worker = council[whose].worker
    filled = {right.name for right in _filled(worker)}
    for part in PARTS:
        rights = held(told(council[part], worker, today))
        rules = by_the_rules(council[part], worker, today)
        assert (part, rights & filled) == (part, rules & filled)
        assert (part, rules - rights) == (part, set())


def test_an_administrator_who_is_line_manager_is_told_of_no_notes_and_is_listed_as_no_reader(council, today):
    manager = council[SUPERVISOR]
    manager.role = "admin"
    manager.save()
    worker = council[NQSW].worker
    rights = held(told(manager, worker, today))
    assert rights == {PAGE.name, DETAILS.name, ABSENCES.name}
    assert rights == by_the_rules(manager, worker, today)
    assert manager.pk not in {one.account for one in readers_of(worker, on=today)}


def test_who_has_left_is_listed_as_no_reader(council, today):
    worker, manager = council[NQSW].worker, council[SUPERVISOR].worker
    assert manager.account_id in {one.account for one in readers_of(worker, on=today)}
    Worker.objects.filter(pk=manager.pk).update(left_on=date(2026, 11, 18))
    assert manager.account_id not in {one.account for one in readers_of(worker, on=today)}


def test_the_line_manager_of_who_covers_is_told_and_listed_as_a_reader_of_the_personal_part(council, today):
    worker, above = council[WORKER].worker, WorkerFactory(org_role=2)
    covers = WorkerFactory(org_role=3, line_manager=above)
    CoverFactory(agreement=worker.agreements.get(), supervisor=covers, starts_on=today, ends_on=today)
    assert held(told(above.account, worker, today)) == {PERSONAL_PART.name}
    why = next(one.why for one in readers_of(worker, on=today) if one.account == above.account_id)
    assert why.startswith(f"Line manager of {covers.full_name}, who covers ")


def test_the_words_say_since_when_a_role_is_held_where_the_trail_says_it(council, today):
    worker, psw, administrator = council[NQSW].worker, council[PSW], council[ADMINISTRATOR]
    assert told(psw, worker, today)[SESSIONS] == ("You are a principal social worker.",)
    for moment, facts in (
        ("2025-03-03 09:00", {"role": "qa"}),
        ("2026-03-02 23:30+00:00", {"role": "psw"}),
    ):
        with time_machine.travel(moment):
            change_role(account=psw, by=None, **facts)
    assert told(psw, worker, today)[SESSIONS] == (
        "You have been a principal social worker since Monday 2 March.",
    )
    change_role(account=psw, role="qa", by=None)
    Account.objects.filter(pk=psw.pk).update(role="psw")
    assert told(psw, worker, today)[SESSIONS] == ("You are a principal social worker.",)
    with time_machine.travel("2026-10-05 09:00"):
        record_event(verb=Verb.ACCOUNT_INVITED, subject=administrator, by=None, role="admin")
    assert told(administrator, worker, today)[DETAILS] == (
        "You have been a system administrator since Monday 5 October.",
    )


def test_the_words_say_by_whom_since_when_and_until_when(council, today):
    worker, manager = council[NQSW].worker, council[SUPERVISOR].worker
    Worker.objects.filter(pk=worker.pk).update(line_manager_since=date(2026, 3, 3))
    Worker.objects.filter(pk=manager.pk).update(line_manager_since=date(2025, 3, 3))
    whys = told(manager.account, worker, today)[CASE_PART]
    assert f"You have been {worker.full_name}’s line manager since Tuesday 3 March." in whys
    above = told(council[SERVICE_MANAGER], worker, today)
    assert above[CASE_PART] == (
        f"You are above {worker.full_name} in the line of management. "
        f"You have been {manager.full_name}’s line manager since Monday 3 March 2025.",
    )
    assert above[PERSONAL_PART] == (
        f"You have been {manager.full_name}’s line manager since Monday 3 March 2025.",
    )
    cover = CoverFactory(agreement=worker.agreements.get(), starts_on=today, ends_on=date(2026, 11, 27))
    (why,) = told(cover.supervisor.account, worker, today)[CASE_PART]
    assert why == (
        f"You cover for {manager.full_name}, {worker.full_name}’s supervisor, "
        "Thursday 19 November to Friday 27 November."
    )


def test_whoever_sees_nothing_of_a_person_finds_no_page_and_learns_nothing(council, sign_in):
    address = reverse("workforce:person_why", args=[council[NQSW].worker.pk])
    for part in (WORKER, QA, GOVERNANCE):
        assert sign_in(council[part]).get(address).status_code == 404
    assert sign_in(council[PSW]).get(reverse("workforce:person_why", args=[987654])).status_code == 404


def test_an_administrator_reads_why_they_read_no_notes(council, sign_in):
    page = (
        sign_in(council[ADMINISTRATOR])
        .get(reverse("workforce:person_why", args=[council[NQSW].worker.pk]))
        .text
    )
    assert "you never read notes, whatever your post" in page
    assert "What you cannot see" in page


def test_the_name_of_nobody_else_stands_there_for_a_mentor(council, sign_in):
    worker = council[NQSW].worker
    page = sign_in(council["mentor"]).get(reverse("workforce:person_why", args=[worker.pk])).text
    assert f"You have been {worker.full_name}’s mentor since" in page
    assert council[SUPERVISOR].worker.full_name not in page


def test_one_link_leads_there_from_each_page_about_a_person(council, sign_in):
    worker = council[NQSW].worker
    session = SessionFactory(supervisor=council[SUPERVISOR].worker, supervisee=worker, starts_at=STARTS)
    enrolment = worker.enrolments.get()
    address = reverse("workforce:person_why", args=[worker.pk])
    pages = [
        worker.get_absolute_url(),
        reverse("supervision:file", args=[worker.pk]),
        session.get_absolute_url(),
        enrolment.get_absolute_url(),
        MilestoneFactory(enrolment=enrolment).get_absolute_url(),
    ]
    client = sign_in(council[SUPERVISOR])
    assert {page: client.get(page).text.count(f'href="{address}"') for page in pages} == dict.fromkeys(
        pages, 1
    )
