"""Who can sign in, and the authority-wide role they hold, if any."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class AuthorityRole(models.TextChoices):
    """A role for the whole authority.

    Everything else (supervisor, mentor, assessor, manager) follows from what a worker
    is to other workers, and needs no role. One role an account, so that an
    administrator of the system can never also read notes.
    """

    NONE = "", "No authority-wide role"
    PRINCIPAL_SOCIAL_WORKER = "psw", "Principal social worker"
    QUALITY_ASSURANCE = "qa", "Quality assurance auditor"
    ADMINISTRATOR = "admin", "System administrator"


class AccountManager(BaseUserManager["Account"]):
    """Accounts by e-mail address, whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save()
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A way to sign in: one e-mail address, at most one worker behind it."""

    email = models.EmailField("e-mail address", max_length=254, unique=True)
    role = models.CharField(max_length=8, choices=AuthorityRole, default=AuthorityRole.NONE, blank=True)
    is_active = models.BooleanField("can sign in", default=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    USERNAME_FIELD = "email"
    objects = AccountManager()

    class Meta:
        ordering = ("email",)
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="account_email_is_used_once",
                violation_error_message="Somebody already signs in with this e-mail address.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=AuthorityRole.values),
                name="account_role_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.email

    @property
    def is_administrator(self) -> bool:
        """Runs accounts and settings; never reads a note."""
        return self.role == AuthorityRole.ADMINISTRATOR
