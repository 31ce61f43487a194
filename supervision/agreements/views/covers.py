"""Cover for an absent supervisor: arranged for all their people in one go, changed, ended."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST

from supervision.agreements.cover_permissions import (
    agreements_coverable,
    can_change_cover,
    covers_changeable,
    covers_visible,
)
from supervision.agreements.forms.agreements import supervisors
from supervision.agreements.forms.covers import CoverChangeForm, CoverForm, coverable, days_of, usual_days
from supervision.agreements.reports.covers_of import covers_of
from supervision.agreements.reports.who_can_cover import Candidate, who_can_cover
from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.agreements.services.changing_covers import change_covers, end_covers
from supervision.agreements.services.covers import booked_with
from supervision.models import Agreement, Cover
from supervision.permissions import absences_visible, agreements_visible
from workforce.models import Worker
from workforce.reader_changes.waiting import say_what_waits
from workforce.rules.in_words import listed
from workforce.rules.working_days import ONE_DAY
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_when_sent
from workforce.web.choosing_people import people_found
from workforce.web.fields import COUNTED
from workforce.web.keys import key_in
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day, time_range
from workforce.web.viewer import Viewer

TAKEN = "Someone else arranged cover at the same time. Check it and try again."


@allowed_to(anyone_signed_in)
@asks_again_when_sent
def cover_new(request: Request, worker_pk: int) -> HttpResponse:
    """Arrange cover for a supervisor: for everyone they supervise, or with ?supervisee= for one."""
    agreements, on = _to_cover(request, worker_pk), request.viewer.on
    supervisor = agreements[0].supervisor
    covered = [one for one in agreements if one.is_covered]
    covers = list(Cover.objects.filter(agreement__in=covered).in_force_from(on).with_people())
    days = usual_days(supervisor, on=on, day=_day_in(request))
    form = CoverForm(
        posted(request),
        agreements=agreements,
        covers=covers,
        supervisor=supervisor,
        on=on,
        candidates=_candidates(supervisor, agreements, days, on=on),
        initial=days,
    )
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        facts = {"chosen": form.chosen, "by": request.user, "at": timezone.now(), **form.facts}
        if arranged := attempt(form, lambda: arrange_covers(**facts), at_once=TAKEN):
            say_what_waits(request, arranged.waiting)
            return _arranged(request, agreements, arranged.covers)
    context = {"form": form, "supervisor": supervisor, "agreements": agreements}
    context["covers"] = covers_of(supervisor.pk, covers)
    return render(request, "supervision/agreements/cover_new.html", context)


def _candidates(
    supervisor: Worker, agreements: Sequence[Agreement], days: Mapping[str, date | None], *, on: date
) -> list[Candidate]:
    """Who suits best on the days of the absence, as far as they are known."""
    among = supervisors(on=on).exclude(pk__in=[supervisor.pk, *(one.supervisee_id for one in agreements)])
    return who_can_cover(
        supervisor, among, on=on, starts_on=days.get("starts_on"), ends_on=days.get("ends_on")
    )


@allowed_to(anyone_signed_in)
@asks_again_when_sent
def cover(request: Request, pk: int) -> HttpResponse:
    """Another person or other days, or the end of it: for one person, or for all it is the same for."""
    found = _changeable(request, pk)
    covers, own = _same_as(found, request.viewer), found.agreement.supervisor
    form = CoverChangeForm(
        posted(request),
        covers=covers,
        chosen=covers if "all" in request.GET else [found],
        supervisor=own,
        on=request.viewer.on,
        initial=days_of(found),
    )
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        facts = {"supervisor": form.cleaned_data["supervisor"], "by": request.user, **form.facts}
        if changed := attempt(
            form, lambda: change_covers(covers=form.to_change, at=timezone.now(), **facts), at_once=TAKEN
        ):
            return _arranged(request, [one.agreement for one in changed], changed)
    context = {"form": form, "cover": found, "covers": covers}
    return render(request, "supervision/agreements/cover.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def cover_end(request: Request, pk: int) -> HttpResponse:
    """The supervisor is back: the covering supervisor's access ends at once."""
    found = _changeable(request, pk)
    covers = _same_as(found, request.viewer)
    if len(covers) > 1:
        covers = [one for one in covers if str(one.pk) in request.POST.getlist("people")]
    if not covers:
        messages.error(request, "Nothing was ended. Select at least one person.")
        return redirect(found)
    end_covers(covers=covers, on=request.viewer.on - ONE_DAY, by=request.user, at=timezone.now())
    who, people = found.agreement.supervisor, listed([str(one.agreement.supervisee) for one in covers])
    messages.success(request, f"{found.supervisor} no longer covers. {who} supervises {people}.")
    return redirect(_back(request, [one.agreement for one in covers]))


