"""Who writes, signs and answers records, and who sees and changes actions, decisions and files."""

from datetime import UTC, date, datetime

import pytest

from supervision.models import Decision
from supervision.permissions import (
    can_record,
    case_part_readable,
    covered_by,
    has_supervision_pages,
    personal_part_readable,
    sessions_visible,
    supervised_by,
    supervises_someone,
)
from supervision.records.permissions import (
    actions_changeable,
    actions_visible,
    can_change_action,
    decisions_readable,
    files_visible,
    opens_files,
    sessions_recordable,
    texts_answerable,
)
from tests.council import (
    ADMINISTRATOR,
    AGENCY,
    APART,
    ASSESSOR,
    MENTOR,
    NQSW,
    PARTS,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import ActionFactory, AgreementFactory, CoverFactory, SessionFactory, WorkerFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
WORKERS = set(PARTS) - APART
LINE = {SUPERVISOR, SERVICE_MANAGER}
COVERING, FORMER = "covering supervisor", "former supervisor"


@pytest.fixture
def parts(council, viewing):
    """Everybody of the council, who covers for the supervisor today, and who supervised the worker before."""
    accounts = council
    worker = accounts[WORKER].worker
    agreement = worker.agreements.get()
    covering = CoverFactory(agreement=agreement).supervisor
    former = WorkerFactory(org_role=3)
    ended = {"starts_on": date(2025, 3, 2), "ends_on": date(2026, 3, 1)}
    AgreementFactory(supervisee=worker, supervisor=former, **ended)
    more = {COVERING: covering.account, FORMER: former.account}
    return {part: viewing(account) for part, account in (accounts | more).items()}


@pytest.fixture
def people(parts):
    return {part: viewer.worker for part, viewer in parts.items()}


def who(scope, thing, parts) -> set[str]:
    """The parts that find the thing among what they may."""
    return {part for part, viewer in parts.items() if thing in scope(viewer)}


def held(people, supervisee, *, by=SUPERVISOR, **fields):
    """A session whose record is signed, so that there is something to read; or `status="held"`, a draft."""
    facts = {"starts_at": AT, "status": "signed", **fields}
    return SessionFactory(supervisor=people[by], supervisee=people[supervisee], **facts)


def test_a_record_is_written_by_the_supervisor_of_its_session_and_an_imported_one_by_nobody(parts, people):
    session, imported = held(people, WORKER), held(people, AGENCY, is_imported=True)
    assert who(sessions_recordable, session, parts) == {SUPERVISOR}
    assert who(sessions_recordable, imported, parts) == set()
    assert {part for part, viewer in parts.items() if can_record(viewer, session)} == {SUPERVISOR}


def test_a_signed_text_is_answered_by_its_supervisee_alone(parts, people):
    text = held(people, WORKER).signed_texts.create(
        supervisee=people[WORKER], content={}, content_hash="0" * 64, fixed_at=AT
    )
    assert who(texts_answerable, text, parts) == {WORKER}


def test_an_action_is_read_by_owner_supervisee_supervisor_cover_and_the_line_and_changed_by_fewer(
    parts, people
):
    action = ActionFactory(supervisee=people[WORKER], owner=people[NQSW])
    assert who(actions_visible, action, parts) == {NQSW, WORKER, COVERING, *LINE}
    assert who(actions_changeable, action, parts) == {NQSW, SUPERVISOR, COVERING}
    changes = {part for part, viewer in parts.items() if can_change_action(viewer, action)}
    assert changes == {NQSW, SUPERVISOR, COVERING}


def test_an_action_of_somebody_else_is_nobodys_business(parts):
    theirs = ActionFactory()
    assert who(actions_visible, theirs, parts) == set()
    assert who(actions_changeable, theirs, parts) == set()


def test_a_decision_is_read_by_the_readers_of_the_case_part(parts, people):
    facts = {"decided_by": people[SUPERVISOR], "decided_at": AT, "decision": "Visit", "rationale": "x"}
    decision = Decision.objects.create(supervisee=people[WORKER], **facts)
    assert who(decisions_readable, decision, parts) == {WORKER, COVERING, *LINE}


def test_a_file_is_opened_by_its_owner_who_supervises_them_the_line_and_the_principal_social_worker(
    parts, people
):
    assert who(files_visible, people[WORKER], parts) == {WORKER, COVERING, PSW, *LINE}
    assert who(files_visible, people[SUPERVISOR], parts) == {PSW, *LINE}
    assert who(files_visible, people[MENTOR], parts) == {MENTOR, PSW}
    opens = {part for part, viewer in parts.items() if opens_files(viewer)}
    assert opens == {*WORKERS, COVERING, FORMER}


def test_the_case_part_follows_the_supervisee_and_leaves_the_former_supervisor(parts, people):
    session = held(people, WORKER, by=FORMER, starts_at=datetime(2026, 2, 2, 10, 0, tzinfo=UTC))
    attendance = session.attendances.get()
    assert who(case_part_readable, attendance, parts) == {WORKER, COVERING, *LINE}


def test_a_draft_is_read_by_its_author_and_the_supervisee_alone(parts, people):
    draft = held(people, WORKER, status="held").attendances.get()
    assert who(case_part_readable, draft, parts) == {WORKER, SUPERVISOR}
    assert who(personal_part_readable, draft, parts) == {WORKER, SUPERVISOR}
    covered = held(people, WORKER, by=COVERING, status="held").attendances.get()
    assert who(case_part_readable, covered, parts) == {WORKER, COVERING}
    assert who(personal_part_readable, covered, parts) == {WORKER, COVERING}
    imported = held(people, WORKER, status="held", is_imported=True).attendances.get()
    assert who(case_part_readable, imported, parts) == {WORKER, COVERING, *LINE}


def test_a_former_supervisor_who_stays_line_manager_reads_what_is_signed_and_no_draft(parts, people):
    worker = people[WORKER]
    worker.line_manager = people[FORMER]
    worker.save()
    draft, signed = held(people, WORKER, status="held"), held(people, WORKER)
    assert FORMER not in who(case_part_readable, draft.attendances.get(), parts)
    assert FORMER in who(case_part_readable, signed.attendances.get(), parts)
    action = ActionFactory(supervisee=worker, session=draft)
    assert who(actions_visible, action, parts) == {WORKER, SUPERVISOR}
    assert who(actions_changeable, action, parts) == {WORKER, SUPERVISOR}


def test_the_personal_part_is_the_supervisors_of_that_session_while_they_supervise(parts, people):
    own = held(people, WORKER).attendances.get()
    assert who(personal_part_readable, own, parts) == {WORKER, *LINE}
    covered = held(people, WORKER, by=COVERING).attendances.get()
    assert who(personal_part_readable, covered, parts) == {WORKER, COVERING}
    before = datetime(2026, 2, 2, 10, 0, tzinfo=UTC)
    former = held(people, WORKER, by=FORMER, starts_at=before).attendances.get()
    assert who(personal_part_readable, former, parts) == {WORKER}


def test_a_released_personal_part_has_the_readers_of_the_case_part_and_another_persons_has_not(parts, people):
    session = held(people, WORKER, by=FORMER)
    attendance = session.attendances.get()
    other = session.attendances.create(supervisee=people[AGENCY], held_on=session.held_on)
    session.personal_notes.create(supervisee=people[WORKER], wellbeing="Tired", released_at=AT)
    session.personal_notes.create(supervisee=people[AGENCY], wellbeing="Well")
    assert who(personal_part_readable, attendance, parts) == {WORKER, COVERING, *LINE}
    assert who(personal_part_readable, other, parts) == {AGENCY}


def test_supervising_and_covering_for_others_gives_back_no_personal_part(parts, people):
    before = datetime(2026, 2, 2, 10, 0, tzinfo=UTC)
    former = held(people, WORKER, by=FORMER, starts_at=before).attendances.get()
    AgreementFactory(supervisor=people[FORMER])
    CoverFactory(supervisor=people[FORMER])
    assert supervised_by(parts[FORMER]).count() == 2
    assert who(personal_part_readable, former, parts) == {WORKER}


def test_a_personal_part_is_released_for_its_own_session_and_for_no_other(parts, people):
    released, kept = held(people, WORKER, by=FORMER), held(people, WORKER, by=FORMER)
    released.personal_notes.create(supervisee=people[WORKER], wellbeing="Tired", released_at=AT)
    kept.personal_notes.create(supervisee=people[WORKER], wellbeing="Tired still")
    assert who(personal_part_readable, released.attendances.get(), parts) == {WORKER, COVERING, *LINE}
    assert who(personal_part_readable, kept.attendances.get(), parts) == {WORKER}


def test_the_facts_of_a_session_are_seen_by_both_sides_the_line_and_the_principal_social_worker(
    parts, people
):
    session = held(people, WORKER)
    assert who(sessions_visible, session, parts) == {WORKER, COVERING, PSW, *LINE}
    before = held(people, WORKER, by=FORMER, starts_at=datetime(2026, 2, 2, 10, 0, tzinfo=UTC))
    assert who(sessions_visible, before, parts) == {WORKER, COVERING, PSW, *LINE}


def test_nobody_but_the_principal_social_worker_sees_the_session_of_others_beside_their_own(parts, people):
    held(people, WORKER)
    others = SessionFactory(status="held")
    assert who(sessions_visible, others, parts) == {PSW}


def test_whoever_gives_a_session_to_come_sees_it_whoever_supervises(parts, people):
    coming = SessionFactory(supervisor=people[FORMER], supervisee=people[WORKER])
    assert who(sessions_visible, coming, parts) == {WORKER, COVERING, FORMER, PSW, *LINE}


def test_who_supervises_whom_today_their_own_and_those_they_cover(parts, people):
    supervised = {part: set(supervised_by(viewer)) for part, viewer in parts.items() if viewer.worker}
    expected = {
        SUPERVISOR: {people[NQSW], people[WORKER], people[AGENCY]},
        SERVICE_MANAGER: {people[SUPERVISOR]},
        COVERING: {people[WORKER]},
    }
    assert {part: found for part, found in supervised.items() if found} == expected
    assert {part for part, viewer in parts.items() if supervises_someone(viewer)} == set(expected)
    assert {part for part, viewer in parts.items() if covered_by(viewer).exists()} == {COVERING}


def test_pages_of_supervision_are_for_everybody_who_works_here_or_imports(parts):
    working = {*WORKERS, COVERING, FORMER}
    found = {part for part, viewer in parts.items() if has_supervision_pages(viewer)}
    assert found == working | {ADMINISTRATOR}


@pytest.mark.parametrize("part", [ADMINISTRATOR, QA, ASSESSOR])
def test_no_office_reads_a_note_as_such(parts, people, part):
    held(people, WORKER)
    assert not case_part_readable(parts[part]).exists()
    assert not personal_part_readable(parts[part]).exists()
    assert not decisions_readable(parts[part]).exists()
