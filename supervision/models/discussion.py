"""What was thought and decided about one case in one session."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from workforce.models import CaseCategory
from workforce.models.sealed import SealedCharField, SealedTextField
from workforce.models.searching import key_of_case

#: Categories in which every discussion says whether a strategy discussion or section 47 enquiry was
#: considered (Ofsted's letter of 17 May 2011: decisions on their timing were unclear).
THRESHOLD_CATEGORIES = (CaseCategory.S47, CaseCategory.CP)


class StrategyDiscussion(models.TextChoices):
    """Whether a strategy discussion or section 47 enquiry was considered; empty while nobody has said."""

    NOT_RELEVANT = "not_relevant", "Not relevant"
    NOT_HELD = "not_held", "Considered, not held"
    HELD = "held", "Held"


class Consent(models.TextChoices):
    """Consent to share information; empty while nobody has said."""

    NOT_NEEDED = "not_needed", "Not needed"
    OBTAINED = "obtained", "Obtained"
    REFUSED = "refused", "Refused"
    DISPENSED_WITH = "dispensed_with", "Dispensed with"


#: What can be written about a case, apart from its actions.
WRITTEN = (
    *("update", "childs_voice", "strengths", "risks", "reflection", "decision", "rationale", "timescale"),
    *("strategy_reason", "consent_reason"),
)


class CaseDiscussionQuerySet(models.QuerySet["CaseDiscussion"]):
    def with_words(self) -> Self:
        """Adds `has_words`: something is written about the case, or agreed to do."""
        actions = CaseDiscussion.objects.filter(pk=OuterRef("pk"), actions__isnull=False)
        return self.annotate(has_words=~Q(**dict.fromkeys(WRITTEN, "")) | Exists(actions))

    def written(self) -> Self:
        """Those that have words: a case that was only ticked is not discussed."""
        return self.with_words().filter(has_words=True)


class CaseDiscussion(models.Model):
    """A case discussed in a session, by the case system's reference, never a child's name.

    A decision needs its rationale before the record can be signed (not while it is a draft).
    """

    SEALED_TO = ("session_id", "supervisee_id", "uid")

    #: The row's name in the form that drafts it: sent twice, it is written once.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey("supervision.Session", models.CASCADE, related_name="discussions")
    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="discussions")
    case_reference = models.CharField(max_length=40)
    category = models.CharField(max_length=12, choices=CaseCategory, blank=True)
    update = SealedTextField("update since last time", blank=True)
    childs_voice = SealedTextField("child's voice and lived experience", blank=True)
    strengths = SealedTextField(blank=True)
    risks = SealedTextField("risks and harm", blank=True)
    reflection = SealedTextField("reflection, hypotheses", blank=True)
    decision = SealedTextField(blank=True)
    rationale = SealedTextField("rationale for the decision", blank=True)
    timescale = SealedCharField(max_length=200, blank=True)
    strategy_discussion = models.CharField(
        "strategy discussion or section 47 enquiry",
        max_length=12,
        choices=StrategyDiscussion,
        blank=True,
    )
    strategy_reason = SealedTextField("what was considered, and why", blank=True)
    strategy_held_on = models.DateField(null=True, blank=True)
    consent = models.CharField("consent to share information", max_length=14, choices=Consent, blank=True)
    consent_reason = SealedTextField("why", blank=True)
    #: The answer for which the reason was written last; empty where nobody knows.
    strategy_reason_for = models.CharField(max_length=12, choices=StrategyDiscussion, blank=True)
    consent_reason_for = models.CharField(max_length=14, choices=Consent, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    #: Read `with_words`.
    has_words: bool

    objects = CaseDiscussionQuerySet.as_manager()

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
    def is_written(self) -> bool:
        """Something is written about it, or agreed to do."""
        return any(getattr(self, name).strip() for name in WRITTEN) or self.actions.exists()

    @property
    def is_about_a_threshold(self) -> bool:
        """Whether a strategy discussion was considered is asked of it, and by when something happens."""
        considered = (StrategyDiscussion.NOT_HELD, StrategyDiscussion.HELD)
        return self.category in THRESHOLD_CATEGORIES or self.strategy_discussion in considered

    @property
    def is_relevance_unlikely(self) -> bool:
        """A section 47 enquiry in which none, or no strategy discussion, is said to be relevant."""
        not_relevant = self.strategy_discussion == StrategyDiscussion.NOT_RELEVANT
        return self.category == CaseCategory.S47 and not_relevant

    @property
    def is_consent_unlikely(self) -> bool:
        """A section 47 enquiry in which consent to share is said not to be needed."""
        return self.category == CaseCategory.S47 and self.consent == Consent.NOT_NEEDED

    @property
    def reasons_of_other_answers(self) -> list[tuple[str, str, str]]:
        """Where an answer changed and its reason did not: "strategy" or "consent", the answer that stands and
        the one that the reason was written for, in words.
        """
        strategy = (self.strategy_discussion, self.strategy_reason, self.strategy_reason_for)
        consent = (self.consent, self.consent_reason, self.consent_reason_for)
        answers = (("strategy", StrategyDiscussion, *strategy), ("consent", Consent, *consent))
        return [
            (name, str(labels(now).label), str(labels(before).label))
            for name, labels, now, reason, before in answers
            if now and reason.strip() and before and before != now
        ]

    @property
    def lacks_rationale(self) -> bool:
        return bool(self.decision.strip()) and not self.rationale.strip()
