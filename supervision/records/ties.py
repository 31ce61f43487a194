"""Why a reader sees what they see of someone's supervision: for `workforce.people.ties`."""

from collections.abc import Iterator

from django.db.models import F

from supervision.models import Attendance
from supervision.models.session import COMING_STATUSES
from supervision.records.readers import drawn_in, readers_in, reading_asked
from supervision.records.rights import AGREEMENT, GIVEN, RESULTS, RIGHTS, SESSIONS
from workforce.models import Worker
from workforce.people.ties import Right, Tie, TieSource, ties_by_standing
from workforce.web.person_page import Rows
from workforce.web.tags import day
from workforce.web.together import Questions
from workforce.web.viewer import Viewer


def ties_asked(viewer: Viewer, key: int) -> Questions:
    """Who reads the file, and the sessions to come that the viewer gives."""
    coming = Attendance.objects.filter(supervisee=key, session__status__in=COMING_STATUSES)
    given = coming.filter(session__supervisor=viewer.worker) if viewer.worker else coming.none()
    days = given.annotate(at=F("session__starts_at")).order_by("at", "pk")
    return {**reading_asked(key, viewer.on), "gives_next": days.values("at")}


def ties_of(viewer: Viewer, worker: Worker, found: Rows) -> Iterator[Tie]:
    """What the reader is to a supervisee, with what each gives."""
    yield from ties_by_standing(viewer, worker, found, given=GIVEN)
    for reader in readers_in(worker, found, on=viewer.on):
        if reader.account == viewer.account.pk:
            yield Tie(reader.told, reader.gives)
    yield from _earlier(viewer, worker, found)


def _earlier(viewer: Viewer, worker: Worker, found: Rows) -> Iterator[Tie]:
    """What stays of what is over, or is to come: an agreement, a session, what they found in an audit."""
    for file in found["drawn"]:
        if file.auditor == viewer.account and file.scored_at and not viewer.account.stands_apart:
            yield Tie(
                f"You audited the file in {drawn_in(file)}: what you wrote.",
                frozenset({RESULTS}),
                is_over=True,
            )
    if viewer.worker is None:
        return
    for agreement in found["all_agreements"]:
        if agreement.supervisor == viewer.worker and not agreement.is_in_force(on=viewer.on):
            until = f" to {day(agreement.ends_on)}" if agreement.ends_on else ""
            told = f"It is your agreement from {day(agreement.starts_on)}{until}."
            yield Tie(told, frozenset({AGREEMENT}), is_over=True)
    for coming in found["gives_next"][:1]:
        told = f"A session on {day(coming.at)} is with you: of the sessions that you give, no others."
        yield Tie(told, frozenset({SESSIONS}))


def rights_of(viewer: Viewer, worker: Worker, found: Rows) -> tuple[Right, ...]:
    return RIGHTS


SUPERVISION = TieSource(ties_asked, ties_of, rights_of)
