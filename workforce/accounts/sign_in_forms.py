"""The sign-in library's forms, with the field's name as the rest of the service writes it."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm


class SignInForm(LoginForm):
    """An address and a password, one Tab apart: the page has the way to a new one below them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Email address"
        self.fields["password"].help_text = ""


class ForgottenPasswordForm(ResetPasswordForm):
    """The address to which a link is sent with which to choose a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Email address"
