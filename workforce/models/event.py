"""The audit trail: append-only, each event under a keyed hash, sealed afterwards (see `seal`)."""

import hashlib
import json
from datetime import UTC
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from workforce.models.sealed import SealedJSONField, SealedTextField


class EventChain(models.Model):
    """Where the chain of 0.1.0 ended, whose events hashed one another; nothing is added to it any more."""

    head = models.CharField(max_length=64, default="", blank=True)

    def __str__(self) -> str:
        return self.head or "empty"


class Event(models.Model):
    """Something that someone did, and when. Holds numbers, dates and keys; never note text.

    `hash` is over the event's own facts, under the key that `key` names. An event of the old chain
    names none: its hash is a plain one over its facts and the event before it.
    """

    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="events"
    )
    verb = models.CharField(max_length=60, db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    #: Who it concerns. The trail outlives them: where an import was undone, or two records of one person were
    #: merged, there is no row of that key any more, and the event still stands as it was sealed.
    worker = models.ForeignKey(
        "workforce.Worker",
        models.DO_NOTHING,
        null=True,
        blank=True,
        related_name="events",
        db_constraint=False,
    )
    details = models.JSONField(default=dict, blank=True)
    #: Chance, so that the same thing done twice has two hashes.
    nonce = models.CharField(max_length=32, blank=True, default="")
    key = models.CharField("name of the key", max_length=8, blank=True, default="")
    #: The link before it, in the old chain.
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="event_by_subject"),)

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"

    @property
    def subject(self) -> str:
        """What it was done to, in words that name no one: "account 3"."""
        try:
            kind = str(apps.get_model(self.subject_type)._meta.verbose_name)
        except LookupError:
            kind = self.subject_type
        return f"{kind} {self.subject_id}"

    @property
    def is_empty(self) -> bool:
        """It no longer says who, or about whom: its time was over (see `workforce.privacy.forgetting`)."""
        return (self.actor_id, self.worker_id, self.subject_id, self.details) == (None, None, "", {})

    @property
    def facts(self) -> list[Any]:
        """All that the event says, as its hash reads it."""
        return [
            self.at.astimezone(UTC).isoformat(),
            self.actor_id,
            self.verb,
            self.subject_type,
            self.subject_id,
            self.worker_id,
            self.details,
        ]

    def old_hash(self) -> str:
        """SHA-256 over this event's facts and the link before it, as 0.1.0 wrote it."""
        linked = json.dumps([self.previous_hash, *self.facts], sort_keys=True)
        return hashlib.sha256(linked.encode()).hexdigest()


class EventReason(models.Model):
    """Why it was done, in the words of whoever asked, and the addresses that it tells: sealed, and beside its
    event, whose text never changes.

    The event holds a keyed hash of each (see `workforce.audit_trail.reasons`).
    """

    SEALED_TO = ("event_id",)

    event = models.OneToOneField(Event, models.CASCADE, related_name="reason")
    because = SealedTextField(blank=True)
    #: From what address to what: facts of the event by their names, as its details would hold them.
    told = SealedJSONField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"reason of event {self.event_id}"
