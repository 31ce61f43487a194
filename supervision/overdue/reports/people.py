"""A supervisor's people, one person's own supervision, and what waits for someone.

Plain rows for the supervision page and the home page: each takes the day and asks a fixed number of
questions of the database, however many people there are.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from supervision.agreements.words import Words, with_words, words_of
from supervision.clock.due_status import explanations, frequencies, tag_of
from supervision.clock.on_record import absences_and_records
from supervision.clock.timeliness import days_overdue
from supervision.models import (
    Action,
    Agreement,
    Attendance,
    Cover,
    Session,
    SessionQuerySet,
    Slot,
)
from supervision.models.session import COMING_STATUSES
from supervision.records.disagreements import Disagreement, disagreements_of
from supervision.records.unsigned import Unsigned, Waits, late, sessions_with, unsigned
from supervision.records.written import with_writing
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Worker
from workforce.rules.tag import Tag
from workforce.rules.working_days import ONE_DAY

HISTORY = 10
OFFERED = 3
NO_COVER = (None, None)


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one useful thing to do next, and where."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class SuperviseeRow:
    """One of a supervisor's people: the status of their supervision, and the next step."""

    agreement: Agreement
    tag: Tag
    booked: Session | None
    unrecorded: Session | None
    drifting_actions: int
    why: str
    #: None while the clock is suspended and nothing is booked.
    next_step: NextStep | None
    cover: Cover | None
    cover_next: Cover | None
    is_covered_by_reader: bool
    words: Words
    #: A record of theirs that is late for a signature; the longest waiting one.
    late: Unsigned | None = None

    @property
    def person(self) -> Worker:
        return self.agreement.supervisee

    @property
    def booked_late(self) -> int:
        """By how many days what is booked next comes after the due day."""
        return _booked_late(self.agreement, self.booked)


