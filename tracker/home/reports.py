"""What each reader's home page starts with: the next thing to do, for every part they play."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from nqsw.enrolments.reports.flags import FlagCount, count_flags
from nqsw.enrolments.reports.standing import Standing, standings_of
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
from nqsw.parts import signs_milestones
from nqsw.permissions import enrolments_overseen, is_nqsw
from nqsw.waiting.reports import WaitingForYou, parts_of, waiting_for_you
from supervision.agreements.words import Words
from supervision.agreements.words import waiting as words_waiting
from supervision.audits.reports import AuditWaiting, files_waiting
from supervision.clock.timeliness import Timeliness
from supervision.models import Agreement, Session, Signature
from supervision.overdue.reports.overdue import totals_of
from supervision.overdue.reports.people import OwnActions, OwnSupervision, SuperviseeRow, supervision_of
from supervision.overdue.reports.waiting import Waiting
from supervision.permissions import agreements_overseen, agreements_visible
from supervision.records.unsigned import Unsigned, late, sessions_answered_for, to_answer, unsigned
from supervision.start_day.reports.counting import log_rows_waiting
from supervision.start_day.reports.first_days import are_first_days_open
from tracker.first_steps.steps import is_there, number_of
from tracker.left_behind.reports import COUNTS_MATTER, Reason, counted_beside, numbers_of
from tracker.reports.supervision import MonthSoFar, month_so_far
from workforce.caseloads.limits_in_force import LimitInForce, limit_on
from workforce.caseloads.permissions import breaches_visible
from workforce.mail.reports import stuck_in_words
from workforce.models import Account, AccountState, CaseloadSnapshot, Guidance, ImportRun, Worker
from workforce.permissions import can_import, oversees_anyone, people_answered_for
from workforce.web.built_once import built_once
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class OwnCaseload:
    """A worker's last caseload count against their limit on the day."""

    snapshot: CaseloadSnapshot
    limit: LimitInForce | None


@dataclass(frozen=True, slots=True)
class OwnProgramme:
    """An NQSW's own programme: where they stand, the next mentor meeting, the next class."""

    progress: Standing
    mentor: Worker | None
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
    #: Disagreements with a record that nobody has answered.
    disagreements_open: int
    #: Signatures that are late, one for each person and record.
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
    actions: OwnActions | None = None
    waiting: Waiting | None = None
    #: Agreements in words that this reader has still to write, sign or review.
    words: list[Words] = field(default_factory=list)
    today: list[Session] = field(default_factory=list)
    people: list[SuperviseeRow] = field(default_factory=list)
    mentees: list[Mentored] = field(default_factory=list)
    assessed: list[Standing] = field(default_factory=list)
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
            log_rows_waiting=log_rows_of(viewer),
        )
    oversees = oversees_anyone(viewer)
    parts = parts_of(viewer, at=at)
    if viewer.worker is None:
        signatures = unsigned(sessions_answered_for(viewer), on=viewer.on) if oversees else []
        return HomePage(
            programme_waiting=waiting_for_you(viewer, parts),
            audits=files_waiting(viewer),
            numbers=numbers_for(viewer, signatures=signatures) if oversees else None,
            numbers_first=oversees,
            log_rows_waiting=log_rows_of(viewer),
        )
    worker, on = viewer.worker, viewer.on
    supervision = supervision_of(
        worker, on, answered_for=sessions_answered_for(viewer), disagrees="disagrees" in viewer.parts
    )
    return HomePage(
        own=supervision.own,
        programme=own_programme(worker, on=on, at=at) if is_nqsw(viewer) else None,
        caseload=own_caseload(worker, on=on),
        actions=supervision.actions,
        waiting=supervision.waiting,
        words=supervision.words,
        today=supervision.today,
        people=supervision.people,
        mentees=mentored(MentorAssignment.objects.filter(pk__in=parts.mentored), at=at)
        if parts.mentored
        else [],
        assessed=standings_of(Enrolment.objects.filter(pk__in=parts.assessed), on=on)
        if parts.assessed
        else [],
        to_sign=milestones_to_sign(worker, on=on) if signs_milestones(viewer) else [],
        programme_waiting=waiting_for_you(viewer, parts),
        audits=files_waiting(viewer),
        numbers=numbers_for(viewer, signatures=supervision.signatures) if oversees else None,
        log_rows_waiting=log_rows_of(viewer),
        numbers_first=viewer.is_principal_social_worker or viewer.is_senior_manager,
    )


