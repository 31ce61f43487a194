"""Master classes: the schedule, places and waiting list, the attendance register."""

import uuid
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from nqsw.rules.standards import TITLES
from workforce.models import Worker


class PCFDomain(models.TextChoices):
    """The nine domains of the Professional Capabilities Framework. Source: BASW, 2018."""

    PROFESSIONALISM = "professionalism", "Professionalism"
    VALUES = "values", "Values and ethics"
    DIVERSITY = "diversity", "Diversity and equality"
    RIGHTS = "rights", "Rights, justice and economic wellbeing"
    KNOWLEDGE = "knowledge", "Knowledge"
    REFLECTION = "reflection", "Critical reflection and analysis"
    SKILLS = "skills", "Skills and interventions"
    CONTEXTS = "contexts", "Contexts and organisations"
    LEADERSHIP = "leadership", "Professional leadership"


class SeatStatus(models.TextChoices):
    ENROLLED = "enrolled", "Has a place"
    WAITING = "waiting", "On the waiting list"
    #: Had a place and said before the class that they cannot come: the place is someone else's.
    APOLOGIES = "apologies", "Sent apologies"
    WITHDRAWN = "withdrawn", "Withdrawn"

    @property
    def colour(self) -> str:
        return {"enrolled": "green", "waiting": "blue", "apologies": "blue", "withdrawn": "grey"}[self.value]


#: With a place or waiting for one.
HELD_STATUSES = (SeatStatus.ENROLLED, SeatStatus.WAITING)


class ApologyReason(models.TextChoices):
    """Why someone with a place cannot come; chosen, not written, so that it holds no case."""

    COURT = "court", "Court, or a visit that cannot wait"
    SICKNESS = "sickness", "Ill"
    LEAVE = "leave", "On leave"
    TRAINING = "training", "Other training at that time"
    CARE = "care", "Caring for someone"
    OTHER = "other", "Something else"


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
            taken=Count("places", filter=Q(places__status=SeatStatus.ENROLLED)),
            waiting=Count("places", filter=Q(places__status=SeatStatus.WAITING)),
        )

    def coming(self, *, at: datetime) -> Self:
        """Those that have not started, the next one first."""
        return self.filter(cancelled_at=None, starts_at__gte=at).order_by("starts_at", "pk")

    def past(self, *, at: datetime) -> Self:
        """Those that have started, and those that were cancelled, the latest first."""
        return self.exclude(cancelled_at=None, starts_at__gte=at).order_by("-starts_at", "-pk")

    def with_place_of(self, worker: Worker | None) -> Self:
        """Adds `own_status` and `own_mark`: the place of one worker, None where they have none."""
        own = Seat.objects.filter(master_class=OuterRef("pk"), worker=worker)
        return self.annotate(
            own_status=Subquery(own.values("status")[:1]), own_mark=Subquery(own.values("mark")[:1])
        )


