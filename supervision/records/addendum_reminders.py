"""Reminders of what was added to a signed record: to the other one of the two, once."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from supervision.models import Addendum
from supervision.permissions import sessions_visible
from supervision.reminders.kinds import Wanted, account_of
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off
from workforce.rules.working_days import back_working_days
from workforce.web.tags import day
from workforce.web.viewer import Viewer

#: For so many working days it can still be told.
CATCHES_UP = 5


def added(on: date) -> Iterator[Wanted]:
    """To whom a record belongs, and to who gave the session as long as its page opens for them."""
    since = start_of(back_working_days(on, CATCHES_UP, holidays=days_off()))
    people = ("author", "text__supervisee__account", "text__session__supervisor__account")
    lately = Addendum.objects.filter(added_at__gte=since, added_at__lt=start_of(on))
    for each in lately.select_related(*people).defer("body", "text__content"):
        session, supervisee = each.text.session, each.text.supervisee
        parties = {supervisee: "your supervision", session.supervisor: f"supervision of {supervisee}"}
        for person, whose in parties.items():
            account = None if person == each.author else account_of(person)
            if account and sessions_visible(Viewer(account, on=on)).filter(pk=session.pk).exists():
                line = f"{each.author} added to the record of {whose} on {day(session.held_day)}."
                told_on = timezone.localtime(each.added_at).date()
                path = session.get_absolute_url()
                yield Wanted(f"addendum:{each.pk}", told_on, account, line, path, supervisee.pk)
