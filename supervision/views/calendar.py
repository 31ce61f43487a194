"""A person's calendar: the page of its private address, and the feed behind it."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_POST, require_safe

from supervision.ical import calendar_of
from supervision.models import CalendarFeed, DiaryEntry, DiaryEntryQuerySet, DiarySubject
from supervision.services.calendar_feeds import hash_of, make_feed, revoke_feed
from workforce.access import open_to, workers
from workforce.viewer import Viewer

#: How far back a feed reaches.
KEPT = timedelta(days=366)
DAYS_ONLY = frozenset({DiarySubject.MILESTONE})


@open_to(workers)
def calendar(request: HttpRequest) -> HttpResponse:
    """Whether there is a private address, and making, renewing or revoking it."""
    return render(request, "supervision/calendar.html", {"feed": _own_feed(request)})


@require_POST
@open_to(workers)
def calendar_make(request: HttpRequest) -> HttpResponse:
    """Make or renew the address. It is shown on this answer, and never again."""
    token = make_feed(worker=request.viewer.worker, by=request.user, at=timezone.now())
    address = request.build_absolute_uri(f"/calendar/{token}.ics")
    context = {"feed": _own_feed(request), "address": address}
    return render(request, "supervision/calendar.html", context)


@require_POST
@open_to(workers)
def calendar_revoke(request: HttpRequest) -> HttpResponse:
    """Nobody can read the calendar at its old address any more."""
    revoke_feed(worker=request.viewer.worker, by=request.user)
    return redirect("supervision:calendar")


def _own_feed(request: HttpRequest) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(worker=request.viewer.worker).first()


# --- The feed --------------------------------------------------------------------------------------


def _entries(request: HttpRequest, token: str) -> DiaryEntryQuerySet:
    """The entries behind a live address; nothing else is found there."""
    feed = get_object_or_404(CalendarFeed.objects.live(on=timezone.localdate()), token_hash=hash_of(token))
    return DiaryEntry.objects.filter(worker=feed.worker_id, ends_at__gte=timezone.now() - KEPT)


def feed_etag(request: HttpRequest, token: str) -> str:
    """Changes with every change of an entry, without reading any of them."""
    state = _entries(request, token).aggregate(number=Count("pk"), changed_at=Max("changed_at"))
    return quote_etag(hash_of(f"{request.get_host()} {state['number']} {state['changed_at']}")[:32])


@login_not_required
@require_safe
@condition(etag_func=feed_etag)
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself, for a calendar program that knows the address."""
    content = calendar_of(
        _entries(request, token),
        address=request.build_absolute_uri("/")[:-1],
        name="Supervision",
        days_only=DAYS_ONLY,
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def knows_the_address(viewer: Viewer) -> bool:
    """The address is the key: nobody signs in to a feed."""
    return True


calendar_feed.access_rule = knows_the_address
