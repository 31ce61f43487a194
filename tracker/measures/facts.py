"""Everything that the measures of some days are made from, read in one question to the database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, StringAgg, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from nqsw.classes.reports import marked
from nqsw.models import Enrolment, MentorAssignment, Milestone, OutcomeStep, Pause, ProtectedTime
from nqsw.models.outcome import Step
from supervision.clock.on_record import LOGS, SPELLS, spells_asked
from supervision.models import Action, ActionReview, Attendance, CaseDiscussion, ReviewOutcome, Signature
from supervision.models.action import DRIFTS_FROM
from supervision.models.session import COMING_STATUSES
from supervision.overdue.reports.cancellations import OFF
from supervision.overdue.reports.compliance import due_between, promises_of
from supervision.rules.repeating import start_of
from tracker.measures.rows import Span
from tracker.measures.scope import Scope
from workforce.caseloads.reports.loads import LOOKS_BACK
from workforce.models import (
    CaseloadLimit,
    CaseloadSnapshot,
    EmploymentPeriod,
    Post,
    WorkerQuerySet,
)
from workforce.permissions import people_answered_for
from workforce.rules.working_days import ONE_DAY, ClosedInterval
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer

#: Who someone is, where they stood, and which absences and records there are of them.
ALWAYS = frozenset({"people", "enrolments", "pauses", "posts", "earlier", *SPELLS})
HELD = frozenset({"promises", "held"})
#: The lists that the rows of a measure are made from, beside those: by the key of the measure.
LISTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("held-in-time", "agency-in-time"), frozenset({"promises", "due_periods"})),
    **dict.fromkeys(("overdue", "gap-median", "length", "reflective"), HELD),
    "signed": HELD | {"signatures"},
    "called-off": HELD | {"off", "coming"},
    **dict.fromkeys(("actions-overdue", "actions-carried"), frozenset({"actions", "carried"})),
    **dict.fromkeys(("over-limit", "days-over"), frozenset({"counts", "limits"})),
    "protected-time": frozenset({"taken"}),
    **dict.fromkeys(("milestones-on-time", "milestones-late"), frozenset({"milestones"})),
    "attendance": frozenset({"seats"}),
    **dict.fromkeys(("with-mentor", "mentor-load"), frozenset({"mentors"})),
    "outcomes": frozenset({"outcomes"}),
    **dict.fromkeys(("nqsws", "registration", "leavers", "pauses"), frozenset[str]()),
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are read: from the first of all spans to the last, and how far back each thing goes."""

    first: date
    last: date

    @property
    def asked(self) -> tuple[date, date, date, datetime, datetime]:
        """In the order in which the questions take them."""
        begins, ends = start_of(self.first), start_of(self.last + ONE_DAY)
        return self.first, self.last, self.first - LOOKS_BACK, begins, ends


def days_of(spans: Sequence[Span]) -> Days:
    """What the figures of these spans are made from."""
    first, last = min(span.first for span in spans), max(span.on for span in spans)
    return Days(min(first, last), last)


type Asked = Callable[..., Mapping[str, list[Any]]]


@cache
def _facts(of: str, *, with_logs: bool, measure: str) -> Asked:
    """A question for all of a viewer's people, or for those of a team or a service (`of`), whose key comes
    last; of every measure, or of one. Where no start day is set it does not matter from when a log was kept.
    """
    wanted = LISTS[measure] | ALWAYS if measure else frozenset[str]()

    @asked_together
    def facts(
        viewer: Viewer, first: date, last: date, counts: date, begins: datetime, ends: datetime,
        *key: int,
    ) -> Questions:  # fmt: skip
        people = people_answered_for(viewer)
        if of:
            people = people.filter(_stood_in(of, key[0], since=first))
        are_most = viewer.is_principal_social_worker and not of
        found = questions(people, first, last, counts, begins, ends, are_most=are_most)
        return {
            name: rows
            for name, rows in found.items()
            if (with_logs or name != LOGS) and (not wanted or name in wanted)
        }

    return facts


def _stood_in(of: str, key: int, *, since: date) -> Q:
    """Whoever stands there now, or did on a day since: nobody else has a row of it."""
    posts = Post.objects.filter(is_main=True, ended_on__gte=since)
    team = "team" if of == TEAM else "team__service"
    return Q(**{team: key}) | Q(pk__in=posts.filter(**{team: key}).values("worker"))


TEAM, SERVICE = "team", "service"


