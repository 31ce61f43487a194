"""Offering several times in a week at once, and the patterns that they make."""

from collections.abc import Sequence
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.booking.forms.week import ChangePatternForm, DaysForm, FromDayForm, OfferedDaysForm, WeekForm
from supervision.booking.permissions import can_offer_times
from supervision.booking.reports import OfferedPattern, usual_monday, week_of
from supervision.booking.services.slots import (
    Offered,
    change_pattern,
    offer_again,
    plan_slots,
    publish_slots,
    withdraw_slots,
)
from supervision.models import Slot
from supervision.models.session import COMING_STATUSES
from supervision.rules.plausibility import doubts_about_times
from supervision.rules.repeating import Pattern
from workforce.authority_settings import authority_settings, days_off
from workforce.rules.in_words import many
from workforce.rules.working_days import monday_of
from workforce.web.access import allowed_to
from workforce.web.fields import COUNTED
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day


@allowed_to(can_offer_times)
def slots_week(request: Request) -> HttpResponse:
    """Tick times in a week; those that repeat are looked at day by day before they are offered."""
    supervisor, now = request.viewer.as_worker, timezone.now()
    week = week_of(supervisor, _monday(request), at=now)
    usual = {"minutes": authority_settings(on=request.viewer.on).session_minutes}
    form = WeekForm(posted(request), week=week, initial=usual)
    context: dict[str, object] = {"form": form, "week": week}
    if not form.is_valid():
        return render(request, "supervision/booking/slots_week.html", context)
    patterns = form.cleaned_data["patterns"]
    planned = plan_slots(supervisor=supervisor, patterns=patterns, at=now)
    days = DaysForm(request.POST if "offer" in request.POST else None, planned=planned)
    if form.cleaned_data["every_weeks"] or days.left_out:
        context |= {"days": days, "kept": _kept(request)}
        form.show_doubts(list(doubts_about_times(days.times, holidays=days_off(), at=now)))
        if days.is_valid() and (answer := _offer(request, form, days.patterns)):
            return answer
        return render(request, "supervision/booking/slots_check.html", context)
    if answer := _offer(request, form, patterns):
        return answer
    return render(request, "supervision/booking/slots_week.html", context)


def _offer(request: Request, form: WeekForm, patterns: Sequence[Pattern]) -> HttpResponse | None:
    """Offer these; None where something stands against it, which the form then says."""
    offered = attempt(
        form,
        lambda: publish_slots(
            supervisor=request.viewer.as_worker,
            patterns=patterns,
            place=form.cleaned_data["place"],
            by=request.user,
            at=timezone.now(),
            sure=form.sure,
        ),
    )
    if not offered:
        return None
    messages.success(request, f"{many(len(offered.slots), 'time')} offered")
    return redirect("supervision:slots")


def _monday(request: Request) -> date:
    """The week of ?week=; without it, this one or the next."""
    usual = usual_monday(request.viewer.on)
    try:
        asked = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return usual
    return monday_of(asked) if asked.year in COUNTED else usual


def _kept(request: Request) -> list[tuple[str, str]]:
    """What was chosen on the page before, to travel along."""
    own = {"csrfmiddlewaretoken", "offer", "keep", "sure"}
    return [(name, text) for name, texts in request.POST.lists() if name not in own for text in texts]


@allowed_to(can_offer_times)
def slots_pattern(request: Request, pk: int) -> HttpResponse:
    """One pattern: its days, another time from a day on, or its end."""
    slot = get_object_or_404(Slot, pk=pk, supervisor=request.viewer.as_worker)
    of_pattern = Slot.objects.filter(series=slot.series) if slot.series else Slot.objects.filter(pk=pk)
    to_come = of_pattern.filter(supervisor=slot.supervisor, starts_at__gt=timezone.now())
    booked = to_come.filter(sessions__status__in=COMING_STATUSES)
    page = PatternPage(request, list(to_come.exclude(pk__in=booked.values("pk")).order_by("starts_at", "pk")))
    if answer := page.answer():
        return answer
    offered = Slot.objects.offered_by(slot.supervisor, at=timezone.now()).filter(pk__in=to_come.values("pk"))
    pattern = OfferedPattern(list(offered))
    context = {"slot": slot, "pattern": pattern if pattern.slots else None, **page.forms}
    return render(request, "supervision/booking/slots_pattern.html", context)


class PatternPage:
    """The forms of one pattern, one of which is sent; `slots` are its free days, withdrawn or not."""

    def __init__(self, request: Request, slots: Sequence[Slot]) -> None:
        self.request, self.now = request, timezone.now()
        self.free = [slot for slot in slots if slot.withdrawn_at is None]
        usual = ChangePatternForm.of_slot(self.free[0]) if self.free else {}
        self.days = OfferedDaysForm(self._sent("days"), slots=_shown(slots), prefix="days")
        self.change = ChangePatternForm(self._sent("change"), initial=usual, prefix="change")
        self.end = FromDayForm(self._sent("end"), initial=usual, prefix="end")

    def _sent(self, button: str) -> QueryDict | None:
        return self.request.POST if self.request.POST.get("do") == button else None

    @property
    def forms(self) -> dict[str, object]:
        return {"days": self.days, "change": self.change, "end": self.end, "free": self.free}

    def answer(self) -> HttpResponse | None:
        """What became of the form that was sent; None shows the page."""
        by, at = self.request.user, self.now
        if self.days.is_bound and self.days.is_valid():
            number = withdraw_slots(slots=self.days.withdrawn, by=by, at=at)
            self._told(offer_again(slots=self.days.offered, by=by, at=at), withdrawn=number)
            return redirect(self.request.path)
        if self.end.is_bound and self.end.is_valid():
            number = withdraw_slots(slots=self.end.of(self.free), by=by, at=at)
            self._told(Offered([], []), withdrawn=number)
            return redirect("supervision:slots")
        if self.change.is_bound and self.change.is_valid():
            return self._changed()
        return None

    def _changed(self) -> HttpResponse | None:
        form, slots, by = self.change, self.change.of(self.free), self.request.user
        offered = attempt(
            form, lambda: change_pattern(slots=slots, to=form.to, by=by, at=self.now, sure=form.sure)
        )
        if not offered:
            return None
        self._told(offered, withdrawn=len(slots))
        return redirect("supervision:slots_pattern", offered.slots[0].pk)

    def _told(self, offered: Offered, *, withdrawn: int) -> None:
        said = [f"{many(len(offered.slots), 'time')} offered"] if offered.slots else []
        said += [f"{many(withdrawn, 'time')} withdrawn"] if withdrawn else []
        messages.success(self.request, ", ".join(said) or "Nothing was changed")
        for each in offered.skipped:
            messages.warning(self.request, f"{day(each.on)} was left out. {each.why}")


def _shown(slots: Sequence[Slot]) -> list[Slot]:
    """Each day once: the time that is offered, else the one withdrawn last."""
    found: dict[date, Slot] = {}
    for slot in sorted(slots, key=_by_withdrawal):
        found[timezone.localtime(slot.starts_at).date()] = slot
    return sorted(found.values(), key=lambda slot: slot.starts_at)


def _by_withdrawal(slot: Slot) -> tuple[bool, datetime]:
    return slot.withdrawn_at is None, slot.withdrawn_at or slot.starts_at
