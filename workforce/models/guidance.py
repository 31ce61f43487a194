"""The authority's own documents: what they are about, who keeps them, and each version of them."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery


class GuidanceTopic(models.TextChoices):
    """What a document is about: where the question comes up, the document is shown."""

    SUPERVISION = "supervision", "Supervision"
    ASYE = "asye", "NQSW programme (ASYE)"
    SECTION_47 = "section_47", "Thresholds, strategy discussions and section 47"
    CONSENT = "consent", "Consent and information sharing"
    PAUSE = "pause", "Pausing a programme"
    LIMIT = "limit", "Caseload limits"
    HAND_OVER = "hand_over", "Handing over supervision"


class GuidanceQuerySet(models.QuerySet["Guidance"]):
    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawn_on=None)

    def with_version(self, *, on: date) -> Self:
        """With the version that holds on a day, as far as a list says it; only those that have one."""
        holds = GuidanceVersion.objects.in_force(on=on).filter(guidance=OuterRef("pk"))
        return self.annotate(
            version_pk=Subquery(holds.values("pk")[:1]),
            version_name=Subquery(holds.values("name")[:1]),
            review_on=Subquery(holds.values("review_on")[:1]),
        )

    def review_overdue(self, *, on: date) -> Self:
        """Those whose review day is past."""
        return self.standing().with_version(on=on).filter(review_on__lt=on)


class Guidance(models.Model):
    """One document of the authority: a policy, a handbook, thresholds. It is never deleted, but withdrawn."""

    title = models.CharField(max_length=120, unique=True)
    #: Of `GuidanceTopic`.
    topics = models.JSONField(default=list, blank=True)
    summary = models.CharField("what it says, in a sentence", max_length=300, blank=True)
    owner = models.CharField("who keeps it up to date", max_length=120)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = GuidanceQuerySet.as_manager()

    #: Of the version that holds: read `with_version`.
    version_pk: int | None
    version_name: str | None
    review_on: date | None

    class Meta:
        ordering = ("title",)
        verbose_name_plural = "guidance"

    def __str__(self) -> str:
        return self.title

    @property
    def topic_labels(self) -> list[str]:
        """What it is about, in words."""
        return [topic.label for topic in GuidanceTopic if topic.value in self.topics]


class GuidanceVersionQuerySet(models.QuerySet["GuidanceVersion"]):
    def in_force(self, *, on: date) -> Self:
        """Those that had come into force by a day, the one that holds first."""
        return self.filter(in_force_on__lte=on).order_by("-in_force_on", "-pk")


class GuidanceVersion(models.Model):
    """One version of a document: a link, or a file that is kept here. It never changes."""

    guidance = models.ForeignKey(Guidance, models.CASCADE, related_name="versions")
    name = models.CharField("version", max_length=40)
    in_force_on = models.DateField("in force from")
    review_on = models.DateField("review by")
    link = models.URLField(max_length=500, blank=True)
    #: The end of the file's name says what it is (`workforce.guidance.files`).
    file_name = models.CharField(max_length=120, blank=True)
    content = models.BinaryField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    objects = GuidanceVersionQuerySet.as_manager()

    class Meta:
        ordering = ("-in_force_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("guidance", "name"),
                name="guidance_version_has_its_own_name",
                violation_error_message="This document already has a version of that name.",
            ),
            models.CheckConstraint(
                condition=Q(content=None, file_name="") & ~Q(link="")
                | Q(content__isnull=False, link="") & ~Q(file_name=""),
                name="guidance_version_is_a_link_or_a_file",
            ),
        )

    def __str__(self) -> str:
        return f"{self.guidance}, {self.name}"
