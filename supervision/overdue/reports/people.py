"""A supervisor's people, one person's own supervision, and what waits for someone.

Plain rows for the supervision page and the home page, of what `worker_rows` reads in one question.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from supervision.actions.lists import SOON
from supervision.agreements.reports.covers_of import CoverOf, covers_of
from supervision.agreements.words import Words, words_of
from supervision.clock.due_status import explanations, policies_were_read, tag_of
from supervision.clock.on_record import SPELLS, spells_found
from supervision.models import Agreement, Cover, Session, Slot, Status
from supervision.models.action import DRIFTS_FROM
from supervision.models.cover import now_and_next
from supervision.overdue.reports.overdue import booked_late
from supervision.overdue.reports.sessions_around import SessionsAround, supervisees_of
from supervision.overdue.reports.waiting import Concerning, Waiting, waiting_in
from supervision.overdue.reports.worker_rows import rows_answered_for, rows_of_worker
from supervision.records.unsigned import Unsigned
from supervision.records.ways import mark_open
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Worker
from workforce.rules.tag import Tag
from workforce.rules.working_days import ONE_DAY
from workforce.web.together import with_children
from workforce.web.viewer import Viewer

NO_COVER = (None, None)
#: Of an agreement (by key) the cover on the day, and the next.
type Covers = Mapping[int, tuple[Cover | None, Cover | None]]


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
        return booked_late(self.agreement, self.booked.starts_at if self.booked else None)


@dataclass(frozen=True, slots=True)
class OwnSupervision:
    """A supervisee's own: when the next is due, what is booked or, where nothing is, could be."""

    agreement: Agreement
    tag: Tag
    why: str
    booked: Session | None
    offered: tuple[Slot, ...]
    cover: Cover | None
    cover_next: Cover | None
    words: Words
    #: Its time is over, and nobody has recorded yet whether it was held; the first of them.
    unrecorded: Session | None = None

    @property
    def booked_late(self) -> int:
        """By how many days what is booked next comes after the due day."""
        return booked_late(self.agreement, self.booked.starts_at if self.booked else None)

    @property
    def giver(self) -> Worker:
        """Who supervises today: the person who covers, else the supervisor."""
        return self.cover.supervisor if self.cover else self.agreement.supervisor

    @property
    def times(self) -> list[tuple[Slot, int]]:
        """The times on offer, and by how many days each comes after the due day."""
        return [(slot, booked_late(self.agreement, slot.starts_at)) for slot in self.offered]

    @property
    def has_two_givers(self) -> bool:
        """The times on offer are those of more than one person."""
        return len({slot.supervisor_id for slot in self.offered}) > 1


@dataclass(frozen=True, slots=True)
class OwnActions:
    """A worker's own open actions: past their due day, and due within two weeks."""

    overdue: int
    soon: int


@dataclass(frozen=True, slots=True)
class Supervision:
    """All of supervision that concerns one worker on a day."""

    own: OwnSupervision | None
    people: list[SuperviseeRow]
    #: Cover in the worker's own place, today or later.
    covered: list[CoverOf]
    waiting: Waiting
    today: list[Session]
    actions: OwnActions
    #: What is waited for in all records that the worker has to do with or answers for.
    signatures: list[Unsigned]

    @property
    def words(self) -> list[Words]:
        """What the worker has still to write, sign or review in the agreements that they are a party to."""
        known = [*([self.own.words] if self.own else []), *(row.words for row in self.people)]
        return [words for words in known if words.is_for(self.waiting.worker)]


def supervision_of(viewer: Viewer, *, answers: bool = False) -> Supervision:
    """A worker's own supervision, their people (own or covered), what waits, and today's sessions.

    With `answers` also the signatures of the sessions of others that the worker answers for.
    """
    worker, on = viewer.as_worker, viewer.on
    begins, ends = start_of(on), start_of(on + ONE_DAY)
    found = (rows_answered_for if answers else rows_of_worker)(viewer, begins, ends)
    own, given = _agreements(found["agreements"], worker)
    agreements = [*([own] if own else []), *given]
    around = _around(found, viewer)
    signatures = around.unsigned
    waiting = waiting_in(around, signatures, parts=viewer.parts)
    _mark_open(around.sessions, waiting.to_know, viewer, people={one.supervisee_id for one in given})
    covers = now_and_next(found["covers"], on=on)
    due = [one.due_on for one in found["actions"] if one.owner == worker.pk and one.due_on]
    spells = (row for name in SPELLS for row in found[name])
    absences, records = spells_found(spells, [one.supervisee_id for one in agreements])
    policies = policies_were_read(found["stages"])
    whys = explanations(agreements, policies=policies, absences=absences, records=records, on=on)
    why = {agreement.pk: said for agreement, said in zip(agreements, whys, strict=True)}
    return Supervision(
        own=_own(own, around, covers, why[own.pk], found["offered"]) if own else None,
        people=_rows(given, around, waiting, covers, found["actions"], why, has_offers=bool(found["free"])),
        covered=covers_of(worker.pk, found["covers"]),
        waiting=waiting,
        today=around.today,
        actions=OwnActions(
            overdue=sum(due_on < on for due_on in due), soon=sum(on <= due_on <= on + SOON for due_on in due)
        ),
        signatures=signatures,
    )


