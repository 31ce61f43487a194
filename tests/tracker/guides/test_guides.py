"""The guides: each opens, each picture is there, and is taken by the command."""

import pytest
from django.conf import settings
from django.urls import reverse

from tests.browser import screenshots
from tests.factories import AccountFactory
from tracker.guides.guides import GUIDES

PICTURES = {task.picture for guide in GUIDES for task in guide.tasks if task.picture}


def test_each_picture_is_there_and_is_one_that_the_command_takes():
    folder = settings.ROOT / "docs" / "screenshots"
    assert {name for name in PICTURES if not (folder / f"{name}.png").exists()} == set()
    taken = {name for name, *_ in screenshots.PICTURES} | {"record"}
    assert taken >= PICTURES


def test_each_guide_has_a_picture():
    assert [guide.key for guide in GUIDES if not any(task.picture for task in guide.tasks)] == []


def test_each_picture_says_what_it_shows():
    assert [
        task.title for guide in GUIDES for task in guide.tasks if bool(task.picture) != bool(task.shows)
    ] == []


@pytest.mark.django_db
def test_each_guide_opens_and_no_other(sign_in):
    client = sign_in(AccountFactory())
    for guide in GUIDES:
        page = client.get(reverse("tracker:guide", args=[guide.key])).content.decode()
        assert all(task.title in page for task in guide.tasks)
        assert guide.title in client.get(reverse("tracker:guides")).content.decode()
    assert client.get(reverse("tracker:guide", args=["nobody"])).status_code == 404
