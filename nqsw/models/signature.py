"""Signatures under a milestone: who must sign, and who has."""

from typing import Self

from django.db import models
from django.db.models import Q


class Signer(models.TextChoices):
    """Those who may be asked to sign what was recorded of a milestone."""

    NQSW = "nqsw", "NQSW"
    LINE_MANAGER = "line_manager", "Line manager"
    ASSESSOR = "assessor", "Assessor"
    MENTOR = "mentor", "Mentor"


class MilestoneSignatureQuerySet(models.QuerySet["MilestoneSignature"]):
    def current(self) -> Self:
        """Not withdrawn by a change of what was signed."""
        return self.filter(is_current=True)


class MilestoneSignature(models.Model):
    """One person's signature, in one part that they play, under the text of a milestone as it was then.

    A change of the text withdraws it: it stays as history, and that part is asked to sign again.
    """

    milestone = models.ForeignKey("nqsw.Milestone", models.CASCADE, related_name="signatures")
    signer = models.CharField("signs as", max_length=12, choices=Signer)
    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="+")
    content_hash = models.CharField("hash of what was signed", max_length=64)
    signed_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)

    objects = MilestoneSignatureQuerySet.as_manager()

    class Meta:
        ordering = ("signed_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("milestone", "signer"),
                condition=Q(is_current=True),
                name="milestone_is_signed_once_by_each",
                violation_error_message="This is already signed.",
            ),
            models.CheckConstraint(
                condition=Q(signer__in=Signer.values), name="milestone_signature_signer_is_known"
            ),
            models.CheckConstraint(condition=~Q(content_hash=""), name="milestone_signature_has_a_hash"),
        )

    def __str__(self) -> str:
        return f"{self.worker}, {self.signed_at:%d/%m/%Y}"
