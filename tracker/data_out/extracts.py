"""What other programs may read: each extract with its columns and where its rows come from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Schema

from nqsw.models import Enrolment, Milestone, Seat
from supervision.clock.timeliness import days_overdue
from supervision.models import Action, Agreement, Attendance
from supervision.models.action import ActionQuerySet
from supervision.overdue.reports.compliance import compliance
from supervision.rules.repeating import start_of
from tracker.data_out import rows
from tracker.data_out.measures import measures_by_team
from workforce.caseloads.limits_in_force import Limits
from workforce.models import CaseloadSnapshot, Worker, WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.rules.working_days import ONE_DAY, ClosedInterval
from workforce.web.viewer import Viewer


@dataclass(frozen=True)
class Asked:
    """For whom rows are asked, with names or without, and of which days."""

    viewer: Viewer
    with_names: bool
    days: ClosedInterval

    @property
    def on(self) -> date:
        return self.viewer.on

    @cached_property
    def people(self) -> WorkerQuerySet:
        """Those whom the maker of the key oversees on the day."""
        return people_answered_for(self.viewer)

    def about(self, worker: Worker) -> tuple[Any, ...]:
        """The first columns of a row about someone."""
        name = worker.full_name if self.with_names else None
        return worker.pk, worker.staff_number, worker.swe_number, name


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of an answer, not yet made: a page is cut out of them first."""

    them: QuerySet[Any] | Sequence[Any]
    made: Callable[[Iterable[Any]], Iterator[tuple[Any, ...]]]

    def __len__(self) -> int:
        return self.them.count() if isinstance(self.them, QuerySet) else len(self.them)

    def cut(self, first: int, last: int | None) -> list[tuple[Any, ...]]:
        """The rows from the first up to, not with, the last."""
        return list(self.made(self.them[first:last]))


