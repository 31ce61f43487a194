"""A call of the council's directory: whose key it brings, how often, what came of it; errors as SCIM says."""

import json
from collections.abc import Callable
from http import HTTPStatus
from importlib import import_module
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import ProvisioningToken
from workforce.provisioning.services import NotOurs, Taken
from workforce.rules.refusal import Refusal
from workforce.rules.tokens import hash_of
from workforce.web.viewer import Viewer

#: A directory brings a few hundred people at once; whoever guesses keys is stopped long before.
RATES = {"key": "600/m/key", "guesses": "30/5m/ip"}
#: Of one person; a directory sends a few thousand.
MOST_BYTES = 100_000
CONTENT = "application/scim+json"


class Call(HttpRequest):
    """A request of the directory, with the key that it brought."""

    token: ProvisioningToken


class Wrong(Exception):
    """An answer that is an error: its status, what it says, and SCIM's word for it."""

    def __init__(self, status: HTTPStatus, detail: str, scim_type: str | None = None) -> None:
        super().__init__(detail)
        self.status, self.scim_type = status, scim_type


#: Answers a status and a body; no body where there is nothing to say.
type Answer = tuple[HTTPStatus, dict[str, Any] | None]
type Method = Callable[..., Answer]
NOTHING_THERE = "Nothing is there."


def messages() -> Any:
    """The module that loads the library, when the directory calls and not before."""
    return import_module("workforce.provisioning.messages")


def knows_the_key(viewer: Viewer) -> bool:
    """A directory signs in nowhere: the key that it brings is looked at in the view."""
    return True


def answers(**methods: Method) -> Callable[..., HttpResponse]:
    """A view for the directory, with what answers each method."""

    def view(request: Call, **where: Any) -> HttpResponse:
        if not settings.SCIM:
            raise Http404
        try:
            request.token = _token_of(request)
            status, body = _answered(request, methods, where)
        except Wrong as wrong:
            status, body = wrong.status, messages().error(int(wrong.status), str(wrong), wrong.scim_type)
        if hasattr(request, "token"):
            _record(request, status)
        return _response(status, body)

    guarded: Callable[..., HttpResponse] = csrf_exempt(login_not_required(view))
    vars(guarded)["access_rule"] = knows_the_key
    return guarded


def _token_of(request: Call) -> ProvisioningToken:
    """The live key that the call brings. Raises Wrong where there is none, and where it calls too often."""
    at = timezone.now()
    kind, _, key = request.headers.get("Authorization", "").partition(" ")
    live = ProvisioningToken.objects.live(at=at, on=timezone.localdate(at)).select_related("made_by__worker")
    token = live.filter(token_hash=hash_of(key)).first() if kind.lower() == "bearer" else None
    name, whose = ("key", str(token.pk)) if token else ("guesses", None)
    if not ratelimit.consume(
        request, app="provisioning", action=name, config=RATES, key=whose, limit_get=True
    ):
        raise Wrong(HTTPStatus.TOO_MANY_REQUESTS, "Too many calls. Try again later.")
    if token is None:
        raise Wrong(HTTPStatus.UNAUTHORIZED, "Send a key that is not revoked and has not ended.")
    ProvisioningToken.objects.filter(pk=token.pk).update(last_used_at=at)
    return token


def _answered(request: Call, methods: dict[str, Method], where: dict[str, Any]) -> Answer:
    method = methods.get(str(request.method).lower())
    if method is None:
        raise Wrong(HTTPStatus.METHOD_NOT_ALLOWED, "This cannot be done here.")
    try:
        return method(request, **where)
    except Taken as taken:
        raise Wrong(HTTPStatus.CONFLICT, str(taken), "uniqueness") from taken
    except NotOurs as wrong:
        raise Wrong(HTTPStatus.BAD_REQUEST, str(wrong), "invalidValue") from wrong
    except Refusal as refusal:
        raise Wrong(HTTPStatus.FORBIDDEN, str(refusal)) from refusal
    except messages().NOT_SCIM as wrong:
        said = messages().error_of(wrong)
        raise Wrong(HTTPStatus(said.status or 400), said.detail or "", said.scim_type) from wrong


def body_of(request: HttpRequest) -> object:
    """The JSON that was sent. Raises Wrong for anything else."""
    try:
        if len(request.body) > MOST_BYTES:
            raise RequestDataTooBig
        return json.loads(request.body)
    except RequestDataTooBig as error:
        raise Wrong(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large.") from error
    except (ValueError, RecursionError, UnreadablePostError) as error:
        raise Wrong(HTTPStatus.BAD_REQUEST, "Send JSON.", "invalidSyntax") from error


def _record(request: Call, status: HTTPStatus) -> None:
    """One event a call: with which key, what was asked, how it was answered; no name and no address."""
    asked = request.path.removeprefix("/scim/v2/").split("/")
    details: dict[str, Any] = {"method": str(request.method), "what": asked[0][:40], "status": int(status)}
    if len(asked) > 1 and asked[1].isdecimal():
        details["account"] = asked[1][:20]
    record_event(verb=Verb.PROVISIONING_CALLED, subject=request.token, by=None, **details)


def _response(status: HTTPStatus, body: dict[str, Any] | None) -> HttpResponse:
    content = "" if body is None else json.dumps(body)
    response = HttpResponse(content, status=status, content_type=CONTENT)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response
