"""What the DfE's workforce census needs of people and posts, and the tracker has no other use for.

Sealed as notes are: nothing of it can be read in a copy of the database, nor be searched. Values are text, as
the return has them, by element (`workforce.rules.census.fields`). What the tracker knows by itself is not
kept here: what stands here was entered, or came with an earlier return.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone

from workforce.models.sealed import SealedBinaryField, SealedJSONField
from workforce.rules.census.layouts import FIRST_YEAR


class CensusPerson(models.Model):
    """What lasts about a person: birth date, sex, ethnicity, how they qualified. `version` counts saves."""

    SEALED_TO = ("worker_id",)

    worker = models.OneToOneField("workforce.Worker", models.CASCADE, related_name="census_person")
    answers = SealedJSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"Census facts of worker {self.worker_id}"


class CensusPost(models.Model):
    """What one year's return says of one post of a person; number 1 is the main one."""

    SEALED_TO = ("worker_id", "year", "number")

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="census_posts")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    answers = SealedJSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("worker", "year", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("worker", "year", "number"), name="census_post_stands_once_a_year"
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, number__gte=1), name="census_post_is_of_a_known_year"
            ),
        )

    def __str__(self) -> str:
        return f"Census {self.year}, post {self.number} of worker {self.worker_id}"


class CensusYear(models.Model):
    """The authority's own part of a year's return: vacancies, agency workers, allowances. About no one."""

    year = models.PositiveSmallIntegerField(unique=True)
    answers = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("year",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR), name="census_year_is_a_known_one"
            ),
        )

    def __str__(self) -> str:
        return f"Census {self.year}"


class CensusUpload(models.Model):
    """A return that waits for a yes to its preview, for a day at most: then it goes, applied or not."""

    SEALED_TO = ("sha256",)

    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=255)
    content = SealedBinaryField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return f"Census return of {self.uploaded_at:%d/%m/%Y}"
