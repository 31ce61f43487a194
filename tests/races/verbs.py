"""A small council, and what its people do at the same moment: one short errand a verb.

An errand may be refused in words (`Refusal`): somebody else was first. It may not fail otherwise.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from nqsw.classes.services.classes import change_class, join_class, leave_class
from nqsw.enrolments.services.endings import reinstate, withdraw
from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.pauses import pause, take_back_pause
from nqsw.enrolments.services.undoing import undo_enrolment
from nqsw.mentors.services.mentor_meetings import book_meeting, call_off_meeting, move_meeting
from nqsw.milestones.services.milestones import mark_done, mark_not_done
from nqsw.models import Enrolment, MasterClass, Programme
from nqsw.programmes.services import install_programmes
from nqsw.rules.evidence_asked import JUDGED_KINDS
from supervision.absences.services import record_absence, remove_absence
from supervision.agreements.services.agreements import start_agreement
from supervision.agreements.services.covers import change_cover, end_cover, start_cover
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.booking.services.bookable import supervisor_on
from supervision.booking.services.booking import book_time, cancel_session
from supervision.booking.services.groups import book_group, change_group
from supervision.booking.services.moving import move_session
from supervision.booking.services.proposals import choose, propose, release
from supervision.booking.services.rebooking import rebook
from supervision.booking.services.series import book_series, move_rest
from supervision.booking.services.slots import publish_slots, withdraw_slots
from supervision.models import Agreement, FrequencyPolicy, Session, Status
from supervision.records.services.agenda import add_agenda_item
from supervision.records.services.drafts import Draft, save_draft
from supervision.records.services.records import log_session, record_held, take_back_held
from supervision.records.services.signing import answer_record
from supervision.rules.plausibility import ASKED
from supervision.rules.repeating import Pattern, instant
from tests.factories import (
    AccountFactory,
    CohortFactory,
    EnrolmentFactory,
    MasterClassFactory,
    MentorAssignmentFactory,
    WorkerFactory,
)
from tests.supervision.signing import write_and_sign
from tracker.setup.leaving import leave_authority
from workforce.imports.services import PreviewOutdated, import_file
from workforce.models import Account, Worker
from workforce.people.services import add_worker
from workforce.rules.refusal import Refusal

WHY = {"reason": "court", "side": "neither"}
#: Days ahead over which bookings are strewn.
AHEAD = 60
numbers: Iterator[int] = count(1)


class Council:
    """Two supervisors who cover for each other, three supervisees, one of them an NQSW with a mentor.

    Keys of supervisors and supervisees alternate, so that no order comes about by itself.
    """

    def __init__(self) -> None:
        install_programmes()
        self.today = timezone.localdate()
        start = self.today - timedelta(days=200)
        self.pat = self._worker(start)
        self.sam = self._worker(start, org_role=3)
        self.amy = self._worker(start)
        self.tom = self._worker(start, org_role=3)
        self.ned = self._worker(start, line_manager=self.sam)
        self.mia = self._worker(start, org_role=4)
        self.by: Account = self.sam.account
        #: Who arranges for others and comes to read nothing by it, so that no second person is asked.
        self.desk: Account = AccountFactory()
        self.policy = FrequencyPolicy.objects.get(is_default_for_others=True)
        for worker in (self.pat, self.amy, self.ned):
            start_agreement(
                supervisee=worker, supervisor=self.sam, policy=self.policy, starts_on=start, by=self.by
            )
        self.cohort = CohortFactory(programme=_a_programme(), starts_on=start)
        self.enrolment = EnrolmentFactory(worker=self.ned, cohort=self.cohort, started_on=start)
        self.assignment = MentorAssignmentFactory(enrolment=self.enrolment, mentor=self.mia, starts_on=start)
        later = timezone.now() + timedelta(days=20)
        self.a_class: MasterClass = MasterClassFactory(starts_at=later, capacity=1)

    @staticmethod
    def _worker(start: date, **facts: object) -> Worker:
        return WorkerFactory(started_on=start, **facts)

    def now(self) -> datetime:
        return timezone.now()

    def somebody(self) -> Worker:
        return random.choice([self.pat, self.amy])

    def times(self, *, day: int | None = None) -> tuple[datetime, datetime]:
        on = self.today + timedelta(days=day or random.randint(1, AHEAD))
        starts = instant(on, (datetime(2000, 1, 1, random.randint(8, 17))).time())
        return starts, starts + timedelta(hours=1)

    def agreement(self, worker: Worker) -> Agreement:
        return Agreement.objects.with_people().get(supervisee=worker, ends_on=None)

    def enrolment_now(self) -> Enrolment:
        """As it stands in the database, as a page would find it."""
        return Enrolment.objects.get(pk=self.enrolment.pk)

    def booked(self, worker: Worker | None = None) -> Session:
        """A session that is booked: one that there is, or a new one."""
        worker = worker or self.somebody()
        there = Session.objects.filter(attendances__supervisee=worker, status=Status.BOOKED)
        session = there.filter(starts_at__gt=self.now()).order_by("?").first()
        return session or book(self, worker)

    def held(self) -> Session:
        """A session held this morning and not signed yet."""
        worker = self.somebody()
        hours = 2 * Session.objects.held().count()
        ended = self.now() - timedelta(hours=hours, minutes=random.randint(1, 50))
        times = (ended - timedelta(hours=1), ended)
        return log_session(
            supervisor=self.sam, supervisees=[worker], kind="one_to_one", times=times, by=self.by,
            at=self.now(), sure=ASKED,
        )  # fmt: skip


def _a_programme():
    return Programme.objects.filter(is_default=True).first() or Programme.objects.first()


def book(council: Council, worker: Worker | None = None) -> Session:
    worker, times = worker or council.somebody(), council.times()
    return book_time(
        supervisor=supervisor_on(worker, at=times[0]), supervisee=worker,
        starts_at=times[0], ends_at=times[1], by=council.by, at=council.now(), sure=ASKED,
    )  # fmt: skip


def move(council: Council) -> None:
    times = council.times()
    move_session(
        session=council.booked(), starts_at=times[0], ends_at=times[1], by=council.by, at=council.now(),
        sure=ASKED, **WHY,
    )  # fmt: skip


def cancel(council: Council) -> None:
    if random.random() < 0.5:
        cancel_session(session=council.booked(), by=council.by, at=council.now(), **WHY)
        return
    times = council.times()
    rebook(
        session=council.booked(), take_off=cancel_session, starts_at=times[0], ends_at=times[1],
        by=council.by, at=council.now(), sure=ASKED, **WHY,
    )  # fmt: skip


def cover(council: Council) -> None:
    """Arranged, changed and ended, over one day each, so that bookings change hands and come back."""
    agreement = council.agreement(council.somebody())
    taker = council.tom if agreement.supervisor == council.sam else council.sam
    first = council.today + timedelta(days=random.randint(1, AHEAD))
    facts = {"by": council.desk, "at": council.now()}
    made = start_cover(agreement=agreement, supervisor=taker, starts_on=first, ends_on=first, **facts)
    last = first + timedelta(days=2)
    change_cover(cover=made, supervisor=taker, starts_on=first, ends_on=last, **facts)
    end_cover(cover=made, on=first - timedelta(days=1), **facts)


def hand_over(council: Council) -> None:
    agreement = council.agreement(council.somebody())
    to = council.tom if agreement.supervisor == council.sam else council.sam
    from_on = max(agreement.starts_on, council.today + timedelta(days=1))
    hand_over_with_bookings(agreement=agreement, to=to, from_on=from_on, by=council.desk, at=council.now())


def leave(council: Council) -> None:
    """Somebody new, who covers for a supervisor and has a booking, leaves again."""
    start = council.today - timedelta(days=10)
    number = next(numbers)
    gone = add_worker(
        worker=Worker(
            given_name="Lee", family_name=f"Leaver{number}", staff_number=f"L{uuid4().hex[:12]}",
            job_title="Manager", org_role=3, contract="permanent", started_on=start, team=council.pat.team,
        ),
        by=council.by,
    )  # fmt: skip
    start_agreement(
        supervisee=gone, supervisor=council.sam, policy=council.policy, starts_on=start, by=council.desk
    )
    facts = {"by": council.by, "at": council.now()}
    try:
        book(council, gone)
        agreement = council.agreement(council.somebody())
        first = council.today + timedelta(days=random.randint(2, AHEAD))
        start_cover(agreement=agreement, supervisor=gone, starts_on=first, ends_on=first, **facts)
    finally:
        leave_authority(worker=gone, last_day=council.today, **facts)


def sign(council: Council) -> None:
    session = council.held()
    for text in write_and_sign(session=session, at=council.now()):
        answer_record(text=text, by=text.supervisee.account, response="agreed", comment="", at=council.now())


def autosave(council: Council) -> None:
    session = council.booked() if random.random() < 0.5 else council.held()
    for version in range(3):
        draft = Draft(
            shared={"agenda": f"Leave {version}"},
            actions={uuid4(): {
                "what": "Ring the school", "owner_id": council.sam.pk, "due_on": council.today,
                "discussion": None,
            }},
        )  # fmt: skip
        save_draft(session=session, draft=draft, version=version, by=council.by, at=council.now())


def hold(council: Council) -> None:
    """Marked as held, corrected, and taken back."""
    session = council.held()
    times = (session.starts_at - timedelta(hours=1), session.starts_at)
    facts = {"times": times, "place": "", "interrupted": None, "by": council.by, "at": council.now()}
    record_held(session=session, **facts, sure=ASKED)
    take_back_held(session=session, by=council.by)


def put_on_agenda(council: Council) -> None:
    add_agenda_item(
        session=council.booked(), text=f"Leave {next(numbers)}", worker=council.sam, by=council.by
    )


def absent(council: Council) -> None:
    first = council.today - timedelta(days=random.randint(20, 100))
    absence = record_absence(
        worker=council.somebody(), started_on=first, ended_on=first + timedelta(days=3), reason="SIC",
        by=council.by,
    )  # fmt: skip
    remove_absence(absence=absence, by=council.by)


def put_on_programme(council: Council) -> None:
    enrolment = enrol(
        worker=council.somebody(), cohort=council.cohort, started_on=council.today, by=council.by
    )
    undo_enrolment(enrolment=enrolment, by=council.by)


def pause_programme(council: Council) -> None:
    first = council.today + timedelta(days=random.randint(1, AHEAD))
    made = pause(
        enrolment=council.enrolment_now(), reason="sickness", started_on=first, ended_on=first, by=council.by,
        record_absence_too=True,
    )  # fmt: skip
    take_back_pause(pause=made, by=council.by)


def end_programme(council: Council) -> None:
    enrolment = council.enrolment_now()
    if enrolment.is_current:
        withdraw(enrolment=enrolment, on=council.today, by=council.by)
    reinstate(enrolment=enrolment, by=council.by, at=council.now())


def reach_milestone(council: Council) -> None:
    milestone = council.enrolment_now().milestones.exclude(kind__in=JUDGED_KINDS).order_by("?").first()
    if milestone is None:
        return
    facts = {
        "done_on": council.today,
        "done_by": council.tom,
        "place": "Visit",
        "note": "Seen",
        "on": council.today,
    }
    mark_done(milestone=milestone, by=council.by, **facts)
    mark_not_done(milestone=milestone, by=council.by)


def group(council: Council) -> None:
    """A newcomer and all who are supervised by the same person that day; then without the newcomer."""
    times, start = council.times(), council.today - timedelta(days=10)
    supervisor = supervisor_on(council.somebody(), at=times[0])
    newcomer = WorkerFactory(started_on=start)
    start_agreement(
        supervisee=newcomer, supervisor=supervisor, policy=council.policy, starts_on=start, by=council.desk
    )
    theirs = [
        worker
        for worker in (council.pat, council.amy, council.ned)
        if supervisor_on(worker, at=times[0]) == supervisor
    ]
    session = book_group(
        supervisor=supervisor, supervisees=[newcomer, *theirs],
        starts_at=times[0], ends_at=times[1], by=council.by, at=council.now(), sure=ASKED,
    )  # fmt: skip
    change_group(session=session, supervisees=theirs, by=council.by, at=council.now())


def series(council: Council) -> None:
    worker, day = council.somebody(), random.randint(1, AHEAD - 3)
    times = [council.times(day=day + step) for step in range(3)]
    booked = book_series(
        supervisee=worker, times=times, place="", by=council.by, at=council.now(), sure=ASKED
    )
    later = council.times(day=day + 3)
    move_rest(
        session=booked[0], starts_at=later[0], ends_at=later[1], by=council.by, at=council.now(),
        sure=ASKED, **WHY,
    )  # fmt: skip


def proposals(council: Council) -> None:
    worker = council.somebody()
    supervisor = council.agreement(worker).supervisor
    times = [council.times() for _ in range(2)]
    facts = {"by": council.by, "at": council.now(), "sure": ASKED}
    held = propose(supervisor=supervisor, supervisee=worker, times=times, **facts)
    if random.random() < 0.5:
        choose(session=held[0], by=council.by, at=council.now())
    else:
        release(session=held[0], by=council.by, at=council.now())


def slots(council: Council) -> None:
    starts, ends = council.times()
    pattern = Pattern(starts.date(), timezone.localtime(starts).time(), timezone.localtime(ends).time())
    by, at = council.by, council.now()
    offered = publish_slots(supervisor=council.sam, patterns=[pattern], by=by, at=at, sure=ASKED)
    withdraw_slots(slots=offered.slots, by=council.by, at=council.now())


def classes(council: Council) -> None:
    worker, facts = council.somebody(), {"by": council.by, "at": council.now()}
    join_class(master_class=council.a_class, worker=worker, **facts)
    if random.random() < 0.3:
        room = {"place": f"Room {next(numbers)}"}
        change_class(master_class=council.a_class, facts=room, **facts)
    leave_class(master_class=council.a_class, worker=worker, **facts)


def mentor(council: Council) -> None:
    starts, ends = council.times()
    facts: dict[str, Any] = {"by": council.by, "sure": ASKED}
    meeting = book_meeting(
        assignment=council.assignment, starts_at=starts, ends_at=ends, place="", at=council.now(), **facts
    )
    starts, ends = council.times()
    move_meeting(meeting=meeting, starts_at=starts, ends_at=ends, place="", at=council.now(), **facts)
    call_off_meeting(meeting=meeting, at=council.now(), by=council.by)


HR_HEADINGS = (
    "Emp No,Surname,Forename(s),Job Title,Team / Cost Centre,Service Area,Line Mgr Emp No,FTE,Contract Type,"
    "Start Date,Leaving Date,SWE Reg No,Absent From,Absent To,Absence Reason"
)


def import_list(council: Council) -> None:
    """HR's list of two people: one of two managers for each, other hours, days away, and a newcomer."""
    rows = [HR_HEADINGS]
    for worker in (council.pat, council.amy):
        manager = random.choice([council.sam, council.tom])
        on = council.today - timedelta(days=random.randint(200, 400))
        rows.append(
            f"{worker.staff_number},{worker.family_name},{worker.given_name},Social Worker,{worker.team},"
            f"{worker.team.service},{manager.staff_number},{random.choice(['1', '0.8'])},Permanent,"
            f"{worker.started_on:%d/%m/%Y},,{worker.swe_number},{on:%d/%m/%Y},{on:%d/%m/%Y},Sickness"
        )
    number, team = 500_000 + next(numbers), council.pat.team
    rows.append(
        f"{number},Newcomer,Nell,Social Worker (ASYE),{team},{team.service},{council.sam.staff_number},1,"
        f"Permanent,{council.today:%d/%m/%Y},,SW{number},,,"
    )
    bring_in(council, "workforce", rows)


