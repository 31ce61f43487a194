"""A supervision session: proposed, booked, held, signed, agreed; or cancelled, missed, moved."""

import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from supervision.models.calling_off import CancellationReason, Side
from supervision.rules.repeating import start_of
from workforce.models.sealed import SealedCharField
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
#: A group is more than two.
SIGNED_BY_ALL = Tag("Signed by all", "green")
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
        people = models.Prefetch("attendances", Attendance.objects.select_related("supervisee"))
        return self.select_related("supervisor").prefetch_related(people)


class Session(models.Model):
    """One meeting of a supervisor with a supervisee (or, in group supervision, several).

    `starts_at` and `ends_at` are the plan until it was held, then the times as they were.
    `held_on` is the local day on which it was held, and only then.
    """

    SEALED_TO = ("uid",)

    kind = models.CharField(max_length=10, choices=SessionKind, default=SessionKind.ONE_TO_ONE)
    status = models.CharField(max_length=14, choices=Status, default=Status.BOOKED)
    supervisor = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="sessions_given")
    supervisees = models.ManyToManyField(
        "workforce.Worker", through="supervision.Attendance", related_name="sessions"
    )
    slot = models.ForeignKey(
        "supervision.Slot", models.PROTECT, null=True, blank=True, related_name="sessions", db_index=False
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
    called_off_text = SealedCharField(max_length=500, blank=True)
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    series = models.UUIDField(null=True, blank=True, db_index=True)
    #: Same in every calendar for the life of the booking, moved or not.
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    #: From an imported log: the record itself is elsewhere.
    is_imported = models.BooleanField(default=False)
    signed_elsewhere = models.BooleanField("signed, according to the imported log", null=True, blank=True)

    #: Something is written in its record: read `supervision.records.written.with_writing`.
    is_written: bool
    #: The reader may read what was added to a reason; only where a list or page has asked.
    is_close: bool
    away: str  #: Who of it is away that day, by name: read `supervision.booking.away.with_away`.
    is_open: bool = True  #: Its page opens for who asks: see `supervision.records.ways`.

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at", "-pk")
        indexes = (
            models.Index(fields=("supervisor", "starts_at"), name="session_by_supervisor_start"),
            models.Index(fields=("status", "starts_at"), name="session_by_status_start"),
            models.Index(fields=("slot",), condition=Q(slot__isnull=False), name="session_by_slot"),
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
        if self.status == Status.AGREED and self.kind == SessionKind.GROUP:
            return SIGNED_BY_ALL
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
    def can_still_be_off(self) -> bool:
        """To come, or recorded as held and not signed: it can be said that it did not take place."""
        return self.is_coming or (self.status == Status.HELD and not self.is_imported)

    @property
    def why_off(self) -> str:
        """Why it is off: the reason that was chosen; where none of them fits, what was written instead, for
        those close to it (`is_close`). Nothing where nobody said.
        """
        if not self._is_off_for_another_reason:
            return self.get_called_off_reason_display()
        return self._why_in_words or CancellationReason.OTHER.label

    @property
    def _is_off_for_another_reason(self) -> bool:
        """None of the reasons to choose from fits, and it is written down. Of an imported log it never is."""
        is_other = self.called_off_reason in ("", CancellationReason.OTHER)
        return is_other and bool(self.called_off_text) and not self.is_imported

    @property
    def _why_in_words(self) -> str:
        if self._is_off_for_another_reason and getattr(self, "is_close", False):
            return str(self.called_off_text).strip().removesuffix(".")
        return ""

    @property
    def why_not_held(self) -> str:
        """ "Did not take place: supervisee did not attend (sickness)"; nothing of one that is not off."""
        if self.status not in OFF_STATUSES:
            return ""
        side = (
            "" if self.called_off_side in ("", Side.NEITHER) else self.get_called_off_side_display().lower()
        )
        words = {
            Status.DID_NOT_ATTEND: f"Did not take place: {side or 'someone'} did not attend",
            Status.CANCELLED: f"Cancelled by the {side}" if side else "Cancelled",
            Status.RESCHEDULED: f"Moved by the {side}" if side else "Moved",
        }[Status(self.status)]
        if self._why_in_words:
            return f"{words}{'.' if self.status == Status.DID_NOT_ATTEND else ':'} {self._why_in_words}"
        return f"{words} ({self.why_off.lower()})" if self.why_off else words

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
