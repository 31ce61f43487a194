"""Lists of the floors below as pages whose filters can be saved, each with the form that its page has."""

from types import SimpleNamespace
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from nqsw.enrolments.tables import NqswFilter
from nqsw.permissions import takes_part_in_programmes
from supervision.actions.lists import ActionStatus
from supervision.booking.permissions import sees_sessions
from supervision.diary.filters import SessionsFilter
from supervision.overdue.filters import OverdueFilter
from supervision.permissions import oversees_supervision, supervises_someone
from tracker.saved_views.pages import ViewPage
from workforce.caseloads.forms.caseload import BoardFilter
from workforce.models import Team, Worker
from workforce.people.tables import PeopleFilter
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.access import anyone_signed_in, workers
from workforce.web.viewer import Viewer


class ActionsShown(forms.Form):
    """The tabs of the actions, as its page has them in the address."""

    tabs: ClassVar = ("whose", "show")

    whose = forms.ChoiceField(required=False, choices=[("people", "My people’s")])
    show = forms.ChoiceField(required=False, choices=[(one.value, one.label) for one in ActionStatus])
    person = forms.CharField(required=False)


def _people(viewer: Viewer, data: QueryDict | None) -> forms.Form:
    request: Any = SimpleNamespace(viewer=viewer)
    form: forms.Form = PeopleFilter(data, Worker.objects.none(), request=request).form
    return form


def _overdue(viewer: Viewer, data: QueryDict | None) -> forms.Form:
    form: forms.Form = OverdueFilter(data or QueryDict(), viewer=viewer).form
    return form


def _caseloads(viewer: Viewer, data: QueryDict | None) -> forms.Form:
    people = people_answered_for(viewer).employed(on=viewer.on)
    teams = Team.objects.filter(pk__in=people.order_by().values("team"))
    return BoardFilter(data or QueryDict(), teams=dict(teams.values_list("pk", "name")), people=people)


def _nqsws(viewer: Viewer, data: QueryDict | None) -> forms.Form:
    return NqswFilter(data, viewer=viewer)


def _sessions(viewer: Viewer, data: QueryDict | None) -> forms.Form:
    return SessionsFilter(data, viewer=viewer, gives=supervises_someone(viewer))


def _actions(viewer: Viewer, data: QueryDict | None) -> forms.Form:
    return ActionsShown(data)


PEOPLE = ViewPage(
    key="people",
    label="People",
    url="workforce:people",
    allowed=anyone_signed_in,
    form=_people,
    unfiltered="Everyone who works here now. No filter is chosen.",
    is_list=True,
)
OVERDUE = ViewPage(
    key="overdue",
    label="Overdue and due soon",
    url="supervision:overdue",
    allowed=oversees_supervision,
    form=_overdue,
    unfiltered="Everyone overdue or due soon. No filter is chosen.",
    is_list=True,
)
CASELOADS = ViewPage(
    key="caseloads",
    label="Caseloads",
    url="workforce:caseloads",
    allowed=oversees_anyone,
    form=_caseloads,
    unfiltered="Everyone who holds cases. No filter is chosen.",
    is_list=True,
)
NQSWS = ViewPage(
    key="nqsws",
    label="NQSW programme",
    url="nqsw:index",
    allowed=takes_part_in_programmes,
    form=_nqsws,
    unfiltered="Everyone on the programme. No filter is chosen.",
    is_list=True,
)
SESSIONS = ViewPage(
    key="sessions",
    label="Sessions",
    url="supervision:sessions",
    allowed=sees_sessions,
    form=_sessions,
    unfiltered="Sessions today and to come. No filter is chosen.",
    is_list=True,
)
ACTIONS = ViewPage(
    key="actions",
    label="Actions",
    url="supervision:actions",
    allowed=workers,
    form=_actions,
    unfiltered="Your own open actions. No filter is chosen.",
    is_list=True,
)
