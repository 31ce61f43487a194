"""A change that makes someone a reader of notes, asked for by one person and decided by a second one."""

from datetime import date
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from workforce.models.sealed import SealedCharField
from workforce.models.second_person import DecidedByTwo, DecidedByTwoQuerySet, Outcome

#: Characters of a reason.
WHY_LENGTH = 300


class ReaderRight(models.TextChoices):
    """Through what someone reads notes, or comes to the account of someone who does."""

    LINE_MANAGER = "line_manager", "Line manager"
    COVER = "cover", "Cover"
    SUPERVISOR = "supervisor", "Supervisor"
    AUDITOR = "auditor", "Auditor"
    ROLE = "role", "Role across the authority"
    SIGN_IN_ADDRESS = "sign_in_address", "Sign-in address"
    INVITATION_ADDRESS = "invitation_address", "E-mail address for the invitation"
    MERGER = "merger", "Two records made one"


class ReaderChangeQuerySet(DecidedByTwoQuerySet["ReaderChange"]):
    def with_people(self) -> Self:
        return self.select_related(
            "worker", "account__worker", "gains", "asked_by__worker", "decided_by__worker"
        )


class ReaderChange(DecidedByTwo):
    """One change that waits for a second person, or did: whose notes, who would read, who asked."""

    SEALED_TO = ("asked_by_id", "right")

    right = models.CharField(max_length=20, choices=ReaderRight)
    #: Whose notes, or whose account.
    worker = models.ForeignKey(
        "workforce.Worker", models.CASCADE, null=True, blank=True, related_name="reader_changes"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="reader_changes"
    )
    #: Who would read.
    gains = models.ForeignKey("workforce.Worker", models.CASCADE, null=True, blank=True, related_name="+")
    #: From what, to what, until when: keys and dates that the change is made from.
    facts = models.JSONField(default=dict)
    before = models.CharField(max_length=254, blank=True)
    #: What the asker says to whoever confirms it, and to those concerned.
    reason = SealedCharField(max_length=WHY_LENGTH, blank=True, default="")
    after = models.CharField(max_length=254)

    objects = ReaderChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(outcome="confirmed")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by"))),
                name="reader_change_takes_two",
            ),
            models.CheckConstraint(
                condition=Q(right__in=ReaderRight.values), name="reader_change_right_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="reader_change_outcome_is_known"
            ),
        )

    def __str__(self) -> str:
        """ "Line manager of Amina Ahmed"."""
        return f"{self.get_right_display()} of {self.whose}"

    def get_absolute_url(self) -> str:
        return reverse("workforce:reader_change", args=[self.pk])

    @property
    def whose(self) -> str:
        if self.worker:
            return self.worker.full_name
        if listed := self.changes:
            return listed[0][0] if len(listed) == 1 else "several people"
        return self.account.get_full_name() if self.account else ""

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """Of a list: whose, what it is now, and what then. People stand in it by their keys."""
        listed = self.facts.get("changes", [])
        keys = {one for change in listed for one in change if isinstance(one, int)}
        people = apps.get_model("workforce", "Worker").objects.in_bulk(keys)
        named = {key: str(person) for key, person in people.items()}
        return [
            (named.get(who, "nobody"), named.get(before, before or "nobody"), named.get(after, after))
            for who, before, after in listed
        ]

    @property
    def until(self) -> date | None:
        """The last day on which it holds; None where it holds until it is changed again."""
        last = self.facts.get("ends_on")
        return date.fromisoformat(last) if last else None
