"""What the tracker holds of its people, as the plan of an establishment list needs it: plain data."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import F
from django.utils import timezone

from nqsw.models import Enrolment, Programme
from nqsw.models.enrolment_status import CURRENT_STATUSES
from nqsw.rules.presets import PRESETS as PROGRAMMES
from nqsw.rules.presets import ProgrammePreset
from supervision.clock.presets import PRESETS as POLICIES
from supervision.models import Agreement, FrequencyPolicy, Session
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off
from workforce.models import (
    ROLES_APART,
    Absence,
    Account,
    EmploymentPeriod,
    Post,
    Service,
    StaffNumber,
    StartDay,
    Team,
    Worker,
)


class KnownWorker(NamedTuple):
    """Someone of the tracker; team and line manager by their keys."""

    pk: int
    given_name: str
    known_as: str
    family_name: str
    job_title: str
    org_role: int
    contract: str
    fte: Decimal
    started_on: date
    email: str
    swe_number: str | None
    staff_number: str | None
    left_on: date | None
    team: int
    line_manager: int | None
    account: int | None
    qualified_on: date | None = None

    @property
    def full_name(self) -> str:
        return f"{self.known_as or self.given_name} {self.family_name}"


class KnownTeam(NamedTuple):
    pk: int
    name: str
    service: str


class KnownService(NamedTuple):
    pk: int
    name: str


class KnownAgreement(NamedTuple):
    """An agreement of someone; the supervisor by key."""

    starts_on: date
    pk: int
    supervisor: int
    ends_on: date | None
    last_held_on: date | None = None
    next_due_on: date | None = None


class KnownAbsence(NamedTuple):
    started_on: date
    pk: int
    ended_on: date | None
    reason: str


class KnownPost(NamedTuple):
    """A post that is over, or one held beside the main one."""

    started_on: date
    pk: int
    ended_on: date | None
    is_main: bool
    staff_number: str
    team: int
    contract: str
    fte: Decimal
    job_title: str
    org_role: int


class KnownPeriod(NamedTuple):
    """An earlier time of someone who came back."""

    started_on: date
    pk: int
    left_on: date


class Required(NamedTuple):
    """Something that the programme asks for by the end of a month."""

    title: str
    due_month: int
    is_optional: bool


class Promised(NamedTuple):
    """In words, what everyone gets and what NQSWs get; and the cohorts that there are of it."""

    policy: str
    programme: str
    programme_policy: str
    cohorts: frozenset[str]
    milestones: tuple[Required, ...] = ()


NOTHING_PROMISED = Promised("", "", "", frozenset())


@dataclass(frozen=True)
class EstablishmentFacts:
    """Everything that a list is compared with. What belongs to someone is found by their key."""

    workers: tuple[KnownWorker, ...] = ()
    teams: tuple[KnownTeam, ...] = ()
    services: tuple[KnownService, ...] = ()
    agreements: Mapping[int, tuple[KnownAgreement, ...]] = field(default_factory=dict)
    absences: Mapping[int, tuple[KnownAbsence, ...]] = field(default_factory=dict)
    #: Days from the day of the import on, on which someone has supervision, given or taken; one for each.
    #: What is booked meanwhile is no reason to plan anew: somebody always books.
    booked: Mapping[int, tuple[date, ...]] = field(default_factory=dict, compare=False)
    posts: Mapping[int, tuple[KnownPost, ...]] = field(default_factory=dict)
    periods: Mapping[int, tuple[KnownPeriod, ...]] = field(default_factory=dict)
    #: Whose every other staff number is.
    numbers: Mapping[str, int] = field(default_factory=dict)
    #: The account that signs in with each address.
    addresses: Mapping[str, int] = field(default_factory=dict)
    #: Accounts that were invited by an address alone: no worker is behind them. None of an administrator.
    unowned_accounts: frozenset[int] = frozenset()
    #: The role across the authority of each account that has one.
    roles: Mapping[int, str] = field(default_factory=dict)
    #: Who was ever on a programme, and whether they are now.
    enrolled: Mapping[int, bool] = field(default_factory=dict)
    promised: Promised = NOTHING_PROMISED
    records_begin_on: date | None = None
    holidays: Collection[date] = ()


def find_establishment(*, on: date) -> EstablishmentFacts:
    """The facts as they are now, in a fixed number of queries."""
    accounts = list(_accounts())
    return EstablishmentFacts(
        workers=tuple(KnownWorker(*one) for one in _rows(Worker, KnownWorker)),
        teams=tuple(KnownTeam(*one) for one in Team.objects.values_list("pk", "name", "service__name")),
        services=tuple(KnownService(*one) for one in _rows(Service, KnownService)),
        agreements=_by_person(Agreement, "supervisee", KnownAgreement),
        absences=_by_person(Absence, "worker", KnownAbsence),
        booked=_booked(on=on),
        posts=_by_person(Post, "worker", KnownPost),
        periods=_by_person(EmploymentPeriod, "worker", KnownPeriod),
        numbers=dict(StaffNumber.objects.order_by("pk").values_list("number", "worker")),
        addresses={email.lower(): key for key, email, _, _ in accounts},
        unowned_accounts=frozenset(key for key, _, can_join, _ in accounts if can_join),
        roles={key: role for key, _, _, role in accounts if role},
        enrolled=_enrolled(),
        promised=_promised(),
        records_begin_on=StartDay.objects.records_begin_on(),
        holidays=days_off(),
    )


def _rows(model: type[Any], kind: type[Any], *before: str) -> Iterable[tuple[Any, ...]]:
    """The facts of a kind, and before them others, in the order of the keys."""
    rows: Iterable[tuple[Any, ...]] = model.objects.order_by("pk").values_list(*before, *kind._fields)
    return rows


def _by_person[K: KnownAgreement | KnownAbsence | KnownPost | KnownPeriod](
    model: type[Any], person: str, kind: type[K]
) -> dict[int, tuple[K, ...]]:
    """What belongs to each person, the earliest first: each kind starts with its day and its key."""
    found: dict[int, list[K]] = defaultdict(list)
    for key, *facts in _rows(model, kind, person):
        found[key].append(kind(*facts))
    return {key: tuple(sorted(theirs, key=itemgetter(0, 1))) for key, theirs in found.items()}


def _booked(*, on: date) -> dict[int, tuple[date, ...]]:
    coming = Session.objects.coming().filter(starts_at__gte=start_of(on)).order_by()
    given = coming.values_list("supervisor", "pk", "starts_at")
    both = given.union(coming.values_list("attendances__supervisee", "pk", "starts_at"), all=True)
    found: dict[int, list[date]] = defaultdict(list)
    for key, _, starts_at in both.order_by("starts_at", "pk"):
        found[key].append(timezone.localtime(starts_at).date())
    return {key: tuple(days) for key, days in found.items()}


def _enrolled() -> dict[int, bool]:
    found: dict[int, bool] = {}
    for worker, status in Enrolment.objects.order_by("pk").values_list("worker", "status"):
        found[worker] = found.get(worker, False) or status in CURRENT_STATUSES
    return found


def _accounts() -> Iterator[tuple[int, str, bool, str]]:
    """Each account's key and address, whether a person of the list can have it (see `JoinedAccount`), and its
    role.
    """
    rows = Account.objects.order_by("pk").values_list("pk", "email", "worker", "is_active", "role")
    for key, email, worker, is_active, role in rows:
        yield key, email, worker is None and is_active and role not in ROLES_APART, role


def _promised() -> Promised:
    """The defaults as they are, or as they are put in place when the first list comes in."""
    policy = FrequencyPolicy.objects.filter(is_default_for_others=True).first()
    default = Programme.objects.filter(is_default=True).select_related("policy")
    asked = {f"asked_{name}": F(f"milestone_templates__{name}") for name in Required._fields}
    with_cohorts: list[Any] = list(default.annotate(cohort=F("cohorts__name"), **asked))
    programme = next(iter(with_cohorts), None)
    preset = next(one for one in PROGRAMMES if one.is_default)
    return Promised(
        policy=str(policy or next(one.frequency.name for one in POLICIES if one.is_default_for_others)),
        programme=str(programme or preset.name),
        programme_policy=str(programme.policy if programme else preset.policy.frequency.name),
        cohorts=frozenset(one.cohort for one in with_cohorts if one.cohort),
        milestones=tuple(dict.fromkeys(_asked(with_cohorts) if programme else _of_preset(preset))),
    )


def _asked(rows: Iterable[Any]) -> Iterable[Required]:
    """What the programme asks for, from the rows of its cohorts."""
    every = (Required(*(getattr(one, f"asked_{name}") for name in Required._fields)) for one in rows)
    return (one for one in every if one.title)


def _of_preset(preset: ProgrammePreset) -> Iterable[Required]:
    return (Required(one.title, one.due_month, one.is_optional) for one in preset.milestones)
