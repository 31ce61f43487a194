"""The page on which the last import is undone."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory
from tests.tracker.setup.test_establishment_writing import FIRST, list_of  # noqa: F401 - a fixture
from tests.tracker.setup.test_undo import bring_in
from workforce.models import Worker

pytestmark = pytest.mark.django_db


def test_the_page_says_what_would_be_undone_and_does_it(list_of, sign_in):  # noqa: F811
    run = bring_in(list_of(FIRST))
    client = sign_in(AccountFactory(role="admin"))
    address = reverse("workforce:import_undo", args=[run.pk])
    assert address in client.get(reverse("workforce:import_run", args=[run.pk])).content.decode()
    assert "workers added" in client.get(address).content.decode()
    run.changes = {**run.changes, "counts": {"workers added": 1}}
    run.save(update_fields=["changes"])
    assert "1 worker added<" in client.get(address).content.decode()
    answer = client.post(address, follow=True).content.decode()
    assert "Everything is as it was before" in answer
    assert address not in answer
    assert not Worker.objects.exists()


def test_the_page_says_why_an_import_stays(list_of, sign_in):  # noqa: F811
    run = bring_in(list_of(FIRST))
    Worker.objects.filter(staff_number="1").update(job_title="x")
    client = sign_in(AccountFactory(role="admin"))
    answer = client.post(reverse("workforce:import_undo", args=[run.pk])).content.decode()
    assert "something stands on it" in answer
    assert Worker.objects.exists()
