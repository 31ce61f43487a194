"""Files kept with a milestone as evidence, where the authority allows them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from workforce.models.sealed import SealedBinaryField, SealedCharField


class MilestoneFileQuerySet(models.QuerySet["MilestoneFile"]):
    def listed(self) -> Self:
        """What a list says of them, without what is in them."""
        return self.defer("content").select_related("added_by__worker")


class MilestoneFile(models.Model):
    """One file of a milestone: who reads the milestone's text reads it, and nobody else."""

    SEALED_TO = ("milestone_id", "digest")

    milestone = models.ForeignKey("nqsw.Milestone", models.CASCADE, related_name="files")
    title = SealedCharField("what it is", max_length=120)
    #: Made of the title; the end says what it is (`workforce.guidance.files`).
    file_name = SealedCharField(max_length=120)
    content = SealedBinaryField()
    #: SHA-256 of what is in it: part of what is signed.
    digest = models.CharField(max_length=64)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    objects = MilestoneFileQuerySet.as_manager()

    class Meta:
        ordering = ("added_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("milestone", "digest"),
                name="milestone_file_is_kept_once",
                violation_error_message="This file is there already.",
            ),
        )

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("nqsw:milestone_file", args=[self.pk])
