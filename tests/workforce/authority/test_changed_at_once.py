"""Two administrators change one setting at once: one is kept, the other is told in words."""

import html
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from tests.factories import AccountFactory
from workforce.authority.services import change_settings, newest_change
from workforce.authority_settings import authority_settings
from workforce.models import SettingRevision
from workforce.rules.authority import Setting
from workforce.rules.refusal import Refusal

PAGE = reverse("workforce:authority_group", args=["name"])
NAME = Setting.AUTHORITY_NAME


def change(value, shown, today):
    facts = {"from_on": today, "reason": "New name", "by": None, "on": today}
    return change_settings(changes={NAME: value}, shown=shown, **facts)


@pytest.mark.django_db
def test_the_second_is_told_and_can_replace(sign_in):
    one, other = (sign_in(AccountFactory(role="admin")) for _ in range(2))
    page = html.unescape(one.get(PAGE).content.decode())
    boxes = dict(re.findall(r'<input type="\w+" name="(\w+)" value="([^"]*)"', page))
    boxes = {name: value for name, value in boxes.items() if name not in ("q", "csrfmiddlewaretoken")}
    other.post(PAGE, boxes | {"authority_name": "Westshire", "reason": "x"})
    told = one.post(PAGE, boxes | {"authority_name": "Eastshire", "reason": "y"}).content.decode()
    assert "Someone else has changed these settings since you opened this page" in told
    assert authority_settings().authority_name == "Westshire"
    again = re.search(r'name="shown" value="(\d+)"', told)[1]
    assert (
        one.post(PAGE, boxes | {"authority_name": "Eastshire", "reason": "y", "shown": again}).status_code
        == 302
    )
    assert authority_settings().authority_name == "Eastshire"


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="Two writers at once are PostgreSQL's alone.")
def test_of_eight_at_once_one_is_kept_and_seven_are_told(today):
    shown, barrier = newest_change([NAME]), Barrier(8)

    def at_once(number):
        barrier.wait()
        try:
            return change(f"Shire {number}", shown, today)
        except Refusal as refusal:
            return refusal.messages[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        came_to = list(pool.map(at_once, range(8)))
    assert came_to.count(1) == 1
    assert sum("Someone else" in str(one) for one in came_to) == 7
    assert SettingRevision.objects.filter(setting="authority_name").count() == 1
