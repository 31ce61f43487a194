"""An administrator before the import pages, with small staff lists."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import AccountFactory
from tests.tracker.setup.test_hard_kinds import DAY, HEADINGS
from workforce.imports.services import import_file
from workforce.models import ImportRun

UPLOAD = reverse("workforce:import_upload", args=["workforce"])
KEPT = reverse("workforce:remembered_answers", args=["workforce"])


class Desk:
    def __init__(self, client, csv_of):
        self.client, self.csv_of = client, csv_of

    def upload(self, *rows):
        self.client.post(UPLOAD, {"file": SimpleUploadedFile("hr.csv", self.csv_of([HEADINGS, *rows]))})
        self.run = ImportRun.objects.latest("pk")
        return self.page()

    def page(self):
        address = reverse("workforce:import_run", args=[self.run.pk])
        return " ".join(self.client.get(address).content.decode().split())

    def answer(self, **said):
        data = {name.replace("_", "-"): value for name, value in said.items()}
        address = reverse("workforce:import_answers", args=[self.run.pk])
        page = " ".join(self.client.post(address, data, follow=True).content.decode().split())
        self.run.refresh_from_db()
        return page

    def apply(self):
        self.client.post(reverse("workforce:import_run", args=[self.run.pk]))
        self.run.refresh_from_db()
        return self.run.changes.get("counts")

    def open(self):
        return self.run.changes["open"]

    def kept(self):
        return " ".join(self.client.get(KEPT).content.decode().split())

    def ask_again(self, key):
        address = reverse("workforce:answer_forget", args=["workforce"])
        return self.client.post(address, {"key": key}, follow=True).content.decode()


@pytest.fixture
def desk(sign_in, csv_of):
    return Desk(sign_in(AccountFactory(role="admin")), csv_of)


@pytest.fixture
def bring_in(csv_of):
    """Import these rows; answers what came of it."""

    def _bring_in(*rows, on=DAY, answers=None):
        return import_file(
            kind="workforce",
            content=csv_of([HEADINGS, *rows]),
            file_name="hr.csv",
            on=on,
            by=None,
            at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC),
            answers=answers,
        )

    return _bring_in
