"""CPD drafts are their author's alone."""

import pytest

from supervision.models import CpdDraft, SessionRecord
from tests.supervision.records.writing import a_session, supervisee_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
WORDS = {
    "title": "Hearing the child",
    "what": "Read on chronologies",
    "reflection": "x",
    "impact": "y",
    "peer": "",
}


@pytest.fixture
def session():
    session = a_session()
    SessionRecord.objects.create(session=session, learning="Chronologies", reflection="A pull to reassure")
    return session


def test_a_reflective_discussion_becomes_a_draft(session, sign_in):
    client = sign_in(supervisee_of(session))
    page = client.get("/supervision/cpd/new/", {"session": session.pk}).text
    for text in ("Chronologies", "A pull to reassure", "Dan Okafor"):
        assert text in page
    client.post(f"/supervision/cpd/new/?session={session.pk}", WORDS)
    draft = CpdDraft.objects.get()
    assert (draft.worker, draft.session) == (supervisee_of(session), session)
    text = client.get(f"/supervision/cpd/{draft.pk}/draft.txt").content.decode()
    assert text.startswith("Hearing the child\n\nWhat you did or learned\nRead on chronologies\n")


def test_nobody_else_reads_it_and_nobody_starts_from_somebody_elses_session(session, sign_in):
    sign_in(supervisee_of(session)).post("/supervision/cpd/new/", WORDS)
    draft = CpdDraft.objects.get()
    client = sign_in(session.supervisor)
    assert client.get(f"/supervision/cpd/{draft.pk}/").status_code == 404
    assert client.get(f"/supervision/cpd/{draft.pk}/draft.txt").status_code == 404
    assert "Hearing the child" not in client.get("/supervision/cpd/").text
    assert "Chronologies" not in client.get("/supervision/cpd/new/", {"session": session.pk}).text


def test_its_author_throws_it_away(session, sign_in):
    client = sign_in(supervisee_of(session))
    client.post("/supervision/cpd/new/", WORDS)
    client.post(f"/supervision/cpd/{CpdDraft.objects.get().pk}/", {"do": "remove"})
    assert not CpdDraft.objects.exists()


def test_what_looks_like_a_childs_name_is_asked_about_once(session, sign_in):
    client = sign_in(supervisee_of(session))
    named = {**WORDS, "what": "Heard from Kacper how it felt", "peer": "Zainab"}
    page = client.post("/supervision/cpd/new/", named).text
    assert "“Kacper” looks like a child’s name" in page
    assert "Zainab” looks" not in page
    assert not CpdDraft.objects.exists()
    client.post("/supervision/cpd/new/", {**named, "no_child": "on"})
    assert CpdDraft.objects.get().what == "Heard from Kacper how it felt"
