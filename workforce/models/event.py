"""The audit trail: append-only and hash-chained, so that tampering shows where it happened."""

import hashlib
import json
from datetime import UTC
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models


class EventChain(models.Model):
    """The one row that holds the newest link; locked while an event is added."""

    head = models.CharField(max_length=64, default="", blank=True)

    def __str__(self) -> str:
        return self.head or "empty"


class Event(models.Model):
    """Something that somebody did, and when. Holds numbers, dates and keys; never note text."""

    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="events"
    )
    verb = models.CharField(max_length=60, db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    worker = models.ForeignKey(
        "workforce.Worker", models.PROTECT, null=True, blank=True, related_name="events"
    )
    details = models.JSONField(default=dict, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="event_by_subject"),)

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"

    @property
    def subject(self) -> str:
        """What it was done to, in words that name nobody: "account 3"."""
        try:
            kind = str(apps.get_model(self.subject_type)._meta.verbose_name)
        except LookupError:
            kind = self.subject_type
        return f"{kind} {self.subject_id}"

    def calculated_hash(self) -> str:
        """SHA-256 over this event's facts and the link before it."""
        facts: list[Any] = [
            self.previous_hash,
            self.at.astimezone(UTC).isoformat(),
            self.actor_id,
            self.verb,
            self.subject_type,
            self.subject_id,
            self.worker_id,
            self.details,
        ]
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
