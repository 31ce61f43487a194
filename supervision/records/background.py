"""What is already known of a supervisee before a session: shown beside the record as it is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from supervision.clock.presets import WEEKS_WITHOUT_DISCUSSION
from supervision.models import Action, Agreement, Attendance, CaseDiscussion, Decision, Session
from supervision.models.session import LOCKED_STATUSES
from supervision.permissions import supervised_by
from supervision.records.cases import UndiscussedCase, cases_longest_undiscussed_first
from workforce.across_floors import listed
from workforce.caseloads.limits_in_force import LimitInForce, limits_on
from workforce.models import Absence, Allocation, CaseloadSnapshot, Worker
from workforce.web.tags import day
from workforce.web.viewer import Viewer

LAST_DECISIONS = 6
#: How far ahead the page shows something that comes up.
COMES_UP_WITHIN = timedelta(weeks=8)

#: Of some workers (by key), what comes up for each between two days: when, and in words.
type Coming = Callable[[Sequence[int], date, date], Mapping[int, list[tuple[date, str]]]]


@dataclass(frozen=True, slots=True)
class Background:
    """One supervisee's open actions, last decisions, cases, caseload and absences on a day."""

    supervisee: Worker
    actions: list[Action]
    decisions: list[CaseDiscussion]
    cases: list[UndiscussedCase]
    snapshot: CaseloadSnapshot | None
    limit: LimitInForce | None
    absences: list[Absence]
    between: list[Decision]
    weeks_allowed: int
    #: "3-month review by Friday 4 December", the next first.
    coming: list[str]

    @property
    def has_notes(self) -> bool:
        """Some of it was written in supervision."""
        return bool(self.actions or self.decisions or self.between)

    @property
    def over_limit(self) -> int:
        """Cases above the limit; 0 at or below it, or where either is not known."""
        return self.limit.excess(self.snapshot.total) if self.snapshot and self.limit else 0


def people_with_background_for(viewer: Viewer, session: Session) -> list[Any]:
    """The supervisees of a session whose background the viewer sees.

    The viewer, and those they still supervise: a former supervisor signs what they wrote, and learns no
    more. Each with `weeks`, within which their cases are discussed, where they have an agreement; and with
    `last_held_on`, the day of the session before this one.
    """
    if viewer.worker is None:
        return []
    known = Q(pk=viewer.worker.pk) | Q(pk__in=supervised_by(viewer).values("pk"))
    of_each = {"supervisee": OuterRef("pk")}
    agreed = Agreement.objects.in_force(on=viewer.on).filter(**of_each).order_by("-starts_on", "-pk")
    held = Attendance.objects.filter(
        **of_each, held_on__isnull=False, session__starts_at__lt=session.starts_at
    ).order_by("-held_on", "-session__starts_at", "-pk")
    people = Worker.objects.filter(known, attendances__session=session).annotate(
        weeks=Subquery(agreed.values("cases_discussed_within_weeks")[:1]),
        last_held_on=Subquery(held.values("held_on")[:1]),
    )
    return list(people.select_related("team").order_by("attendances__pk"))


def background_of(session: Session, people: Sequence[Any], *, on: date) -> list[Background]:
    """What the parties already know as they come to a session, of `people_with_background_for` one of them.

    Absences and decisions are of interest since the session before; the first time, all are.
    """
    limits = limits_on(people, on=on)
    since = {each.pk: each.last_held_on or each.started_on for each in people}
    coming = _coming(people, on=on)
    return [
        Background(
            supervisee=each,
            actions=list(
                Action.objects.to_review_in(session)
                .open()
                .filter(supervisee=each)
                .with_times_carried()
                .select_related("owner")
            ),
            decisions=list(_last_decisions(each, before=session)),
            cases=cases_longest_undiscussed_first(Allocation.objects.filter(worker=each), on=on),
            snapshot=CaseloadSnapshot.objects.filter(worker=each).newest(on=on).first(),
            limit=limits.get(each.pk),
            absences=list(Absence.objects.filter(worker=each, started_on__gte=since[each.pk])),
            between=list(Decision.objects.filter(supervisee=each, decided_at__date__gte=since[each.pk])),
            weeks_allowed=each.weeks or WEEKS_WITHOUT_DISCUSSION,
            coming=coming[each.pk],
        )
        for each in people
    ]


def _coming(people: Sequence[Worker], *, on: date) -> dict[int, list[str]]:
    """What comes up for each in the next weeks, and what of it is late: registration, milestones."""
    until = on + COMES_UP_WITHIN
    found: dict[int, list[tuple[date, str]]] = {each.pk: [] for each in people}
    for each in people:
        ends_on = each.registration_expires_on
        if ends_on and ends_on <= until:
            found[each.pk].append((ends_on, "Social Work England registration"))
    for source in listed("COMING_UP"):
        for worker, told in source(list(found), on, until).items():
            found[worker] += told
    return {worker: [f"{words} by {day(by)}" for by, words in sorted(told)] for worker, told in found.items()}


def _last_decisions(supervisee: Worker, *, before: Session) -> Iterable[CaseDiscussion]:
    """The decisions of the last sessions held before this one; no draft of another supervisor."""
    written = Q(session__status__in=LOCKED_STATUSES) | Q(session__supervisor=before.supervisor_id)
    earlier = CaseDiscussion.objects.filter(
        written,
        supervisee=supervisee,
        session__held_on__isnull=False,
        session__starts_at__lt=before.starts_at,
    ).exclude(decision="")
    return earlier.select_related("session").order_by("-session__starts_at", "position")[:LAST_DECISIONS]
