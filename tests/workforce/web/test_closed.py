"""Pages of the sign-in library that the tracker leaves closed."""

import pytest
from django.urls import reverse_lazy

from tests.factories import AccountFactory

CLOSED = (
    "account_confirm_login_code",
    "account_email",
    "account_email_verification_sent",
    "account_signup",
    "socialaccount_connections",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
)


ADDRESSES = [reverse_lazy(name) for name in CLOSED] + [reverse_lazy("account_confirm_email", args=["NQ:a"])]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_finds_a_page_of_the_library_that_is_closed(sign_in, address):
    assert sign_in(AccountFactory(role="admin")).get(address).status_code == 404
