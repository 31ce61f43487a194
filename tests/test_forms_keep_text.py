"""Every form in which something is typed says whose it is: nothing is lost where a sign-in has ended."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests.factories import AccountFactory, WorkerFactory

FORM = re.compile(r'<form[^>]*method="post".*?</form>', re.S)
TYPED = re.compile(r'textarea|as_field_group|include "django/forms|type="text"')
#: Before a sign-in, or with a file alone, which no session keeps; what is checked once more came from a form
#: that says it; and the page that sends again what was kept.
APART = {
    "workforce/web/unavailable.html", "workforce/imports/import_upload.html",
    "workforce/caseloads/published_import.html", "tracker/census/import.html", "tracker/census/upload.html",
    "supervision/booking/slots_check.html", "supervision/booking/series_check.html",
}  # fmt: skip


def templates():
    folder = Path(settings.ROOT) / "templates"
    for floor in ("workforce", "supervision", "nqsw", "tracker"):
        for path in sorted((folder / floor).rglob("*.html")):
            yield str(path.relative_to(folder)), path.read_text()


def test_every_form_with_something_to_type_says_whose_it_is():
    silent = {
        name
        for name, text in templates()
        for form in FORM.findall(text)
        if TYPED.search(form) and "typed_by" not in form
    }
    assert silent - APART == set()


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.partition("<main")[2]))


@pytest.mark.django_db
@pytest.mark.parametrize("is_the_writer", [True, False])
def test_a_reason_that_was_sent_too_late_waits_for_its_writer_alone(client, is_the_writer):
    officer, whose = AccountFactory(role="ig"), WorkerFactory()
    client.force_login(officer)
    address = reverse("workforce:retention_hold_new")
    form = hidden(client.get(address).text) | {"worker": whose.pk, "reason": "An inquiry has begun"}
    client.logout()
    assert client.post(address, form).status_code == HTTPStatus.FOUND
    assert "An inquiry has begun" not in str(dict(client.session))
    client.force_login(officer if is_the_writer else AccountFactory(role="ig"))
    assert ("An inquiry has begun" in client.get(address).text) is is_the_writer
