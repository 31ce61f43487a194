"""The e-mail that a file of the month is there: where it is, and nothing that is in it."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from supervision.reminders.kinds import ReminderKind, Wanted
from tracker.exports.services import ends_at
from tracker.models import MonthlyFileMade
from workforce.web.tags import day

READY = "A file that is made for you every month is ready under My exports until {}."


def files_ready(on: date) -> Iterator[Wanted]:
    """The files of this month that are made and still there, to each who gets one."""
    made = MonthlyFileMade.objects.filter(month=on.replace(day=1), export__made_at__isnull=False)
    made = made.select_related("account__worker", "export").defer("export__content", "export__people")
    for one in made.order_by("pk"):
        until = timezone.localdate(ends_at(one.export)) if one.export else on
        if until > on:
            line, path = READY.format(day(until)), reverse("tracker:exports")
            yield Wanted(f"monthly_file:{one.pk}", one.month, one.account, line, path)


MONTHLY_FILE = ReminderKind(
    "monthly_file",
    "Files made every month",
    "When a report that you get every month is ready.",
    READY.format("Tuesday 8 December"),
    files_ready,
    can_wait=False,
)
