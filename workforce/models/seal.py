"""Seals over the audit trail: which events stood at a moment, each seal bound to the one before it."""

from datetime import UTC
from typing import Any

from django.db import models


class Seal(models.Model):
    """Some events of the trail, named one by one and bound together under a key.

    Numbered from 1 without a gap. Events become visible out of the order of their keys, so a seal says
    which ones it covers: one that was committed later is in a later seal.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    #: Keys of the events, as runs: [[1, 40], [42, 42]].
    runs = models.JSONField()
    first = models.BigIntegerField("smallest key")
    last = models.BigIntegerField("largest key", db_index=True)
    events = models.PositiveIntegerField("how many events")
    events_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    key = models.CharField("name of the key", max_length=8)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"

    @property
    def facts(self) -> list[Any]:
        """All that the seal says, as its hash reads it."""
        at = self.at.astimezone(UTC).isoformat()
        return [self.number, at, self.runs, self.events, self.events_hash, self.previous_hash]


class SealHead(models.Model):
    """The one row that says which seal is the newest, under the key; it only moves on."""

    number = models.PositiveBigIntegerField()
    seal_hash = models.CharField(max_length=64)
    key = models.CharField("name of the key", max_length=8)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number}:{self.seal_hash}"

    @property
    def facts(self) -> list[Any]:
        return ["head", self.number, self.seal_hash]
