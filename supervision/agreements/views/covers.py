"""Cover for an absent supervisor: arranged for all their people in one go, changed, ended."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from supervision.agreements.cover_permissions import agreements_coverable, can_change_cover, covers_visible
from supervision.agreements.forms.agreements import supervisors
from supervision.agreements.forms.covers import CoverDaysForm, CoverForm, coverable, days_of, usual_days
from supervision.agreements.reports.who_can_cover import Candidate, who_can_cover
from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.agreements.services.covers import booked_with, change_cover, end_cover
from supervision.models import Agreement, Cover
from supervision.permissions import absences_visible, agreements_visible
from workforce.models import Worker
from workforce.reader_changes.waiting import say_what_waits
from workforce.rules.in_words import listed
from workforce.rules.working_days import ONE_DAY
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.choosing_people import people_found
from workforce.web.fields import COUNTED
from workforce.web.keys import key_in
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day, time_range

TAKEN = "Someone else arranged cover at the same time. Check it and try again."


@allowed_to(anyone_signed_in)
def cover_new(request: Request, worker_pk: int) -> HttpResponse:
    """Arrange cover for a supervisor: for everyone they supervise, or with ?supervisee= for one."""
    agreements, on = _to_cover(request, worker_pk), request.viewer.on
    supervisor = agreements[0].supervisor
    covers = list(Cover.objects.filter(agreement__in=agreements).in_force_from(on).with_people())
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
    context = {"form": form, "supervisor": supervisor, "agreements": agreements, "covers": covers}
    return render(request, "supervision/agreements/cover_new.html", context)


def _candidates(
    supervisor: Worker, agreements: Sequence[Agreement], days: Mapping[str, date | None], *, on: date
) -> list[Candidate]:
    """Who suits best on the days of the absence; where no last day is known, on its first."""
    starts_on = days.get("starts_on") or on
    ends_on = days.get("ends_on") or starts_on
    among = supervisors(on=on).exclude(pk__in=[supervisor.pk, *(one.supervisee_id for one in agreements)])
    return who_can_cover(supervisor, among, starts_on=starts_on, ends_on=ends_on)


@allowed_to(anyone_signed_in)
def cover(request: Request, pk: int) -> HttpResponse:
    """Another person or other days; or the end of it."""
    found = _changeable(request, pk)
    own = found.agreement.supervisor
    form = CoverDaysForm(posted(request), supervisor=own, on=request.viewer.on, initial=days_of(found))
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        facts = {"supervisor": form.cleaned_data["supervisor"], "by": request.user, **form.facts}
        if changed := attempt(
            form, lambda: change_cover(cover=found, at=timezone.now(), **facts), at_once=TAKEN
        ):
            return _arranged(request, [changed.agreement], [changed])
    return render(request, "supervision/agreements/cover.html", {"form": form, "cover": found})


@allowed_to(anyone_signed_in)
@require_POST
def cover_end(request: Request, pk: int) -> HttpResponse:
    """The supervisor is back: the covering supervisor's access ends at once."""
    found = _changeable(request, pk)
    end_cover(cover=found, on=request.viewer.on - ONE_DAY, by=request.user, at=timezone.now())
    who = found.agreement.supervisor
    messages.success(
        request, f"{found.supervisor} no longer covers. {who} supervises {found.agreement.supervisee}."
    )
    return redirect(_back(request, [found.agreement]))


def _to_cover(request: Request, worker_pk: int) -> Sequence[Agreement]:
    """The supervisor's agreements that the viewer may arrange cover for; not found without any."""
    supervisor = get_object_or_404(Worker, pk=worker_pk)
    agreements = coverable(agreements_coverable(request.viewer), supervisor, on=request.viewer.on)
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
        left = booked_with(each, each.agreement.supervisor, at=timezone.now())
        times = "; ".join(f"{day(one.starts_at)}, {time_range(one.starts_at, one.ends_at)}" for one in left)
        still = f" Still booked with {each.agreement.supervisor}: {times}." if left else ""
        people[str(each.supervisor), f"{days}.{still}"].append(str(each.agreement.supervisee))
    for (who, when), covered in people.items():
        messages.success(request, f"{who} covers {listed(covered)} {when}")
    return redirect(_back(request, [each.agreement for each in covers] or agreements))


def _back(request: Request, agreements: Sequence[Agreement]) -> Agreement | str:
    """The agreement, where it is one that the viewer sees; else the supervisor's absences, or supervision."""
    own = agreements[0].supervisor
    if len(agreements) == 1 and agreements_visible(request.viewer).filter(pk=agreements[0].pk).exists():
        return agreements[0]
    if absences_visible(request.viewer).filter(pk=own.pk).exists():
        return reverse("supervision:absences", args=[own.pk])
    return reverse("supervision:index")
