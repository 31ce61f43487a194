"""Times that a supervisor offers."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from supervision.models.agreement import Agreement
from supervision.models.calendar import DiaryEntry
from supervision.models.cover import Cover
from supervision.models.session import COMING_STATUSES, Session
from workforce.models import Absence, Worker


class SlotQuerySet(models.QuerySet["Slot"]):
    def free(self, *, at: datetime) -> Self:
        """Published, still to come, and not taken."""
        return self.filter(withdrawn_at=None, starts_at__gt=at).exclude(sessions__status__in=COMING_STATUSES)

    def offered_by(self, supervisor: Worker, *, at: datetime) -> Self:
        """Published and still to come; `session_pk` says by which booking one is taken; `is_away` that the
        supervisor is away that day, and `is_busy` that something is on then, so that nobody can take it.
        """
        away = Absence.objects.covering(on=OuterRef("starts_at__date")).filter(worker=supervisor)
        taken = Session.objects.coming().filter(slot=OuterRef("pk"))
        at_once = {"starts_at": OuterRef("starts_at"), "ends_at": OuterRef("ends_at")}
        busy = DiaryEntry.objects.overlapping(**at_once).filter(worker=supervisor, is_exclusive=True)
        return (
            self.filter(supervisor=supervisor, withdrawn_at=None, starts_at__gt=at)
            .annotate(session_pk=Subquery(taken.values("pk")[:1]), is_away=Exists(away), is_busy=Exists(busy))
            .order_by("starts_at", "pk")
        )

    def of_supervisors_of(self, supervisee: Worker) -> Self:
        """Of those who ever supervised or covered: of all that others offer no time is looked at."""
        supervise = Agreement.objects.filter(supervisee=supervisee).values("supervisor")
        cover = Cover.objects.filter(agreement__supervisee=supervisee).values("supervisor")
        return self.filter(supervisor__in=supervise.union(cover))

    def bookable_by(self, supervisee: Worker, *, at: datetime, moving: UUID | None = None) -> Self:
        """Free times, when both can come, with who supervises on that day: who covers, else the supervisor.

        Neither is busy (but for the booking that is `moving`, by its uid) or away.
        """
        day = OuterRef("starts_at__date")
        people = Q(worker=supervisee) | Q(worker=OuterRef("supervisor"))
        busy = DiaryEntry.objects.overlapping(
            starts_at=OuterRef("starts_at"), ends_at=OuterRef("ends_at")
        ).filter(people, is_exclusive=True)
        given = Agreement.objects.in_force(on=day).filter(
            supervisee=supervisee, supervisor=OuterRef("supervisor")
        )
        covers = Cover.objects.in_force(on=day).filter(agreement__supervisee=supervisee)
        return (
            self.of_supervisors_of(supervisee)
            .free(at=at)
            .filter(
                (Exists(given) & ~Exists(covers)) | Exists(covers.filter(supervisor=OuterRef("supervisor"))),
                ~Exists(busy.exclude(uid=moving) if moving else busy),
                ~Exists(Absence.objects.covering(on=day).filter(people)),
            )
        )


class Slot(models.Model):
    """A time that a supervisor has published for a supervisee to book."""

    supervisor = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField("room or link", max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    #: The slots that were published together share one.
    series = models.UUIDField(null=True, blank=True, db_index=True)

    #: By which booking it is taken, and that the supervisor is away that day or busy: read `offered_by`.
    session_pk: int | None
    is_away: bool
    is_busy: bool

    objects = SlotQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="slot_ends_after_it_starts",
                violation_error_message="The end time must be after the start time.",
            ),
            models.UniqueConstraint(
                fields=("supervisor", "starts_at"),
                condition=Q(withdrawn_at=None),
                name="slot_is_published_once",
                violation_error_message="You already offer a time that starts then.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.starts_at:%d/%m/%Y %H:%M}"
