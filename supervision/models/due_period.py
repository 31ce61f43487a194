"""The due periods of an agreement, kept for reports."""

from django.db import models


class StoredDuePeriod(models.Model):
    """A day by which a session was due under an agreement, and the day of the session that came next.

    What `supervision.clock.periods` makes of the history; only `supervision.clock.due_periods` writes it.
    `held_on` is empty while no session has been held since, and after `due_on` where one came too late.
    """

    #: Made anew from the history whenever that changes: it goes with its agreement, and nothing stands on it.
    WORKED_OUT = True

    agreement = models.ForeignKey(
        "supervision.Agreement", models.CASCADE, related_name="due_periods", db_index=False
    )
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)

    class Meta:
        # With all that a share of a month asks: its row is not looked up.
        indexes = (models.Index(fields=("agreement", "due_on", "held_on"), name="due_period_by_agreement"),)

    def __str__(self) -> str:
        return f"due by {self.due_on}"
