"""A person's calendar: the page of its private address, and the feed behind it."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_POST, require_safe

from supervision.calendars.entries import entries_of
from supervision.calendars.forms import CalendarPartsForm
from supervision.calendars.ical import calendar_of
from supervision.calendars.services.calendar_feeds import choose_parts, make_feed, revoke_feed
from supervision.models import CalendarFeed, DiaryEntryQuerySet, DiarySubject
from workforce.rules.tokens import hash_of
from workforce.web.access import allowed_to, asks_again_when_sent, workers
from workforce.web.posting import posted
from workforce.web.request import Request
from workforce.web.viewer import Viewer

#: How far back a feed reaches.
KEPT = timedelta(days=366)
DAYS_ONLY = frozenset({DiarySubject.MILESTONE})


@allowed_to(workers)
def calendar(request: Request) -> HttpResponse:
    """Whether there is a private address, and what the calendar behind it shows."""
    feed = _own_feed(request)
    form = CalendarPartsForm(posted(request), feed=feed) if feed else None
    if feed and form and form.is_valid():
        choose_parts(feed=feed, shown=form.cleaned_data["shown"], by=request.user)
        messages.success(request, "Saved. Your calendar shows this after its next refresh")
        return redirect("supervision:calendar")
    return _page(request, form=form)


@require_POST
@allowed_to(workers)
@asks_again_when_sent
def calendar_make(request: Request) -> HttpResponse:
    """Make or renew the address. It is shown on this answer, and never again."""
    token = make_feed(worker=request.viewer.as_worker, by=request.user, at=timezone.now())
    return _page(request, address=request.build_absolute_uri(f"/calendar/{token}.ics"))


def _page(request: Request, **parts: object) -> HttpResponse:
    feed = _own_feed(request)
    form = CalendarPartsForm(feed=feed) if feed else None
    context = {"feed": feed, "form": form, **parts}
    return render(request, "supervision/calendars/calendar.html", context)


@require_POST
@allowed_to(workers)
def calendar_revoke(request: Request) -> HttpResponse:
    """No one can read the calendar at its old address any more."""
    revoke_feed(worker=request.viewer.as_worker, by=request.user)
    return redirect("supervision:calendar")


def _own_feed(request: Request) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(worker=request.viewer.worker).first()


# --- The feed --------------------------------------------------------------------------------------


class FeedRequest(HttpRequest):
    """From a calendar program; `feed_etag` finds the feed first."""

    feed: CalendarFeed


def _feed_at(token: str) -> CalendarFeed:
    """The feed of a live address; nothing else is found there."""
    live = CalendarFeed.objects.live(on=timezone.localdate()).select_related("worker")
    return get_object_or_404(live, token_hash=hash_of(token))


def _entries(feed: CalendarFeed) -> DiaryEntryQuerySet:
    return entries_of(feed, on=timezone.localdate(), since=timezone.now() - KEPT)


def feed_etag(request: FeedRequest, token: str) -> str:
    """Changes with every change of an entry, and of which are shown, without reading any of them."""
    feed = request.feed = _feed_at(token)
    state = _entries(feed).aggregate(Count("pk"), Sum("pk"), Max("changed_at"))
    facts = (request.get_host(), feed.left_out, *sorted(state.items()))
    return quote_etag(hash_of(str(facts))[:32])


@login_not_required
@require_safe
@condition(etag_func=feed_etag)
def calendar_feed(request: FeedRequest, token: str) -> HttpResponse:
    """The calendar itself, for a calendar program that knows the address."""
    content = calendar_of(
        _entries(request.feed),
        address=request.build_absolute_uri("/")[:-1],
        name="Supervision",
        days_only=DAYS_ONLY,
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def knows_the_address(viewer: Viewer) -> bool:
    """The address is the key: no one signs in to a feed."""
    return True


vars(calendar_feed)["access_rule"] = knows_the_address
