"""The day on which an authority's records begin: before it nothing counts as missed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import DateField, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from workforce.once_a_page import answered, once_a_page

_supposed: ContextVar[date | None] = ContextVar("supposed_start_day", default=None)


def supposed_start_day() -> date | None:
    """The day that is supposed at the moment; None where nothing is."""
    return _supposed.get()


@contextmanager
def supposing_records_begin(day: date) -> Iterator[None]:
    """Everything is answered as if records began on this day; nothing is written."""
    token = _supposed.set(day)
    try:
        yield
    finally:
        _supposed.reset(token)


@once_a_page
def _said() -> date | None:
    return StartDay.objects.order_by("-pk").values_list("records_begin_on", flat=True).first()


def start_day_was_read(begins_on: date | None) -> None:
    """A question about more than the start day has read it for the page."""
    answered(_said, begins_on)


class StartDayQuerySet(models.QuerySet["StartDay"]):
    def records_begin_on(self) -> date | None:
        """The day that holds now; None where no one has said, and so everything counts."""
        return _supposed.get() or _said()


def first_day_on_record() -> Combinable:
    """The start day in a query, as `records_begin_on` answers it; without one, a day before all others."""
    if supposed := _supposed.get():
        return Value(supposed, output_field=DateField())
    newest = StartDay.objects.order_by("-pk").values("records_begin_on")[:1]
    return Coalesce(Subquery(newest), Value(date.min), output_field=DateField())


class StartDay(models.Model):
    """Someone's word on which day records begin. The newest holds; the earlier ones are the history.

    What was promised before that day was kept or missed in another system: the tracker cannot know.
    """

    records_begin_on = models.DateField("records begin on")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    objects = StartDayQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Records begin on {self.records_begin_on:%d/%m/%Y}"