@dataclass(frozen=True, slots=True)
class OwnSupervision:
    """A supervisee's own: when the next is due, what is booked or could be, what was held."""

    agreement: Agreement
    tag: Tag
    why: str
    booked: Session | None
    offered: tuple[Slot, ...]
    history: tuple[Session, ...]
    cover: Cover | None
    cover_next: Cover | None
    words: Words
    #: Its time is over, and nobody has recorded yet whether it was held; the first of them.
    unrecorded: Session | None = None

    @property
    def booked_late(self) -> int:
        """By how many days what is booked next comes after the due day."""
        return _booked_late(self.agreement, self.booked)

    @property
    def giver(self) -> Worker:
        """Who supervises today: the person who covers, else the supervisor."""
        return self.cover.supervisor if self.cover else self.agreement.supervisor

    @property
    def has_two_givers(self) -> bool:
        """The times on offer are those of more than one person."""
        return len({slot.supervisor_id for slot in self.offered}) > 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one person: sessions to record, to sign, to agree; disagreements to answer."""

    to_record: tuple[Session, ...]
    to_sign: tuple[Session, ...]
    to_agree: tuple[Session, ...]
    disagreements: tuple[Disagreement, ...]
    #: Between this person and another: nothing to do, but to know.
    disagreed: tuple[Disagreement, ...] = ()
    #: Keys of the sessions whose record waits for this person longer than the authority allows.
    own_late: frozenset[int] = frozenset()
    #: Records of this person's sessions that wait for another for so long.
    late: tuple[Unsigned, ...] = ()
    #: Late records of the sessions that this person gave, whoever they wait for.
    late_given: tuple[Unsigned, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.to_record or self.to_sign or self.to_agree or self.disagreements)


def people_of(supervisor: Worker, on: date, *, late_records: Iterable[Unsigned] = ()) -> list[SuperviseeRow]:
    """Who a worker supervises on the day, or covers: longest overdue first, the suspended last.

    `late_records` are those of the supervisor's sessions that are late for a signature.
    """
    late_of: dict[int, Unsigned] = {}
    for each in late_records:
        for attendance in each.session.attendances.all():
            if each.waits is not Waits.ANSWER or attendance.supervisee_id == each.person.pk:
                late_of.setdefault(attendance.supervisee_id, each)
    given = Agreement.objects.given_by(supervisor, on=on)
    agreements = list(with_words(given.with_people().by_day("next_due_on"), on=on))
    covers = Cover.objects.filter(agreement__in=[each.pk for each in agreements]).now_and_next(on=on)
    supervisees = [agreement.supervisee_id for agreement in agreements]
    coming = _coming_sessions(supervisees)
    booked = _first_of([one for one in coming if one.session.starts_at >= start_of(on)])
    tomorrow = start_of(on + ONE_DAY)
    given_by_reader = [one for one in coming if one.session.supervisor_id == supervisor.pk]
    unrecorded = _first_of([one for one in given_by_reader if one.session.starts_at < tomorrow])
    drifting = _drifting_actions(supervisees)
    has_times = Slot.objects.filter(supervisor=supervisor).free(at=start_of(on + ONE_DAY)).exists()
    absences, records = absences_and_records(supervisees)
    whys = explanations(agreements, policies=frequencies(), absences=absences, records=records, on=on)
    return [
        SuperviseeRow(
            agreement=agreement,
            tag=due_tag(agreement, booked.get(agreement.supervisee_id), on=on),
            booked=booked.get(agreement.supervisee_id),
            unrecorded=unrecorded.get(agreement.supervisee_id),
            drifting_actions=drifting.get(agreement.supervisee_id, 0),
            why=why,
            next_step=_next_step(
                agreement,
                booked=booked.get(agreement.supervisee_id),
                unrecorded=unrecorded.get(agreement.supervisee_id),
                has_times=has_times,
            ),
            cover=covers.get(agreement.pk, NO_COVER)[0],
            cover_next=covers.get(agreement.pk, NO_COVER)[1],
            is_covered_by_reader=agreement.supervisor_id != supervisor.pk,
            words=words,
            late=late_of.get(agreement.supervisee_id),
        )
        for agreement, why, words in zip(agreements, whys, words_of(agreements), strict=True)
    ]


def own_supervision(worker: Worker, on: date) -> OwnSupervision | None:
    """A worker's own supervision on the day; None without an agreement in force."""
    in_force = Agreement.objects.in_force(on=on).with_people().filter(supervisee=worker)
    agreement = with_words(in_force, on=on).first()
    if agreement is None:
        return None
    absences, records = absences_and_records([worker.pk])
    coming, now = _coming_sessions([worker.pk]), timezone.now()
    booked = _first_of([one for one in coming if one.session.ends_at > now]).get(worker.pk)
    cover, cover_next = agreement.covers.now_and_next(on=on).get(agreement.pk, NO_COVER)
    offered = Slot.objects.bookable_by(worker, at=start_of(on + ONE_DAY)).select_related("supervisor")
    return OwnSupervision(
        agreement=agreement,
        tag=due_tag(agreement, booked, on=on),
        why=next(
            explanations([agreement], policies=frequencies(), absences=absences, records=records, on=on)
        ),
        booked=booked,
        offered=tuple(offered[:OFFERED]),
        history=tuple(past_sessions(worker, on=on)[:HISTORY]),
        cover=cover,
        cover_next=cover_next,
        words=words_of([agreement])[0],
        unrecorded=_first_of([one for one in coming if one.session.ends_at <= now]).get(worker.pk),
    )


def words_to_do(own: OwnSupervision | None, people: Iterable[SuperviseeRow], worker: Worker) -> list[Words]:
    """What someone has still to write, sign or review in the agreements that they are a party to."""
    known = [*([own.words] if own else []), *(row.words for row in people)]
    return [words for words in known if words.is_for(worker)]


def past_sessions(worker: Worker, *, on: date) -> SessionQuerySet:
    """A supervisee's sessions that are over on the day, held or not: the newest first."""
    mine = Attendance.objects.filter(supervisee=worker, session=OuterRef("pk"))
    over = Session.objects.filter(Exists(mine), starts_at__lt=start_of(on + ONE_DAY))
    return with_writing(over.exclude(status__in=COMING_STATUSES).select_related("supervisor"))


