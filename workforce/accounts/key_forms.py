"""The sign-in library's forms for security keys: whatever a browser sends as an answer, it is right or wrong.

The library lets a fault over what was sent through to the page as an error of ours: over an answer without a
part, one of another type, one that is nested too deep to be read.
"""

from collections.abc import Callable
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError
from django.db import Error as DatabaseError
from django.forms import Form, JSONField

from workforce.accounts.sign_in_events import record_wrong_factor
from workforce.accounts.sign_in_forms import reword

KEY_NAME = "What you know the key by, for example “Blue key” or “Work laptop”."


class AnswerOfAKey(JSONField):
    """An object of JSON; anything else is a wrong answer. It is good once, and never shown again."""

    def to_python(self, value: Any) -> Any:
        try:
            read = super().to_python(value)
        except RecursionError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if not isinstance(read, dict):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return read

    def bound_data(self, data: Any, initial: Any) -> Any:
        return None

    def prepare_value(self, value: Any) -> Any:
        return ""


def right_or_wrong[T](look: Callable[[], T]) -> T:
    """What the library finds; a fault of its own over what was sent is a wrong answer."""
    try:
        return look()
    except (ValidationError, DatabaseError):
        raise
    except Exception as error:
        raise get_adapter().validation_error("incorrect_code") from error


class NewKeyForm(AddWebAuthnForm):
    """A security key that is being added."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "name", "Name of the key", KEY_NAME)
        take_any_answer(self)

    def clean(self) -> Any:
        return right_or_wrong(super().clean)


class TakesAKey(AuthenticateWebAuthnForm):
    """The answer of a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        take_any_answer(self)

    def clean_credential(self) -> Any:
        try:
            return right_or_wrong(super().clean_credential)
        except ValidationError:
            # The library tells of a wrong code, and not of a wrong key.
            if self.user is not None:
                record_wrong_factor(context.request, self.user)
            raise


class KeyForm(TakesAKey):
    """A key after the password."""


class SamePersonKeyForm(TakesAKey, ReauthenticateWebAuthnForm):
    """A key once more, before what is protected."""


class KeyNameForm(EditWebAuthnForm):
    """Another name for a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "name", "Name of the key", KEY_NAME)


def take_any_answer(form: Form) -> None:
    form.fields["credential"] = AnswerOfAKey(widget=form.fields["credential"].widget)
