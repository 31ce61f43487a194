"""Access requests: who records and answers them, who is told, what the trail says, and the pages."""

import zipfile
from io import BytesIO

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from workforce.audit_trail.verbs import Verb
from workforce.models import AccessRequest, Event
from workforce.privacy.access_requests import export, record_request
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def officer():
    return AccountFactory(role="ig")


@pytest.fixture
def worker():
    return WorkerFactory(given_name="Amina", family_name="Ahmed")


def a_request(worker, today, **facts) -> AccessRequest:
    return AccessRequest(
        worker=worker, received_on=today, **{"case_number": "IG-2026-031", "is_told": True, **facts}
    )


@pytest.fixture
def recorded(officer, worker, today, mail_at_once) -> AccessRequest:
    return record_request(request=a_request(worker, today), by=officer, at=timezone.now())


def test_the_person_is_told_and_the_trail_says_so(recorded, officer, worker):
    (told,) = mail.outbox
    assert told.to == [worker.account.email]
    assert "IG-2026-031" in told.body
    event = Event.objects.get(verb=Verb.ACCESS_REQUEST_RECORDED)
    assert (event.actor, event.worker) == (officer, worker)
    assert event.details == {"case_number": "IG-2026-031", "is_told": True}


def test_or_is_not_told_for_a_reason(officer, worker, today, mail_at_once):
    request = a_request(worker, today, is_told=False, why_not_told="Told by letter")
    record_request(request=request, by=officer, at=timezone.now())
    assert mail.outbox == []
    assert Event.objects.get(verb=Verb.ACCESS_REQUEST_RECORDED).details["is_told"] is False


@pytest.mark.parametrize("has_colleague", [True, False])
def test_then_another_officer_is_told_or_without_any_an_administrator(
    officer, worker, today, mail_at_once, has_colleague
):
    administrator = AccountFactory(role="admin")
    colleagues = [AccountFactory(role="ig") for _ in range(2 * has_colleague)]
    AccountFactory(role="ig", is_active=False)
    request = a_request(worker, today, is_told=False, why_not_told="The police ask")
    record_request(request=request, by=officer, at=timezone.now())
    assert [one.to for one in mail.outbox] == [[one.email] for one in colleagues or [administrator]]
    for one in mail.outbox:
        assert f"{officer.email} recorded a request" in one.body
        assert "about Amina Ahmed, with the case number IG-2026-031" in one.body
        assert "The police ask" not in one.body


def test_nobody_can_be_told_who_has_no_account(officer, today):
    with pytest.raises(Refusal, match="no account"):
        record_request(request=a_request(WorkerFactory(account=None), today), by=officer, at=timezone.now())


@pytest.mark.parametrize("role", ["", "psw", "qa", "admin"])
def test_no_other_role_records_or_answers_one(recorded, worker, today, role):
    by = AccountFactory(role=role)
    with pytest.raises(Refusal, match="information governance"):
        record_request(request=a_request(worker, today), by=by, at=timezone.now())
    with pytest.raises(Refusal, match="information governance"):
        export(request=recorded, held=[], by=by)


def test_the_file_is_on_the_trail_and_counts_as_a_reading(sign_in, recorded, officer, worker):
    answer = sign_in(officer).get(reverse("workforce:access_request_file", args=[recorded.pk]))
    with zipfile.ZipFile(BytesIO(answer.content)) as file:
        assert set(file.namelist()) >= {"what-is-held.html", "data.json"}
        assert "Amina Ahmed" in file.read("what-is-held.html").decode()
    for verb in (Verb.ACCESS_REQUEST_EXPORTED, Verb.NOTES_READ):
        event = Event.objects.get(verb=verb)
        assert (event.actor, event.worker) == (officer, worker)
        assert event.details == {"case_number": "IG-2026-031"}


def test_the_officer_is_asked_again_before_the_file(sign_in, recorded, officer, settings):
    settings.REAUTHENTICATE_BEFORE_EXPORT = True
    answer = sign_in(officer).get(reverse("workforce:access_request_file", args=[recorded.pk]))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert not Event.objects.filter(verb=Verb.ACCESS_REQUEST_EXPORTED).exists()


def test_an_officer_records_and_opens_one_on_pages(sign_in, officer, worker):
    client = sign_in(officer)
    assert "No requests" in client.get(reverse("workforce:access_requests")).content.decode()
    sent = {
        "worker": worker.pk,
        "case_number": "IG-7",
        "received_on_0": "",
        "received_on_day": "18",
        "received_on_month": "11",
        "received_on_year": "2026",
        "is_told": "no",
    }
    page = client.post(reverse("workforce:access_request_new"), sent).content.decode()
    assert "Enter why the person is not told" in page
    sent |= {"why_not_told": "Told by letter"}
    page = client.post(reverse("workforce:access_request_new"), sent, follow=True).content.decode()
    assert "The request is recorded" in page
    assert "Told by letter" in page
    request = AccessRequest.objects.get()
    client.get(reverse("workforce:access_request_file", args=[request.pk]))
    page = client.get(reverse("workforce:access_request", args=[request.pk])).content.decode()
    assert officer.email in page
    assert "IG-7" in client.get(reverse("workforce:access_requests")).content.decode()
