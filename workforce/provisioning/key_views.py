"""The page of the directory's keys: which there are, a new one, and revoking one."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.models import ProvisioningToken
from workforce.provisioning.key_forms import DirectoryKeyForm
from workforce.provisioning.tokens import make_token, revoke_token
from workforce.web.access import administrators, allowed_to, asks_again_when_sent
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request


@allowed_to(administrators)
@asks_again_when_sent
def directory_keys(request: Request) -> HttpResponse:
    """The keys, and a form for a new one, which acts for who makes it. It is shown on this answer alone."""
    form = DirectoryKeyForm(posted(request))
    if request.method == "POST" and not settings.SCIM:
        raise Http404
    at, key = timezone.now(), ""
    if form.is_valid():
        facts = {"name": form.cleaned_data["name"], "by": request.user, "at": at}
        made = attempt(form, lambda: make_token(**facts, expires_at=at + form.holds_for()), beside="name")
        key = str(made or "")
    keys = ProvisioningToken.objects.select_related("made_by__worker")
    live = set(keys.live(at=at, on=request.viewer.on).values_list("pk", flat=True))
    context = {
        "form": DirectoryKeyForm() if key else form,
        "key": key,
        "keys": [(one, one.pk in live) for one in keys],
        "is_on": settings.SCIM,
        "address": request.build_absolute_uri("/scim/v2"),
    }
    return render(request, "workforce/provisioning/directory_keys.html", context)


@require_POST
@allowed_to(administrators)
@asks_again_when_sent
def directory_key_revoke(request: Request, pk: int) -> HttpResponse:
    """Any administrator may: a key that is out must end at once, whoever made it."""
    kept = get_object_or_404(ProvisioningToken, pk=pk)
    if attempt_button(request, lambda: revoke_token(name=kept.name, at=timezone.now(), by=request.user)):
        messages.success(request, f"The key “{kept.name}” opens nothing any more.")
    return redirect("workforce:directory_keys")
