"""Actions carried forward again and again: the same ones from one session to the next.

Source: what inspectors found in Surrey in 2018, "a pattern of the same actions from one supervision
session to the next". Numbers, days and case references; what the action says is not even fetched.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.utils import timezone

from supervision.models import Action, ActionQuerySet, Agreement, ReviewOutcome
from supervision.models.action import DRIFTS_FROM
from workforce.models import Worker, WorkerQuerySet

CARRIED = Q(reviews__outcome=ReviewOutcome.CARRIED)

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True, slots=True)
class RepeatedAction:
    """One action that was carried forward: whose, in whose supervision, how often, since when."""

    pk: int
    person: Worker
    supervisor: Worker | None
    carried: int
    agreed_on: date
    last_carried_on: date | None
    due_on: date | None
    ended_on: date | None
    kind: str
    case_reference: str
    #: The reader of the report may open the action itself.
    is_readable: bool

    @property
    def team(self) -> str:
        return self.person.team.name

    def is_overdue(self, *, on: date) -> bool:
        """Open, and past its due day."""
        return self.ended_on is None and self.due_on is not None and self.due_on < on


@dataclass(frozen=True, slots=True)
class TeamOfRepeated:
    """How many such actions a team has, of how many people, and the most often carried."""

    pk: int
    name: str
    actions: int
    people: int
    most: int


def repeated_actions(
    people: WorkerQuerySet,
    *,
    on: date,
    readable: ActionQuerySet,
    least: int = DRIFTS_FROM,
    with_ended: bool = False,
) -> list[RepeatedAction]:
    """Actions of these people carried forward at least so often, the most often carried first.

    Open ones, and with `with_ended` also those done or dropped since. The supervisor is the one
    who supervises the person on the day.
    """
    in_force = Agreement.objects.in_force(on=on).filter(supervisee=OuterRef("supervisee"))
    actions = Action.objects.all() if with_ended else Action.objects.open()
    rows = (
        actions.filter(supervisee__in=people.values("pk"))
        .carried(at_least=least)
        .annotate(
            last_carried_on=Max("reviews__session__held_on", filter=CARRIED),
            supervised_by=Subquery(in_force.values("supervisor")[:1]),
            is_readable=Exists(readable.filter(pk=OuterRef("pk"))),
        )
        .select_related("supervisee__team", "session", "discussion", "finding")
        .only(*FETCHED)
        .order_by(F("times_carried").desc(), "created_at", "pk")
    )
    found = cast("list[WithAnnotations[Action, _Asked]]", list(rows))
    supervisors = Worker.objects.in_bulk({each.supervised_by for each in found if each.supervised_by})
    return [_repeated(each, supervisors.get(each.supervised_by or 0)) for each in found]


class _Asked(TypedDict):
    """What the report asks the database beside the actions themselves."""

    last_carried_on: date | None
    supervised_by: int | None
    is_readable: bool


#: All that is fetched of an action, its session and its case.
FETCHED = (
    *("created_at", "due_on", "done_on", "dropped_on"),
    *(
        "supervisee__given_name",
        "supervisee__known_as",
        "supervisee__family_name",
        "supervisee__contract",
        "supervisee__staff_number",
        "supervisee__team__name",
    ),
    *("session__kind", "session__held_on", "discussion__case_reference", "finding__found_on"),
)


def _repeated(action: "WithAnnotations[Action, _Asked]", supervisor: Worker | None) -> RepeatedAction:
    session, finding = action.session, getattr(action, "finding", None)
    held_on = session.held_on if session else None
    return RepeatedAction(
        pk=action.pk,
        person=action.supervisee,
        supervisor=supervisor,
        carried=action.times_carried,
        agreed_on=held_on or timezone.localdate(action.created_at),
        last_carried_on=action.last_carried_on,
        due_on=action.due_on,
        ended_on=action.done_on or action.dropped_on,
        kind=session.get_kind_display() if session else "Audit" if finding else "Between sessions",
        case_reference=action.discussion.case_reference if action.discussion else "",
        is_readable=action.is_readable,
    )


def counts_by_team(actions: Iterable[RepeatedAction]) -> list[TeamOfRepeated]:
    """The teams that have any, the one with the most first."""
    teams: dict[int, list[RepeatedAction]] = {}
    for each in actions:
        teams.setdefault(each.person.team_id, []).append(each)
    counted = [
        TeamOfRepeated(
            pk, own[0].team, len(own), len({each.person for each in own}), max(each.carried for each in own)
        )
        for pk, own in teams.items()
    ]
    return sorted(counted, key=lambda team: (-team.actions, team.name))


def supervisors_of(actions: Sequence[RepeatedAction]) -> list[tuple[int, str]]:
    """Who supervises these people, by name, with how many such actions."""
    numbers = Counter(each.supervisor for each in actions if each.supervisor)
    named = sorted(numbers, key=lambda worker: (worker.family_name, worker.given_name, worker.pk))
    return [(worker.pk, f"{worker.full_name} ({numbers[worker]})") for worker in named]
