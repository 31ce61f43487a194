"""A request of someone for what is held about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from workforce.models.sealed import SealedCharField


class AccessRequest(models.Model):
    """One request under article 15 of the UK GDPR, by the number of its case at the authority.

    Where the person is not told of it by the tracker, `why_not_told` says why: it came from the police, or
    it is told by letter.
    """

    SEALED_TO = ("worker_id",)

    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="access_requests")
    case_number = models.CharField("number of the case", max_length=40)
    received_on = models.DateField()
    is_told = models.BooleanField("the person is told")
    why_not_told = SealedCharField(max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_told=True) | ~Q(why_not_told=""), name="access_request_is_told_or_says_why_not"
            ),
            models.CheckConstraint(condition=~Q(case_number=""), name="access_request_has_a_case_number"),
        )

    def __str__(self) -> str:
        return f"Access request {self.case_number}"

    def get_absolute_url(self) -> str:
        return reverse("workforce:access_request", args=[self.pk])
