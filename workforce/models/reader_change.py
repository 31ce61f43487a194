"""A change that makes someone a reader of notes, asked for by one person and decided by a second one."""

from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from workforce.models.second_person import DecidedByTwo, DecidedByTwoQuerySet, Outcome
from workforce.rules.in_words import many


class ReaderRight(models.TextChoices):
    """Through what someone reads notes, or comes to the account of someone who does."""

    LINE_MANAGER = "line_manager", "Line manager"
    COVER = "cover", "Cover"
    SUPERVISOR = "supervisor", "Supervisor"
    AUDITOR = "auditor", "Auditor"
    ROLE = "role", "Role across the authority"
    SIGN_IN_ADDRESS = "sign_in_address", "Sign-in address"
    INVITATION_ADDRESS = "invitation_address", "E-mail address for the invitation"


class ReaderChangeQuerySet(DecidedByTwoQuerySet["ReaderChange"]):
    def with_people(self) -> Self:
        return self.select_related(
            "worker", "account__worker", "gains", "asked_by__worker", "decided_by__worker"
        )


class ReaderChange(DecidedByTwo):
    """One change that waits for a second person, or did: whose notes, who would read, who asked."""

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
        if "lines" in self.facts:
            return many(len(self.facts["lines"]), "person", "people")
        return self.account.get_full_name() if self.account else ""

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """Of a list of lines: who, managed by whom until now, and by whom then."""
        keys = self.facts.get("lines", [])
        people = apps.get_model("workforce", "Worker").objects.in_bulk(
            {key for line in keys for key in line if key}
        )
        named = {key: str(person) for key, person in people.items()}
        return [
            (named.get(who, ""), named.get(before, "nobody"), named.get(after, "nobody"))
            for who, before, after in keys
        ]
