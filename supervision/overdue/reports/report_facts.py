"""What a report on supervision between two days is made from, in one question: hardly more than a row for
each agreement. What rows alone can tell of some is asked of those alone.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property, lru_cache
from typing import Any, Self

from django.db.models import Count, F, OuterRef, Q, QuerySet, StringAgg, Subquery, TextField, Value
from django.db.models.functions import Cast

from supervision.clock.due_status import frequencies
from supervision.clock.on_record import LOGS, SPELLS, spells_asked, spells_found
from supervision.models import Agreement, Attendance, SessionKind, Signature
from supervision.overdue.reports.agreements_then import AgreementsThen
from supervision.overdue.reports.compliance import counted, due_between, promises_of
from supervision.overdue.reports.session_parts import Part, signing_ends
from workforce.authority_settings import history
from workforce.models import StartDay, WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.rules.authority import Setting
from workforce.rules.working_days import ONE_DAY, ClosedInterval
from workforce.stood import EVERYONE, Counts, Stood, StoodThen, Whom, everything, posts_since
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer

#: Where the person of an agreement stands now.
STANDS = {"team": "team", "team_name": "team__name", "org_role": "org_role", "contract": "contract"}
#: The sessions that the person of an agreement was in.
ATTENDED = "supervisee__attendances__"
#: A record has a signature of each.
BOTH = 2


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a report, both included, and the day up to which time for signatures must be over."""

    first: date
    last: date
    known_on: date

    @property
    def signed_to(self) -> date | None:
        """What was held up to this day has had its time for signatures, and nothing that was held later; None
        where no day parts them: another number of working days has come into force.
        """
        changes = history().changes_of(Setting.SIGNED_WITHIN_WORKING_DAYS)
        if any(self.first < day <= self.last for day in changes):
            within = [self.first + timedelta(number) for number in range((self.last - self.first).days + 1)]
            over = list(signing_ends(within, known_on=self.known_on))
            return self.first + timedelta(len(over) - 1) if over == within[: len(over)] else None
        day = self.last
        while day >= self.first and not signing_ends([day], known_on=self.known_on):
            day -= ONE_DAY
        return day


def questions(
    people: WorkerQuerySet, first: date, last: date, signed_to: date, *, whom: Whom, are_most: bool = False
) -> dict[str, QuerySet[Any, Any]]:
    """Every list that `ReportFacts` is made of; `are_most` where these are most of all people."""
    stayed = whom.stayed(people, first) if whom else people
    people = whom.since(people, first)
    keys, window = people.order_by().values("pk"), ClosedInterval(first, last)
    before = Attendance.objects.filter(
        supervisee=OuterRef("supervisee"), moves_clock=True, held_on__lt=first
    ).order_by("-held_on")
    stands = {name: F(f"supervisee__{path}") for name, path in STANDS.items()}
    held = Attendance.objects.filter(supervisee__in=keys, held_on__gte=first, held_on__lte=last).order_by()
    return {
        "promises": promises_of(
            people,
            window=window,
            last_before=Subquery(before.values("held_on")[:1]),
            policy_name=F("policy__name"),
            **stands,
        ),
        **spells_asked(keys, are_most=are_most),
        "posts": posts_since(people, first),
        "due_by_agreement": counted(due_between(people, window), "agreement").values_list(
            "agreement", "periods", "in_time"
        ),
        "due_otherwise": due_between(people, window)
        .filter(
            Q(agreement__supervisee__in=posts_since(people, first).values("worker"))
            | ~Q(agreement__earlier_promises=[])
        )
        .values_list("agreement", "due_on", "held_on"),
        "due_by_day": counted(due_between(stayed, window), "due_on").values_list(
            "due_on", "periods", "in_time", named=True
        ),
        "parts": held.values("supervisee")
        .annotate(parts=Count("held_on"))
        .values_list("supervisee", "parts"),
        "held": _held_under(keys, first, last, signed_to),
        "signatures": Signature.objects.filter(
            text__supervisee__in=keys, text__session__held_on__gte=first, text__session__held_on__lte=last
        )
        .order_by()
        .values_list(
            *("text__session", "text__supervisee", "signed_at"),
            *(f"text__session__{name}" for name in ("held_on", "is_imported", "kind")),
        ),
    }


