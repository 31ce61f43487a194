"""The small council of `tests.council` on a busy Thursday: something of everything, in every state.

For tests that walk the whole tracker. Set the clock to NOW before anything reads it.
"""

from datetime import UTC, date, datetime, time, timedelta

from nqsw.classes.services.classes import enrol_in_class, schedule_class
from nqsw.mentors.services.mentor_meetings import book_meeting, log_past_meeting
from nqsw.models import AttendanceMark, Enrolment, MasterClass
from nqsw.programmes.services import install_programmes
from supervision.booking.services.booking import book_slot, book_time, cancel_session
from supervision.models import AgendaItem, ImportedLog, LogRow, PersonalNote, Session, SessionRecord
from supervision.records.services.signing import answer_record, sign_off
from tests.council import (
    ADMINISTRATOR,
    AGENCY,
    APART,
    MENTOR,
    NQSW,
    PSW,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
    build_council,
)
from tests.factories import (
    AbsenceFactory,
    ActionFactory,
    AgreementFactory,
    AllocationFactory,
    CaseDiscussionFactory,
    CaseloadSnapshotFactory,
    MilestoneFactory,
    SessionFactory,
    SlotFactory,
    WorkerFactory,
)
from tests.surveyed_council import ask_everyone
from workforce.accounts.services import invite
from workforce.caseloads.services.limits import set_limit
from workforce.models import Account, AuthorityRole, ReaderChange, StartDay, Worker

THURSDAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)

Parts = dict[str, Account]


def begin_records() -> None:
    """Long before anything that happens here, with a log that was imported when the tracker was new."""
    StartDay.objects.create(records_begin_on=date(2024, 12, 2), set_at=NOW)
    ImportedLog.objects.create(file_name="log.xlsx", starts_on=date(2024, 6, 3), ends_on=date(2024, 11, 29))


def build_busy_council() -> Parts:
    install_programmes()
    begin_records()
    accounts = build_council()
    people = {part: account.worker for part, account in accounts.items() if part not in APART}
    fill_caseloads(people, by=accounts[PSW])
    fill_diaries(people, accounts)
    write_records(people, accounts)
    fill_programme(people, accounts)
    leave_loose_ends(people, accounts)
    ask_everyone(people)
    return accounts


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)


def in_days(days: int, hour: int = 10) -> datetime:
    return at(THURSDAY + timedelta(days=days), hour)


def fill_caseloads(people: dict[str, Worker], *, by: Account) -> None:
    for number, part in enumerate((NQSW, WORKER, AGENCY)):
        CaseloadSnapshotFactory(worker=people[part], counted_on=date(2026, 10, 19), cin=9 + number)
        CaseloadSnapshotFactory(worker=people[part], counted_on=date(2026, 11, 16), cin=10 + 4 * number)
        AllocationFactory.create_batch(2, worker=people[part])
    set_limit(
        worker=people[NQSW], cases=11, starts_on=date(2026, 9, 7), ends_on=date(2027, 3, 1),
        reason="NQSW, first half", is_protected=True, by=by,
    )  # fmt: skip


def fill_diaries(people: dict[str, Worker], accounts: Parts) -> None:
    """Slots, and sessions that are to come, are on today, were called off or wait to be recorded."""
    supervisor, by = people[SUPERVISOR], accounts[SUPERVISOR]
    slots = [SlotFactory(supervisor=supervisor, starts_at=in_days(days)) for days in (4, 5, 6, 11)]
    SlotFactory(supervisor=people[SERVICE_MANAGER], starts_at=in_days(5, 14))
    coming = book_slot(slot=slots[0], supervisee=people[WORKER], by=by, at=NOW)
    AgendaItem.objects.create(session=coming, text="Annual leave", added_by=people[WORKER])
    today = book_time(
        supervisor=supervisor, supervisee=people[AGENCY], starts_at=in_days(0, 14), ends_at=in_days(0, 15),
        by=by, at=NOW,
    )  # fmt: skip
    AgendaItem.objects.create(session=today, text="Court report", added_by=supervisor)
    off = book_slot(slot=slots[3], supervisee=people[AGENCY], by=by, at=NOW)
    cancel_session(session=off, reason="sickness", side="supervisor", by=by, at=NOW)
    book_time(
        supervisor=supervisor, supervisee=people[NQSW], starts_at=in_days(-1), ends_at=in_days(-1, 11),
        by=by, at=in_days(-7),
    )  # fmt: skip


def write_records(people: dict[str, Worker], accounts: Parts) -> None:
    """A record in draft, one that waits for its supervisee, one agreed."""
    draft = held(people, AGENCY, days_ago=7)
    signed, agreed = held(people, WORKER, days_ago=9), held(people, NQSW, days_ago=15)
    by = accounts[SUPERVISOR]
    for session in (signed, agreed):
        sign_off(session=session, by=by, at=NOW)
    text = agreed.signed_texts.get()
    answer_record(text=text, by=accounts[NQSW], response="agreed", comment="", at=NOW)
    assert draft.record.version == 1
    ActionFactory(supervisee=people[NQSW], due_on=date(2026, 11, 12))
    ActionFactory(supervisee=people[WORKER], owner=people[SUPERVISOR], due_on=None)


