"""The pages of an authority that has nothing in it yet say what will appear there."""

import pytest

from nqsw.programmes.services import install_programmes
from tests.browser.looking import walk_as
from tests.factories import AccountFactory, WorkerFactory

pytestmark = pytest.mark.walk


@pytest.mark.parametrize("role", ["psw", "manager", "worker", "admin", "governance"])
def test_every_page_of_an_empty_authority_says_what_will_appear(look, role):
    install_programmes()
    person = {
        "psw": lambda: WorkerFactory(org_role=2, account__role="psw"),
        "manager": lambda: WorkerFactory(org_role=3),
        "worker": WorkerFactory,
        "admin": lambda: AccountFactory(role="admin"),
        "governance": lambda: AccountFactory(role="ig"),
    }[role]()
    pages = walk_as(getattr(person, "account", None) or person)
    assert {path: page.status for path, page in pages.items() if page.status >= 400} == {}
    paths = {page.name: page.path for page in pages.values() if page.html}.values()
    assert [fault for path in paths for fault in look(person, path)] == []
