"""Reminders: which a person gets and how they look; the ladder; and sending now."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from supervision.models import Often, ReminderChoice
from supervision.reminders.forms import LadderForm, ReminderChoiceForm
from supervision.reminders.kinds import WEEKLY, kind_of, kinds
from supervision.reminders.mail import SUBJECT, bodies, lead
from supervision.reminders.services.choices import choose_reminders
from supervision.reminders.services.escalation import set_ladder
from supervision.reminders.sources import ladder
from supervision.reminders.tasks import send_reminders_task
from workforce.web.access import administrators, allowed_to, anyone_signed_in, principal_social_workers
from workforce.web.posting import posted
from workforce.web.request import Request
from workforce.web.tags import day


@allowed_to(anyone_signed_in)
def reminders(request: Request) -> HttpResponse:
    """Choose one's own reminders, and how often."""
    own = dict(ReminderChoice.objects.filter(account=request.user).values_list("kind", "often"))
    initial = {kind.key: own.get(kind.key, Often.EACH) for kind in kinds()}
    form = ReminderChoiceForm(posted(request), initial=initial)
    if form.is_valid():
        choose_reminders(account=request.user, often=form.cleaned_data)
        messages.success(request, "Your choice is saved")
        return redirect("supervision:reminders")
    context = {"form": form, "kinds": kinds(), "promised": [kind for kind in kinds() if kind.is_promised]}
    return render(request, "supervision/reminders/reminders.html", context)


@allowed_to(anyone_signed_in)
def reminder_preview(request: Request, key: str) -> HttpResponse:
    """How an e-mail of this kind looks, with made-up people."""
    kind = kind_of(key)
    if kind is None:
        raise Http404
    several = [(other.example, "/") for other in kinds() if Often.WEEKLY in other.choices][:3]
    is_several = key == WEEKLY
    text, _html = bodies(
        line=lead(len(several)) if is_several else kind.example,
        path="" if is_several else "/",
        lines=several if is_several else (),
    )
    context = {"kind": kind, "subject": f"{SUBJECT}: {day(request.viewer.on)}", "text": text}
    return render(request, "supervision/reminders/reminder_preview.html", context)


@allowed_to(principal_social_workers)
def escalation(request: Request) -> HttpResponse:
    """The ladder of an overdue session."""
    form = LadderForm(posted(request), initial={step.rung: step.days_overdue for step in ladder()})
    if form.is_valid():
        set_ladder(days=form.days, by=request.user)
        messages.success(request, "Saved")
        return redirect("supervision:escalation")
    return render(request, "supervision/reminders/escalation.html", {"form": form})


@require_POST
@allowed_to(administrators)
def reminders_run(request: Request) -> HttpResponse:
    """Send e-mails now, as the hourly run would."""
    send_reminders_task.enqueue(on=timezone.localdate().isoformat())
    messages.success(request, "The e-mails are being sent")
    return redirect("workforce:mails")