def _mark_open(
    sessions: Iterable[Session], to_know: Iterable[Concerning], viewer: Viewer, *, people: Set[int]
) -> None:
    """Which sessions that the viewer held still open for them, where they handed someone over since."""
    held: list[Concerning] = [(one, {*supervisees_of(one)}) for one in sessions if one.was_held]
    held += to_know
    own = viewer.as_worker.pk
    given_up = [one for one, whose in held if one.supervisor_id == own and not people & whose]
    mark_open(given_up, viewer)


def _agreements(rows: list[Any], worker: Worker) -> tuple[Any, list[Any]]:
    """A worker's own agreement in force, and those that they give or cover: longest overdue first."""
    own = [one for one in rows if one.supervisee_id == worker.pk]
    own.sort(key=lambda one: (one.starts_on, one.pk))
    return (own[0] if own else None), [one for one in rows if one.supervisee_id != worker.pk]


def _around(found: Mapping[str, list[Any]], viewer: Viewer) -> SessionsAround:
    sessions = found["sessions"]
    with_children(sessions, "attendances", found["attendances"], of="session_id")
    with_children(sessions, "signed_texts", found["texts"], of="session_id")
    return SessionsAround(viewer.as_worker, viewer.on, sessions)


def _rows(
    agreements: Iterable[Agreement],
    around: SessionsAround,
    waiting: Waiting,
    covers: Covers,
    actions: Iterable[Any],
    why: Mapping[int, str],
    *,
    has_offers: bool,
) -> list[SuperviseeRow]:
    on, booked, late_of = around.on, around.booked(), waiting.late_of
    unrecorded = around.unrecorded(at=timezone.now())
    drifting = Counter(one.supervisee for one in actions if one.times_carried >= DRIFTS_FROM)
    return [
        SuperviseeRow(
            agreement=agreement,
            tag=due_tag(agreement, booked.get(person), on=on),
            booked=booked.get(person),
            unrecorded=unrecorded.get(person),
            drifting_actions=drifting[person],
            why=why[agreement.pk],
            next_step=_next_step(
                agreement,
                booked=booked.get(person),
                unrecorded=unrecorded.get(person),
                has_offers=has_offers,
                prepares=around.worker,
            ),
            cover=covers.get(agreement.pk, NO_COVER)[0],
            cover_next=covers.get(agreement.pk, NO_COVER)[1],
            is_covered_by_reader=agreement.supervisor_id != around.worker.pk,
            words=words,
            late=late_of.get(person),
        )
        for agreement, words in zip(agreements, words_of(agreements), strict=True)
        for person in [agreement.supervisee_id]
    ]


def _own(
    agreement: Any, around: SessionsAround, covers: Covers, why: str, offered: Sequence[Slot]
) -> OwnSupervision:
    worker, on, now = around.worker, around.on, timezone.now()
    booked = around.to_come(at=now).get(worker.pk)
    cover, cover_next = covers.get(agreement.pk, NO_COVER)
    return OwnSupervision(
        agreement=agreement,
        tag=due_tag(agreement, booked, on=on),
        why=why,
        booked=booked,
        offered=() if booked else tuple(offered),
        cover=cover,
        cover_next=cover_next,
        words=words_of([agreement])[0],
        unrecorded=around.over(at=now).get(worker.pk),
    )


def due_tag(agreement: Agreement, booked: Session | None, *, on: date) -> Tag:
    """The due day's tag; "Booked" where the next session is in time."""
    due_on = agreement.next_due_on
    if booked and due_on and due_on >= on and booked.starts_at < start_of(due_on + ONE_DAY):
        day = booked.starts_at.astimezone(start_of(on).tzinfo)
        return Tag(f"Booked {day:%a} {day.day} {day:%b}", "blue")
    return tag_of(due_on, on=on, holidays=days_off(), soon=due_soon_days(on=on))


def _next_step(
    agreement: Agreement,
    *,
    booked: Session | None,
    unrecorded: Session | None,
    has_offers: bool,
    prepares: Worker,
) -> NextStep | None:
    """Record what was held; else open what is booked; else book; else offer times.

    Only whose session it is prepares it: who is covered opens what the other has booked, and can move it.
    Nothing is booked for someone whose clock is suspended.
    """
    if unrecorded:
        return NextStep("Record", reverse("supervision:record", args=[unrecorded.pk]))
    if booked:
        is_own = booked.supervisor_id == prepares.pk and booked.status == Status.BOOKED
        return NextStep("Prepare" if is_own else "Open", reverse("supervision:session", args=[booked.pk]))
    if agreement.next_due_on is None:
        return None
    if has_offers:
        return NextStep("Book", f"{reverse('supervision:book')}?supervisee={agreement.supervisee_id}")
    return NextStep("Offer times", reverse("supervision:slots_week"))
