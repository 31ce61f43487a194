"""Asking that someone's second factor be taken away, because it is lost; a second person decides."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from workforce.models.sealed import SealedCharField
from workforce.models.second_person import DecidedByTwo, DecidedByTwoQuerySet, Outcome


class SecondFactorResetQuerySet(DecidedByTwoQuerySet["SecondFactorReset"]):
    def with_people(self) -> Self:
        return self.select_related("account__worker", "asked_by__worker", "decided_by__worker")


class SecondFactorReset(DecidedByTwo):
    """One request to reset one account's second factor: who asked and why, who decided and how."""

    SEALED_TO = ("account_id", "asked_by_id")

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="second_factor_resets")
    #: How the asker knows that it is the owner who asks, and what was lost.
    reason = SealedCharField(max_length=300)
    #: When the owner was shown, after a sign-in, that it was done.
    shown_at = models.DateTimeField(null=True, blank=True)

    objects = SecondFactorResetQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("account",), condition=Q(outcome=""), name="second_factor_has_one_open_reset"
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("account")), name="second_factor_reset_is_asked_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="confirmed")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("account")) & ~Q(decided_by=F("asked_by"))),
                name="second_factor_reset_takes_two",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]),
                name="second_factor_reset_outcome_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"second factor of account {self.account_id}"

    def get_absolute_url(self) -> str:
        return reverse("workforce:second_factor_reset", args=[self.pk])
