"""What another policy would mean for people today. It changes nothing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from supervision.clock.clock import next_due_on, stage_in_force
from supervision.clock.due_status import frequencies, tag_of
from supervision.clock.frequency import Frequency, Stage, Unit
from supervision.clock.on_record import absences_and_records
from supervision.models import Agreement, AgreementQuerySet
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Worker
from workforce.rules.tag import Tag

DAYS_IN_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Simulated:
    """One person under the other policy: due when, and how that stands today."""

    agreement: Agreement
    due_then: date | None
    tag: Tag


@dataclass(frozen=True, slots=True)
class Load:
    """A supervisor's sessions a month, as promised now and as the other policy would promise."""

    supervisor: Worker
    people: int
    now: float
    then: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """A policy tried on people: who would become overdue, and what each supervisor would hold."""

    people: int
    overdue_now: int
    overdue_then: int
    newly_overdue: tuple[Simulated, ...]
    loads: tuple[Load, ...]

    @property
    def sessions_now(self) -> float:
        return sum(load.now for load in self.loads)

    @property
    def sessions_then(self) -> float:
        return sum(load.then for load in self.loads)


def simulate(agreements: AgreementQuerySet, *, policy: Frequency, on: date) -> Simulation:
    """The policy in the place of each one's own, their clocks and their history as they are."""
    chosen = list(agreements.in_force(on=on).with_people().by_day("next_due_on"))
    people = [agreement.supervisee_id for agreement in chosen]
    absences, records = absences_and_records(people)
    holidays = days_off()
    soon = due_soon_days(on=on)
    newly: list[Simulated] = []
    overdue_then = 0
    for agreement in chosen:
        due_then = next_due_on(
            policy=replace(policy, counts_from=agreement.counts_from),
            clock_started_on=agreement.clock_started_on,
            last_held_on=agreement.last_held_on,
            absences=absences.get(agreement.supervisee_id, ()),
            holidays=holidays,
            records=records.get(agreement.supervisee_id, ()),
            first_due_on=agreement.first_due_on,
        )
        is_overdue = due_then is not None and due_then < on
        overdue_then += is_overdue
        if is_overdue and not _is_overdue(agreement, on=on):
            newly.append(
                Simulated(agreement, due_then, tag_of(due_then, on=on, holidays=holidays, soon=soon))
            )
    return Simulation(
        people=len(chosen),
        overdue_now=sum(_is_overdue(agreement, on=on) for agreement in chosen),
        overdue_then=overdue_then,
        newly_overdue=tuple(newly),
        loads=_loads(chosen, policy=policy, on=on),
    )


def _is_overdue(agreement: Agreement, *, on: date) -> bool:
    return agreement.next_due_on is not None and agreement.next_due_on < on


def _loads(agreements: Sequence[Agreement], *, policy: Frequency, on: date) -> tuple[Load, ...]:
    """Each supervisor's load, the greatest growth first."""
    by_supervisor: dict[Worker, list[Agreement]] = defaultdict(list)
    policies = frequencies()
    for agreement in agreements:
        by_supervisor[agreement.supervisor].append(agreement)
    loads = [
        Load(
            supervisor=supervisor,
            people=len(theirs),
            now=sum(_a_month(policies[one.policy_id], one, on=on) for one in theirs),
            then=sum(_a_month(policy, one, on=on) for one in theirs),
        )
        for supervisor, theirs in by_supervisor.items()
    ]
    return tuple(sorted(loads, key=lambda load: (load.now - load.then, str(load.supervisor))))


def _a_month(policy: Frequency, agreement: Agreement, *, on: date) -> float:
    counts_from = agreement.counts_from or agreement.clock_started_on
    stage = stage_in_force(policy=policy, clock_started_on=counts_from, on=on)
    return sessions_a_month(stage)


def sessions_a_month(stage: Stage) -> float:
    """How many sessions a stage promises in a month of average length (30.44 days)."""
    number = stage.every.number
    if stage.every.unit is Unit.MONTH:
        return 1 / number
    return DAYS_IN_A_MONTH / (number * (7 if stage.every.unit is Unit.WEEK else 1))
