"""Mentors: dated assignments and meetings."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, Subquery
from django.urls import reverse

from nqsw.models.enrolment_status import CURRENT_STATUSES
from nqsw.models.pause import Pause
from workforce.models.sealed import SealedTextField

if TYPE_CHECKING:
    from nqsw.models.enrolment import Enrolment
    from workforce.models import Worker


class MentorProfile(models.Model):
    """What a mentor offers: areas of practice, how many NQSWs, and when they have time."""

    worker = models.OneToOneField("workforce.Worker", models.CASCADE, related_name="mentor_profile")
    is_available = models.BooleanField("can take another NQSW", default=True)
    capacity = models.PositiveSmallIntegerField("most NQSWs at a time", default=2)
    areas = models.CharField("areas of practice", max_length=300, blank=True)
    availability = models.CharField("when there is time", max_length=200, blank=True)

    class Meta:
        ordering = ("worker__family_name", "worker__given_name")

    def __str__(self) -> str:
        return f"{self.worker} as a mentor"


def most_nqsws(mentor: "Worker", *, limit: int) -> int:
    """How many NQSWs a mentor takes: the programme's limit, or what they said they have room for, if fewer.

    Whoever asks of several mentors selects `mentor_profile` with them.
    """
    profile: MentorProfile | None = getattr(mentor, "mentor_profile", None)
    return most_allowed(profile.capacity if profile else None, limit=limit)


def most_allowed(capacity: int | None, *, limit: int) -> int:
    """The same, of what a mentor said; None where they said nothing."""
    return limit if capacity is None else min(limit, capacity)


class MentorAssignmentQuerySet(models.QuerySet["MentorAssignment"]):
    def in_force(self, *, on: date) -> Self:
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)

    def load(self, *, on: date) -> Self:
        """What counts as a mentor's load: assignments in force, of NQSWs who are on a programme."""
        return self.in_force(on=on).filter(enrolment__status__in=CURRENT_STATUSES)

    def with_meetings(self, *, at: datetime) -> Self:
        """Adds `held`, `last_held_at` and `next_booked_at`, of the meetings of each."""
        held = Q(meetings__status=MeetingStatus.HELD)
        coming = Q(meetings__status=MeetingStatus.BOOKED, meetings__ends_at__gte=at)
        return self.annotate(
            held=Count("meetings", filter=held),
            last_held_at=Max("meetings__starts_at", filter=held),
            next_booked_at=Min("meetings__starts_at", filter=coming),
        )

    def with_pauses(self, *, on: date) -> Self:
        """Adds `is_paused` and `pause_ended_on`, of the programme of each on the day."""
        pauses = Pause.objects.filter(enrolment=OuterRef("enrolment"))
        over = pauses.filter(ended_on__lt=on).order_by("-ended_on", "-pk").values("ended_on")
        return self.annotate(is_paused=Exists(pauses.covering(on=on)), pause_ended_on=Subquery(over[:1]))

    def first_mentored_on(self, enrolments: "Iterable[Enrolment]") -> dict[int, date]:
        """Of these enrolments (by key), the first day of the first mentor of each that has or had one."""
        found = self.filter(enrolment__in=enrolments).order_by().values("enrolment")
        return dict(found.annotate(first=Min("starts_on")).values_list("enrolment", "first"))

    def mentors_of(self, enrolments: "Iterable[Enrolment]", *, on: date) -> "dict[int, Worker]":
        """Each enrolment's mentor on the day, by the enrolment's key."""
        found = self.in_force(on=on).filter(enrolment__in=enrolments).select_related("mentor")
        return {one.enrolment_id: one.mentor for one in found}


class MentorAssignment(models.Model):
    """An experienced colleague mentors an NQSW between two days."""

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="mentor_assignments")
    mentor = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="mentor_assignments")
    starts_on = models.DateField()
    ends_on = models.DateField("last day", null=True, blank=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    #: Of its meetings, how many were held, the last held and the next booked: read `with_meetings`.
    held: int
    last_held_at: datetime | None
    next_booked_at: datetime | None
    #: Whether the programme is paused, and until when it last was: read `with_pauses`.
    is_paused: bool
    pause_ended_on: date | None

    objects = MentorAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="mentor_assignment_ends_after_it_starts",
                violation_error_message="The last day must be on or after the first day.",
            ),
            models.UniqueConstraint(
                fields=("enrolment",),
                condition=Q(ends_on=None),
                name="mentor_assignment_open_ended_is_one",
                violation_error_message="This NQSW already has a mentor. End that assignment first.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentor} mentors {self.enrolment.worker}"

    def is_in_force(self, *, on: date) -> bool:
        """Predicate form of `in_force`."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)


class MeetingStatus(models.TextChoices):
    BOOKED = "booked", "Booked"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"

    @property
    def colour(self) -> str:
        return {"booked": "blue", "held": "green", "cancelled": "grey"}[self.value]


class MentorMeeting(models.Model):
    """A meeting of mentor and NQSW. Topics are private between the two; the clock is its own."""

    SEALED_TO = ("assignment_id", "uid")

    assignment = models.ForeignKey(MentorAssignment, models.CASCADE, related_name="meetings")
    status = models.CharField(max_length=9, choices=MeetingStatus, default=MeetingStatus.BOOKED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField("room or link", max_length=200, blank=True)
    topics = SealedTextField(blank=True)
    #: Who said that it was held, and when; they can take it back on that day until the other has acted on it.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(null=True, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)

    class Meta:
        ordering = ("-starts_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="mentor_meeting_ends_after_it_starts",
                violation_error_message="The end time must be after the start time.",
            ),
        )

    def __str__(self) -> str:
        return f"Mentor meeting {self.starts_at:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("nqsw:mentor_meeting", args=[self.pk])

    @property
    def who_meet(self) -> tuple[int, int]:
        """The keys of the mentor and the NQSW."""
        return self.assignment.mentor_id, self.assignment.enrolment.worker_id

    @property
    def status_colour(self) -> str:
        return MeetingStatus(self.status).colour
