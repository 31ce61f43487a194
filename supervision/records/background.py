"""What is already known of a supervisee before a session: shown beside the record as it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from supervision.clock.presets import WEEKS_WITHOUT_DISCUSSION
from supervision.models import Action, Agreement, Attendance, CaseDiscussion, Decision, Session
from supervision.models.session import LOCKED_STATUSES
from supervision.permissions import supervised_by
from supervision.records.cases import UndiscussedCase, cases_among, cases_asked
from workforce.across_floors import listed
from workforce.caseloads.limits_in_force import LimitInForce, limit_among
from workforce.models import Absence, Allocation, CaseloadLimit, CaseloadSnapshot, Worker
from workforce.web.tags import day
from workforce.web.together import by_key, together
from workforce.web.viewer import Viewer

LAST_DECISIONS = 6
#: How far ahead the page shows something that comes up.
COMES_UP_WITHIN = timedelta(weeks=8)

#: Of some workers (by key), what comes up between two days: rows of `whose`, `by` and `words`.
type Coming = Callable[[Sequence[int], date, date], QuerySet[Any, Any]]


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


def people_with_background_for(viewer: Viewer, session: Session) -> QuerySet[Worker]:
    """The supervisees of a session whose background the viewer sees.

    The viewer, and those they still supervise: a former supervisor signs what they wrote, and learns no
    more. Each with `weeks`, within which their cases are discussed, where they have an agreement; and with
    `last_held_on`, the day of the session before this one.
    """
    if viewer.worker is None:
        return Worker.objects.none()
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
    return people.select_related("team").order_by("attendances__pk")


def background_of(session: Session, people: Sequence[Any], *, on: date) -> list[Background]:
    """What the parties already know as they come to a session, of `people_with_background_for` one of them.

    Absences and decisions are of interest since the session before; the first time, all are.
    """
    if not people:
        return []
    found = together(_asked(session, people, on=on))
    actions, between = (by_key(found[name], "supervisee_id") for name in ("actions", "between"))
    absences, limits, snapshots = (
        by_key(found[name], "worker_id") for name in ("absences", "limits", "snapshots")
    )
    cases = cases_among(found, on=on)
    coming = _coming(people, found, on=on)
    return [
        Background(
            supervisee=each,
            actions=actions[each.pk],
            decisions=found[f"decisions {each.pk}"],
            cases=[one for one in cases if one.allocation.worker_id == each.pk],
            snapshot=next(iter(snapshots[each.pk]), None),
            limit=limit_among(limits[each.pk], each, on=on),
            absences=[one for one in absences[each.pk] if one.started_on >= _since(each)],
            between=[one for one in between[each.pk] if localdate(one.decided_at) >= _since(each)],
            weeks_allowed=each.weeks or WEEKS_WITHOUT_DISCUSSION,
            coming=coming[each.pk],
        )
        for each in people
    ]


def _since(person: Any) -> date:
    since: date = person.last_held_on or person.started_on
    return since


def _asked(session: Session, people: Sequence[Any], *, on: date) -> dict[str, QuerySet[Any, Any]]:
    """All of these people, in one question."""
    keys, since = [each.pk for each in people], min(_since(each) for each in people)
    actions = Action.objects.to_review_in(session).open().filter(supervisee__in=keys).with_times_carried()
    limits = CaseloadLimit.objects.in_force(on=on).filter(worker__in=keys)
    return {
        "actions": actions.select_related("owner"),
        **cases_asked(Allocation.objects.filter(worker__in=keys), on=on),
        "snapshots": CaseloadSnapshot.objects.filter(worker__in=keys).newest(on=on),
        "limits": limits.order_by("starts_on", "pk"),
        "absences": Absence.objects.filter(worker__in=keys, started_on__gte=since),
        "between": Decision.objects.filter(supervisee__in=keys, decided_at__date__gte=since),
        **{f"decisions {key}": _last_decisions(key, before=session) for key in keys},
        **{
            f"coming {number}": source(keys, on, on + COMES_UP_WITHIN)
            for number, source in enumerate(listed("COMING_UP"))
        },
    }


def _coming(people: Sequence[Worker], found: Mapping[str, list[Any]], *, on: date) -> dict[int, list[str]]:
    """What comes up for each in the next weeks, and what of it is late: registration, milestones."""
    coming: dict[int, list[tuple[date, str]]] = {each.pk: [] for each in people}
    for each in people:
        ends_on = each.registration_expires_on
        if ends_on and ends_on <= on + COMES_UP_WITHIN:
            coming[each.pk].append((ends_on, "Social Work England registration"))
    for number, _ in enumerate(listed("COMING_UP")):
        for one in found[f"coming {number}"]:
            coming[one.whose].append((one.by, one.words))
    return {
        worker: [f"{words} by {day(by)}" for by, words in sorted(told)] for worker, told in coming.items()
    }


def _last_decisions(supervisee: int, *, before: Session) -> QuerySet[CaseDiscussion]:
    """The decisions of the last sessions held before this one; no draft of another supervisor."""
    written = Q(session__status__in=LOCKED_STATUSES) | Q(session__supervisor=before.supervisor_id)
    earlier = CaseDiscussion.objects.filter(
        written,
        supervisee=supervisee,
        session__held_on__isnull=False,
        session__starts_at__lt=before.starts_at,
    ).exclude(decision="")
    newest = earlier.order_by("-session__starts_at", "position", "pk")
    last = CaseDiscussion.objects.filter(pk__in=newest.values("pk")[:LAST_DECISIONS])
    return last.select_related("session").order_by("-session__starts_at", "position", "pk")
