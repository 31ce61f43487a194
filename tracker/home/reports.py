"""What each reader's home page starts with: the next thing to do, for every part they play."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q

from nqsw.enrolments.reports.flags import FlagCount, count_flags
from nqsw.enrolments.reports.progress import NqswProgress, progress_of
from nqsw.mentors.reports.mentors import Mentored, mentored
from nqsw.milestones.signers import milestones_to_sign
from nqsw.models import (
    Enrolment,
    MasterClass,
    MentorAssignment,
    MentorMeeting,
    Milestone,
    Seat,
)
from nqsw.permissions import enrolments_overseen
from nqsw.waiting.reports import WaitingForYou, parts_of, waiting_for_you
from supervision.actions.lists import SOON
from supervision.agreements.words import Words
from supervision.agreements.words import waiting as words_waiting
from supervision.audits.reports import AuditWaiting, files_waiting
from supervision.clock.timeliness import Timeliness
from supervision.models import Action, Attendance, LogRow, Session, SessionQuerySet
from supervision.overdue.reports.overdue import counts_by_team, totals
from supervision.overdue.reports.people import (
    OwnSupervision,
    SuperviseeRow,
    Waiting,
    own_supervision,
    people_of,
    waiting_for,
    words_to_do,
)
from supervision.permissions import agreements_overseen, agreements_visible
from supervision.records.unsigned import Unsigned, late, sessions_answered_for, to_reply, unsigned
from supervision.rules.repeating import start_of
from supervision.start_day.reports.first_days import are_first_days_open
from tracker.left_behind.reports import Reason, numbers_of
from tracker.reports.supervision import MonthSoFar, month_so_far
from workforce.caseloads.limits_in_force import LimitInForce, limit_on
from workforce.caseloads.permissions import breaches_visible
from workforce.mail.reports import stuck_in_words
from workforce.models import Account, AccountState, CaseloadSnapshot, Guidance, ImportRun, Worker
from workforce.permissions import can_import, oversees_anyone, people_answered_for
from workforce.rules.working_days import ONE_DAY
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """A worker's own open actions: past their due day, and due within two weeks."""

    overdue: int
    soon: int


@dataclass(frozen=True, slots=True)
class OwnCaseload:
    """A worker's last caseload count against their limit on the day."""

    snapshot: CaseloadSnapshot
    limit: LimitInForce | None


@dataclass(frozen=True, slots=True)
class OwnProgramme:
    """An NQSW's own programme: where they stand, the next mentor meeting, the next class."""

    progress: NqswProgress
    meeting: MentorMeeting | None
    own_class: MasterClass | None
    open_class: MasterClass | None


@dataclass(frozen=True, slots=True)
class AuthorityNumbers:
    """The programme and its supervision in numbers, for those who oversee people."""

    month: MonthSoFar
    bands: dict[Timeliness, int]
    nqsws: int
    #: What needs someone among them, by the names of `FLAGS`.
    flags: dict[str, FlagCount]
    breaches_unapproved: int
    #: Signatures that are late, one for each person and record.
    disagreements_open: int
    signatures_late: int
    #: Agreements that are not written, not signed by both or past their review.
    agreements_waiting: int
    #: Documents whose review day is past: for those who keep them.
    reviews_overdue: int
    #: How many rows the list of people left behind has, by reason.
    left_behind: dict[Reason, int]
    #: Someone has supervision in force: without anyone there is nothing to count.
    anyone_supervised: bool
    #: First due days are still to be agreed, by this reader.
    first_days_open: bool

    @property
    def without_mentor(self) -> int:
        return self.flags["no-mentor"].nqsws

    @property
    def mentors_not_entered(self) -> int:
        return self.flags["mentor-unknown"].nqsws

    @property
    def over_limit(self) -> int:
        return self.flags["over-limit"].nqsws

    @property
    def milestones_late(self) -> int:
        return self.flags["late"].several

    @property
    def before_records(self) -> FlagCount:
        """Milestones from before records began, and of how many NQSWs."""
        return self.flags["before-records"]

    @property
    def milestones_before(self) -> int:
        return self.before_records.several

    @property
    def overdue(self) -> int:
        return sum(number for band, number in self.bands.items() if band.is_overdue)


@dataclass(frozen=True, slots=True)
class HomePage:
    """Every part of the home page that this reader has; the rest is empty."""

    own: OwnSupervision | None = None
    programme: OwnProgramme | None = None
    caseload: OwnCaseload | None = None
    actions: ActionCounts | None = None
    waiting: Waiting | None = None
    #: Agreements in words that this reader has still to write, sign or review.
    words: list[Words] = field(default_factory=list)
    today: list[Session] = field(default_factory=list)
    people: list[SuperviseeRow] = field(default_factory=list)
    mentees: list[Mentored] = field(default_factory=list)
    assessed: list[NqswProgress] = field(default_factory=list)
    to_sign: list[Milestone] = field(default_factory=list)
    programme_waiting: list[WaitingForYou] = field(default_factory=list)
    #: Open audits in which files wait for this reader.
    audits: list[AuditWaiting] = field(default_factory=list)
    numbers: AuthorityNumbers | None = None
    #: The roles for which the numbers are the work itself, not a line beneath their own people.
    numbers_first: bool = False
    mail_stuck: str = ""
    accounts_not_used: int | None = None
    imports_waiting: int | None = None
    #: Rows of imported logs that wait for someone to settle them: for those who import.
    log_rows_waiting: int = 0


