"""What someone agreed to do, by when, and whether they did."""

import uuid
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from supervision.models.session import LOCKED_STATUSES
from workforce.models.sealed import SealedCharField

if TYPE_CHECKING:
    from supervision.models.session import Session

#: An action drifts from the second time that it is carried forward.
DRIFTS_FROM = 2
#: Of actions: neither done nor dropped.
IS_OPEN = Q(done_on=None, dropped_on=None)


def is_overdue(*, on: date) -> Q:
    """Of actions: open after their day."""
    return IS_OPEN & Q(due_on__lt=on)


class ReviewOutcome(models.TextChoices):
    DONE = "done", "Done"
    CARRIED = "carried", "Carried forward"
    DROPPED = "dropped", "No longer needed"


class ActionQuerySet(models.QuerySet["Action"]):
    def open(self) -> Self:
        return self.filter(IS_OPEN)

    def agreed(self) -> Self:
        """Those that stand in a signed record, or in none: what is only drafted is still its author's."""
        signed = Q(session__status__in=LOCKED_STATUSES) | Q(session__is_imported=True)
        return self.filter(Q(session=None) | signed)

    def overdue(self, *, on: date) -> Self:
        return self.filter(is_overdue(on=on))

    def with_times_carried(self) -> Self:
        """Adds `times_carried`: how many later sessions ended with the action still open."""
        return self.annotate(times_carried=Count("reviews", filter=Q(reviews__outcome=ReviewOutcome.CARRIED)))

    def carried(self, *, at_least: int) -> Self:
        """Those that were carried forward at least so often; adds `times_carried`."""
        return self.with_times_carried().filter(times_carried__gte=at_least)

    def to_review_in(self, session: "Session") -> Self:
        """Actions of earlier sessions that are open still, or that this session has reviewed.

        What someone else has drafted and not signed is not there yet: it is its author's.
        """
        written = Q(session__status__in=LOCKED_STATUSES) | Q(session__supervisor=session.supervisor_id)
        earlier = Q(session=None) | (Q(session__starts_at__lt=session.starts_at) & written)
        reviewed = ActionReview.objects.filter(action=OuterRef("pk"), session=session)
        unfinished = IS_OPEN | Exists(reviewed)
        return self.filter(earlier, unfinished, supervisee__in=session.attendances.values("supervisee"))

    def drifting(self) -> Self:
        return self.open().carried(at_least=DRIFTS_FROM)


class Action(models.Model):
    """Something to do, agreed in supervision: owner, due day, outcome; from which session and case."""

    SEALED_TO = ("supervisee_id", "uid")

    #: The row's name in the form that drafts it: sent twice, it is written once.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="supervision_actions")
    session = models.ForeignKey(
        "supervision.Session", models.PROTECT, null=True, blank=True, related_name="actions"
    )
    discussion = models.ForeignKey(
        "supervision.CaseDiscussion", models.PROTECT, null=True, blank=True, related_name="actions"
    )
    what = SealedCharField(max_length=500)
    owner = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="actions_owned")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    outcome = SealedCharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    #: How many later sessions ended with it still open: read `with_times_carried`.
    times_carried: int

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=("owner", "due_on"), name="action_by_owner_due"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(dropped_on=None), name="action_ends_one_way"
            ),
        )

    def __str__(self) -> str:
        return f"Action {self.pk}"


class ActionReview(models.Model):
    """What a later session made of an open action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="reviews")
    session = models.ForeignKey("supervision.Session", models.CASCADE, related_name="action_reviews")
    outcome = models.CharField(max_length=8, choices=ReviewOutcome)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("action", "session"), name="action_is_reviewed_once_a_session"),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: action {self.action_id}"
