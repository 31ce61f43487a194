"""The outbox, for administrators: who to and of which kind, what waits and why; never what it says."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.mail import services
from workforce.mail.kinds import label_of
from workforce.mail.reports import stuck_in_words
from workforce.mail.sender import sender_that_cannot_be
from workforce.mail.tables import MailFilter, MailTable
from workforce.models import Mail, MailState
from workforce.models.mail import MailQuerySet
from workforce.rules.in_words import many
from workforce.web.access import administrators, allowed_to
from workforce.web.request import Request


@allowed_to(administrators)
def mails(request: Request) -> HttpResponse:
    chosen = _chosen(request)
    counts = Mail.objects.order_by("kind", "state").values("kind", "state")
    rows = counts.annotate(number=Count("pk"), last_at=Max("made_at"))
    context = {
        "filter": chosen,
        "table": MailTable(chosen.qs.select_related("recipient"), request=request),
        "stuck": stuck_in_words(at=timezone.now()),
        "sender": "" if settings.INSECURE_LOCAL else sender_that_cannot_be(),
        "rows": [
            {**row, "label": label_of(row["kind"]), "shown_state": MailState(row["state"])} for row in rows
        ],
    }
    return render(request, "workforce/mail/mails.html", context)


def _chosen(request: Request) -> MailFilter:
    return MailFilter(request.GET, Mail.objects.still_open().order_by("made_at", "pk"), request=request)


@require_POST
@allowed_to(administrators)
def mails_all(request: Request) -> HttpResponse:
    """All that the filter in the address shows, on whatever page: send again, or give up."""
    _do(request, _chosen(request).qs)
    return redirect(f"{reverse('workforce:mails')}?{request.GET.urlencode()}")


@require_POST
@allowed_to(administrators)
def mail_settle(request: Request, pk: int) -> HttpResponse:
    """A person knows what became of one: it arrived, it must be sent again, or it is not wanted any more."""
    mail = get_object_or_404(Mail, pk=pk)
    if request.POST.get("do") == "sent":
        if services.settle(mail=mail, by=request.user):
            messages.success(request, "Marked as sent.")
    else:
        _do(request, Mail.objects.filter(pk=pk))
    return redirect("workforce:mails")


def _do(request: Request, chosen: MailQuerySet) -> None:
    match request.POST.get("do"):
        case "again":
            number = services.send_again(mails=chosen, by=request.user)
            messages.success(request, f"{many(number, 'e-mail')} will be sent again now.")
        case "give_up":
            number = services.give_up(mails=chosen, by=request.user)
            messages.success(request, f"{many(number, 'e-mail')} will not be sent.")