def home_page(viewer: Viewer, *, at: datetime) -> HomePage:
    """The home page of one reader."""
    if viewer.is_administrator:
        return HomePage(
            mail_stuck=stuck_in_words(at=at),
            accounts_not_used=Account.objects.in_state(AccountState.INVITED, on=viewer.on).count(),
            imports_waiting=ImportRun.objects.waiting().count(),
            log_rows_waiting=log_rows_waiting(viewer),
        )
    oversees = oversees_anyone(viewer)
    signatures = unsigned(sessions_answered_for(viewer), on=viewer.on) if oversees or viewer.worker else []
    numbers = numbers_for(viewer, signatures=signatures) if oversees else None
    parts = parts_of(viewer, at=at)
    if viewer.worker is None:
        return HomePage(
            programme_waiting=waiting_for_you(viewer, parts),
            audits=files_waiting(viewer),
            numbers=numbers,
            numbers_first=oversees,
            log_rows_waiting=log_rows_waiting(viewer),
        )
    worker, on = viewer.worker, viewer.on
    waiting = waiting_for(worker, on, signatures=signatures)
    own, people = own_supervision(worker, on), people_of(worker, on, late_records=waiting.late_given)
    return HomePage(
        own=own,
        programme=own_programme(worker, on=on, at=at),
        caseload=own_caseload(worker, on=on),
        actions=action_counts(worker, on=on),
        waiting=waiting,
        words=words_to_do(own, people, worker),
        today=list(sessions_today(worker, on=on)),
        people=people,
        mentees=mentored(MentorAssignment.objects.filter(pk__in=parts.mentored), at=at)
        if parts.mentored
        else [],
        assessed=progress_of(Enrolment.objects.filter(pk__in=parts.assessed).with_people(), on=on)
        if parts.assessed
        else [],
        to_sign=milestones_to_sign(worker, on=on),
        programme_waiting=waiting_for_you(viewer, parts),
        audits=files_waiting(viewer),
        numbers=numbers,
        log_rows_waiting=log_rows_waiting(viewer),
        numbers_first=viewer.is_principal_social_worker or viewer.is_senior_manager,
    )


def log_rows_waiting(viewer: Viewer) -> int:
    """Rows of imported logs to settle, for those who may."""
    return LogRow.objects.waiting().count() if can_import(viewer) else 0


def sessions_today(worker: Worker, *, on: date) -> SessionQuerySet:
    """A worker's sessions of the day, as supervisor or supervisee, that stand or were held."""
    taking_part = Q(supervisor=worker) | Q(
        pk__in=Attendance.objects.filter(supervisee=worker).values("session")
    )
    today = Session.objects.filter(
        taking_part, starts_at__gte=start_of(on), starts_at__lt=start_of(on + ONE_DAY)
    )
    return today.exclude(status__in=("cancelled", "rescheduled")).with_people().order_by("starts_at")


def action_counts(worker: Worker, *, on: date) -> ActionCounts:
    """The worker's own actions that ask for attention."""
    owned = Action.objects.filter(owner=worker).open()
    counted = owned.aggregate(
        overdue=Count("pk", filter=Q(due_on__lt=on)),
        soon=Count("pk", filter=Q(due_on__range=(on, on + SOON))),
    )
    return ActionCounts(**counted)


def own_caseload(worker: Worker, *, on: date) -> OwnCaseload | None:
    """The last count and the limit of someone who holds cases; None where no one counted."""
    snapshot = (
        CaseloadSnapshot.objects.filter(worker=worker, counted_on__lte=on).order_by("-counted_on").first()
    )
    return OwnCaseload(snapshot, limit_on(worker, on=on)) if snapshot else None


def own_programme(worker: Worker, *, on: date, at: datetime) -> OwnProgramme | None:
    """The programme that the worker is on; None for a person on none."""
    enrolment = Enrolment.objects.current().filter(worker=worker).with_people().first()
    if enrolment is None:
        return None
    meetings = MentorMeeting.objects.filter(assignment__enrolment=enrolment, status="booked", ends_at__gte=at)
    coming = MasterClass.objects.with_places().with_place_of(worker).coming(at=at)
    taken = Seat.objects.held().filter(worker=worker)
    return OwnProgramme(
        progress=progress_of([enrolment], on=on)[0],
        meeting=meetings.order_by("starts_at").first(),
        own_class=coming.filter(pk__in=taken.values("master_class")).first(),
        open_class=coming.exclude(pk__in=taken.values("master_class")).first(),
    )


def numbers_for(viewer: Viewer, *, signatures: Sequence[Unsigned]) -> AuthorityNumbers:
    """The numbers of the people the viewer answers for; `signatures` are those they wait for."""
    agreements = agreements_overseen(viewer).in_force(on=viewer.on)
    people = enrolments_overseen(viewer).on_it(on=viewer.on)
    progress = progress_of(people.with_people(), on=viewer.on)
    bands = totals(counts_by_team(agreements, on=viewer.on))
    return AuthorityNumbers(
        month=month_so_far(people_answered_for(viewer), on=viewer.on),
        bands=bands,
        nqsws=len(progress),
        flags=count_flags(progress),
        breaches_unapproved=breaches_visible(viewer).unapproved(on=viewer.on).count(),
        reviews_overdue=(
            Guidance.objects.review_overdue(on=viewer.on).count() if viewer.is_principal_social_worker else 0
        ),
        signatures_late=len(late(signatures)),
        disagreements_open=(
            len(to_reply(sessions_answered_for(viewer))) if viewer.is_principal_social_worker else 0
        ),
        agreements_waiting=words_waiting(agreements_visible(viewer), on=viewer.on).distinct().count(),
        left_behind=numbers_of(people_answered_for(viewer), on=viewer.on),
        first_days_open=viewer.is_principal_social_worker and are_first_days_open(on=viewer.on),
        anyone_supervised=any(bands.values()) or agreements.exists(),
    )