class MasterClass(models.Model):
    """One class in the schedule, with the capabilities that it covers and room for so many."""

    title = models.CharField(max_length=160)
    aims = models.TextField(blank=True)
    pcf_domains = models.JSONField("PCF domains", default=list, blank=True)
    #: By the keys of `nqsw.rules.standards.TITLES`.
    pqs_standards = models.JSONField("post-qualifying standards", default=list, blank=True)
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
    #: Classes scheduled together, one after the other, have it in common.
    series = models.UUIDField(null=True, blank=True, db_index=True)
    #: Counts the changes, so that a form opened before one is noticed.
    version = models.PositiveIntegerField(default=0)

    #: Places given, and people who wait for one: read `with_places`.
    taken: int
    waiting: int
    #: What one worker's place has come to: read `with_place_of`.
    own_status: str | None
    own_mark: str | None

    objects = MasterClassQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        verbose_name_plural = "master classes"
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="master_class_ends_after_it_starts",
                violation_error_message="The end time must be after the start time.",
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1),
                name="master_class_has_room",
                violation_error_message="Enter at least 1 place.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("nqsw:class", args=[self.pk])

    @property
    def held_on(self) -> date:
        """The day of the class, by the clock of this country."""
        return timezone.localtime(self.starts_at).date()

    @property
    def domains(self) -> list[str]:
        """The capabilities that it covers, in words."""
        return [PCFDomain(value).label for value in self.pcf_domains if value in PCFDomain.values]

    @property
    def standards(self) -> list[str]:
        """The post-qualifying standards that it covers, in words."""
        return [TITLES[key] for key in self.pqs_standards if key in TITLES]

    @property
    def facilitators(self) -> str:
        """Who leads it: someone who works here, someone from outside, or both."""
        inside = self.facilitated_by.full_name if self.facilitated_by else ""
        return " and ".join(dict.fromkeys(name for name in (inside, self.facilitator) if name))

    @property
    def room_left(self) -> int:
        """Places free to join; none while anyone waits for one. Needs `with_places`."""
        return 0 if self.waiting else max(0, self.capacity - self.taken)

    @property
    def own_tag(self) -> "AttendanceMark | SeatStatus | None":
        """What the viewer's own place has come to. Needs `with_place_of`."""
        if self.own_mark:
            return AttendanceMark(self.own_mark)
        return SeatStatus(self.own_status) if self.own_status else None

    def has_begun(self, *, at: datetime) -> bool:
        """From its start on no one joins or leaves: the register says who was there."""
        return self.starts_at <= at

    def can_be_marked(self, *, on: date) -> bool:
        """A register is marked on the day of the class and after it."""
        return self.cancelled_at is None and self.held_on <= on


class SeatQuerySet(models.QuerySet["Seat"]):
    def held(self) -> Self:
        """With a place or waiting for one."""
        return self.filter(status__in=HELD_STATUSES)

    def in_register(self) -> Self:
        """With a place, or with apologies sent ahead: what the class says of its people."""
        return self.filter(status__in=(SeatStatus.ENROLLED, SeatStatus.APOLOGIES))

    def sent_apologies(self) -> Self:
        return self.filter(status=SeatStatus.APOLOGIES)

    def enrolled(self) -> Self:
        return self.filter(status=SeatStatus.ENROLLED)

    def in_line(self) -> Self:
        """The waiting list, the next to get a place first."""
        return self.filter(status=SeatStatus.WAITING).order_by("position")

    def attended(self) -> Self:
        """Those the register has as present, late or leaving early."""
        return self.filter(mark__in=ATTENDED_MARKS)


class Seat(models.Model):
    """A worker's place in a class, or in its waiting list in order of joining."""

    master_class = models.ForeignKey(MasterClass, models.CASCADE, related_name="places")
    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="class_places")
    status = models.CharField(max_length=9, choices=SeatStatus)
    #: Order of joining within the class; the waiting list is served in this order.
    position = models.PositiveIntegerField()
    joined_at = models.DateTimeField()
    mark = models.CharField(max_length=10, choices=AttendanceMark, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)
    apology_reason = models.CharField("why they cannot come", max_length=8, choices=ApologyReason, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("master_class", "worker"),
                name="place_is_one_a_person",
                violation_error_message="This person already has a place or is on the waiting list.",
            ),
            models.UniqueConstraint(fields=("master_class", "position"), name="place_position_stands_once"),
            models.CheckConstraint(
                condition=Q(mark="")
                | Q(status=SeatStatus.ENROLLED)
                | Q(status=SeatStatus.APOLOGIES, mark=AttendanceMark.APOLOGIES),
                name="place_mark_needs_a_place",
                violation_error_message="Only those with a place are in the register.",
            ),
            models.CheckConstraint(
                condition=Q(status=SeatStatus.APOLOGIES, mark=AttendanceMark.APOLOGIES)
                & ~Q(apology_reason="")
                | ~Q(status=SeatStatus.APOLOGIES) & Q(apology_reason=""),
                name="place_with_apologies_says_why",
                violation_error_message="Select why you cannot come.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker} in {self.master_class}"

    @property
    def has_attended(self) -> bool:
        return self.mark in ATTENDED_MARKS

    @property
    def mark_made(self) -> AttendanceMark | None:
        return AttendanceMark(self.mark) if self.mark else None