def facts_seen(
    viewer: Viewer, days: Days, *, with_logs: bool, scope: Scope, measure: str = ""
) -> Mapping[str, list[Any]]:
    """Of the people whom the viewer answers for; where a team or a service is named, of hardly any others.
    For the rows of one measure, by its key, or of all.
    """
    of, key = next(((name, at) for name in (TEAM, SERVICE) if (at := getattr(scope, name))), ("", None))
    asked = _facts(of, with_logs=with_logs, measure=measure)
    return asked(viewer, *days.asked, *([key] if key else []))


def questions(
    people: WorkerQuerySet,
    first: date,
    last: date,
    counts: date,
    begins: datetime,
    ends: datetime,
    *,
    are_most: bool = False,
) -> dict[str, QuerySet[Any, Any]]:
    """Every list that `Facts` is made of; `are_most` where these are most of all people."""
    keys = people.order_by().values("pk")
    enrolments = Enrolment.objects.filter(worker__in=keys, started_on__lte=last).filter(
        Q(ended_on=None) | Q(ended_on__gte=first)
    )
    return {
        "people": _people(people, first=first, counts=counts),
        **spells_asked(keys, are_most=are_most),
        **_supervision(people, first, last, begins, ends),
        **_caseloads(keys, first, last),
        **_programme(keys, enrolments, first, last, begins),
        "posts": Post.objects.filter(worker__in=keys, is_main=True, ended_on__gte=first)
        .order_by()
        .values_list(
            *("worker", "started_on", "ended_on", "team", "team__service", "contract", "org_role"), named=True
        ),
        "earlier": EmploymentPeriod.objects.filter(worker__in=keys, left_on__gte=first)
        .order_by()
        .values_list("worker", "started_on", "left_on", named=True),
    }


def _people(people: WorkerQuerySet, *, first: date, counts: date) -> QuerySet[Any, Any]:
    """Everyone, with the newest count of their cases before the first day: the day, a comma, the cases."""
    newest = CaseloadSnapshot.objects.filter(
        worker=OuterRef("pk"), counted_on__lt=first, counted_on__gt=counts
    ).order_by("-counted_on")
    day, cases = (Cast(name, TextField()) for name in ("counted_on", "total"))
    both = Concat(day, Value(",", output_field=TextField()), cases)
    found = people.annotate(counted=Subquery(newest.annotate(both=both).values("both")[:1]))
    facts = ("pk", "team", "team__service", "contract", "org_role", "fte", "started_on", "left_on")
    return found.order_by().values_list(*facts, "registration_expires_on", "counted", named=True)


def _supervision(
    people: WorkerQuerySet, first: date, last: date, begins: datetime, ends: datetime
) -> dict[str, QuerySet[Any, Any]]:
    keys = people.order_by().values("pk")
    theirs = Q(supervisee__in=keys)
    window = ClosedInterval(first, last)
    before = Attendance.objects.filter(
        supervisee=OuterRef("supervisee"), moves_clock=True, held_on__lt=first
    ).order_by("-held_on")
    promises = promises_of(
        people,
        window=window,
        last_before=Subquery(before.values("held_on")[:1]),
    )
    reflects = CaseDiscussion.objects.filter(
        session=OuterRef("session"), supervisee=OuterRef("supervisee")
    ).exclude(reflection="")
    session = ("minutes", "was_interrupted", "is_imported", "kind", "status")
    # Asked from the side of the sessions, which are few: by the people every attendance would be read.
    one_of_them = Exists(people.order_by().filter(pk=OuterRef("supervisee")))
    off = Attendance.objects.filter(
        one_of_them, session__status__in=OFF, session__starts_at__gte=begins, session__starts_at__lt=ends
    )
    # What is still booked is asked of those alone whose session was called off: can it be made good? By the
    # key itself each of them would be looked for in each session.
    coming = Attendance.objects.annotate(whose=F("supervisee") + 0).filter(
        whose__in=off.order_by().values("supervisee"),
        session__status__in=COMING_STATUSES,
        session__starts_at__gte=begins,
    )
    actions = Action.objects.filter(theirs).with_times_carried()
    open_then = (Q(done_on=None) | Q(done_on__gte=first)) & (Q(dropped_on=None) | Q(dropped_on__gte=first))
    told = actions.filter(open_then, Q(due_on__lt=last) | Q(times_carried__gte=DRIFTS_FROM))
    carried = ActionReview.objects.filter(
        outcome=ReviewOutcome.CARRIED,
        action__in=Action.objects.filter(theirs, open_then).carried(at_least=DRIFTS_FROM).values("pk"),
    )
    return {
        "promises": promises,
        "due_periods": due_between(people, window).values_list("agreement", "due_on", "held_on"),
        "held": Attendance.objects.filter(theirs, held_on__gte=first, held_on__lte=last)
        .order_by()
        .annotate(reflects=Exists(reflects))
        .values_list(
            *("supervisee", "held_on", "moves_clock", "session"),
            *(f"session__{name}" for name in session),
            "reflects",
            named=True,
        ),
        "signatures": Signature.objects.filter(
            text__supervisee__in=keys, text__session__held_on__gte=first, text__session__held_on__lte=last
        )
        .order_by()
        .values_list("text__session", "text__supervisee", "signed_at"),
        "off": off.order_by().values_list(
            *("pk", "supervisee", "session", "session__status", "session__starts_at"),
            *("session__called_off_side", "session__called_off_reason"),
            named=True,
        ),
        "coming": coming.order_by().values_list("supervisee", "session__starts_at"),
        "actions": told.order_by().values_list(
            *("pk", "supervisee", "due_on", "done_on", "dropped_on", "created_at", "session__held_on"),
            "times_carried",
            named=True,
        ),
        "carried": carried.order_by().values_list("action", "session__held_on"),
    }


