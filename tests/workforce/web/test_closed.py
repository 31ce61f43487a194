"""Pages of the sign-in library that the tracker leaves closed."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory

CLOSED = (
    "account_email",
    "account_signup",
    "socialaccount_connections",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", CLOSED)
def test_nobody_finds_a_page_of_the_library_that_is_closed(sign_in, name):
    assert sign_in(AccountFactory(role="admin")).get(reverse(name)).status_code == 404
