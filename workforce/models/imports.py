"""Imports: what was read, who imported it, and what it changed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q

from workforce.models.sealed import SealedBinaryField, SealedCharField, SealedJSONField


class ImportKind(models.TextChoices):
    WORKFORCE = "workforce", "HR establishment list"
    CASELOADS = "caseloads", "Caseload report"
    ALLOCATIONS = "allocations", "Case allocations"
    SUPERVISION_LOG = "supervision_log", "Supervision log"
    PROGRAMME = "programme", "NQSW programme sheet"
    CLASS_REGISTER = "class_register", "Register of past classes"


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def listed(self) -> Self:
        """Without their files and lines; adds `has_file`, whether a file is kept."""
        has_file = ExpressionWrapper(Q(content__isnull=False), output_field=BooleanField())
        return (
            self.defer("content", "lines", "questions", "answers", "undo")
            .annotate(has_file=has_file)
            .select_related("uploaded_by__worker")
        )

    def waiting(self) -> Self:
        """Read, and not brought in yet: their files are kept until someone says yes or takes them away."""
        return self.filter(applied_at=None, content__isnull=False)


class ImportRun(models.Model):
    """One uploaded file: kept while it waits for its preview to be confirmed, then only what it did."""

    SEALED_TO = ("kind", "sha256")

    kind = models.CharField(max_length=16, choices=ImportKind)
    file_name = SealedCharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = SealedBinaryField(null=True, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    changes = SealedJSONField(default=dict, blank=True)
    #: What the file would do, line by line; once someone has said yes, what it did and what was answered.
    lines = SealedJSONField(null=True, blank=True)
    #: What the file asks before it can go in, and what was answered: see `workforce.imports.questions`. The
    #: questions name people and go with the lines; of the answers those for good stay, for the next file.
    questions = SealedJSONField(null=True, blank=True)
    answers = SealedJSONField(default=dict, blank=True)
    #: What it changed, with the values before, until something was built on it: see `workforce.imports.undo`.
    undo = SealedJSONField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    #: When someone said yes, and how far the import has come since: see `workforce.imports`.
    began_at = models.DateTimeField(null=True, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    #: When whoever carries it out was last heard from: see `workforce.imports.going_on`.
    heard_at = models.DateTimeField(null=True, blank=True)

    #: Whether the file is still kept: read when `listed`.
    has_file: bool

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file_name}"
