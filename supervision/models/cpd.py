"""A supervisee's own draft of a continuing professional development record."""

from django.db import models


class CpdDraft(models.Model):
    """What a Social Work England CPD record asks for; its author's alone, no one else reads it.

    Source: Social Work England, "Record your CPD": what was learned, reflection, impact on
    practice, and for one record a year a peer who took part in the reflection.
    """

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="cpd_drafts")
    session = models.ForeignKey(
        "supervision.Session", models.SET_NULL, null=True, blank=True, related_name="cpd_drafts"
    )
    title = models.CharField(max_length=120)
    what = models.TextField("what you did or learned", blank=True)
    reflection = models.TextField("what you think about it now", blank=True)
    impact = models.TextField("how it changed your practice, and who for", blank=True)
    peer = models.CharField("peer you reflected with", max_length=120, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("-saved_at",)

    def __str__(self) -> str:
        return f"CPD draft {self.pk}"
