"""Asking a colleague for their part of a milestone: to observe, to review, to give feedback."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from nqsw.models.enrolment_status import CURRENT_STATUSES
from nqsw.models.milestone import MilestoneKind

#: What can be asked of a colleague, and what they are asked to do.
ASKED_OF_A_COLLEAGUE = {
    MilestoneKind.OBSERVATION: "Observe",
    MilestoneKind.REVIEW: "Lead the review",
    MilestoneKind.PROFESSIONAL_FEEDBACK: "Give feedback",
}


class MilestoneRequestQuerySet(models.QuerySet["MilestoneRequest"]):
    def open(self) -> Self:
        """Neither answered nor withdrawn, of a milestone that is not done on a programme that runs."""
        return self.filter(
            answered_on=None,
            withdrawn_on=None,
            milestone__done_on=None,
            milestone__enrolment__status__in=CURRENT_STATUSES,
        )

    def standing(self) -> Self:
        """Asked and not withdrawn, answered or not, with the people and what was answered."""
        rows = self.filter(withdrawn_on=None)
        return rows.select_related("asked", "asked_by__worker", "feedback")


class MilestoneRequest(models.Model):
    """Someone who works here is asked for their part of a milestone; they answer on a page of their own."""

    milestone = models.ForeignKey("nqsw.Milestone", models.CASCADE, related_name="requests")
    asked = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="milestone_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    #: What was answered, where it is kept as feedback; else it stands in the milestone.
    feedback = models.ForeignKey(
        "nqsw.Feedback", models.SET_NULL, null=True, blank=True, related_name="requests"
    )

    objects = MilestoneRequestQuerySet.as_manager()

    class Meta:
        ordering = ("asked_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("milestone", "asked"),
                condition=Q(answered_on=None, withdrawn_on=None),
                name="milestone_request_is_open_once_a_person",
                violation_error_message="This person is already asked.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(withdrawn_on=None),
                name="milestone_request_answered_or_withdrawn",
            ),
        )

    def __str__(self) -> str:
        return f"{self.asked} asked for {self.milestone}"

    def get_absolute_url(self) -> str:
        return reverse("nqsw:request_answer", args=[self.pk])

    @property
    def what(self) -> str:
        """What the person is asked to do, as "Observe"."""
        return ASKED_OF_A_COLLEAGUE[MilestoneKind(self.milestone.kind)]

    @property
    def stands_in_milestone(self) -> bool:
        """What was answered is what the milestone records: nobody else has recorded it anew since."""
        milestone = self.milestone
        return (
            self.answered_on is not None
            and milestone.done_on is not None
            and milestone.done_by_id == self.asked_id
            and milestone.recorded_by_id == self.asked.account_id
        )
