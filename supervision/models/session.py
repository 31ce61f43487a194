"""A supervision session: proposed, booked, held, signed, agreed; or cancelled, missed, moved."""

import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from supervision.rules.repeating import start_of
from workforce.rules.tag import Tag


class SessionKind(models.TextChoices):
    ONE_TO_ONE = "one_to_one", "One-to-one"
    CASE = "case", "Case supervision"
    REFLECTIVE = "reflective", "Reflective supervision"
    GROUP = "group", "Group supervision"
    AD_HOC = "ad_hoc", "Ad hoc"


class Status(models.TextChoices):
    PROPOSED = "proposed", "Proposed"
    BOOKED = "booked", "Booked"
    HELD = "held", "Held, to be signed"
    SIGNED = "signed", "Signed by supervisor"
    AGREED = "agreed", "Signed by both"
    DISAGREED = "disagreed", "Signed, with a disagreement"
    CANCELLED = "cancelled", "Cancelled"
    DID_NOT_ATTEND = "did_not_attend", "Did not attend"
    RESCHEDULED = "rescheduled", "Moved"

    @property
    def colour(self) -> str:
        """The GOV.UK tag colour; the label always stands beside it."""
        return {
            "proposed": "yellow",
            "booked": "blue",
            "held": "orange",
            "signed": "light-blue",
            "agreed": "green",
            "disagreed": "pink",
            "cancelled": "grey",
            "did_not_attend": "red",
            "rescheduled": "grey",
        }[self.value]


#: It took place, and its record is empty.
HELD_NOT_WRITTEN = Tag("Held, not written", "red")
#: From an imported log: nothing of it is signed here.
HELD_ELSEWHERE = Tag("Held", "green")
#: The supervisor has signed the record: nothing in it changes any more.
LOCKED_STATUSES = (Status.SIGNED, Status.AGREED, Status.DISAGREED)
#: A session that took place: it moves the clock.
HELD_STATUSES = (Status.HELD, *LOCKED_STATUSES)
#: A session that holds its time in both diaries.
COMING_STATUSES = (Status.PROPOSED, Status.BOOKED)
#: A session that was not held and will not be.
OFF_STATUSES = (Status.CANCELLED, Status.DID_NOT_ATTEND, Status.RESCHEDULED)


class Side(models.TextChoices):
    SUPERVISEE = "supervisee", "Supervisee"
    SUPERVISOR = "supervisor", "Supervisor"
    NEITHER = "neither", "Neither"


class CancellationReason(models.TextChoices):
    SICKNESS = "sickness", "Sickness"
    LEAVE = "leave", "Leave"
    COURT = "court", "Court"
    URGENT_WORK = "urgent_work", "Urgent work with a child or family"
    TRAINING = "training", "Training"
    WORKLOAD = "workload", "Workload"
    HAND_OVER = "hand_over", "Change of supervisor"
    OTHER = "other", "Another reason"


def to_record_on(on: date) -> Q:
    """Planned for an earlier day, and nobody has said whether it was held."""
    return Q(status__in=COMING_STATUSES, starts_at__lt=start_of(on))


class SessionQuerySet(models.QuerySet["Session"]):
    def held(self) -> Self:
        return self.filter(status__in=HELD_STATUSES)

    def coming(self) -> Self:
        return self.filter(status__in=COMING_STATUSES)

    def to_record(self, *, on: date) -> Self:
        """Planned for a day before this one, and nobody has said whether they were held."""
        return self.filter(to_record_on(on))

    def after(self, *, at: datetime) -> Self:
        return self.filter(ends_at__gte=at)

    def with_people(self) -> Self:
        return self.select_related("supervisor").prefetch_related("attendances__supervisee")


