"""What every page with a form does: fill it from what was sent, do it, or show what stood against it."""

from collections.abc import Callable

from django.db import IntegrityError
from django.forms import Form
from django.http import HttpRequest, QueryDict

from workforce.rules.refusal import Refusal

CHANGED_MEANWHILE = "Somebody changed this at the same moment. Look at it again."


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where nothing was filled in; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def attempt[Done](form: Form, act: Callable[[], Done], *, at_once: str = CHANGED_MEANWHILE) -> Done | bool:
    """Do it, and answer what it answers (True for nothing); a refusal becomes the form's errors, and False.

    `at_once` is what to say where the database refuses what somebody else did at the same moment.
    """
    try:
        done = act()
    except Refusal as refusal:
        form.add_error(None, list(refusal.messages))
    except IntegrityError:
        form.add_error(None, at_once)
    else:
        return True if done is None else done
    return False
