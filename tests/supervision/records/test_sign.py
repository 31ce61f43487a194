"""Both parties sign the same text; afterwards only addenda."""

import pytest
from django.urls import reverse

from supervision.models import (
    ActionReview,
    Addendum,
    Agreement,
    PersonalNote,
    Session,
    SessionRecord,
    Signature,
    SignedText,
    Slot,
)
from supervision.records.document import record_document, text_hash
from supervision.records.services.signing import NotReadyToSign, answer_record, sign_off
from tests.factories import ActionFactory, AgreementFactory, CaseDiscussionFactory, WorkerFactory
from tests.sealed import write
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.models import Event, Worker
from workforce.rules.refusal import ChangedSince

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def session():
    session = a_session()
    worker = supervisee_of(session)
    SessionRecord.objects.create(session=session, workload="Eleven cases", jottings="Ask HR", version=1)
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="Tired")
    CaseDiscussionFactory(
        session=session, supervisee=worker, case_reference="P77", decision="Close", rationale="Safe"
    )
    return session


def sign(session: Session, sign_in) -> None:
    url = reverse("supervision:sign", args=[session.pk])
    client = sign_in(session.supervisor)
    client.post(
        url, {"hash": [text_hash(record_document(session=session, supervisee=supervisee_of(session)))]}
    )
    session.refresh_from_db()


def test_the_page_shows_the_text_and_its_hash(session, sign_in):
    page = sign_in(session.supervisor).get(reverse("supervision:sign", args=[session.pk])).text
    assert text_hash(record_document(session=session, supervisee=supervisee_of(session))) in page
    assert "Eleven cases" in page
    assert "Ask HR" not in page


def test_signing_fixes_the_text_deletes_the_jottings_and_locks(session, sign_in):
    sign(session, sign_in)
    text = SignedText.objects.get()
    assert session.status == "signed"
    assert text.content["case_part"]["workload"] == "Eleven cases"
    assert text.content["personal_part"] == {"wellbeing": "Tired"}
    assert text_hash(text.content) == text.content_hash
    assert Signature.objects.get().content_hash == text.content_hash
    assert SessionRecord.objects.get().jottings == ""
    assert Event.objects.get(verb="record signed").details["hashes"] == [text.content_hash]


def test_signing_twice_has_one_effect(session, sign_in):
    sign(session, sign_in)
    page = sign_in(session.supervisor).post(reverse("supervision:sign", args=[session.pk]), {"hash": ["x"]})
    assert page.url == reverse("supervision:session", args=[session.pk])
    assert Signature.objects.count() == 1


def test_an_edit_after_the_page_was_opened_is_not_signed_unseen(session):
    seen = text_hash(record_document(session=session, supervisee=supervisee_of(session)))
    write(SessionRecord.objects.all(), workload="Eighteen cases")
    with pytest.raises(ChangedSince):
        sign_off(session=session, by=session.supervisor.account, at=AT, hashes=[seen])
    assert not SignedText.objects.exists()


def test_a_decision_without_rationale_cannot_be_signed(session):
    write(session.discussions, rationale=" ")
    with pytest.raises(NotReadyToSign, match="P77: the decision needs its rationale"):
        sign_off(session=session, by=session.supervisor.account, at=AT)


def test_a_session_not_held_cannot_be_signed():
    session = a_session(status="booked")
    with pytest.raises(NotReadyToSign):
        sign_off(session=session, by=session.supervisor.account, at=AT)


def test_actions_left_open_are_carried_forward_by_signing(session):
    worker = supervisee_of(session)
    left = ActionFactory(supervisee=worker, what="Ring the school")
    sign_off(session=session, by=session.supervisor.account, at=AT)
    assert ActionReview.objects.get().action == left
    (review,) = SignedText.objects.get().content["case_part"]["reviews"]
    assert (review["became"], review["times_carried"]) == ("Carried forward", 1)


@pytest.mark.parametrize(
    ("response", "comment", "said"),
    [
        ("agreed", "", "Agreed"),
        ("agreed_with_comments", "The date was Tuesday", "Agreed with comments"),
        ("disagreed", "I did not say that", "Disagreed"),
    ],
)
def test_the_supervisee_answers_under_the_same_hash(session, sign_in, response, comment, said):
    sign(session, sign_in)
    worker = supervisee_of(session)
    url = reverse("supervision:agree", args=[session.pk])
    sign_in(worker).post(url, {"response": response, "comment": comment})
    session.refresh_from_db()
    signature = Signature.objects.get(worker=worker)
    assert session.status == ("disagreed" if response == "disagreed" else "agreed")
    assert signature.get_response_display() == said
    assert signature.content_hash == SignedText.objects.get().content_hash
    manager = session.supervisor.line_manager if response == "disagreed" else None
    assert signature.referred_to == manager


def test_disagreeing_needs_words_and_they_are_kept(session, sign_in):
    sign(session, sign_in)
    client = sign_in(supervisee_of(session))
    page = client.post(reverse("supervision:agree", args=[session.pk]), {"response": "disagreed"})
    assert "Enter what you want to add or disagree with" in page.text
    assert Signature.objects.count() == 1


def test_answering_twice_has_one_effect(session, sign_in):
    sign(session, sign_in)
    client = sign_in(supervisee_of(session))
    for response in ("agreed", "disagreed"):
        comment = "x" if response == "disagreed" else ""
        client.post(
            reverse("supervision:agree", args=[session.pk]), {"response": response, "comment": comment}
        )
    assert Signature.objects.filter(worker=supervisee_of(session)).get().response == "agreed"