def _held_under(keys: QuerySet[Any, Any], first: date, last: date, signed_to: date) -> QuerySet[Any, Any]:
    """Of each agreement of these people the sessions of two that were held while it was in force: how many,
    how many of them of known length, long enough, and past the time for signing; and the days that moved the
    clock.
    """
    session = f"{ATTENDED}session__"
    of_two = Q(**{f"{session}kind__in": [kind for kind in SessionKind if kind != SessionKind.GROUP]})
    while_in_force = Q(ends_on=None) | Q(**{f"{ATTENDED}held_on__lte": F("ends_on")})
    begun = Q(**{f"{ATTENDED}held_on__gte": F("starts_on")})
    within = {f"{ATTENDED}held_on__gte": first, f"{ATTENDED}held_on__lte": last}
    held = Agreement.objects.filter(of_two, begun, while_in_force, supervisee__in=keys, **within)
    whole = Q(**{f"{session}was_interrupted": None}) | Q(**{f"{session}was_interrupted": False})
    is_long = Q(**{f"{session}minutes__gte": F("policy__minimum_minutes")})
    is_over = Q(**{f"{ATTENDED}held_on__lte": signed_to, f"{session}is_imported": False})
    day, comma = Cast(f"{ATTENDED}held_on", TextField()), Value(",", output_field=TextField())
    return (
        held.order_by()
        .values("supervisee", "pk")  # in this order nothing is sorted
        .annotate(
            parts=Count(f"{ATTENDED}pk"),
            known=Count(f"{session}minutes"),
            long_enough=Count(f"{ATTENDED}pk", filter=whole & is_long),
            to_sign=Count(f"{ATTENDED}pk", filter=is_over),
            days=StringAgg(day, comma, filter=Q(**{f"{ATTENDED}moves_clock": True})),
        )
        .values_list(*("supervisee", "pk", "parts", "known", "long_enough", "to_sign", "days"), named=True)
    )


type Asked = Callable[..., Mapping[str, list[Any]]]


@cache
def _asked(contract: str, *, of_team: bool, with_logs: bool) -> Asked:
    """The question of a viewer's people, or of those of a team, whose key comes last, and of one kind of
    contract. Where no start day is set it does not matter from when a log was kept.
    """

    @asked_together
    def report_facts(viewer: Viewer, first: date, last: date, signed_to: date, *team: int) -> Questions:
        whom = Whom(team[0] if of_team else None, contract)
        are_most = viewer.is_principal_social_worker and not of_team
        people = people_answered_for(viewer)
        found = questions(people, first, last, signed_to, whom=whom, are_most=are_most)
        return {name: rows for name, rows in found.items() if with_logs or name != LOGS}

    return report_facts