class Session(models.Model):
    """One meeting of a supervisor with a supervisee (or, in group supervision, several).

    `starts_at` and `ends_at` are the plan until it was held, then the times as they were.
    `held_on` is the local day on which it was held, and only then.
    """

    kind = models.CharField(max_length=10, choices=SessionKind, default=SessionKind.ONE_TO_ONE)
    status = models.CharField(max_length=14, choices=Status, default=Status.BOOKED)
    supervisor = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="sessions_given")
    supervisees = models.ManyToManyField(
        "workforce.Worker", through="supervision.Attendance", related_name="sessions"
    )
    slot = models.ForeignKey(
        "supervision.Slot", models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    #: Minutes as recorded; empty where an imported log did not say.
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField("room or link", max_length=200, blank=True)
    held_on = models.DateField(null=True, blank=True)
    was_interrupted = models.BooleanField("interrupted", null=True, blank=True)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    booked_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    called_off_side = models.CharField(max_length=10, choices=Side, blank=True)
    called_off_reason = models.CharField(max_length=12, choices=CancellationReason, blank=True)
    called_off_text = models.CharField(max_length=500, blank=True)
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    series = models.UUIDField(null=True, blank=True, db_index=True)
    #: Same in every calendar for the life of the booking, moved or not.
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    #: From an imported log: the record itself is elsewhere.
    is_imported = models.BooleanField(default=False)
    signed_elsewhere = models.BooleanField("signed, according to the imported log", null=True, blank=True)

    #: Something is written in its record: read `supervision.records.written.with_writing`.
    is_written: bool

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at", "-pk")
        indexes = (
            models.Index(fields=("supervisor", "starts_at"), name="session_by_supervisor_start"),
            models.Index(fields=("status", "starts_at"), name="session_by_status_start"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message="The end time must be after the start time.",
            ),
            models.CheckConstraint(
                condition=Q(held_on=None, status__in=(*COMING_STATUSES, *OFF_STATUSES))
                | Q(held_on__isnull=False, status__in=HELD_STATUSES),
                name="session_held_day_stands_when_held",
                violation_error_message="A held session needs its day; any other has none.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.CANCELLED) | (~Q(called_off_reason="") & ~Q(called_off_side="")),
                name="session_cancellation_has_a_reason",
                violation_error_message="Enter why the session was cancelled.",
            ),
            models.UniqueConstraint(
                fields=("slot",),
                condition=Q(status__in=COMING_STATUSES),
                name="session_has_its_slot_alone",
                violation_error_message="That time has just been taken. Select another time.",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="session_status_is_known"),
            models.CheckConstraint(condition=Q(kind__in=SessionKind.values), name="session_kind_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts_at:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:session", args=[self.pk])

    @property
    def notice(self) -> timedelta:
        """How long before its start a session was cancelled; nothing if it had started."""
        if self.called_off_at is None:
            return timedelta(0)
        return max(self.starts_at - self.called_off_at, timedelta(0))

    @property
    def tag(self) -> Status | Tag:
        """The status with its words and colour, for a tag; an imported session waits for no signature."""
        if self.status != Status.HELD:
            return Status(self.status)
        if self.is_imported:
            return HELD_ELSEWHERE
        return Status.HELD if getattr(self, "is_written", True) else HELD_NOT_WRITTEN

    @property
    def is_locked(self) -> bool:
        """Signed by the supervisor: nothing changes any more but by an addendum."""
        return self.status in LOCKED_STATUSES

    @property
    def is_coming(self) -> bool:
        return self.status in COMING_STATUSES

    @property
    def can_be_missed(self) -> bool:
        """It was booked and its time has come: now it can be said who did not attend."""
        return self.status == Status.BOOKED and self.starts_at <= timezone.now()

    @property
    def held_day(self) -> date:
        """The day on which it was held: asked only of a session that was. Otherwise raises ValueError."""
        if self.held_on is None:
            raise ValueError("This session was not held.")
        return self.held_on

    @property
    def was_held(self) -> bool:
        return self.status in HELD_STATUSES


class Attendance(models.Model):
    """A supervisee's part in a session; `held_on` copies the session's, for the clock's index.

    `moves_clock` is false for an ad hoc session under a policy that does not count those.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="attendances")
    held_on = models.DateField(null=True, blank=True)
    moves_clock = models.BooleanField(default=True)

    class Meta:
        ordering = ("supervisee__family_name", "pk")
        indexes = (models.Index(fields=("supervisee", "held_on"), name="attendance_by_supervisee_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=("session", "supervisee"),
                name="attendance_is_listed_once",
                violation_error_message="This person is already in the session.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisee} in {self.session}"

    @property
    def held_day(self) -> date:
        """The day on which its session was held: asked only where it was. Otherwise raises ValueError."""
        if self.held_on is None:
            raise ValueError("This session was not held.")
        return self.held_on
