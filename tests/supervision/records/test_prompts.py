"""Prompts stand beside their box, are edited by the principal social worker, and force nothing."""

import pytest
from django.urls import reverse

from supervision.models import Prompt
from supervision.records.services.prompts import install_prompts
from supervision.records.usual_prompts import PROMPTS
from tests.factories import AccountFactory
from tests.supervision.records.writing import a_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def test_the_suggested_ones_come_once_and_edits_stay():
    install_prompts()
    Prompt.objects.exclude(pk=Prompt.objects.first().pk).delete()
    install_prompts()
    assert Prompt.objects.count() == 1
    assert len(PROMPTS) == len({(box, text) for box, _, text in PROMPTS})


def test_a_shown_prompt_stands_in_the_record_and_a_hidden_one_does_not(sign_in):
    session = a_session()
    Prompt.objects.create(box="workload", theme="Management", text="What waits longest?")
    Prompt.objects.create(box="workload", theme="Management", text="Not any more?", is_shown=False)
    page = sign_in(session.supervisor).get(reverse("supervision:record", args=[session.pk])).text
    assert "What waits longest?" in page
    assert "Not any more?" not in page


def test_the_principal_social_worker_adds_changes_and_removes(sign_in):
    client = sign_in(AccountFactory(role="psw"))
    form = {
        "box": "risks",
        "theme": "Neglect",
        "text": "What is the harm?",
        "position": "1",
        "is_shown": "on",
    }
    client.post("/supervision/prompts/new/", form)
    prompt = Prompt.objects.get()
    address = f"/supervision/prompts/{prompt.pk}/"
    client.post(address, {**form, "theme": "Risk"})
    prompt.refresh_from_db()
    assert prompt.theme == "Risk"
    page = client.post("/supervision/prompts/new/", form)
    assert "This question is already beside that box." in page.text
    client.post(address, {"do": "remove"})
    assert not Prompt.objects.exists()
