"""A supervisor's people, one person's own supervision, and what waits for someone.

Plain rows for the supervision page and the home page: each takes the day and asks a fixed number of
questions of the database, however many people there are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from supervision.actions.lists import SOON
from supervision.agreements.words import Words, with_words, words_of
from supervision.clock.due_status import explanations, frequencies, tag_of
from supervision.clock.on_record import absences_and_records
from supervision.clock.timeliness import days_overdue
from supervision.models import (
    Action,
    Agreement,
    Cover,
    Session,
    SessionQuerySet,
    Slot,
)
from supervision.models.action import DRIFTS_FROM
from supervision.overdue.reports.sessions_around import SessionsAround, sessions_around
from supervision.overdue.reports.waiting import Waiting, waiting_in
from supervision.records.unsigned import Unsigned, sessions_with
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Worker
from workforce.rules.tag import Tag
from workforce.rules.working_days import ONE_DAY

OFFERED = 3
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
        return _booked_late(self.agreement, self.booked)


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
class OwnActions:
    """A worker's own open actions: past their due day, and due within two weeks."""

    overdue: int
    soon: int


@dataclass(frozen=True, slots=True)
class Supervision:
    """All of supervision that concerns one worker on a day."""

    own: OwnSupervision | None
    people: list[SuperviseeRow]
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


def supervision_of(
    worker: Worker, on: date, *, answered_for: SessionQuerySet | None = None, disagrees: bool = True
) -> Supervision:
    """A worker's own supervision, their people (own or covered), what waits, and today's sessions.

    `answered_for` are sessions of others whose signatures the worker answers for; `disagrees` is False where
    it is known that no disagreement concerns the worker.
    """
    own, given = _agreements(worker, on=on)
    agreements = [*([own] if own else []), *given]
    people = [agreement.supervisee_id for agreement in agreements]
    answered_for = sessions_with(worker) if answered_for is None else answered_for
    around = sessions_around(worker, people=people, answered_for=answered_for, on=on)
    signatures = around.unsigned
    waiting = waiting_in(around, signatures, disagrees=disagrees)
    covers = _covers(agreements, on=on)
    actions = _open_actions(worker, [agreement.supervisee_id for agreement in given])
    due = [one.due_on for one in actions if one.owner == worker.pk and one.due_on]
    absences, records = absences_and_records(people) if people else ({}, {})
    whys = explanations(agreements, policies=frequencies(), absences=absences, records=records, on=on)
    why = {agreement.pk: said for agreement, said in zip(agreements, whys, strict=True)}
    return Supervision(
        own=_own(own, around, covers, why[own.pk]) if own else None,
        people=_rows(given, around, waiting, covers, actions, why),
        waiting=waiting,
        today=around.today,
        actions=OwnActions(
            overdue=sum(due_on < on for due_on in due), soon=sum(on <= due_on <= on + SOON for due_on in due)
        ),
        signatures=signatures,
    )


def _agreements(worker: Worker, *, on: date) -> tuple[Any, list[Any]]:
    """A worker's own agreement in force, and those that they give or cover: longest overdue first."""
    given = Agreement.objects.given_by(worker, on=on)
    either = Q(supervisee=worker) | Q(pk__in=given.values("pk"))
    covered = Exists(Cover.objects.in_force_from(on).filter(agreement=OuterRef("pk")))
    found = Agreement.objects.in_force(on=on).filter(either).with_people().by_day("next_due_on")
    rows: list[Any] = list(with_words(found, on=on).annotate(is_covered=covered))
    own = [one for one in rows if one.supervisee_id == worker.pk]
    own.sort(key=lambda one: (one.starts_on, one.pk))
    return (own[0] if own else None), [one for one in rows if one.supervisee_id != worker.pk]


def _covers(agreements: Iterable[Any], *, on: date) -> Covers:
    """The cover of each that has one, and the next."""
    covered = [one.pk for one in agreements if one.is_covered]
    return Cover.objects.filter(agreement__in=covered).now_and_next(on=on) if covered else {}


def _open_actions(worker: Worker, supervisees: Collection[int]) -> Sequence[Any]:
    """Open actions of the worker's own, and of their people's supervision; how often each was carried."""
    asked = Action.objects.open().filter(Q(owner=worker) | Q(supervisee__in=supervisees)).order_by()
    facts = ("pk", "owner", "supervisee", "due_on", "times_carried")
    return list(asked.values(*facts[:-1]).with_times_carried().values_list(*facts, named=True))


def _rows(
    agreements: Iterable[Agreement],
    around: SessionsAround,
    waiting: Waiting,
    covers: Covers,
    actions: Iterable[Any],
    why: Mapping[int, str],
) -> list[SuperviseeRow]:
    on, booked, unrecorded, late_of = around.on, around.booked(), around.unrecorded(), waiting.late_of
    drifting = Counter(one.supervisee for one in actions if one.times_carried >= DRIFTS_FROM)
    offers = _Offers(around)
    return [
        SuperviseeRow(
            agreement=agreement,
            tag=due_tag(agreement, booked.get(person), on=on),
            booked=booked.get(person),
            unrecorded=unrecorded.get(person),
            drifting_actions=drifting[person],
            why=why[agreement.pk],
            next_step=_next_step(
                agreement, booked=booked.get(person), unrecorded=unrecorded.get(person), offers=offers
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


class _Offers:
    """Whether the worker has free times on offer: asked for where a person's next step depends on it."""

    def __init__(self, around: SessionsAround) -> None:
        self.around = around

    @cached_property
    def any(self) -> bool:
        own = Slot.objects.filter(supervisor=self.around.worker)
        return own.free(at=start_of(self.around.on + ONE_DAY)).exists()


def _own(agreement: Any, around: SessionsAround, covers: Covers, why: str) -> OwnSupervision:
    worker, on, now = around.worker, around.on, timezone.now()
    booked = around.to_come(at=now).get(worker.pk)
    cover, cover_next = covers.get(agreement.pk, NO_COVER)
    offered = Slot.objects.bookable_by(worker, at=start_of(on + ONE_DAY)).select_related("supervisor")
    return OwnSupervision(
        agreement=agreement,
        tag=due_tag(agreement, booked, on=on),
        why=why,
        booked=booked,
        offered=() if booked else tuple(offered[:OFFERED]),
        cover=cover,
        cover_next=cover_next,
        words=words_of([agreement])[0],
        unrecorded=around.over(at=now).get(worker.pk),
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


def _next_step(
    agreement: Agreement, *, booked: Session | None, unrecorded: Session | None, offers: _Offers
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
    if offers.any:
        return NextStep("Book", f"{reverse('supervision:book')}?supervisee={agreement.supervisee_id}")
    return NextStep("Offer times", reverse("supervision:slots_week"))
