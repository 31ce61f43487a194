"""The page of the keys: what programs can read, the keys one has made, and a new one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tracker.data_out.extracts import BY_KEY, EXTRACTS
from tracker.data_out.forms import DataKeyForm
from tracker.data_out.keys import KeyRefused, make_key, revoke_key
from workforce.models import DataKey
from workforce.permissions import oversees_anyone
from workforce.web.access import allowed_to, asks_again_when_sent
from workforce.web.posting import posted
from workforce.web.request import Request


@allowed_to(oversees_anyone)
@asks_again_when_sent
def data_keys(request: Request) -> HttpResponse:
    """The addresses, one's own keys, and a form for a new one; a new key is shown on this answer alone."""
    form = DataKeyForm(posted(request))
    key = _made(request, form) if form.is_valid() else ""
    response = _page(request, form=DataKeyForm() if key else form, key=key)
    if key:
        response["Cache-Control"] = "no-store"
    return response


def _made(request: Request, form: DataKeyForm) -> str:
    """The new key, or nothing where the form then says why not."""
    at, chosen = timezone.now(), form.cleaned_data
    try:
        return make_key(
            name=chosen["name"],
            extracts=chosen["extracts"],
            with_names=chosen["with_names"],
            by=request.user,
            expires_at=form.expires_at(at),
            at=at,
        )
    except KeyRefused as refusal:
        form.add_error("name", str(refusal))
        return ""


def _page(request: Request, **parts: object) -> HttpResponse:
    own = DataKey.objects.filter(made_by=request.user)
    at = timezone.now()
    context = {
        "extracts": EXTRACTS,
        "live": [(one, _titles(one)) for one in own if not one.revoked_at and one.expires_at > at],
        "ended": [one for one in own if one.revoked_at or one.expires_at <= at],
        "base": request.build_absolute_uri("/api/v1/"),
        **parts,
    }
    return render(request, "tracker/data_out/data_keys.html", context)


def _titles(key: DataKey) -> list[str]:
    return [BY_KEY[one].title for one in key.extracts if one in BY_KEY]


@require_POST
@allowed_to(oversees_anyone)
def data_key_revoke(request: Request, pk: int) -> HttpResponse:
    """End one of one's own keys at once; of another's nobody learns that it is there."""
    get_object_or_404(DataKey, pk=pk, made_by=request.user)
    try:
        key = revoke_key(key=pk, of=request.user, at=timezone.now())
        messages.success(request, f"The key “{key}” opens nothing any more")
    except KeyRefused as refusal:
        messages.info(request, str(refusal))
    return redirect("tracker:data_keys")
