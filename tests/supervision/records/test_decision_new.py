"""A decision between sessions: two boxes, on the file, at the next session."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from supervision.models import Decision
from tests.factories import AllocationFactory, WorkerFactory
from tests.sealed import in_clear
from tests.supervision.records.writing import a_session, supervisee_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
WORDS = {"decision": "Visit today", "rationale": "The school rang twice", "case_reference": "P1"}


@pytest.fixture
def session():
    session = a_session()
    AllocationFactory(worker=supervisee_of(session), case_reference="P1")
    return session


def record(session, client, words=WORDS):
    return client.post(reverse("supervision:decision_new", args=[supervisee_of(session).pk]), words)


def test_it_is_on_the_file_and_beside_the_next_record(session, sign_in):
    client = sign_in(session.supervisor)
    record(session, client)
    record(session, client)
    assert Decision.objects.count() == 1
    file = client.get(reverse("supervision:file", args=[supervisee_of(session).pk])).text
    assert "Visit today" in file
    assert "The school rang twice" in file
    assert "Visit today" in client.get(reverse("supervision:record", args=[session.pk])).text


def test_why_is_needed(session, sign_in):
    page = record(session, sign_in(session.supervisor), {**WORDS, "rationale": ""})
    assert "Enter a reason" in page.text
    assert not Decision.objects.exists()


def test_only_the_supervisor_decides(session, sign_in):
    assert record(session, sign_in(WorkerFactory())).status_code == 404
    assert record(session, sign_in(supervisee_of(session))).status_code == 404


def test_it_never_changes(session, sign_in):
    record(session, sign_in(session.supervisor))
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Decision.objects.update(decision=in_clear("x"))
