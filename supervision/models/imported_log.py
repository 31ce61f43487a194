"""The days that an imported supervision log speaks of: for the people in it, records begin with it."""

from django.db import models
from django.db.models import F, Q


class ImportedLog(models.Model):
    """One log file, from its first day to its last, both included.

    Between them, a session that is not in the log was not held: for everyone it has a held session of,
    these days are on record, whatever day the authority's own records begin.
    """

    file_name = models.CharField(max_length=255)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="imported_log_ends_after_it_starts",
                violation_error_message="The last day must be on or after the first day of the log.",
            ),
        )

    def __str__(self) -> str:
        return self.file_name
