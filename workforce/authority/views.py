"""Pages of the authority's settings: all of them, one group to change, and the history."""

from datetime import date
from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from workforce.authority.forms import SettingsForm
from workforce.authority.groups import BY_KEY, GROUPS
from workforce.authority.services import NotPlausible, change_settings, foresee, newest_change
from workforce.authority.tables import RevisionTable
from workforce.authority_settings import authority_settings, history
from workforce.models import SettingRevision
from workforce.models.known_settings import KNOWN
from workforce.permissions import can_change_settings
from workforce.web.access import allowed_to, way_to
from workforce.web.fields import show_instead
from workforce.web.posting import attempt, posted
from workforce.web.request import Request

#: What an authority has several of, and so stands with each, on pages of the floors above.
ELSEWHERE = (
    (
        "Supervision policies",
        "supervision:policies",
        "how often, how long at least, which absence moves the due day and by how many working days, and "
        "within how many weeks each case is discussed",
    ),
    (
        "NQSW programmes",
        "nqsw:programmes",
        "required master classes, protected time and caseload, mentor meetings, most NQSWs of a mentor",
    ),
    ("Who is told when supervision is overdue", "supervision:escalation", "on which day overdue"),
    ("Prompts", "supervision:prompts", "what a record asks"),
    ("Start day", "tracker:start_day", "from which day on anything counts as missed"),
)
#: How many of the last changes stand beneath a form.
LAST = 5


@allowed_to(can_change_settings)
def authority(request: Request) -> HttpResponse:
    """Every setting as it is today."""
    there, settled = authority_settings(on=request.viewer.on), history().settled
    groups = [
        (
            group,
            [
                (KNOWN[one].label, KNOWN[one].kind.words(getattr(there, one.value)), one in settled)
                for one in group.settings
            ],
        )
        for group in GROUPS
    ]
    ways = [(label, way_to(name, viewer=request.viewer), what) for label, name, what in ELSEWHERE]
    context = {"groups": groups, "elsewhere": [way for way in ways if way[1]]}
    return render(request, "workforce/authority/authority.html", context)


@allowed_to(can_change_settings)
def authority_group(request: Request, key: str) -> HttpResponse:
    """Change the settings of one page, after seeing what follows."""
    group = BY_KEY.get(key)
    if group is None:
        raise Http404
    form = SettingsForm(posted(request), group=group, on=request.viewer.on)
    follows: list[str] = []
    if form.is_valid():
        follows = _foreseen(form, on=request.viewer.on)
        is_seen = not follows or request.POST.get("seen") == seen(follows)
        if form.is_valid() and is_seen and _save(request, form):
            is_first_step = request.GET.get("back") == "first-steps"
            return redirect("tracker:first_steps" if is_first_step else "workforce:authority")
    revisions = SettingRevision.objects.filter(setting__in=group.settings).select_related("set_by__worker")
    context = {
        "form": form,
        "group": group,
        "settings": [(KNOWN[one], form.boxes(one)) for one in group.settings],
        "follows": follows,
        "seen": seen(follows),
        "revisions": revisions.order_by("-pk")[:LAST],
    }
    return render(request, "workforce/authority/authority_group.html", context)


def _foreseen(form: SettingsForm, *, on: date) -> list[str]:
    """What would follow, in sentences; what is refused becomes an error of the form."""
    try:
        return foresee(form.changes, from_on=form.first_day, on=on)
    except NotPlausible as refusal:
        box = "from_on" if refusal.is_of_day else form.box_of(refusal.setting)
        form.add_error(box, list(refusal.messages))
        return []


def _save(request: Request, form: SettingsForm) -> bool:
    number = attempt(
        form,
        lambda: str(
            change_settings(
                changes=form.changes,
                from_on=form.first_day,
                reason=form.cleaned_data.get("reason", ""),
                by=request.user,
                on=request.viewer.on,
                shown=form.shown_before,
            )
        ),
        beside="reason" if "reason" in form.fields else None,
    )
    if number is False:
        show_instead(form, "shown", newest_change(form.group.settings))
        return False
    messages.success(request, "Nothing was different." if number == "0" else "The settings are saved.")
    return True


def seen(follows: list[str]) -> str:
    """A mark of the consequences that a person was shown: other ones are shown first."""
    return sha256("\n".join(follows).encode()).hexdigest()[:16] if follows else ""


@allowed_to(can_change_settings)
def authority_history(request: Request) -> HttpResponse:
    """Every change of a setting: what, from what to what, from which day, who, why."""
    table = RevisionTable(SettingRevision.objects.select_related("set_by__worker"), request=request)
    return render(request, "workforce/authority/authority_history.html", {"table": table})
