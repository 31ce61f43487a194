"""Agreeing the first due days of people without a history, and withdrawing them."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction

from supervision.clock.due_days import read_clocks, update_due_days
from supervision.models import Agreement
from supervision.start_day.reports.first_days import latest_first_day
from supervision.start_day.services.start_days import CannotStart
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.locking import lock_people
from workforce.models import Account, StartDay


@transaction.atomic
def agree_first_due_days(*, days: Mapping[int, date], by: Account | None, on: date) -> int:
    """Each person's first due day, by the key of the agreement; answers how many.

    An agreed day that is another by now is changed. Raises CannotStart for a day that is over, and for
    one after the day that the start day alone promises.
    """
    begins_on = StartDay.objects.records_begin_on()
    if begins_on is None:
        raise CannotStart("Set the start day first.")
    agreements = _locked(days)
    holidays, events = days_off(), []
    for facts in read_clocks(agreements):
        agreement, day = facts.agreement, days[facts.agreement.pk]
        latest_on = latest_first_day(facts, facts.promise, holidays, begins_on=begins_on)
        if day < max(on, begins_on) or latest_on is None or day > latest_on:
            raise CannotStart(_why_not(agreement, latest_on))
        before, agreement.first_due_on = agreement.first_due_on, day
        told = {"first_due_on": day.isoformat(), "before": before.isoformat() if before else None}
        events.append(NewEvent(Verb.FIRST_DUE_DAY_AGREED, agreement, agreement.supervisee, told))
    _write(agreements, events, by=by)
    return len(agreements)


def _why_not(agreement: Agreement, latest_on: date | None) -> str:
    if latest_on is None:
        return f"{agreement.supervisee} is away without an end: there is no due day."
    return (
        f"The first day of {agreement.supervisee} must be today or later, and no later than "
        f"{latest_on:%d/%m/%Y}, the day promised from the start day."
    )


@transaction.atomic
def withdraw_first_due_days(*, agreements: Collection[int], by: Account | None) -> int:
    """The agreed days go, and the promise from the start day stands alone; answers how many went.

    Raises CannotStart where a session has been held since records began: then the day has done its work.
    """
    begins_on = StartDay.objects.records_begin_on()
    found = [one for one in _locked(agreements) if one.first_due_on]
    events = []
    for one in found:
        if begins_on and one.last_held_on and one.last_held_on >= begins_on:
            raise CannotStart(f"{one.supervisee} has had supervision since. The day stays.")
        told = {"before": one.first_due_on.isoformat() if one.first_due_on else None}
        events.append(NewEvent(Verb.FIRST_DUE_DAY_WITHDRAWN, one, one.supervisee, told))
        one.first_due_on = None
    _write(found, events, by=by)
    return len(found)


def _locked(keys: Collection[int]) -> list[Agreement]:
    """The agreements, with their supervisees locked."""
    chosen = Agreement.objects.filter(pk__in=list(keys))
    lock_people(chosen.values_list("supervisee", flat=True))
    return list(chosen.with_people().order_by("pk"))


def _write(agreements: Collection[Agreement], events: list[NewEvent], *, by: Account | None) -> None:
    Agreement.objects.bulk_update(agreements, ["first_due_on"])
    update_due_days(Agreement.objects.filter(pk__in=[one.pk for one in agreements]))
    record_events(events, by=by)
