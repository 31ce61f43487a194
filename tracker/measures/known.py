"""The facts of some days, put in order for those who count them: who stood where, what was held, what ran."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from supervision.clock.due_periods import Kept
from supervision.clock.due_status import frequencies
from supervision.clock.on_record import SPELLS, spells_found
from supervision.clock.reckoner import History, Reckoner
from supervision.overdue.reports.agreements_then import AgreementsThen
from tracker.measures.facts import Days, days_of, facts_seen, questions
from tracker.measures.rows import Place, Span
from tracker.measures.scope import EVERYBODY, Scope
from workforce.models import StartDay, WorkerQuerySet
from workforce.rules.working_days import Interval
from workforce.web.together import with_children
from workforce.web.viewer import Viewer

#: Of someone of whom nothing but sessions says when the next is due.
PLAIN = History()
#: More cases than anybody has: after every count of a day.
MOST_CASES = 2**31


class Facts:
    """What is known of some people for the figures of some days."""

    def __init__(self, found: Mapping[str, Sequence[Any]], days: Days) -> None:
        self.found, self.days = found, days
        self.policies = frequencies()
        self.people = {one.pk: one for one in found["people"]}
        with_children(found["enrolments"], "pauses", found["pauses"], of="enrolment_id")
        self.enrolments = {one.pk: one for one in found["enrolments"]}

    @classmethod
    def seen_by(
        cls, viewer: Viewer, spans: Sequence[Span], scope: Scope = EVERYBODY, *, measure: str = ""
    ) -> "Facts":
        """Of the people whom the viewer answers for, at least of those of whom is meant; for the rows of one
        measure, by its key, or of all.
        """
        days = days_of(spans)
        with_logs = StartDay.objects.records_begin_on() is not None
        return cls(facts_seen(viewer, days, with_logs=with_logs, scope=scope, measure=measure), days)

    @classmethod
    def of(cls, people: WorkerQuerySet, spans: Sequence[Span]) -> "Facts":
        """Of these people."""
        days = days_of(spans)
        asked = questions(people, *days.asked)
        return cls({name: list(rows) for name, rows in asked.items()}, days)

    # --- Who stood where -----------------------------------------------------------------------------

    def place(self, worker: int, day: date) -> Place:
        """Where someone stood on a day: by the post that they held, and the programme that they were on."""
        of = self._post(worker, day)
        running = next((one for one in self.enrolments_of.get(worker, ()) if runs(one, day)), None)
        if running is None:
            return Place(of.team, of.team__service, of.org_role, of.contract)
        stage = running.stage(on=day).first_month
        return Place(of.team, of.team__service, of.org_role, of.contract, stage, running.cohort_id)

    def contract(self, worker: int, day: date) -> str:
        """By which contract someone was employed on a day."""
        contract: str = self._post(worker, day).contract
        return contract

    def _post(self, worker: int, day: date) -> Any:
        """The main post that someone held on a day: one that has ended, or what they are now."""
        posts = self._posts.get(worker)
        if posts:
            for one in posts:
                if one.started_on <= day <= one.ended_on:
                    return one
        return self.people[worker]

    def is_here(self, worker: int, day: date) -> bool:
        """Employed on the day."""
        one = self.people[worker]
        if one.started_on <= day:
            return one.left_on is None or one.left_on >= day
        return any(spell.started_on <= day <= spell.left_on for spell in self._earlier.get(worker, ()))

    def days_here(self, worker: int, first: date, last: date) -> int:
        """On how many of some days, both counted, someone was employed."""
        one, days = self.people[worker], (last - first).days + 1
        if one.started_on <= first and (one.left_on is None or one.left_on >= last):
            return days
        return sum(self.is_here(worker, first + timedelta(number)) for number in range(days))

    @cached_property
    def _posts(self) -> dict[int, list[Any]]:
        return by(self.found["posts"], "worker")

    @cached_property
    def _earlier(self) -> dict[int, list[Any]]:
        return by(self.found["earlier"], "worker")

    @cached_property
    def enrolments_of(self) -> dict[int, list[Any]]:
        """Each person's enrolments."""
        return by(self.found["enrolments"], "worker_id")

    # --- Supervision ---------------------------------------------------------------------------------

    @cached_property
    def promises(self) -> Sequence[Any]:
        """What agreements promised, each that held on some of the days."""
        return self.found["promises"]

    @cached_property
    def held_days(self) -> Mapping[int, list[date]]:
        """The days on which each person's clock was moved, in order, from the last one before."""
        found: dict[int, list[date]] = defaultdict(list)
        for one in self.promises:
            if one.last_before and one.supervisee_id not in found:
                found[one.supervisee_id].append(one.last_before)
        for person, day in self._moved:
            found[person].append(day)
        return {person: sorted(days) for person, days in found.items()}

    @cached_property
    def _spells(self) -> Any:
        spells = (row for name in SPELLS for row in self.found.get(name, ()))
        return spells_found(spells, self.people.keys())

    @property
    def absences(self) -> Mapping[int, tuple[Interval, ...]]:
        """Everyone's, in order."""
        absences: Mapping[int, tuple[Interval, ...]] = self._spells[0]
        return absences

    @property
    def records(self) -> Mapping[int, tuple[Interval, ...]]:
        """Of which days records are kept, of each person; of nobody where no start day is set."""
        records: Mapping[int, tuple[Interval, ...]] = self._spells[1]
        return records

    @cached_property
    def agreements(self) -> AgreementsThen:
        """Which agreement held on a day."""
        return AgreementsThen.among(self.promises, self.policies)

    @cached_property
    def periods(self) -> list[tuple[Any, Kept]]:
        """Every due period whose due day is one of the days, with its promise: those of `compliance`."""
        promises = {one.pk: one for one in self.promises}
        last = self.days.last
        return [
            (promises[agreement], Kept(due_on, held_on if held_on and held_on <= last else None))
            for agreement, due_on, held_on in self.found["due_periods"]
        ]

    @cached_property
    def _moved(self) -> list[tuple[int, date]]:
        """Person and day of each session of these days that moved a clock."""
        return [(one.supervisee, one.held_on) for one in self.found["held"] if one.moves_clock]

    def due_days(self, day: date) -> Iterator[tuple[Any, date | None]]:
        """Each promise that holds on a day with its due day as it stood then; None while it is suspended."""
        absences, records = self.absences, self.records
        for one in self.promises:
            if one.starts_on <= day and (one.ends_on is None or one.ends_on >= day):
                who = one.supervisee_id
                away, kept = absences.get(who, ()), records.get(who, ())
                history = History([], away, kept) if away or kept else PLAIN
                last = self._last_held(who, day)
                since = last if last and last > one.clock_started_on else one.clock_started_on
                yield one, self._reckoner.of(one, history)(since).due_on

    @cached_property
    def _reckoner(self) -> Reckoner:
        return Reckoner(self.policies)

    def _last_held(self, who: int, day: date) -> date | None:
        days = self.held_days.get(who, ())
        place = bisect_right(days, day)
        return days[place - 1] if place else None

    # --- Caseloads -----------------------------------------------------------------------------------

    @cached_property
    def counts(self) -> Mapping[int, list[tuple[date, int]]]:
        """Each person's counts of cases, in order, from the newest one before."""
        found: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
        for one in self.found["people"]:
            if one.counted:
                day, _, cases = one.counted.partition(",")
                found[one.pk].append((day_of(day), int(cases)))
        for counted_on, each in sorted(self.found["counts"]):
            numbers = json.loads(f"[{each}]")
            for worker, cases in zip(numbers[::2], numbers[1::2], strict=True):
                found[worker].append((counted_on, cases))
        return found

    @cached_property
    def limits(self) -> Mapping[int, list[Any]]:
        """Each person's limits that were set, the one that starts last first."""
        return by(sorted(self.found["limits"], key=lambda one: one.starts_on, reverse=True), "worker")

    def count_on(self, worker: int, day: date) -> tuple[date, int] | tuple[None, None]:
        """Someone's newest count by a day: when it was made, and the cases."""
        counts = self.counts.get(worker)
        if not counts:
            return None, None
        if counts[-1][0] <= day:
            return counts[-1]
        place = place_on(counts, day)
        return counts[place - 1] if place else (None, None)

    def limit_on(self, worker: int, day: date) -> Any | None:
        """The limit that was set for someone and held on a day: the one that started last."""
        limits = self.limits.get(worker, ())
        return next((one for one in limits if one.starts_on <= day and not _ended(one, day)), None)


def place_on(counts: Sequence[tuple[date, int]], day: date) -> int:
    """How many of someone's counts, in order, were made by a day."""
    return bisect_right(counts, (day, MOST_CASES))


def _ended(limit: Any, day: date) -> bool:
    return limit.ends_on is not None and limit.ends_on < day


day_of = lru_cache(maxsize=1_000)(date.fromisoformat)


def by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    """Rows together by a column that names whose they are."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def runs(enrolment: Any, day: date) -> bool:
    """On the programme on a day."""
    return enrolment.started_on <= day and (enrolment.ended_on is None or enrolment.ended_on >= day)