@dataclass(frozen=True, slots=True)
class Extract:
    """One thing to read: its key in the address, what it is, its columns, where its rows come from."""

    key: str
    title: str
    what: str
    row: type[Schema]
    find: Callable[[Asked], Found]
    #: What its days mean, in words; empty where it is about today.
    days: str = ""

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Each column with what it holds."""
        return [(name, field.description or "") for name, field in self.row.model_fields.items()]


def _people(asked: Asked) -> Found:
    def made(workers: Iterable[Worker]) -> Iterator[tuple[Any, ...]]:
        for one in workers:
            service = one.team.service.name if one.team.service else None
            yield (
                *asked.about(one), one.team.name, service, one.org_role, one.contract, float(one.fte),
                one.line_manager_id, one.qualified_on, one.started_on, one.left_on,
                one.registration_expires_on,
            )  # fmt: skip

    return Found(asked.people.select_related("team__service").order_by("pk"), made)


def _standing(asked: Asked) -> Found:
    def made(agreements: Iterable[Agreement]) -> Iterator[tuple[Any, ...]]:
        for one in agreements:
            late = days_overdue(next_due_on=one.next_due_on, on=asked.on)
            yield (
                *asked.about(one.supervisee), one.supervisee.team.name, one.supervisor_id, one.policy.name,
                one.last_held_on, one.next_due_on, late,
            )  # fmt: skip

    of_people = Agreement.objects.in_force(on=asked.on).filter(supervisee__in=asked.people.values("pk"))
    return Found(of_people.select_related("supervisee__team", "policy").order_by("pk"), made)


def _due_periods(asked: Asked) -> Found:
    def made(periods: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        for one in periods:
            yield (*asked.about(one.worker), one.team, one.policy, one.due_on, one.held_on, one.in_time)

    found = compliance(people=asked.people, from_on=asked.days.starts_on, to_on=asked.days.ends_on)
    return Found(sorted(found, key=lambda row: (row.due_on, row.worker.pk)), made)


def _sessions(asked: Asked) -> Found:
    def made(parts: Iterable[Attendance]) -> Iterator[tuple[Any, ...]]:
        for one in parts:
            of = one.session
            yield (
                *asked.about(one.supervisee), of.pk, of.supervisor_id, of.kind, of.status,
                timezone.localtime(of.starts_at).date(), one.held_on, of.minutes, of.was_interrupted,
                one.moves_clock, of.called_off_side, of.called_off_reason, of.is_imported,
            )  # fmt: skip

    first, last = start_of(asked.days.starts_on), start_of(asked.days.ends_on + ONE_DAY)
    within = Attendance.objects.filter(session__starts_at__gte=first, session__starts_at__lt=last)
    theirs = within.filter(supervisee__in=asked.people.values("pk"))
    return Found(theirs.select_related("session", "supervisee").order_by("pk"), made)


def _actions(asked: Asked) -> Found:
    def made(actions: Iterable[Action]) -> Iterator[tuple[Any, ...]]:
        for one in actions:
            agreed_on = one.session.held_on if one.session else None
            yield (
                *asked.about(one.supervisee), one.pk, one.owner_id, agreed_on, one.due_on, one.done_on,
                one.dropped_on, one.times_carried,
            )  # fmt: skip

    agreed: ActionQuerySet = Action.objects.agreed().filter(supervisee__in=asked.people.values("pk"))
    counted = agreed.with_times_carried().select_related("supervisee", "session")
    return Found(counted.defer("what", "outcome").order_by("pk"), made)


def _caseloads(asked: Asked) -> Found:
    def made(counts: Iterable[CaseloadSnapshot]) -> Iterator[tuple[Any, ...]]:
        some = list(counts)
        limits = Limits({one.worker_id: one.worker for one in some}.values())
        for one in some:
            limit = limits.of(one.worker, on=one.counted_on)
            yield (
                *asked.about(one.worker), one.worker.team.name, one.counted_on, one.cin, one.cp, one.cla,
                one.care_leaver, one.s47, one.assessment, one.other, one.total,
                limit.cases if limit else None, bool(limit and limit.is_protected),
            )  # fmt: skip

    between = (asked.days.starts_on, asked.days.ends_on)
    counts = CaseloadSnapshot.objects.filter(counted_on__range=between, worker__in=asked.people.values("pk"))
    return Found(counts.select_related("worker__team").order_by("counted_on", "pk"), made)


def _programme(asked: Asked) -> Found:
    def made(enrolments: Iterable[Enrolment]) -> Iterator[tuple[Any, ...]]:
        for one in enrolments:
            yield (
                *asked.about(one.worker), one.pk, one.cohort.name, one.cohort.programme.name, one.started_on,
                one.expected_end_on, one.ended_on, one.status_as_at(on=asked.on).value,
                one.week(on=asked.on),
            )  # fmt: skip

    theirs = Enrolment.objects.filter(worker__in=asked.people.values("pk"))
    return Found(theirs.with_people().order_by("pk"), made)


def _milestones(asked: Asked) -> Found:
    def made(milestones: Iterable[Milestone]) -> Iterator[tuple[Any, ...]]:
        for one in milestones:
            yield (
                *asked.about(one.enrolment.worker), one.enrolment_id, one.pk, one.kind, one.is_optional,
                one.due_on, one.done_on,
            )  # fmt: skip

    theirs = Milestone.objects.filter(enrolment__worker__in=asked.people.values("pk"))
    return Found(theirs.select_related("enrolment__worker").defer("note").order_by("pk"), made)


def _class_places(asked: Asked) -> Found:
    def made(places: Iterable[Seat]) -> Iterator[tuple[Any, ...]]:
        for one in places:
            of = one.master_class
            yield (*asked.about(one.worker), of.pk, of.title, of.held_on, one.status, one.mark)

    first, last = start_of(asked.days.starts_on), start_of(asked.days.ends_on + ONE_DAY)
    held = Seat.objects.filter(master_class__starts_at__gte=first, master_class__starts_at__lt=last)
    held = held.filter(master_class__cancelled_at=None, worker__in=asked.people.values("pk"))
    return Found(held.select_related("master_class", "worker").order_by("pk"), made)


def _measures(asked: Asked) -> Found:
    return Found(list(measures_by_team(asked.viewer, asked.days)), iter)


EXTRACTS = (
    Extract(
        "measures",
        "Measures",
        "One row for each measure of each team in a month, as the page of the measures counts.",
        rows.MeasureRow,
        _measures,
        days="months, by any of their days",
    ),
    Extract("people", "People", "Everyone, those who have left too.", rows.PersonRow, _people),
    Extract(
        "supervision",
        "Supervision today",
        "One row for each supervision agreement in force: last held, next due, days overdue.",
        rows.StandingRow,
        _standing,
    ),
    Extract(
        "due-periods",
        "Due periods",
        "One row for each due day, and whether a session was held in time, as the supervision report counts.",
        rows.DuePeriodRow,
        _due_periods,
        days="due days",
    ),
    Extract(
        "sessions",
        "Sessions",
        "One row for each person in a session, held or not.",
        rows.SessionRow,
        _sessions,
        days="days on which the sessions are planned",
    ),
    Extract(
        "actions",
        "Actions",
        "One row for each agreed action, without what it says.",
        rows.ActionRow,
        _actions,
    ),
    Extract(
        "caseloads",
        "Caseloads",
        "One row for each count of a person's cases, with the limit of that day.",
        rows.CaseloadRow,
        _caseloads,
        days="days of the counts",
    ),
    Extract("programme", "NQSW programme", "One row for each enrolment.", rows.ProgrammeRow, _programme),
    Extract(
        "milestones",
        "Milestones",
        "One row for each milestone of an enrolment.",
        rows.MilestoneRow,
        _milestones,
    ),
    Extract(
        "class-places",
        "Master classes",
        "One row for each person with a place in a class.",
        rows.ClassPlaceRow,
        _class_places,
        days="days of the classes",
    ),
)
BY_KEY = {extract.key: extract for extract in EXTRACTS}