def _caseloads(keys: QuerySet[Any, Any], first: date, last: date) -> dict[str, QuerySet[Any, Any]]:
    limits = CaseloadLimit.objects.filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)
    worker, cases = (Cast(name, TextField()) for name in ("worker", "total"))
    comma = Value(",", output_field=TextField())
    return {
        # One row a day, each person and their cases one after the other: every count a row of its own would
        # be most of what is read.
        "counts": CaseloadSnapshot.objects.filter(
            worker__in=keys, counted_on__gte=first, counted_on__lte=last
        )
        .order_by()
        .values("counted_on")
        .annotate(each=StringAgg(Concat(worker, comma, cases), comma))
        .values_list("counted_on", "each"),
        "limits": limits.filter(worker__in=keys)
        .order_by()
        .values_list("worker", "starts_on", "ends_on", "cases", "is_protected", named=True),
    }


def _programme(
    keys: QuerySet[Any, Any], enrolments: QuerySet[Any], first: date, last: date, begins: datetime
) -> dict[str, QuerySet[Any, Any]]:
    chosen = enrolments.order_by().values("pk")
    ever = MentorAssignment.objects.filter(enrolment=OuterRef("pk"))
    mentors = MentorAssignment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=first),
        Q(enrolment__in=chosen) | Q(mentor__in=keys),
        starts_on__lte=last,
    )
    milestones = Milestone.objects.filter(Q(done_on=None) | Q(done_on__gte=first) | Q(due_on__gte=first))
    decided = OutcomeStep.objects.standing().filter(
        step=Step.DECIDED, enrolment__worker__in=keys, taken_on__gte=first, taken_on__lte=last
    )
    return {
        "enrolments": enrolments.select_related("worker", "cohort__programme").annotate(
            first_mentored_on=Subquery(ever.order_by("starts_on", "pk").values("starts_on")[:1])
        ),
        "pauses": Pause.objects.filter(enrolment__in=chosen).order_by("started_on"),
        "milestones": milestones.filter(enrolment__in=chosen, due_on__lte=last, is_optional=False)
        .order_by()
        .values_list(*("pk", "enrolment", "due_on", "done_on", "not_done_on", "before_tracker"), named=True),
        "taken": ProtectedTime.objects.filter(enrolment__in=chosen, taken_on__gte=first, taken_on__lte=last)
        .order_by()
        .values_list("enrolment", "taken_on", "hours"),
        "seats": marked(on=last)
        .filter(worker__in=keys, master_class__starts_at__gte=begins)
        .order_by()
        .values_list("pk", "worker", "mark", "master_class", "master_class__starts_at", named=True),
        "mentors": mentors.order_by().values_list(
            *("enrolment", "mentor", "starts_on", "ends_on", "enrolment__started_on", "enrolment__ended_on"),
            *("enrolment__cohort__programme__mentor_load_limit", "mentor__mentor_profile__capacity"),
            named=True,
        ),
        "outcomes": decided.order_by().values_list(
            "enrolment", "enrolment__worker", "verdict", "taken_on", named=True
        ),
    }