def waiting_for(worker: Worker, on: date, *, signatures: Iterable[Unsigned] | None = None) -> Waiting:
    """What a worker still has to do about the sessions of earlier days.

    `signatures` are all that are waited for in their sessions, and perhaps in others', where they are known.
    """
    given = Session.objects.filter(supervisor=worker, is_imported=False).with_people()
    known = unsigned(sessions_with(worker), on=on) if signatures is None else signatures
    rows = [each for each in known if each.session.supervisor_id == worker.pk or each.is_in_session(worker)]
    own = [each for each in rows if each.person == worker]
    disagreements = disagreements_of(worker, on=on)
    return Waiting(
        to_record=tuple(given.to_record(on=on).order_by("starts_at")),
        to_sign=tuple(each.session for each in own if each.waits is not Waits.ANSWER),
        to_agree=tuple(each.session for each in own if each.waits is Waits.ANSWER),
        disagreements=tuple(
            each for each in disagreements if each.is_answered_by(worker) and not each.answered_by
        ),
        disagreed=tuple(each for each in disagreements if each.is_between(worker)),
        own_late=frozenset(each.session.pk for each in late(own)),
        late=tuple(each for each in late(rows) if each.person != worker),
        late_given=tuple(each for each in late(rows) if each.session.supervisor_id == worker.pk),
    )


def _booked_late(agreement: Agreement, booked: Session | None) -> int:
    if booked is None:
        return 0
    on = timezone.localtime(booked.starts_at).date()
    return days_overdue(next_due_on=agreement.next_due_on, on=on)


def due_tag(agreement: Agreement, booked: Session | None, *, on: date) -> Tag:
    """The due day's tag; "Booked" where the next session is in time."""
    due_on = agreement.next_due_on
    if booked and due_on and due_on >= on and booked.starts_at < start_of(due_on + ONE_DAY):
        day = booked.starts_at.astimezone(start_of(on).tzinfo)
        return Tag(f"Booked {day:%a} {day.day} {day:%b}", "blue")
    return tag_of(due_on, on=on, holidays=days_off(), soon=due_soon_days(on=on))


def _coming_sessions(supervisees: Collection[int]) -> list[Attendance]:
    """Parts in the sessions that these people have booked, recorded or not, the last first."""
    coming = Attendance.objects.filter(supervisee__in=supervisees, session__status__in=COMING_STATUSES)
    return list(coming.select_related("session").order_by("-session__starts_at"))


def _first_of(attendances: Iterable[Attendance]) -> dict[int, Session]:
    """Each person's first session of these, which have the last first."""
    return {attendance.supervisee_id: attendance.session for attendance in attendances}


def _drifting_actions(supervisees: Collection[int]) -> dict[int, int]:
    """Open actions of each supervisee's supervision that were carried forward twice or more."""
    drifting = Action.objects.filter(supervisee__in=supervisees).drifting()
    counted: dict[int, int] = {}
    for supervisee in drifting.order_by().values_list("supervisee", flat=True):
        counted[supervisee] = counted.get(supervisee, 0) + 1
    return counted


def _next_step(
    agreement: Agreement, *, booked: Session | None, unrecorded: Session | None, has_times: bool
) -> NextStep | None:
    """Record what was held; else open what is booked; else book; else offer times.

    Nothing is booked for someone whose clock is suspended.
    """
    if unrecorded:
        return NextStep("Record", reverse("supervision:record", args=[unrecorded.pk]))
    if booked:
        return NextStep("Prepare", reverse("supervision:session", args=[booked.pk]))
    if agreement.next_due_on is None:
        return None
    if has_times:
        return NextStep("Book", f"{reverse('supervision:book')}?supervisee={agreement.supervisee_id}")
    return NextStep("Offer times", reverse("supervision:slots_week"))