def import_log(council: Council) -> None:
    """A log of two sessions that were held; what changes meanwhile is told, to be looked at again."""
    rows = ["Date,Supervisee,Supervisor,Type,Mins,Signed?,Comments"]
    for worker in (council.pat, council.amy):
        on = council.today - timedelta(days=random.randint(1, 150))
        rows.append(f"{on:%d/%m/%Y},{worker.full_name},{council.sam.full_name},1:1,60,Yes,")
    bring_in(council, "supervision_log", rows)


def bring_in(council: Council, kind: str, rows: list[str]) -> None:
    """Import a file in which only some people stand; whoever is missing is looked at later."""
    later = {f"missing:{key}": "later" for key in Worker.objects.values_list("pk", flat=True)}
    content = "\n".join(rows).encode()
    try:
        plan = import_file(
            kind=kind, content=content, file_name="x.csv", on=council.today, by=council.by, at=council.now(),
            answers=later,
        )  # fmt: skip
    except PreviewOutdated as outdated:
        raise Refusal("The file would do something else by now.") from outdated
    if plan.errors:
        raise Refusal(str(plan.errors[0]))
    if plan.open_questions:
        raise Refusal(f"Someone came while the file was read: {plan.open_questions[0].subject}")


VERBS: dict[str, Callable[[Council], object]] = {
    "book": book,
    "move": move,
    "cancel": cancel,
    "cover": cover,
    "hand over": hand_over,
    "leave": leave,
    "sign": sign,
    "autosave": autosave,
    "hold": hold,
    "agenda": put_on_agenda,
    "absence": absent,
    "enrol": put_on_programme,
    "pause": pause_programme,
    "end programme": end_programme,
    "milestone": reach_milestone,
    "group": group,
    "series": series,
    "proposal": proposals,
    "slots": slots,
    "class": classes,
    "mentor": mentor,
    "import": import_log,
    "import list": import_list,
}
