"""Asking a colleague for their part of a milestone, and the colleague's answer."""

from datetime import UTC, date, datetime

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.services.endings import withdraw
from nqsw.milestones.services.milestones import mark_done
from nqsw.models import Feedback, MilestoneRequest
from nqsw.requests.permissions import requests_answered
from nqsw.requests.services import (
    CannotAsk,
    answer_request,
    ask_colleague,
    undo_answer,
    withdraw_request,
)
from tests.factories import AccountFactory, WorkerFactory
from tests.nqsw.enrolments.promised import days
from workforce.models import Event
from workforce.web.tags import day
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
CANARY = "canary-answer-6613"


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture
def people(people):
    return {**people, "colleague": WorkerFactory(job_title="Health visitor")}


def milestone(people, title="First direct observation"):
    return people["enrolment"].milestones.get(title=title)


def ask(people, title="First direct observation", asked="colleague"):
    return ask_colleague(
        milestone=milestone(people, title), asked=people[asked], by=people["nqsw"].account, on=TODAY
    )


def answer(request, by, **facts):
    usual = {"done_on": TODAY, "place": "Home visit", "text": CANARY, "on": TODAY}
    answer_request(request=request, by=by, **{**usual, **facts})


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("nqsw", 302),
        ("assessor", 302),
        ("manager", 302),
        ("psw", 302),
        ("mentor", 403),
        ("colleague", 404),
    ],
)
def test_who_asks(sign_in, people, who, status):
    address = f"{milestone(people).get_absolute_url()}ask/"
    assert sign_in(people[who]).post(address, {"asked": people["colleague"].pk}).status_code == status
    assert MilestoneRequest.objects.exists() is (status == 302)


def test_whoever_is_asked_finds_it_at_home_and_answers_it_on_a_page_of_their_own(sign_in, people):
    request = ask(people)
    client = sign_in(people["colleague"])
    assertContains(client.get("/"), f"Observe: {people['nqsw']}")
    page = client.get(request.get_absolute_url())
    assertContains(page, "When did you observe?")
    facts = {**days("done_on", TODAY), "place": "Home visit", "text": CANARY}
    assertContains(client.post(request.get_absolute_url(), facts, follow=True), "Your answer is recorded.")
    done = milestone(people)
    assert (done.done_on, done.done_by, done.place, done.note) == (
        TODAY,
        people["colleague"],
        "Home visit",
        CANARY,
    )
    assertNotContains(client.get("/"), "Observe:")
    assertContains(client.get(request.get_absolute_url()), CANARY)
    assert not any(CANARY in str(event.details) for event in Event.objects.all())


def test_an_answer_opens_nothing_else_of_the_year(sign_in, people):
    ask(people)
    client = sign_in(people["colleague"])
    for address in (
        people["enrolment"].get_absolute_url(),
        milestone(people).get_absolute_url(),
        f"/nqsw/enrolments/{people['enrolment'].pk}/feedback/",
    ):
        assert client.get(address).status_code == 404


def test_feedback_is_kept_under_the_job_title_and_reaches_its_milestone(people):
    answer(ask(people, "First feedback from professionals"), people["colleague"].account)
    said = Feedback.objects.get()
    assert (said.source, said.relationship, said.said) == ("professional_feedback", "Health visitor", CANARY)
    assert milestone(people, "First feedback from professionals").done_on == TODAY


@pytest.mark.parametrize("who", ["stranger", "nqsw", "psw", "assessor"])
def test_nobody_answers_for_another(sign_in, people, who):
    request = ask(people)
    client = sign_in(people[who])
    assert client.post(request.get_absolute_url(), {"text": CANARY}).status_code == 404


def test_an_answer_without_its_evidence_is_asked_for(sign_in, people):
    request = ask(people)
    page = sign_in(people["colleague"]).post(request.get_absolute_url(), days("done_on", TODAY))
    assertContains(page, "Enter where it was")
    assertContains(page, "Enter what you saw")
    assert milestone(people).done_on is None


def test_asked_twice_there_is_one_request(people):
    assert ask(people) == ask(people)
    assert MilestoneRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("First direct observation", "nqsw"),
        ("Self-assessment at the start", "colleague"),
        ("First feedback from people with lived experience", "colleague"),
        ("Outcome", "colleague"),
    ],
)
def test_what_cannot_be_asked(people, title, asked):
    with pytest.raises(CannotAsk):
        ask(people, title, asked)


def test_someone_who_has_left_is_not_asked(people):
    people["colleague"].left_on = date(2026, 11, 18)
    people["colleague"].save()
    with pytest.raises(CannotAsk, match="does not work here"):
        ask(people)


def test_a_request_withdrawn_or_overtaken_is_not_answered(people):
    request = ask(people)
    withdraw_request(request=request, by=None, on=TODAY)
    with pytest.raises(CannotAsk, match="answered or withdrawn"):
        answer(request, people["colleague"].account)
    other = ask(people)
    withdraw(enrolment=people["enrolment"], on=TODAY, by=None)
    with pytest.raises(CannotAsk, match="answered or withdrawn"):
        answer(other, people["colleague"].account)


