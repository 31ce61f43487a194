"""The supervision agreement in words: what both parties undertake, signed by both, reviewed yearly."""

import hashlib
import json
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from workforce.models.sealed import SealedTextField

#: Everything that the parties agree on, in the order of the page.
TERMS = ("frequency", "length", "place", "agenda", "confidentiality", "cancellation")


class TermsQuerySet(models.QuerySet["Terms"]):
    def signed(self) -> Self:
        """Signed by both parties."""
        return self.annotate(number=models.Count("signatures")).filter(number__gte=2)


class Terms(models.Model):
    """One version of the words of an agreement. After someone has signed, it never changes."""

    SEALED_TO = ("agreement_id",)

    agreement = models.ForeignKey("supervision.Agreement", models.CASCADE, related_name="terms")
    frequency = SealedTextField("how often")
    length = SealedTextField("how long, and without interruption")
    place = SealedTextField("where")
    agenda = SealedTextField("how the agenda is made")
    confidentiality = SealedTextField("confidentiality and who reads the record")
    cancellation = SealedTextField("when a session cannot be held")
    #: What was promised when they were written, in words. Empty of words from before it was kept.
    promised = models.TextField("promised when this was written", blank=True, editable=False)
    written_at = models.DateTimeField()
    review_on = models.DateField("reviewed by")

    objects = TermsQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")
        verbose_name_plural = "terms"

    def __str__(self) -> str:
        return f"Terms of {self.written_at:%d/%m/%Y}"

    @property
    def content_hash(self) -> str:
        """SHA-256 over the words, what was promised and the day of review: both parties sign this."""
        words: list[object] = [getattr(self, name) for name in TERMS]
        words += [self.promised] if self.promised else []
        return hashlib.sha256(json.dumps([*words, self.review_on.isoformat()]).encode()).hexdigest()

    def is_due_for_review(self, *, on: date) -> bool:
        return self.review_on < on


class TermsSignature(models.Model):
    """One party's signature under the words of an agreement."""

    terms = models.ForeignKey(Terms, models.PROTECT, related_name="signatures")
    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("signed_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("terms", "worker"),
                name="terms_are_signed_once_a_person",
                violation_error_message="You have already signed.",
            ),
            models.CheckConstraint(condition=~Q(content_hash=""), name="terms_signature_has_a_hash"),
        )

    def __str__(self) -> str:
        return f"{self.worker}, {self.signed_at:%d/%m/%Y}"
