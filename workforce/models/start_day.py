"""The day on which an authority's records begin: before it nothing counts as missed."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import DateField, Subquery, Value
from django.db.models.functions import Coalesce


class StartDayQuerySet(models.QuerySet["StartDay"]):
    def records_begin_on(self) -> date | None:
        """The day that holds now; None where no one has said, and so everything counts."""
        return self.order_by("-pk").values_list("records_begin_on", flat=True).first()


def first_day_on_record() -> Coalesce:
    """The start day in a query, as `records_begin_on` answers it; without one, a day before all others."""
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
