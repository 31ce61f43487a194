"""What one person asks for and a second one decides, for as long as it is open."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models


class Outcome(models.TextChoices):
    """What became of it. Nothing stands for: still open."""

    CONFIRMED = "confirmed", "Confirmed"
    REFUSED = "refused", "Refused"
    EXPIRED = "expired", "Expired"


class DecidedByTwoQuerySet[Asked: "DecidedByTwo"](models.QuerySet[Asked]):
    def undecided(self) -> Self:
        return self.filter(outcome="")

    def waiting(self, *, at: datetime) -> Self:
        """Undecided, and still to be decided at this moment."""
        return self.undecided().filter(expires_at__gt=at)


class DecidedByTwo(models.Model):
    """Who asked and when, until when it is open, who decided and how."""

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")

    class Meta:
        abstract = True

    def is_waiting(self, *, at: datetime) -> bool:
        """The same rule as `waiting`."""
        return not self.outcome and self.expires_at > at

    def state(self, *, at: datetime) -> str:
        """In one word, where it stands."""
        if self.outcome:
            return Outcome(self.outcome).label
        return "Waiting" if self.expires_at > at else "Expired"
