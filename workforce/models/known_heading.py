"""What a person has said of headings that the readers do not know, for the next file of that kind."""

from django.conf import settings
from django.db import models

from .imports import ImportKind


class KnownHeading(models.Model):
    """In files of one kind a column under this heading is one of ours.

    `heading` is without case and punctuation, as headings are compared; `as_written` is how the file had it.
    `column` is the key of one of the reader's columns.
    """

    kind = models.CharField(max_length=16, choices=ImportKind)
    heading = models.CharField(max_length=200)
    as_written = models.CharField(max_length=200)
    column = models.CharField(max_length=40)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "as_written")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "heading"),
                name="a_heading_means_one_thing_in_files_of_one_kind",
                violation_error_message="Someone has just said what this heading means.",
            ),
        )

    def __str__(self) -> str:
        return self.as_written
