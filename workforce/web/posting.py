"""What every page with a form does: fill it from what was sent, do it, or show what stood against it."""

from collections.abc import Callable
from typing import Literal, overload

from django.contrib import messages
from django.db import IntegrityError
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from workforce.rules.plausibility import Doubtful
from workforce.rules.refusal import Refusal
from workforce.web.sure import AsksIfSure

CHANGED_MEANWHILE = "Someone else changed this at the same time. Check it and try again."


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where nothing was filled in; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


@overload
def attempt(
    form: BaseForm, act: Callable[[], None], *, beside: str | None = ..., at_once: str = ...
) -> bool: ...
@overload
def attempt[Done](
    form: BaseForm, act: Callable[[], Done], *, beside: str | None = ..., at_once: str = ...
) -> Done | Literal[False]: ...
def attempt(
    form: BaseForm,
    act: Callable[[], object],
    *,
    beside: str | None = None,
    at_once: str = CHANGED_MEANWHILE,
) -> object:
    """Do it, and answer what it answers (True for nothing); a refusal becomes the form's errors, and False.

    What is doubtful becomes a question on a form that asks (`AsksIfSure`). `beside` is the box that a refusal
    is about; without one it is about the whole form. `at_once` is what to say where the database refuses what
    someone else did at the same moment.
    """
    try:
        done = act()
    except Doubtful as doubtful:
        if isinstance(form, AsksIfSure):
            form.ask_if_sure(doubtful)
        else:
            form.add_error(beside, list(doubtful.messages))
    except Refusal as refusal:
        about = refusal.about if refusal.about in form.fields else beside
        form.add_error(about, list(refusal.messages))
    except IntegrityError:
        form.add_error(None, at_once)
    else:
        return True if done is None else done
    return False


def attempt_button(request: HttpRequest, act: Callable[[], object]) -> bool:
    """What a button does that stands in no form: do it, or tell on the next page why not."""
    try:
        act()
    except Refusal as refusal:
        for words in refusal.messages:
            messages.error(request, words)
    except IntegrityError:
        messages.error(request, CHANGED_MEANWHILE)
    else:
        return True
    return False
