"""Master classes: the schedule, places and waiting list, the attendance register."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Count, F, Q


class PlaceStatus(models.TextChoices):
    ENROLLED = "enrolled", "Has a place"
    WAITING = "waiting", "On the waiting list"
    WITHDRAWN = "withdrawn", "Withdrawn"


class AttendanceMark(models.TextChoices):
    """The register's marks; apologies are not an absence."""

    PRESENT = "present", "Present"
    LATE = "late", "Late"
    LEFT_EARLY = "left_early", "Left early"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"

    @property
    def colour(self) -> str:
        return {
            "present": "green",
            "late": "yellow",
            "left_early": "yellow",
            "apologies": "blue",
            "absent": "red",
        }[self.value]


#: Marks that count as having attended.
ATTENDED_MARKS = (AttendanceMark.PRESENT, AttendanceMark.LATE, AttendanceMark.LEFT_EARLY)


class MasterClassQuerySet(models.QuerySet["MasterClass"]):
    def with_places(self) -> Self:
        """Adds `taken` and `waiting`."""
        return self.annotate(
            taken=Count("places", filter=Q(places__status=PlaceStatus.ENROLLED)),
            waiting=Count("places", filter=Q(places__status=PlaceStatus.WAITING)),
        )

    def coming(self, *, at: datetime) -> Self:
        return self.filter(cancelled_at=None, starts_at__gte=at).order_by("starts_at")


class MasterClass(models.Model):
    """One class in the schedule, with the capabilities that it covers and room for so many."""

    title = models.CharField(max_length=160)
    aims = models.TextField(blank=True)
    pcf_domains = models.JSONField("PCF domains", default=list, blank=True)
    facilitator = models.CharField(max_length=160, blank=True)
    facilitated_by = models.ForeignKey(
        "workforce.Worker", models.PROTECT, null=True, blank=True, related_name="classes_facilitated"
    )
    place = models.CharField("room or link", max_length=200, blank=True)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField(default=20)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)

    objects = MasterClassQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at",)
        verbose_name_plural = "master classes"
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="master_class_ends_after_it_starts",
                violation_error_message="The end must be after the start.",
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1),
                name="master_class_has_room",
                violation_error_message="A class needs room for at least one.",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Place(models.Model):
    """A worker's place in a class, or in its waiting list in order of joining."""

    master_class = models.ForeignKey(MasterClass, models.CASCADE, related_name="places")
    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="class_places")
    status = models.CharField(max_length=9, choices=PlaceStatus)
    #: Order of joining within the class; the waiting list is served in this order.
    position = models.PositiveIntegerField()
    joined_at = models.DateTimeField()
    mark = models.CharField(max_length=10, choices=AttendanceMark, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("master_class", "worker"),
                name="place_is_one_a_person",
                violation_error_message="This person already has a place or is on the waiting list.",
            ),
            models.UniqueConstraint(
                fields=("master_class", "position"), name="place_position_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(mark="") | Q(status=PlaceStatus.ENROLLED),
                name="place_mark_needs_a_place",
                violation_error_message="Only those with a place are in the register.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker} in {self.master_class}"
