"""Statements that anyone may read, signed in or not."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workforce.authority_settings import authority_settings
from workforce.rules.data_held import Purpose

#: When the accessibility statement was first written, and when it was last gone through: at each release, and
#: once a year at least. `docs/accessibility.md` says what is tested.
STATEMENT_PREPARED_ON = date(2026, 11, 27)
STATEMENT_REVIEWED_ON = date(2026, 11, 27)
PAGES_TESTED_ON = date(2026, 11, 27)


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {
        "contact": authority_settings().accessibility_contact,
        "prepared_on": STATEMENT_PREPARED_ON,
        "reviewed_on": STATEMENT_REVIEWED_ON,
        "tested_on": PAGES_TESTED_ON,
    }
    return render(request, "workforce/web/accessibility.html", context)


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """Why it is held, who reads what and how long it is kept, with the authority's own periods."""
    bases = [purpose.value for purpose in Purpose if purpose is not Purpose.RUNNING]
    return render(request, "workforce/web/privacy.html", {"bases": bases, "keep": authority_settings()})
