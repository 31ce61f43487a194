"""Before what was signed is taken away it is proved, and stopped where it is not what was signed.

What does not stand may be needed all the same: it is evidence of what happened to it. So whoever may take it
away goes on when they say why; the trail has their reason, and the file says what is wrong with it.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from django import forms
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.audit_trail.verifying import breaks_of_head
from workforce.models import Worker
from workforce.triggers.expected import expected
from workforce.triggers.in_database import differences
from workforce.triggers.refusals import Statements
from workforce.web.posting import posted
from workforce.web.request import Request

#: Differences that an event names; more are counted.
NAMED = 20


class AsItIsForm(forms.Form):
    """Why something is taken away that is not what was signed."""

    because = forms.CharField(
        label="Why do you need it as it is?",
        error_messages={"required": "Enter why you need it as it is"},
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Your reason stays on the audit trail. The file says what is wrong with it.",
    )


def differences_for_export(signed: Sequence[str] | None) -> tuple[str, ...]:
    """What is wrong with what was signed, with the guards of the database, or with the trail's head.

    Nothing where nothing in the export was signed: then `signed` is None.
    """
    if signed is None:
        return ()
    missing, altered, _ = differences(using=DEFAULT_DB_ALIAS, should=_guards())
    guards = [f"trigger {name}: is missing or altered" for name in sorted({*missing, *altered})]
    return (*signed, *map(str, breaks_of_head()), *guards)


@cache
def _guards() -> Mapping[str, Statements]:
    """Those that should stand: a server does not start before every migration has run."""
    return expected(connection)


def stopped(
    request: Request, found: Sequence[str], *, subject: Model, worker: Worker | None = None
) -> HttpResponse | None:
    """A page in the place of an export that is not what was signed; None where it is, or with a reason."""
    if not found:
        return None
    form = AsItIsForm(posted(request))
    if form.is_valid():
        told = {"differences": list(found[:NAMED]), "of": len(found), "because": form.cleaned_data["because"]}
        record_event(verb=Verb.EXPORTED_AS_IT_IS, subject=subject, by=request.user, worker=worker, **told)
        return None
    context = {"form": form, "differences": found[:NAMED], "more": max(0, len(found) - NAMED)}
    return render(request, "workforce/audit_trail/not_as_signed.html", context, status=409)
