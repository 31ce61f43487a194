"""Imports: what was read, by whom, and what it changed."""

from django.conf import settings
from django.db import models


class ImportKind(models.TextChoices):
    WORKFORCE = "workforce", "HR establishment list"
    CASELOADS = "caseloads", "Caseload report"
    ALLOCATIONS = "allocations", "Case allocations"
    SUPERVISION_LOG = "supervision_log", "Supervision log"


class ImportRun(models.Model):
    """One uploaded file: kept while it waits for its preview to be confirmed, then only its facts."""

    kind = models.CharField(max_length=16, choices=ImportKind)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    changes = models.JSONField(default=dict, blank=True)
    #: What the file would do, line by line, until somebody says yes; names people, so forgotten then.
    lines = models.JSONField(null=True, blank=True)
    #: When somebody said yes, and how far the import has come since: see `workforce.imports`.
    began_at = models.DateTimeField(null=True, blank=True)
    step = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("-uploaded_at",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file_name}"