def test_the_milestone_says_who_is_asked_and_takes_it_back(sign_in, people):
    request, address = ask(people), milestone(people).get_absolute_url()
    client = sign_in(people["nqsw"])
    assertContains(client.get(address), "No answer yet")
    assertContains(client.get(address), f"Asked on {day(TODAY)} by {people['nqsw']}")
    assert sign_in(people["mentor"]).post(f"/nqsw/requests/{request.pk}/withdraw/").status_code == 403
    assertRedirects(sign_in(people["nqsw"]).post(f"/nqsw/requests/{request.pk}/withdraw/"), address)
    assertNotContains(client.get(address), "No answer yet")
    page = sign_in(people["nqsw"]).post(f"/nqsw/requests/{request.pk}/withdraw/", follow=True)
    assertContains(page, "This has been answered or withdrawn since.")


FEEDBACK = "First feedback from professionals"


@pytest.mark.parametrize(
    ("who", "reads"),
    [("nqsw", True), ("assessor", True), ("manager", True), ("psw", True), ("mentor", False)],
)
def test_feedback_that_was_answered_stands_on_the_milestone_for_those_who_read_it(
    sign_in, people, who, reads
):
    answer(ask(people, FEEDBACK), people["colleague"].account)
    page = sign_in(people[who]).get(milestone(people, FEEDBACK).get_absolute_url())
    for words in ("Answered", f"Asked on {day(TODAY)}", str(people["colleague"]), CANARY):
        assert (words in page.text) is reads, words


def test_an_observation_that_was_answered_says_where_its_answer_stands(sign_in, people):
    answer(ask(people), people["colleague"].account)
    client, address = sign_in(people["assessor"]), milestone(people).get_absolute_url()
    page = client.get(address)
    assertContains(page, "The answer is the evidence on this page.")
    assertContains(page, CANARY)
    facts = {"done_by": people["assessor"], "place": "Core group", "note": "Seen anew"}
    mark_done(milestone=milestone(people), done_on=TODAY, by=people["assessor"].account, on=TODAY, **facts)
    assertContains(client.get(address), "This milestone was recorded again after the answer.")


def test_whoever_did_not_answer_in_time_is_told_apart(sign_in, people):
    ask(people)
    ask(people, asked="mentor")
    answer(MilestoneRequest.objects.get(asked=people["colleague"]), people["colleague"].account)
    page = sign_in(people["nqsw"]).get(milestone(people).get_absolute_url())
    assertContains(page, "Not answered")
    assertNotContains(page, "No answer yet")


@pytest.mark.parametrize("title", ["First direct observation", FEEDBACK])
def test_who_answered_undoes_it_and_is_asked_again(sign_in, people, title):
    request = ask(people, title)
    answer(request, people["colleague"].account)
    client = sign_in(people["colleague"])
    assertContains(client.get(request.get_absolute_url()), "Undo this answer")
    for _ in range(2):
        page = client.post(f"{request.get_absolute_url()}undo/", follow=True)
        assertContains(page, "you can answer again")
    open_again = milestone(people, title)
    assert (open_again.done_on, open_again.done_by, open_again.note, open_again.place) == (None, None, "", "")
    assert not Feedback.objects.exists()
    assert Event.objects.filter(verb="milestone request to answer again").count() == 1
    assertContains(client.get("/"), request.get_absolute_url())


def test_who_answered_sees_their_answers_and_no_others_and_no_open_request(people):
    mine, others = ask(people), ask(people, "First feedback from professionals", asked="mentor")
    reader, qa = Viewer(people["colleague"].account, on=TODAY), Viewer(AccountFactory(role="qa"), on=TODAY)
    assert list(requests_answered(reader)) == []
    answer(mine, people["colleague"].account)
    answer(others, people["mentor"].account)
    assert list(requests_answered(reader)) == [mine]
    assert list(requests_answered(qa)) == []


@pytest.mark.parametrize("who", ["nqsw", "assessor", "psw"])
def test_only_who_answered_reads_it_here_and_undoes_it(sign_in, people, who):
    request = ask(people)
    answer(request, people["colleague"].account)
    client = sign_in(people[who])
    assert client.get(request.get_absolute_url()).status_code == 404
    assert client.post(f"{request.get_absolute_url()}undo/").status_code == 404
    by = people["psw"] if who == "psw" else people[who].account
    with pytest.raises(CannotAsk, match="Only the person who answered"):
        undo_answer(request=request, by=by)


def test_an_answer_stays_once_someone_has_signed_it(sign_in, people):
    request = ask(people)
    answer(request, people["colleague"].account)
    done = milestone(people)
    done.signatures.create(
        worker=people["nqsw"],
        signer="nqsw",
        content_hash="0" * 64,
        signed_at=datetime(2026, 11, 19, tzinfo=UTC),
    )
    client = sign_in(people["colleague"])
    page = client.get(request.get_absolute_url())
    assertContains(page, CANARY)
    assertNotContains(page, "Undo this answer")
    page = client.post(f"{request.get_absolute_url()}undo/", follow=True)
    assertContains(page, "Someone has signed this milestone since")
    assert milestone(people).done_on == TODAY


def test_an_answer_stays_once_someone_else_recorded_the_milestone_anew(sign_in, people):
    request = ask(people)
    answer(request, people["colleague"].account)
    facts = {"done_by": people["assessor"], "place": "Core group", "note": "Seen anew"}
    mark_done(milestone=milestone(people), done_on=TODAY, by=people["assessor"].account, on=TODAY, **facts)
    page = sign_in(people["colleague"]).get(request.get_absolute_url())
    assertContains(page, "Someone else has recorded this milestone since")
    assertNotContains(page, "Seen anew")
    with pytest.raises(CannotAsk, match="Someone else has recorded"):
        undo_answer(request=request, by=people["colleague"].account)
