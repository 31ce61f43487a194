"""The programme's first page, and an NQSW's year."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from nqsw.classes.permissions import sees_classes
from nqsw.enrolments.reports.flags import count_flags
from nqsw.enrolments.reports.listed_milestones import listed_milestones
from nqsw.enrolments.reports.mentor_step import mentor_step_to_undo
from nqsw.enrolments.reports.progress import progress_of
from nqsw.enrolments.reports.year import EnrolmentYear, year_among
from nqsw.enrolments.reports.year_rows import enrolment_among, year_rows
from nqsw.enrolments.services.pauses import exceeds_24_months
from nqsw.enrolments.services.rounds import missing_among
from nqsw.enrolments.tables import NqswFilter, NqswTable, rows_of
from nqsw.models import Enrolment, Pause
from nqsw.permissions import (
    can_read_topics,
    can_take_step,
    is_nqsw,
    is_own_enrolment,
    mentors_someone,
    runs_programmes,
    sees_mentors,
    takes_part_in_programmes,
)
from supervision.rules.repeating import start_of
from workforce.people.name_tags import knows_people_met
from workforce.web.access import allowed_to, anyone_signed_in, way_to
from workforce.web.request import Request
from workforce.web.viewer import Viewer


@allowed_to(takes_part_in_programmes)
def index(request: Request) -> HttpResponse:
    """The NQSWs the viewer answers for, mentors or assesses; an NQSW's own year at once."""
    viewer = request.viewer
    chosen = NqswFilter(request.GET, viewer=viewer)
    own = own_enrolment(viewer) if is_nqsw(viewer) else None
    if own and not sees_mentors(viewer) and not chosen.enrolments.exists():
        return redirect(own)
    rows = rows_of(progress_of(chosen.narrowed().with_names(), on=viewer.on), on=viewer.on)
    counts = count_flags(row.progress for row in rows)
    context = {
        "filter": chosen,
        "table": NqswTable(chosen.flagged(rows), request=request),
        "total": len(rows),
        "counts": [(one, chosen.milestones_address(one.flag)) for one in counts.values() if one.is_shown],
        "own": own,
        "can_change": runs_programmes(viewer),
        "mentors": mentors_someone(viewer),
        "oversees": sees_mentors(viewer),
        "sees_classes": sees_classes(viewer),
    }
    return render(request, "nqsw/enrolments/index.html", context)


def own_enrolment(viewer: Viewer) -> Enrolment | None:
    """The programme that the viewer is on, or was on last."""
    return Enrolment.objects.filter(worker=viewer.worker).order_by("started_on").last()


@allowed_to(anyone_signed_in)
def enrolment(request: Request, pk: int) -> HttpResponse:
    """An NQSW's year: the next thing to do, the strip, the milestones, the mentor, the pauses."""
    viewer = request.viewer
    rows = year_rows(viewer, pk, start_of(viewer.on))
    found = enrolment_among(rows)
    if found is None:
        raise Http404
    knows_people_met(viewer, (one.pk for one in rows["names"]))
    is_own = is_own_enrolment(viewer, found)
    year = year_among(found, rows, on=viewer.on)
    recordable = {one.pk for one in rows["recordable"]}
    can_read = bool(rows["readable"])
    context = {
        "enrolment": found,
        "year": year,
        "next_is_theirs": is_own if year.next_thing.for_nqsw else _leads_there(viewer, year),
        "milestones": listed_milestones(year, recordable=recordable, can_read=can_read, on=viewer.on),
        "meetings": [(meeting, can_read_topics(viewer, meeting)) for meeting in rows["meetings"]],
        "is_own": is_own,
        "can_change": runs_programmes(viewer),
        "mentor_step": runs_programmes(viewer) and mentor_step_to_undo(found, by=viewer.account),
        "can_read": can_read,
        "sees_classes": sees_classes(viewer),
        "standing_pause": standing_pause(found, on=viewer.on),
        "exceeds": exceeds_24_months(found),
        "links": links_from(found, viewer) if is_own or rows["managed"] else [],
    }
    return render(request, "nqsw/enrolments/enrolment.html", context)


def _leads_there(viewer: Viewer, year: EnrolmentYear) -> bool:
    """What comes first is for others than the NQSW: for who runs the programme, or has a step to take."""
    if runs_programmes(viewer):
        return True
    step = missing_among(year.steps)
    return step is not None and can_take_step(viewer, year.progress.enrolment, step)


def standing_pause(enrolment: Enrolment, *, on: date) -> Pause | None:
    """The first pause that runs or is to come."""
    pauses = enrolment.pauses.all()
    return next((one for one in pauses if one.ended_on is None or one.ended_on >= on), None)


def links_from(enrolment: Enrolment, viewer: Viewer) -> list[tuple[str, str]]:
    """Pages about this NQSW in other rooms, for them and their managers."""
    pages = [("Supervision file", "supervision:file"), ("Caseload", "workforce:caseload")]
    ways = [(label, way_to(name, enrolment.worker_id, viewer=viewer)) for label, name in pages]
    return [(label, address) for label, address in ways if address]
