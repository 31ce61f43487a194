"""The keys with which other programs read numbers: Power BI, Excel, a council's own warehouse."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class DataKeyQuerySet(models.QuerySet["DataKey"]):
    def live(self, *, at: datetime, on: date) -> Self:
        """Not revoked and not expired, of someone who can sign in on the day."""
        has_left = Q(made_by__worker__left_on__lt=on)
        return self.filter(made_by__is_active=True, revoked_at=None, expires_at__gt=at).exclude(has_left)


class DataKey(models.Model):
    """A key for one program: kept as a hash, dated, for some extracts, of one person.

    It reads of the people whom that person oversees on the day, and of nobody once they oversee no one.
    """

    name = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    #: What it may read: keys of `tracker.data_out.extracts.EXTRACTS`.
    extracts = models.JSONField(default=list)
    #: Names of people stand beside their numbers.
    with_names = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="data_keys")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = DataKeyQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("made_by", "name"),
                condition=Q(revoked_at=None),
                name="data_key_name_is_used_once",
                violation_error_message="You have a key of this name.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="data_key_expires_after_it_is_made"
            ),
        )

    def __str__(self) -> str:
        return self.name