def _same_as(cover: Cover, viewer: Viewer) -> list[Cover]:
    """The cover, and those of the same supervisor by the same person on the same days that the viewer may
    change.
    """
    same = covers_changeable(viewer).filter(
        agreement__supervisor=cover.agreement.supervisor_id,
        supervisor=cover.supervisor_id,
        starts_on=cover.starts_on,
        ends_on=cover.ends_on,
    )
    by_name = ("agreement__supervisee__family_name", "agreement__supervisee__given_name", "pk")
    return list(same.with_people().order_by(*by_name))


def _to_cover(request: Request, worker_pk: int) -> Sequence[Any]:
    """The supervisor's agreements that the viewer may arrange cover for; not found without any.

    Each says whether it `is_covered`, on the day or later.
    """
    on = request.viewer.on
    is_covered = Exists(Cover.objects.in_force_from(on).filter(agreement=OuterRef("pk")))
    agreements = coverable(agreements_coverable(request.viewer), worker_pk, on=on)
    agreements = agreements.annotate(is_covered=is_covered)
    if wanted := key_in(request.GET.get("supervisee", "")):
        agreements = agreements.filter(supervisee=wanted)
    found = list(agreements)
    if not found:
        raise Http404
    return found


def _changeable(request: Request, pk: int) -> Cover:
    """A cover that the viewer may change; raises PermissionDenied for one they only see, or that is over."""
    found = get_object_or_404(covers_visible(request.viewer).with_people(), pk=pk)
    if not can_change_cover(request.viewer, found):
        raise PermissionDenied("Only the supervisor or a manager can arrange cover.")
    if found.ends_on < request.viewer.on:
        raise PermissionDenied("This cover has ended.")
    return found


def _day_in(request: Request) -> date | None:
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None
    return asked if asked.year in COUNTED else None


def _arranged(request: Request, agreements: Sequence[Agreement], covers: Sequence[Cover]) -> HttpResponse:
    """Say who covers whom, once for each covering supervisor, and what is still booked on those days."""
    people: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in covers:
        days = f"from {day(each.starts_on)} to {day(each.ends_on)}"
        people[str(each.supervisor), format_html("{}.{}", days, _still_booked(each))].append(
            str(each.agreement.supervisee)
        )
    for (who, when), covered in people.items():
        messages.success(request, format_html("{} covers {} {}", who, listed(covered), when))
    return redirect(_back(request, [each.agreement for each in covers] or agreements))


def _still_booked(cover: Cover) -> str:
    """What stays with the absent supervisor, each a link to where it can be moved; else nothing."""
    left = booked_with(cover, cover.agreement.supervisor, at=timezone.now())
    if not left:
        return ""
    link = '<a class="govuk-notification-banner__link" href="{}">{}, {}</a>'
    facts = ((one.get_absolute_url(), one.starts_at, one.ends_at) for one in left)
    said = ((url, day(starts_at), time_range(starts_at, ends_at)) for url, starts_at, ends_at in facts)
    times = format_html_join("; ", link, said)
    return format_html(" Still booked with {}: {}.", cover.agreement.supervisor, times)


def _back(request: Request, agreements: Sequence[Agreement]) -> Agreement | str:
    """The agreement, where it is one that the viewer sees; else the supervisor's absences, or supervision."""
    own = agreements[0].supervisor
    if len(agreements) == 1 and agreements_visible(request.viewer).filter(pk=agreements[0].pk).exists():
        return agreements[0]
    if absences_visible(request.viewer).filter(pk=own.pk).exists():
        return reverse("supervision:absences", args=[own.pk])
    return reverse("supervision:index")
