"""A deadlock that still happens is tried again, or told in words; never a bare error page."""

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.test import override_settings
from django.urls import path, reverse

from tests.factories import WorkerFactory
from tracker.urls import urlpatterns as product
from workforce.locking import AT_THIS_MOMENT, ChangedAtOnce
from workforce.rules.refusal import Refusal
from workforce.web.at_once import AGAIN

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

#: What the view meets each time that it runs; when the list is empty it answers.
ahead: list[Exception] = []
runs: list[dict[str, str]] = []


def meet(request):
    read = {name: file.read().decode() for name, file in request.FILES.items()}
    runs.append({**request.POST.dict(), **read})
    if ahead:
        raise ahead.pop(0)
    return HttpResponse("done")


urlpatterns = [path("meet/", meet, name="meet"), *product]


@pytest.fixture(autouse=True)
def nothing_ahead():
    ahead.clear()
    runs.clear()


@pytest.fixture
def client(sign_in):
    return sign_in(WorkerFactory())


def given_up(state: str = "40P01") -> OperationalError:
    """As Django raises it when PostgreSQL gives a transaction up."""
    error = OperationalError("deadlock detected")
    error.__cause__ = psycopg.errors.lookup(state)("deadlock detected")
    return error


@pytest.mark.parametrize("state", ["40P01", "40001"])
def test_what_the_database_gave_up_is_done_again(client, state):
    ahead[:] = [given_up(state), given_up(state)]
    page = client.post("/meet/", {"text": "A long thought"})
    assert (page.status_code, page.content) == (200, b"done")
    assert runs == [{"text": "A long thought"}] * 3


def test_who_is_concerned_changing_all_the_time_is_done_again_too(client):
    ahead[:] = [ChangedAtOnce()]
    assert client.post("/meet/", {"text": "x"}).content == b"done"


def test_a_file_is_read_from_its_start_again(client):
    ahead[:] = [given_up()]
    client.post("/meet/", {"file": SimpleUploadedFile("list.csv", b"a,b")})
    assert runs == [{"file": "a,b"}] * 2


def test_what_still_does_not_go_is_told_and_the_text_is_kept_to_be_sent_again(client):
    ahead[:] = [given_up() for _ in range(AGAIN + 1)]
    page = client.post("/meet/", {"text": "A long thought", "choice": "yes"})
    assert page.status_code == 409
    text = page.content.decode()
    assert AT_THIS_MOMENT in text
    assert '<p class="govuk-body tracker-prose tracker-conflict">A long thought</p>' in text
    assert '<textarea name="choice" hidden>' in text
    assert len(runs) == AGAIN + 1


def test_a_page_that_is_only_looked_at_says_so_without_a_form(client):
    ahead[:] = [given_up() for _ in range(AGAIN + 1)]
    page = client.get("/meet/")
    assert page.status_code == 409
    assert '<form method="post" novalidate>' not in page.content.decode()


def test_text_that_saves_itself_is_told_to_try_later(client):
    ahead[:] = [given_up() for _ in range(AGAIN + 1)]
    page = client.post("/meet/", {"text": "A long thought"}, headers={"X-Requested-With": "fetch"})
    assert (page.status_code, page.json()) == (503, {"problem": AT_THIS_MOMENT})


@pytest.mark.parametrize("error", [OperationalError("database is locked"), given_up("55P03")])
def test_what_waited_in_vain_is_told_at_once(client, error):
    ahead[:] = [error]
    assert client.post("/meet/", {"text": "A long thought"}).status_code == 409
    assert len(runs) == 1


def test_a_refusal_that_no_page_has_heard_is_told_in_its_words(client):
    ahead[:] = [Refusal("The room is taken.", "So is the other.")]
    page = client.post("/meet/", {"text": "A long thought"})
    assert page.status_code == 409
    assert "The room is taken." in page.content.decode()
    assert "So is the other." in page.content.decode()


def test_another_try_that_finds_nothing_answers_not_found(client):
    ahead[:] = [given_up(), Http404()]
    assert client.post("/meet/", {"text": "x"}).status_code == 404


def test_any_other_error_stays_one(client):
    ahead[:] = [ZeroDivisionError()]
    with pytest.raises(ZeroDivisionError):
        client.post("/meet/", {"text": "x"})


def test_without_the_middleware_it_would_be_an_error_page(client, settings):
    others = [each for each in settings.MIDDLEWARE if each != "workforce.web.at_once.AtOnceMiddleware"]
    ahead[:] = [given_up()]
    client.raise_request_exception = False
    with override_settings(MIDDLEWARE=others):
        client.handler.load_middleware()
        assert client.post("/meet/", {"text": "x"}).status_code == 500


def test_the_product_still_answers(client):
    assert client.get(reverse("tracker:home")).status_code == 200


def test_a_password_is_never_put_on_the_page_again(client):
    ahead[:] = [given_up() for _ in range(AGAIN + 1)]
    sent = {
        "text": "A long thought",
        "password": "correct horse",
        "oldpassword": "battery",
        "password1": "staple",
    }
    shown = client.post("/meet/", sent).content.decode()
    assert "A long thought" in shown
    assert not {"correct horse", "battery", "staple"} & {word for word in sent.values() if word in shown}