def test_another_answer_from_a_page_left_open_is_said_not_to_count(session, sign_in):
    sign(session, sign_in)
    client, url = sign_in(supervisee_of(session)), reverse("supervision:agree", args=[session.pk])
    client.post(url, {"response": "agreed"}, follow=True)
    words = "You have already answered this record: agreed. That answer stands."
    assert words in client.post(url, {"response": "disagreed", "comment": "x"}, follow=True).text
    assert words not in client.post(url, {"response": "agreed"}, follow=True).text
    assert words not in client.get(url, follow=True).text


def test_agreeing_with_a_comment_typed_asks_what_is_meant(session, sign_in):
    sign(session, sign_in)
    client = sign_in(supervisee_of(session))
    url = reverse("supervision:agree", args=[session.pk])
    page = client.post(url, {"response": "agreed", "comment": "The date was Tuesday"}).text
    assert "Select “I agree, with this comment” or “I disagree”" in page
    assert "The date was Tuesday</textarea>" in page
    assert Signature.objects.count() == 1


def test_nobody_answers_for_somebody_else(session, sign_in):
    sign(session, sign_in)
    url = reverse("supervision:agree", args=[session.pk])
    assert sign_in(session.supervisor).post(url, {"response": "agreed"}).status_code == 404
    assert sign_in(WorkerFactory()).post(url, {"response": "agreed"}).status_code == 404
    assert Signature.objects.count() == 1


def test_an_addendum_stands_under_the_text_with_author_and_time(session, sign_in):
    sign(session, sign_in)
    text = SignedText.objects.get()
    client = sign_in(supervisee_of(session))
    client.post(reverse("supervision:addendum", args=[text.pk]), {"body": "The visit was on Tuesday"})
    added = Addendum.objects.get()
    assert (added.author, added.added_at.isoformat()) == (
        supervisee_of(session),
        "2026-11-19T10:00:00+00:00",
    )
    page = client.get(reverse("supervision:session", args=[session.pk])).text
    assert "The visit was on Tuesday" in page
    assert text.content_hash in page


def test_a_personal_addendum_is_not_for_readers_of_the_case_part(session, sign_in):
    sign(session, sign_in)
    director = WorkerFactory(org_role=1)
    manager = session.supervisor.line_manager
    manager.line_manager = director
    manager.save()
    url = reverse("supervision:addendum", args=[SignedText.objects.get().pk])
    sign_in(supervisee_of(session)).post(url, {"body": "Between us", "is_personal": "on"})
    page = reverse("supervision:session", args=[session.pk])
    assert "Between us" in sign_in(session.supervisor).get(page).text
    assert "Between us" in sign_in(manager).get(page).text
    assert "Between us" not in sign_in(director).get(page).text


def test_signing_asks_for_the_password_again_where_the_setting_says_so(session, sign_in, settings):
    settings.REAUTHENTICATE_BEFORE_SIGNING = True
    page = sign_in(session.supervisor).get(reverse("supervision:sign", args=[session.pk]))
    assert page.status_code == 302
    assert page.url.startswith(reverse("account_reauthenticate"))


def test_each_of_a_group_signs_their_own_text_and_the_last_answer_agrees_the_record(session):
    other = WorkerFactory()
    session.attendances.create(supervisee=other, held_on=session.held_on)
    PersonalNote.objects.create(session=session, supervisee=other, wellbeing="Glad to be here")
    texts = sign_off(session=session, by=session.supervisor.account, at=AT)
    assert [text.content["personal_part"]["wellbeing"] for text in texts] == ["Tired", "Glad to be here"]
    for text, status in zip(texts, ("signed", "agreed"), strict=True):
        answer_record(text=text, by=text.supervisee.account, response="agreed", comment="", at=AT)
        session.refresh_from_db()
        assert session.status == status
    assert not Slot.objects.exists()


def test_a_released_personal_part_is_read_by_the_line_above_until_it_is_taken_back(session, sign_in):
    director = WorkerFactory(org_role=1)
    manager = session.supervisor.line_manager
    manager.line_manager = director
    manager.save()
    page, release = (reverse(f"supervision:{name}", args=[session.pk]) for name in ("session", "release"))
    sign_off(session=session, by=session.supervisor.account, at=AT)
    for released in (True, False):
        sign_in(supervisee_of(session)).post(release)
        assert ("Tired" in sign_in(director).get(page).text) == released
    assert sign_in(session.supervisor).post(release).status_code == 404


def test_the_page_shows_a_group_each_ones_own_earlier_actions(sign_in):
    session = a_session(kind="group")
    other = WorkerFactory()
    AgreementFactory(supervisee=other, supervisor=session.supervisor)
    session.attendances.create(supervisee=other, held_on=session.held_on)
    for worker, what in ((supervisee_of(session), "Ask the school"), (other, "Ring the nursery")):
        ActionFactory(supervisee=worker, what=what)
    SessionRecord.objects.create(session=session, workload="Shared words", version=1)
    page = sign_in(session.supervisor).get(reverse("supervision:sign", args=[session.pk])).text
    assert (page.count("Ask the school"), page.count("Ring the nursery")) == (1, 1)
    assert page.count("Shared words") == 1


def test_who_handed_the_person_over_before_signing_is_led_home(session, sign_in):
    worker, to = supervisee_of(session), WorkerFactory()
    Agreement.objects.filter(supervisee=worker).update(supervisor=to)
    Worker.objects.filter(pk=worker.pk).update(line_manager=to)
    client, url = sign_in(session.supervisor), reverse("supervision:sign", args=[session.pk])
    text = record_document(session=session, supervisee=worker)
    page = client.post(url, {"hash": [text_hash(text)]}, follow=True)
    assert (page.status_code, page.request["PATH_INFO"]) == (200, "/")
    assert "can now read it and agree" in page.text
    assert client.get(url, follow=True).request["PATH_INFO"] == "/"
