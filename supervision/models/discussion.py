"""What was thought and decided about one case in one session."""

import uuid

from django.db import models
from django.db.models import Q

from workforce.models import CaseCategory
from workforce.models.searching import key_of_case


class StrategyDiscussion(models.TextChoices):
    """Whether a strategy discussion or section 47 enquiry was considered."""

    NOT_RELEVANT = "not_relevant", "Not relevant"
    NOT_HELD = "not_held", "Considered, not held"
    HELD = "held", "Held"


class Consent(models.TextChoices):
    """Consent to share information."""

    NOT_NEEDED = "not_needed", "Not needed"
    OBTAINED = "obtained", "Obtained"
    REFUSED = "refused", "Refused"
    DISPENSED_WITH = "dispensed_with", "Dispensed with"


class CaseDiscussion(models.Model):
    """A case discussed in a session, by the case system's reference, never a child's name.

    A decision needs its rationale before the record can be signed (not while it is a draft).
    """

    #: The row's name in the form that drafts it: sent twice, it is written once.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey("supervision.Session", models.CASCADE, related_name="discussions")
    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="discussions")
    case_reference = models.CharField(max_length=40)
    category = models.CharField(max_length=12, choices=CaseCategory, blank=True)
    update = models.TextField("update since last time", blank=True)
    childs_voice = models.TextField("child's voice and lived experience", blank=True)
    strengths = models.TextField(blank=True)
    risks = models.TextField("risks and harm", blank=True)
    reflection = models.TextField("reflection, hypotheses", blank=True)
    decision = models.TextField(blank=True)
    rationale = models.TextField("rationale for the decision", blank=True)
    timescale = models.CharField(max_length=200, blank=True)
    strategy_discussion = models.CharField(
        "strategy discussion or section 47 enquiry",
        max_length=12,
        choices=StrategyDiscussion,
        default=StrategyDiscussion.NOT_RELEVANT,
    )
    strategy_reason = models.TextField("why not held", blank=True)
    strategy_held_on = models.DateField(null=True, blank=True)
    consent = models.CharField(
        "consent to share information", max_length=14, choices=Consent, default=Consent.NOT_NEEDED
    )
    consent_reason = models.TextField("why", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("session", "position", "pk")
        indexes = (
            models.Index(fields=("case_reference",), name="discussion_by_case"),
            models.Index(key_of_case(), name="discussion_by_case_key"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(case_reference=""),
                name="discussion_has_a_case_reference",
                violation_error_message="Enter the case system's reference.",
            ),
        )

    def __str__(self) -> str:
        return self.case_reference

    @property
    def lacks_rationale(self) -> bool:
        return bool(self.decision.strip()) and not self.rationale.strip()
