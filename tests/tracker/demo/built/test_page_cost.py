"""How many questions the pages that everyone opens first ask of the database, as each person of the demo.

The bounds are what was reached, not what is wanted: that is 10 for each. Lower them with the pages.
"""

import pytest
from django.test import Client

from workforce.models import Account

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("frozen_today"),
    pytest.mark.xdist_group("demo"),
]

#: Of each person of the demo, the most questions of their home page, and of their own page.
MOST = {
    "nqsw": (28, 32),
    "worker": (15, 25),
    "supervisor": (33, 23),
    "service-manager": (31, 26),
    "mentor": (23, 28),
    "assessor": (23, 23),
    "psw": (30, 22),
    "qa": (14, 23),
    "admin": (10, 0),
}
#: The session, the account, the settings, and what the reader is to others.
MOST_OF_A_PAGE = 4


@pytest.mark.parametrize("who", MOST)
def test_the_first_pages_ask_no_more_than_they_did(demo, queries_of, who):
    account = Account.objects.select_related("worker").get(email=f"{who}@demo.example")
    client = Client()
    client.force_login(account)
    client.get("/privacy/")  # the session is saved with the first page
    home, own = MOST[who]
    asked = {"/": home, "/privacy/": MOST_OF_A_PAGE}
    if hasattr(account, "worker"):
        asked[account.worker.get_absolute_url()] = own
    found = {address: queries_of(client, address) for address in asked}
    assert {address: number for address, number in found.items() if number > asked[address]} == {}, found