class ReportFacts:
    """What is known of some people for a report on some days, counted where rows have nothing more to say."""

    def __init__(
        self, found: Mapping[str, Sequence[Any]], people: WorkerQuerySet, days: Days, whom: Whom
    ) -> None:
        self.found, self.days, self.whom = found, days, whom
        self.people = whom.since(people, days.first)
        self.promises = found["promises"]
        #: Where everyone with an agreement stands now.
        self.stands = {
            one.supervisee_id: Stood(one.team, one.team_name, one.org_role, one.contract)
            for one in self.promises
        }
        self.then = StoodThen(self.people, found["posts"], now=self.stands)
        self.policies = frequencies()
        self.agreements = AgreementsThen.among(self.promises, self.policies)
        spells = (row for name in SPELLS for row in found.get(name, ()))
        self.agreements.spells = spells_found(spells, {one.supervisee_id for one in self.promises})

    @classmethod
    def of(cls, people: WorkerQuerySet, days: Days, *, whom: Whom = EVERYONE) -> Self:
        """Of these people."""
        signed_to = days.signed_to or days.first
        asked = questions(people, days.first, days.last, signed_to, whom=whom)
        return cls({name: list(rows) for name, rows in asked.items()}, people, days, whom)

    @classmethod
    def seen_by(cls, viewer: Viewer, days: Days, *, whom: Whom = EVERYONE) -> Self:
        """Of the people whom the viewer answers for."""
        with_logs = StartDay.objects.records_begin_on() is not None
        asked = _asked(whom.contract, of_team=bool(whom.team), with_logs=with_logs)
        team = [whom.team] if whom.team else []
        found = asked(viewer, days.first, days.last, days.signed_to or days.first, *team)
        return cls(found, people_answered_for(viewer), days, whom)

    @cached_property
    def counts(self) -> Counts:
        """What is of a day on which someone stood where they are meant to."""
        return self.whom.counts(self.then) if self.whom else everything

    @cached_property
    def days_held(self) -> dict[int, list[date]]:
        """The days on which each person's clock was moved on, in order; the first is the last one before."""
        found: dict[int, list[date]] = {}
        for one in self.held:
            if one.days:
                found.setdefault(one.supervisee, []).extend(map(day_of, one.days.split(",")))
        for part, moves_clock in self._others:
            if moves_clock:
                found.setdefault(part.supervisee, []).append(part.held_on)
        before = {one.supervisee_id: [one.last_before] for one in self.promises if one.last_before}
        return {person: before.get(person, []) + sorted(found.get(person, ())) for person in found | before}

    @cached_property
    def held(self) -> list[Any]:
        """Of each agreement the sessions of two that the database has counted."""
        return [one for one in self.found["held"] if one.supervisee not in self.otherwise_held]

    @cached_property
    def parts(self) -> list[Part]:
        """All other parts in sessions that were held."""
        return [part for part, _ in self._others if self.counts(part.supervisee, part.held_on)]

    @property
    def otherwise_held(self) -> set[int]:
        """People whose sessions the database cannot count: not all under one promise, or not all meant."""
        return self._told_apart[0]

    @property
    def _others(self) -> list[tuple[Part, bool]]:
        return self._told_apart[1]

    @cached_property
    def _told_apart(self) -> tuple[set[int], list[tuple[Part, bool]]]:
        """Those people, and all their parts in sessions with those of everybody else in groups; and whether
        each moved the clock.
        """
        theirs = Counter[int]()
        for one in self.found["held"]:
            theirs[one.supervisee] += one.parts
        parts = dict(self.found["parts"])
        people = self._of_other_promises if self.days.signed_to else set(parts)
        more = {one for one, number in parts.items() if number != theirs[one]} - people
        rows = self._read(Q(supervisee__in=people) | Q(supervisee__in=more, session__kind=SessionKind.GROUP))
        theirs.update(part.supervisee for part, _ in rows if part.supervisee in more)
        outside = {one for one in more if parts[one] != theirs[one]}
        rows = [one for one in rows if one[0].supervisee not in outside]
        rows += self._read(Q(supervisee__in=outside))
        return people | outside, rows

    @property
    def _of_other_promises(self) -> set[int]:
        """Of whom not everything is meant, or to whom something else was promised on one of the days."""
        first, found = self.days.first, set(self.then.moved) if self.whom else set()
        changed = {key for key, one in self.policies.items() if any(was.until > first for was in one.former)}
        return found.union(
            one.supervisee_id for one in self.promises if one.earlier_promises or one.policy_id in changed
        )

    def _read(self, chosen: Q) -> list[tuple[Part, bool]]:
        within = {"held_on__gte": self.days.first, "held_on__lte": self.days.last}
        session = ("session__minutes", "session__was_interrupted", "session__is_imported")
        facts = ("moves_clock", "session", "supervisee", "held_on", *session)
        rows = Attendance.objects.filter(chosen, **within).order_by().values_list(*facts)
        return [(Part._make(facts), moves_clock) for moves_clock, *facts in rows]

    def signed_in_time(self) -> int:
        """How many of the sessions that the database has counted were signed by both in time."""
        counted, signed = {one.supervisee_id for one in self.promises} - self.otherwise_held, Counter[Any]()
        ends: dict[date, datetime | None] = {}
        for session, supervisee, at, held_on, is_imported, kind in self.found["signatures"]:
            if supervisee not in counted or is_imported or kind == SessionKind.GROUP:
                continue
            if held_on not in ends:
                ends[held_on] = signing_ends([held_on], known_on=self.days.known_on).get(held_on)
            end = ends[held_on]
            if end and at < end:
                signed[session, supervisee] += 1
        return sum(number >= BOTH for number in signed.values())

    @property
    def signed_at(self) -> list[tuple[int, int, datetime]]:
        """Every signature: of which session, of whom, and when."""
        return [row[:3] for row in self.found["signatures"]]


day_of = lru_cache(maxsize=10_000)(date.fromisoformat)
