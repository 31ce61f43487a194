"""Who may come through a door: every route names its rule.

A rule is a predicate on the viewer. What a viewer may not see answers "not found", so that
addresses tell nothing. `tests/test_access.py` walks the URLconf: a route without a rule fails.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import get_script_prefix, resolve, reverse

from workforce.web.interrupted import save_until_proved
from workforce.web.keys import LARGEST_KEY
from workforce.web.request import Request
from workforce.web.viewer import Viewer

Rule = Callable[[Viewer], bool]
View = Callable[..., HttpResponse]
#: The rule of a route by its name, once it was asked: finding a view by its address costs more than its rows.
RULES: dict[str, Rule] = {}


def allowed_to(rule: Rule) -> Callable[[View], View]:
    """Let through those the rule holds for; anyone else finds nothing here."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if not rule(request.viewer) or any(is_beyond_keys(value) for value in kwargs.values()):
                raise Http404
            return view(request, *args, **kwargs)

        vars(guarded)["access_rule"] = rule
        return guarded

    return decorate


def asks_again_before_export(view: View) -> View:
    """Who takes many people's data away, or a whole file, proves once more who they are.

    Within the time that `ACCOUNT_REAUTHENTICATION_TIMEOUT` allows; the setting switches it off.
    """
    guarded = _asks_again(view, lambda request: settings.REAUTHENTICATE_BEFORE_EXPORT)
    vars(guarded)["asks_again"] = True
    return guarded


def asks_again_before_signing(view: View) -> View:
    """Who signs or answers proves once more who they are, as `asks_again_before_export` does."""
    return _asks_again(view, lambda request: settings.REAUTHENTICATE_BEFORE_SIGNING)


def asks_again_when_sent(view: View) -> View:
    """Who signs, or changes who reads notes, proves it once more where a form is sent; looking is free."""
    guarded = _asks_again(view, lambda request: settings.REAUTHENTICATE_BEFORE_SIGNING, allow_get=True)
    vars(guarded)["asks_again_when_sent"] = True
    return guarded


def _asks_again(view: View, enabled: Callable[[Request], bool], *, allow_get: bool = False) -> View:
    """What was sent waits meanwhile, sealed, for its writer to carry on (`workforce.web.interrupted`)."""
    decorated: View = reauthentication_required(enabled=enabled, allow_get=allow_get)(view)

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return decorated(request, *args, **kwargs)
        except ReauthenticationRequired:
            save_until_proved(request)
            # The sign-in library would keep the fields of a form that is sent in the session, in clear.
            request.method = "GET"
            raise

    return guarded


def is_beyond_keys(value: object) -> bool:
    """A number in the address with which no database can be asked."""
    return isinstance(value, int) and value >= LARGEST_KEY


def anyone_signed_in(viewer: Viewer) -> bool:
    """Every account that can sign in. What is shown is scoped inside the view."""
    return True


def nobody(viewer: Viewer) -> bool:
    """A page that is there, and closed to everyone."""
    return False


def administrators(viewer: Viewer) -> bool:
    """System administrators: accounts and settings, never notes."""
    return viewer.is_administrator


def principal_social_workers(viewer: Viewer) -> bool:
    """Answers for practice and the programme across the authority."""
    return viewer.is_principal_social_worker


def information_governance(viewer: Viewer) -> bool:
    """Answers requests and keeps to the times for keeping; reads nothing without the number of a case."""
    return viewer.is_information_governance


def workers(viewer: Viewer) -> bool:
    """Accounts with an employed worker behind them."""
    return viewer.worker is not None


@cache
def _address_of(name: str, under: str) -> str:
    """The address of a page about nothing in particular: every page's header asks for a dozen."""
    return reverse(name)


def way_to(name: str, *args: object, viewer: Viewer) -> str:
    """The address of a page, where its door is open to this viewer; otherwise nothing.

    Rooms link to each other by name. What stands behind the door (this person's file, that
    session) has a rule of its own, which the linking page must know to hold.
    """
    address = reverse(name, args=args) if args else _address_of(name, get_script_prefix())
    rule = RULES.get(name) or RULES.setdefault(name, vars(resolve(address).func)["access_rule"])
    answers = viewer.__dict__.setdefault("doors_tried", {})
    if rule not in answers:
        answers[rule] = rule(viewer)
    return address if answers[rule] else ""
