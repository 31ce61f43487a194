"""Cover: who supervises in place of an absent supervisor, from a day to a day."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q
from django.urls import reverse

from workforce.models.sealed import SealedCharField


class CoverQuerySet(models.QuerySet["Cover"]):
    def in_force(self, *, on: date | OuterRef) -> Self:
        """Covers that hold on this day: between their days, while the agreement itself is in force."""
        agreement = Q(agreement__ends_on=None) | Q(agreement__ends_on__gte=on)
        return self.filter(agreement, agreement__starts_on__lte=on, starts_on__lte=on, ends_on__gte=on)

    def in_force_from(self, day: date) -> Self:
        """Covers that hold on this day or on any later one, the nearest first."""
        return self.filter(ends_on__gte=day).order_by("starts_on", "pk")

    def to_come(self, *, on: date) -> Self:
        """Covers that start later, the nearest first, while the agreement itself is in force then."""
        agreement = Q(agreement__ends_on=None) | Q(agreement__ends_on__gte=F("starts_on"))
        return self.filter(agreement, starts_on__gt=on).order_by("starts_on", "pk")

    def overlapping(self, *, starts_on: date, ends_on: date) -> Self:
        """Covers that share a day with these, the first and the last included."""
        return self.filter(starts_on__lte=ends_on, ends_on__gte=starts_on)

    def by_agreement(self, *, on: date) -> dict[int, "Cover"]:
        """The one cover in force of each agreement (by key) that has one on the day, with its people."""
        return {cover.agreement_id: cover for cover in self.in_force(on=on).with_people()}

    def now_and_next(self, *, on: date) -> dict[int, tuple["Cover | None", "Cover | None"]]:
        """Of each agreement (by key) that has one: the cover on the day, and the first that starts later."""
        return now_and_next(self.in_force_from(on).with_people(), on=on)

    def with_people(self) -> Self:
        return self.select_related("supervisor__account", "agreement__supervisee", "agreement__supervisor")


def now_and_next(covers: "Iterable[Cover]", *, on: date) -> dict[int, tuple["Cover | None", "Cover | None"]]:
    """Of covers in force from the day on, in their order, those of each agreement: see `CoverQuerySet`."""
    found: dict[int, tuple[Cover | None, Cover | None]] = {}
    for cover in covers:
        now, after = found.get(cover.agreement_id, (None, None))
        if cover.starts_on <= on:
            now = cover
        found[cover.agreement_id] = now, after or (cover if cover.starts_on > on else None)
    return found


class Cover(models.Model):
    """One agreement, another supervisor, a first and a last day.

    The agreement and its clock do not change: an absent supervisor suspends nothing. On these days,
    and on no other, the covering supervisor books and gives sessions and reads the case part. Covers of
    one agreement never share a day, and neither of its two people covers it: the database refuses both.
    """

    SEALED_TO = ("agreement_id",)

    agreement = models.ForeignKey("supervision.Agreement", models.CASCADE, related_name="covers")
    supervisor = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="covers_given")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    reason = SealedCharField(max_length=100, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = CoverQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "pk")
        indexes = (models.Index(fields=("supervisor", "ends_on"), name="cover_by_supervisor_last_day"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="cover_ends_after_it_starts",
                violation_error_message="The last day of cover must be on or after the first day.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisor} for {self.agreement}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:cover", args=[self.pk])