def log_rows_of(viewer: Viewer) -> int:
    """Rows of imported logs to settle, for those who may."""
    return log_rows_waiting() if can_import(viewer) else 0


def own_caseload(worker: Worker, *, on: date) -> OwnCaseload | None:
    """The last count and the limit of someone who holds cases; None where no one counted."""
    snapshot = (
        CaseloadSnapshot.objects.filter(worker=worker, counted_on__lte=on).order_by("-counted_on").first()
    )
    return OwnCaseload(snapshot, limit_on(worker, on=on)) if snapshot else None


def own_programme(worker: Worker, *, on: date, at: datetime) -> OwnProgramme | None:
    """The programme that the worker is on; None for a person on none."""
    found = standings_of(Enrolment.objects.current().filter(worker=worker), on=on)
    if not found:
        return None
    enrolment = found[0].enrolment
    meetings = MentorMeeting.objects.filter(assignment__enrolment=enrolment, status="booked", ends_at__gte=at)
    coming = MasterClass.objects.with_places().with_place_of(worker).coming(at=at)
    taken = Seat.objects.held().filter(worker=worker)
    return OwnProgramme(
        progress=found[0],
        mentor=MentorAssignment.objects.mentors_of([enrolment], on=on).get(enrolment.pk),
        meeting=meetings.order_by("starts_at").first(),
        own_class=coming.filter(pk__in=taken.values("master_class")).first(),
        open_class=coming.exclude(pk__in=taken.values("master_class")).first(),
    )


def numbers_for(viewer: Viewer, *, signatures: Sequence[Unsigned]) -> AuthorityNumbers:
    """The numbers of the people the viewer answers for; `signatures` are those they wait for."""
    standings = standings_of(enrolments_overseen(viewer).on_it(on=viewer.on), on=viewer.on)
    bands = totals_of(viewer)
    (counted,) = _counted(viewer, viewer.on - COUNTS_MATTER)
    return AuthorityNumbers(
        month=month_so_far(people_answered_for(viewer), on=viewer.on),
        bands=bands,
        nqsws=len(standings),
        flags=count_flags(standings),
        breaches_unapproved=counted.breaches,
        reviews_overdue=counted.reviews,
        signatures_late=len(late(signatures)),
        disagreements_open=counted.disagreements,
        agreements_waiting=counted.words,
        left_behind=numbers_of(viewer, unmanaged=counted.unmanaged, leavers=counted.leavers),
        first_days_open=viewer.is_principal_social_worker and are_first_days_open(on=viewer.on),
        anyone_supervised=counted.anyone,
    )


@built_once
def _counted(viewer: Viewer, counts_since: date) -> QuerySet[Any, Any]:
    """The numbers that are a count of rows, in one row."""
    on, is_psw = viewer.on, viewer.is_principal_social_worker
    words = words_waiting(agreements_visible(viewer), on=on).values("pk")
    guidance = Guidance.objects.review_overdue(on=on)
    asked: dict[str, QuerySet[Any]] = {
        "breaches": breaches_visible(viewer).unapproved(on=on),
        "words": Agreement.objects.filter(pk__in=words),
        "reviews": guidance if is_psw else guidance.none(),
        # A principal social worker answers for everyone: every one of them counts.
        "disagreements": to_answer() if is_psw else Signature.objects.none(),
        **counted_beside(viewer, counts_since=counts_since),
    }
    anyone = is_there(agreements_overseen(viewer).in_force(on=on))
    numbers = {name: number_of(rows) for name, rows in asked.items()}
    return Account.objects.filter(pk=viewer.account.pk).order_by().values(anyone=anyone, **numbers)
