"""The council's directory tells of joiners and leavers: its keys, and what it calls the accounts."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .account import AuthorityRole


class ProvisioningTokenQuerySet(models.QuerySet["ProvisioningToken"]):
    def live(self, *, at: datetime, on: date) -> Self:
        """Not revoked and not expired, of an administrator who can sign in on the day."""
        has_left = Q(made_by__worker__left_on__lt=on)
        able = Q(made_by__is_active=True, made_by__role=AuthorityRole.ADMINISTRATOR)
        return self.filter(able, revoked_at=None, expires_at__gt=at).exclude(has_left)


class ProvisioningToken(models.Model):
    """A key with which a directory calls: kept as a hash, dated, and of one administrator.

    It does what its administrator may do and nothing else, and ends with their role.
    """

    name = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="provisioning_tokens")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ProvisioningTokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("name",), condition=Q(revoked_at=None), name="provisioning_token_name_is_used_once"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="provisioning_token_expires_after_it_is_made"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ProvisionedAccount(models.Model):
    """An account that a directory has spoken of: what it calls the account, and whether it disabled it."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="provisioned")
    external_id = models.CharField(max_length=200, blank=True)
    #: The directory enables what it disabled, and nothing that an administrator did.
    is_disabled = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("external_id",),
                condition=~Q(external_id=""),
                name="provisioned_external_id_is_used_once",
            ),
        )

    def __str__(self) -> str:
        return f"account {self.account_id} in the directory"
