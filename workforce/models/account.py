"""Who can sign in, and the authority-wide role they hold, if any."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
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
    INFORMATION_GOVERNANCE = "ig", "Information governance officer"
    WORKFORCE_DATA = "wfd", "Workforce data officer"


#: Roles that stand apart from supervision: such an account has no worker and reads no note by itself.
ROLES_APART = (
    AuthorityRole.ADMINISTRATOR,
    AuthorityRole.INFORMATION_GOVERNANCE,
    AuthorityRole.WORKFORCE_DATA,
)


class AccountState(models.TextChoices):
    """Where an account stands: what administrators filter by and see."""

    ACTIVE = "active", "Active"
    INVITED = "invited", "Invited"
    DISABLED = "disabled", "Disabled"
    LEFT = "left", "Left"

    @property
    def colour(self) -> str:
        return {"active": "green", "invited": "yellow"}.get(self.value, "grey")


#: Neither a password chosen nor, through an identity provider, signed in without one.
NOT_COME = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX, last_login=None)


class AccountQuerySet(models.QuerySet["Account"]):
    def in_state(self, state: AccountState, *, on: date) -> "AccountQuerySet":
        """Accounts that stand so on this day; the queryset form of `Account.state`."""
        left = Q(worker__left_on__lt=on)
        waiting = NOT_COME
        match state:
            case AccountState.DISABLED:
                return self.filter(is_active=False)
            case AccountState.LEFT:
                return self.filter(left, is_active=True)
        able = self.filter(is_active=True).exclude(left)
        return able.filter(waiting) if state == AccountState.INVITED else able.exclude(waiting)


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
    objects = AccountManager.from_queryset(AccountQuerySet)()

    class Meta:
        ordering = ("email",)
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="account_email_is_used_once",
                violation_error_message="Someone already signs in with this e-mail address.",
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

    @property
    def stands_apart(self) -> bool:
        """Holds a role that has no worker behind it: see `ROLES_APART`."""
        return self.role in ROLES_APART

    def may_sign_in(self, *, on: date) -> bool:
        """Not disabled, and the worker behind it, if any, not past their last day.

        Everything that stands for a signed-in person (a session, a calendar address) asks this.
        """
        worker = getattr(self, "worker", None)
        return self.is_active and not (worker and worker.has_left(on=on))

    def state(self, *, on: date) -> AccountState:
        """Where this account stands on a day."""
        if not self.is_active:
            return AccountState.DISABLED
        if not self.may_sign_in(on=on):
            return AccountState.LEFT
        return AccountState.ACTIVE if self.has_come else AccountState.INVITED

    @property
    def has_come(self) -> bool:
        """Chose a password, or signed in without one; the same rule as `NOT_COME`."""
        return self.has_usable_password() or self.last_login is not None

    def get_full_name(self) -> str:
        """The worker's name; the address of an account without a worker."""
        worker = getattr(self, "worker", None)
        return worker.full_name if worker else self.email

    def get_short_name(self) -> str:
        """What the account menu says."""
        worker = getattr(self, "worker", None)
        return worker.first_name if worker else "Account"
