"""What a home page reads beside supervision: each list as its room asks it, all in one question."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from nqsw.enrolments.reports.standing import standing_rows
from nqsw.mentors.reports.mentors import to_record, with_their_meetings
from nqsw.milestones.signers import perhaps_to_sign, who_signs
from nqsw.models import Enrolment, MasterClass, MentorAssignment, MentorMeeting, OutcomeStep, Seat
from nqsw.permissions import enrolments_overseen, mentored_by
from nqsw.waiting.reports import waiting_rows
from supervision.models import SurveyInvitation
from supervision.permissions import supervised_by
from workforce.accounts.permissions import resets_waiting_for
from workforce.models import CaseloadLimit, CaseloadSnapshot, FirstStepsPutAway, Worker
from workforce.permissions import people_met
from workforce.reader_changes.permissions import perhaps_waiting_for
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer

#: How long the home page of someone who was an NQSW says how the programme ended. *Local.*
ENDED_FOR = timedelta(weeks=13)


@asked_together
def home_rows(
    viewer: Viewer, at: datetime, told_since: datetime, recommend_by: date, soon: date, ended_since: date
) -> Questions:
    """Everything at this instant; the days are those up to which an assessor is told what comes,
    and from which on someone is told how their programme ended."""
    asked: dict[str, QuerySet[Any, Any]] = {
        **waiting_rows(viewer, at=at, recommend_by=recommend_by, soon=soon),
        "resets": resets_waiting_for(viewer, at=at),
        "reader_changes": perhaps_waiting_for(
            viewer, at=at, since=told_since, supervised=supervised_by(viewer)
        ),
        "put_away": FirstStepsPutAway.objects.filter(account=viewer.account).order_by().values("pk"),
        "overseen": enrolments_overseen(viewer).on_it(on=viewer.on).order_by().values("pk"),
        **_standings(viewer),
    }
    if viewer.worker is None:
        return asked
    return asked | _own(viewer.worker, viewer, at=at, ended_since=ended_since)


def _standings(viewer: Viewer) -> dict[str, QuerySet[Any, Any]]:
    """Of all NQSWs that the page has something about: the reader, those they assess, those they oversee."""
    chosen = enrolments_overseen(viewer).on_it(on=viewer.on).values("pk")
    found = Enrolment.objects.filter(pk__in=chosen)
    if viewer.worker is not None:
        current = Enrolment.objects.current()
        found = found | current.filter(worker=viewer.worker) | current.filter(assessor=viewer.worker)
    return standing_rows(found, on=viewer.on)


def _own(worker: Worker, viewer: Viewer, *, at: datetime, ended_since: date) -> dict[str, QuerySet[Any, Any]]:
    """What is the reader's as someone who works here."""
    on, current = viewer.on, Enrolment.objects.current()
    counts = CaseloadSnapshot.objects.filter(worker=worker, counted_on__lte=on).order_by("-counted_on")
    to_sign = perhaps_to_sign(worker, on=on)
    mentored = mentored_by(viewer).filter(enrolment__in=current.values("pk"))
    asked: dict[str, QuerySet[Any, Any]] = {
        "count": CaseloadSnapshot.objects.filter(pk__in=counts.values("pk")[:1]),
        "survey": SurveyInvitation.objects.pending(on=on).filter(worker=worker).values("round__closes_on"),
        "limits": CaseloadLimit.objects.in_force(on=on).filter(worker=worker).order_by("starts_on"),
        "people_met": people_met(viewer).order_by().values("pk"),
        "to_sign": to_sign,
        **who_signs(to_sign.order_by().values("pk"), to_sign.order_by().values("enrolment"), on=on),
        "mentees": with_their_meetings(mentored, on=on, at=at),
        "mentees_met": to_record(mentored.values("pk"), at=at),
    }
    return asked | _own_programme(worker, on=on, at=at, ended_since=ended_since)


def _own_programme(
    worker: Worker, *, on: date, at: datetime, ended_since: date
) -> dict[str, QuerySet[Any, Any]]:
    own = Enrolment.objects.current().filter(worker=worker)
    booked = MentorMeeting.objects.filter(assignment__enrolment__in=own, status="booked", ends_at__gte=at)
    coming = MasterClass.objects.with_places().with_place_of(worker).coming(at=at)
    taken = Seat.objects.held().filter(worker=worker).values("master_class")
    plain = MasterClass.objects.coming(at=at)
    first = [plain.filter(pk__in=taken).values("pk")[:1], plain.exclude(pk__in=taken).values("pk")[:1]]
    mentors = MentorAssignment.objects.in_force(on=on).filter(enrolment__in=own)
    decided = OutcomeStep.objects.decided().filter(enrolment=OuterRef("pk"))
    ended = Enrolment.objects.filter(worker=worker, ended_on__range=(ended_since, on))
    on_programme = Exists(own)
    return {
        "own_ended": ended.annotate(verdict=Subquery(decided.values("verdict")[:1])).order_by(
            "-ended_on", "-pk"
        ),
        "own_mentor": mentors.select_related("mentor"),
        "own_meetings": booked.select_related("assignment__mentor").order_by("starts_at", "pk"),
        "own_class": coming.filter(pk__in=first[0]).filter(on_programme),
        "open_class": coming.filter(pk__in=first[1]).filter(on_programme),
    }
