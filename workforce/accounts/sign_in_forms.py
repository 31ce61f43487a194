"""The sign-in library's forms, in the words of the rest of the service."""

from time import monotonic, sleep
from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.conf import settings
from django.forms import Form
from django.http import HttpRequest

from workforce.accounts.one_time_codes import use_up
from workforce.accounts.services import choose_password
from workforce.accounts.sign_in_events import record_wrong_factor

HOW_LONG = "At least 12 characters. Three random words are easy to remember and hard to guess."
SIX_DIGITS = "The six digits that the app on your phone shows, or one of your recovery codes."


def reword(form: Form, name: str, label: str, hint: str = "") -> None:
    """Give a field of the library's our own label and hint, and no words inside the box."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):
    """An address and a password, one Tab apart: the page has the way to a new one below them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "login", "Email address")
        reword(self, "password", "Password")


class ForgottenPasswordForm(ResetPasswordForm):
    """The address to which a link is sent with which to choose a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "email", "Email address")

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """The answer takes as long for an address without an account: its time tells nothing."""
        began = monotonic()
        email: str = super().save(request, **kwargs)
        sleep(max(0, settings.FORGOTTEN_PASSWORD_SECONDS - (monotonic() - began)))
        return email


class NewPasswordWords(Form):
    """A new password, twice, wherever the library asks for one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "password1", "New password", HOW_LONG)
        reword(self, "password2", "New password again")

    def clean(self) -> Any:
        facts = super().clean()
        if "password2" in self.errors and self.data.get(self.add_prefix("password2")):
            self.errors["password2"] = self.error_class(["The two passwords must be the same"])
        return facts


class ChosenPasswordForm(NewPasswordWords, ResetPasswordKeyForm):
    """The password that someone chooses with the link of an invitation, or of a forgotten password."""

    def save(self) -> None:
        choose_password(account=self.user, password=self.cleaned_data["password1"])


class ChangedPasswordForm(NewPasswordWords, ChangePasswordForm):
    """The password of someone who is signed in, and the one it replaces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "oldpassword", "Current password")


class FirstPasswordForm(NewPasswordWords, SetPasswordForm):
    """The password of someone who has signed in through the organisation so far."""


class SamePersonForm(ReauthenticateForm):
    """The password once more, before what is protected."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "password", "Password")


class TakesACode(BaseAuthenticateForm):
    """A code of an app, good once, or a recovery code, which the library counts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "code", "Code", SIX_DIGITS)

    def clean_code(self) -> str:
        code: str = super().clean_code()
        of_an_app = self.authenticator.type == Authenticator.Type.TOTP
        if of_an_app and not use_up(code, account_pk=self.user.pk):
            record_wrong_factor(context.request, self.user)
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(TakesACode, AuthenticateForm):
    """The code after the password."""


class SamePersonCodeForm(TakesACode, ReauthenticateCodeForm):
    """The code once more, before what is protected."""


class AppForm(ActivateTOTPForm):
    """The first code of an app that is being set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "code", "The six digits that the app now shows")

    def clean_code(self) -> str:
        code: str = super().clean_code()
        use_up(code, account_pk=self.user.pk)
        return code
