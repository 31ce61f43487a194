"""All rows of supervision that concern one worker on a day, in one question to the database."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from supervision.agreements.words import with_words
from supervision.booking.away import with_away
from supervision.clock.due_status import with_policies
from supervision.clock.on_record import spells_asked
from supervision.models import Action, Agreement, Cover, SessionQuerySet, Slot
from supervision.overdue.reports.sessions_around import sessions_of_the_day
from supervision.records.unsigned import (
    answered_texts,
    sessions_answered_for,
    sessions_with,
    with_supervisee,
)
from supervision.records.written import with_writing
from workforce.any_of import any_of
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer

#: So many free times are shown.
OFFERED = 3


@asked_together
def rows_of_worker(viewer: Viewer, begins: datetime, ends: datetime) -> Questions:
    """Those of the worker and their people; the day begins and ends at these instants."""
    return _questions(viewer, sessions_with(viewer.as_worker), begins=begins, ends=ends)


@asked_together
def rows_answered_for(viewer: Viewer, begins: datetime, ends: datetime) -> Questions:
    """The same, with the unfinished records of everyone whom the viewer answers for."""
    return _questions(viewer, sessions_answered_for(viewer), begins=begins, ends=ends)


def _questions(
    viewer: Viewer, answered_for: SessionQuerySet, *, begins: datetime, ends: datetime
) -> dict[str, QuerySet[Any, Any]]:
    worker, on = viewer.as_worker, viewer.on
    given = Agreement.objects.given_by(worker, on=on)
    own = Agreement.objects.filter(supervisee=worker)
    agreements = Agreement.objects.in_force(on=on).filter(pk__in=any_of(own.values("pk"), given.values("pk")))
    people = agreements.order_by().values("supervisee")
    sessions = sessions_of_the_day(worker, people=people, answered_for=answered_for, begins=begins, ends=ends)
    keys = sessions.order_by().values("pk")
    free = Slot.objects.filter(supervisor=worker).free(at=ends)
    offered = Slot.objects.bookable_by(worker, at=ends)
    return {
        "agreements": with_words(agreements.with_people().by_day("next_due_on"), on=on),
        "covers": Cover.objects.in_force_from(on).filter(agreement__in=agreements.values("pk")).with_people(),
        "sessions": with_away(with_writing(sessions.select_related("supervisor"))).order_by(
            "starts_at", "pk"
        ),
        "attendances": with_supervisee().filter(session__in=keys),
        "texts": answered_texts().filter(session__in=keys),
        "actions": _open_actions(Q(owner=worker) | Q(supervisee__in=people)),
        "stages": with_policies(),
        "offered": Slot.objects.filter(pk__in=offered.values("pk")[:OFFERED]).select_related("supervisor"),
        "free": Slot.objects.filter(pk__in=free.order_by().values("pk")[:1]).order_by().values("pk"),
        **spells_asked(people),
    }


def _open_actions(whose: Q) -> QuerySet[Any, Any]:
    """Open actions of the worker's own, and of their people's supervision; how often each was carried."""
    facts = ("pk", "owner", "supervisee", "due_on")
    counted: Any = Action.objects.open().filter(whose).order_by().values(*facts).with_times_carried()
    rows: QuerySet[Any, Any] = counted.values(*facts, "times_carried")
    return rows
