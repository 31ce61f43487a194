"""What someone sent in too early: kept until they have signed in, or proved who they are, again.

A form that asks for it carries `{% typed_by %}`, the sender's account under the service's signature.
Sent without a signed-in account, its fields wait in the browser's session and go to no other account.
There they are sealed: a session is a row of the database, and a copy of it must not hold a note.
"""

import json
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from workforce.sealing import CannotOpen, seal, unseal

KEY = "interrupted_form"
FIELD = "typed_by"
NOT_KEPT = {"csrfmiddlewaretoken", FIELD}
#: Characters; a long record has a tenth of it.
LONGEST = 500_000

type Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class InterruptedForm:
    """The fields of one form, in the order of the page."""

    fields: Fields
    #: Why it waits: the sign-in had ended, or the writer was first to prove once more who they are.
    was_signed_out: bool = True

    @property
    def texts(self) -> list[str]:
        """What was written, without the choices, the days and the page's own fields."""
        return [value for _, value in self.fields if len(value.split()) > 1]


def signature_of(account_pk: int) -> str:
    return Signer(salt=FIELD).sign(str(account_pk))


def save_interrupted(request: HttpRequest) -> bool:
    """Keep what this request sent, when its form is one of ours and says whose text it is."""
    account, fields = _typed_by(request), fields_of(request)
    if account is None or not _is_from_own_page(request) or _is_too_long(fields):
        return False
    _keep(request, fields, account=account)
    messages.info(request, "Your text is kept. Sign in again to send it.")
    return True


def save_until_proved(request: HttpRequest) -> None:
    """Keep what a signed-in person sent, who must first prove once more who they are."""
    fields = fields_of(request)
    if request.method == "POST" and not _is_too_long(fields):
        _keep(request, fields, account=request.user.pk, was_signed_out=False)


def _keep(request: HttpRequest, fields: Fields, *, account: int | None, was_signed_out: bool = True) -> None:
    kept = {"account": account, "path": request.path, "was_signed_out": was_signed_out}
    request.session[KEY] = {**kept, "sealed": seal(json.dumps(fields), purpose=KEY)}


def interrupted_form_of(request: HttpRequest) -> InterruptedForm | None:
    """The text that waits for this reader at this address; another person's is given up."""
    kept = request.session.get(KEY)
    if kept is None:
        return None
    if kept["account"] != request.user.pk:
        discard_interrupted(request)
        return None
    if kept["path"] != request.path:
        return None
    try:
        fields = json.loads(unseal(kept["sealed"], purpose=KEY))
    except (KeyError, CannotOpen):  # kept by an earlier version, or under a key that is gone
        discard_interrupted(request)
        return None
    return InterruptedForm([(name, text) for name, text in fields], kept["was_signed_out"])


def discard_interrupted(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def fields_of(request: HttpRequest) -> Fields:
    """What a form sent, to be sent again: without the page's own fields, and never a password."""
    typed = [(name, text) for name, texts in request.POST.lists() for text in texts]
    return [(name, text) for name, text in typed if name not in NOT_KEPT and "password" not in name]


def _is_too_long(fields: Fields) -> bool:
    return sum(len(text) for _, text in fields) > LONGEST


def _typed_by(request: HttpRequest) -> int | None:
    """The account whose form this was; None for a form sent in the background, which keeps its own text."""
    if request.method != "POST" or request.headers.get("X-Requested-With") == "fetch":
        return None
    try:
        return int(Signer(salt=FIELD).unsign(request.POST.get(FIELD, "")))
    except BadSignature:
        return None


def _is_from_own_page(request: HttpRequest) -> bool:
    """No other site may put a text into someone's session."""
    own = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin", own)
    is_own = origin == own or origin in settings.CSRF_TRUSTED_ORIGINS
    return is_own and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