def held(people: dict[str, Worker], part: str, *, days_ago: int) -> Session:
    supervisee = people[part]
    session = SessionFactory(
        supervisor=people[SUPERVISOR], supervisee=supervisee, status="held", starts_at=in_days(-days_ago)
    )
    SessionRecord.objects.create(session=session, workload="Eleven cases, two of them new", version=1)
    PersonalNote.objects.create(
        session=session, supervisee=supervisee, wellbeing="Tired, and glad of the leave"
    )
    discussion = CaseDiscussionFactory(
        session=session, supervisee=supervisee, decision="Visit weekly", rationale="Two missed appointments"
    )
    ActionFactory(
        supervisee=supervisee, session=session, discussion=discussion, due_on=THURSDAY + timedelta(days=3)
    )
    return session


def fill_programme(people: dict[str, Worker], accounts: Parts) -> None:
    enrolment = Enrolment.objects.get()
    MilestoneFactory(enrolment=enrolment, due_on=date(2026, 11, 30))
    MilestoneFactory(enrolment=enrolment, title="Learning agreement", due_on=date(2026, 9, 30))
    assignment, by = enrolment.mentor_assignments.get(), accounts[MENTOR]
    for days in (3, 14):
        book_meeting(
            assignment=assignment,
            starts_at=in_days(days, 15),
            ends_at=in_days(days, 16),
            place="",
            by=by,
            at=NOW,
            sure=["day"],
        )
    log_past_meeting(
        assignment=assignment, starts_at=in_days(-8, 15), ends_at=in_days(-8, 16), place="",
        topics="First court statement", at=NOW, by=by,
    )  # fmt: skip
    nqsw, worker, agency = people[NQSW], people[WORKER], people[AGENCY]
    a_class(people, accounts, starts_at=in_days(20, 14), capacity=12, title="Writing chronologies")
    full = a_class(people, accounts, starts_at=in_days(27, 14), capacity=1, title="Direct work with children")
    enrol_in_class(master_class=full, workers=[worker, agency], by=accounts[PSW], at=NOW)
    begun = a_class(
        people, accounts, starts_at=in_days(0, 9), capacity=12, title="Court skills", joined_by=nqsw
    )
    begun.places.filter(worker=agency).update(mark=AttendanceMark.LATE, marked_at=NOW)


def a_class(
    people: dict[str, Worker], accounts: Parts, *, starts_at: datetime, capacity: int, title: str,
    joined_by: Worker | None = None,
) -> MasterClass:  # fmt: skip
    master_class = schedule_class(
        by=accounts[PSW], title=title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
        capacity=capacity, facilitated_by=people[MENTOR], place="Room 5",
    )  # fmt: skip
    if joined_by:
        joining = [joined_by, people[WORKER], people[AGENCY]]
        before = starts_at - timedelta(days=10)
        enrol_in_class(master_class=master_class, workers=joining, by=accounts[PSW], at=before)
    return master_class


def leave_loose_ends(people: dict[str, Worker], accounts: Parts) -> None:
    """Somebody away, one without a supervisor, a row to settle, an invitation to renew, a lost phone."""
    manager = people[SUPERVISOR]
    away = WorkerFactory(given_name="Lee", family_name="Walker", line_manager=manager)
    AbsenceFactory(worker=away, started_on=date(2026, 9, 4), ended_on=None, reason="MAT")
    AgreementFactory(supervisee=away, supervisor=manager)
    WorkerFactory(given_name="Sean", family_name="O'Kelly", account=None, line_manager=manager)
    LogRow.objects.create(
        fingerprint="a" * 64, row_number=7, file_name="log.xlsx", met_on=date(2026, 10, 1), kind="one_to_one",
        supervisee_name="A Ahmed", supervisor_name="D Okafor", minutes=90, outcome="held",
        problem="Two people are called A Ahmed.",
    )  # fmt: skip
    people[WORKER].account.second_factor_resets.create(
        asked_by=accounts[ADMINISTRATOR],
        asked_at=NOW,
        expires_at=NOW + timedelta(hours=24),
        reason="Phone lost",
    )
    moved = [[one.pk, one.line_manager_id, people[SERVICE_MANAGER].pk] for one in (people[WORKER], away)]
    ReaderChange.objects.create(
        right="line_manager", facts={"changes": moved}, after="Another line manager, from a file",
        asked_by=accounts[ADMINISTRATOR], asked_at=NOW, expires_at=NOW + timedelta(days=14),
        reason="Two teams are one",
    )  # fmt: skip
    invite(
        email="new@council.example", role=AuthorityRole.NONE, worker=None, by=accounts[ADMINISTRATOR], at=NOW
    )
