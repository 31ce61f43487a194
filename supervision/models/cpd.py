"""A supervisee's own draft of a continuing professional development record."""

from django.db import models

from workforce.models.sealed import SealedCharField, SealedTextField


class CpdDraft(models.Model):
    """What a Social Work England CPD record asks for; its author's alone, no one else reads it.

    Source: Social Work England, "Record your CPD": what was learned, reflection, impact on
    practice, and for one record a year a peer who took part in the reflection.
    """

    SEALED_TO = ("worker_id",)

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="cpd_drafts")
    session = models.ForeignKey(
        "supervision.Session", models.SET_NULL, null=True, blank=True, related_name="cpd_drafts"
    )
    title = SealedCharField(max_length=120)
    what = SealedTextField("what you did or learned", blank=True)
    reflection = SealedTextField("what you think about it now", blank=True)
    impact = SealedTextField("how it changed your practice, and who for", blank=True)
    peer = SealedCharField("peer you reflected with", max_length=120, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("-saved_at", "-pk")

    def __str__(self) -> str:
        return f"CPD draft {self.pk}"
