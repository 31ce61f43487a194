"""Signing: both parties sign the same text; afterwards only addenda."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from supervision.models.session import Status
from workforce.models.sealed import SealedJSONField, SealedTextField


class Response(models.TextChoices):
    """What a party says with a signature: the supervisor signs, the supervisee answers."""

    SIGNED = "signed", "Signed"
    AGREED = "agreed", "Agreed"
    AGREED_WITH_COMMENTS = "agreed_with_comments", "Agreed with comments"
    DISAGREED = "disagreed", "Disagreed"


def status_once_answered(answers: Iterable[str]) -> Status:
    """How a record stands that every supervisee has answered: one disagreement is not lost among the rest."""
    return Status.DISAGREED if Response.DISAGREED in answers else Status.AGREED


class SignedText(models.Model):
    """The fixed text of a record for one supervisee, as it stood when the supervisor signed.

    Never updated or deleted: the database refuses it on both engines, by triggers.
    """

    SEALED_TO = ("session_id", "supervisee_id")

    session = models.ForeignKey("supervision.Session", models.PROTECT, related_name="signed_texts")
    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="signed_texts")
    content = SealedJSONField()
    content_hash = models.CharField(max_length=64)
    fixed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("session", "supervisee"), name="signed_text_is_one_a_supervisee"),
        )

    def __str__(self) -> str:
        return f"Signed text {self.content_hash[:12]}"


class Signature(models.Model):
    """One party's signature under a signed text's hash, with comments where there are any."""

    SEALED_TO = ("text_id", "worker_id")

    text = models.ForeignKey(SignedText, models.PROTECT, related_name="signatures")
    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="signatures")
    response = models.CharField(max_length=20, choices=Response)
    comment = SealedTextField(blank=True)
    content_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    #: On a disagreement: the supervisor's manager, in whose list it shows.
    referred_to = models.ForeignKey(
        "workforce.Worker", models.PROTECT, null=True, blank=True, related_name="disagreements"
    )

    class Meta:
        ordering = ("signed_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("text", "worker"),
                name="signature_is_one_a_person",
                violation_error_message="You have already signed this record.",
            ),
            models.CheckConstraint(
                condition=~Q(response__in=(Response.AGREED_WITH_COMMENTS, Response.DISAGREED))
                | ~Q(comment=""),
                name="signature_comment_stands_where_needed",
                violation_error_message="Enter what you want to add or disagree with.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_response_display()} by {self.worker}"


class DisagreementAnswer(models.Model):
    """What the supervisor's manager answers, in writing, when a supervisee disagrees with a record."""

    SEALED_TO = ("signature_id",)

    signature = models.OneToOneField(Signature, models.PROTECT, related_name="answer")
    answered_by = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    body = SealedTextField("your answer")

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class Addendum(models.Model):
    """A correction or addition after locking, with its author and time. Appended, never changed."""

    SEALED_TO = ("text_id", "author_id")

    text = models.ForeignKey(SignedText, models.PROTECT, related_name="addenda")
    author = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="addenda")
    added_at = models.DateTimeField()
    body = SealedTextField()
    is_personal = models.BooleanField("belongs to the personal part", default=False)

    class Meta:
        ordering = ("added_at", "pk")
        verbose_name_plural = "addenda"

    def __str__(self) -> str:
        return f"Addendum {self.pk}"
