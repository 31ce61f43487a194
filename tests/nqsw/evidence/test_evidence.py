"""Evidence of the year: private until shared, never with names, never for the mentor."""

from datetime import UTC, date, datetime

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.services.endings import withdraw
from nqsw.evidence.services import (
    CannotRecordEvidence,
    assess_oneself,
    delete_reflection,
    record_feedback,
    share_reflection,
    undo_feedback,
    write_reflection,
)
from nqsw.models import Feedback, MilestoneKind, Reflection, SelfAssessment
from nqsw.rules.standards import CHILD_AND_FAMILY
from workforce.models import Event

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 10, tzinfo=UTC)
CANARY = "canary-reflection-1187"


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def written(people, text=CANARY):
    return write_reflection(
        enrolment=people["enrolment"], title="A first visit", text=text, on=TODAY, by=None
    )


def shared(people):
    entry = written(people)
    share_reflection(reflection=entry, at=NOW, on=TODAY, by=None)
    return entry


# --- Reflections -------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["manager", "assessor", "psw", "mentor", "stranger"])
def test_an_entry_is_the_nqsws_alone_until_it_is_shared(sign_in, people, who):
    entry = written(people)
    assert sign_in(people[who]).get(f"/nqsw/reflections/{entry.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("nqsw", 200), ("manager", 200), ("assessor", 200), ("psw", 200), ("mentor", 404), ("stranger", 404)],
)
def test_a_shared_entry_is_read_by_those_who_support_and_assess(sign_in, people, who, status):
    entry = shared(people)
    page = sign_in(people[who]).get(f"/nqsw/reflections/{entry.pk}/")
    assert page.status_code == status
    assert (CANARY in page.content.decode()) is (status == 200)


def test_the_log_lists_for_others_what_is_shared_and_nothing_else(sign_in, people):
    written(people)
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/reflections/"
    assertContains(sign_in(people["manager"]).get(address), "Nothing shared yet")
    shared(people)
    assertContains(sign_in(people["manager"]).get(address), "A first visit", count=1)
    assertContains(sign_in(people["nqsw"]).get(address), "A first visit", count=2)


def test_reading_a_shared_entry_is_recorded_and_no_event_holds_its_words(sign_in, people):
    entry = shared(people)
    sign_in(people["manager"]).get(f"/nqsw/reflections/{entry.pk}/")
    assert Event.objects.get(verb="reflection read").actor == people["manager"].account
    assert not any(CANARY in str(event.details) for event in Event.objects.all())


def test_an_entry_is_written_changed_and_shared_with_its_milestone(sign_in, people):
    client, enrolment = sign_in(people["nqsw"]), people["enrolment"]
    client.post(f"/nqsw/enrolments/{enrolment.pk}/reflections/new/", {"title": "One", "text": "First"})
    entry = Reflection.objects.get()
    client.post(f"/nqsw/reflections/{entry.pk}/", {"title": "One", "text": CANARY})
    milestone = enrolment.milestones.get(title="First reflective log")
    client.post(f"/nqsw/reflections/{entry.pk}/share/", {"milestone": milestone.pk})
    entry.refresh_from_db()
    milestone.refresh_from_db()
    assert (entry.text, entry.shared_at) == (CANARY, NOW)
    assert milestone.done_on == TODAY


def test_a_shared_entry_never_changes(sign_in, people):
    entry, client = shared(people), sign_in(people["nqsw"])
    assert client.post(f"/nqsw/reflections/{entry.pk}/", {"title": "x", "text": "y"}).status_code == 403
    assert client.post(f"/nqsw/reflections/{entry.pk}/delete/").status_code == 403
    for act in (
        lambda: write_reflection(
            enrolment=people["enrolment"], reflection=entry, title="x", text="y", on=TODAY, by=None
        ),
        lambda: share_reflection(reflection=entry, at=NOW, on=TODAY, by=None),
        lambda: delete_reflection(reflection=entry, by=None),
    ):
        with pytest.raises(CannotRecordEvidence):
            act()
    assert Reflection.objects.get().text == CANARY


@pytest.mark.parametrize("verb", ["share", "delete"])
def test_nobody_else_shares_or_deletes(sign_in, people, verb):
    entry = shared(people)
    assert sign_in(people["psw"]).post(f"/nqsw/reflections/{entry.pk}/{verb}/").status_code == 403


def test_a_private_entry_is_deleted_for_good(sign_in, people):
    entry = written(people)
    sign_in(people["nqsw"]).post(f"/nqsw/reflections/{entry.pk}/delete/")
    assert not Reflection.objects.exists()


# --- Feedback ------------------------------------------------------------------------------------


def said(**facts):
    return {
        "source": "lived_experience",
        "relationship": "Mother of two children on a plan",
        "gathered_on_day": 18,
        "gathered_on_month": 11,
        "gathered_on_year": 2026,
        "said": CANARY,
        "learnt": "Slow down",
        **facts,
    }


@pytest.mark.parametrize("who", ["nqsw", "assessor", "manager", "psw"])
def test_feedback_is_recorded_and_reaches_its_milestone(sign_in, people, who):
    enrolment = people["enrolment"]
    milestone = enrolment.milestones.filter(kind=MilestoneKind.LIVED_EXPERIENCE_FEEDBACK).first()
    address = f"/nqsw/enrolments/{enrolment.pk}/feedback/"
    client = sign_in(people[who])
    assertRedirects(client.post(address, said(milestone=milestone.pk)), address)
    milestone.refresh_from_db()
    assert milestone.done_on == TODAY
    assertContains(client.get(address), CANARY)


def test_the_page_leads_to_asking_a_colleague_until_every_such_milestone_is_done(sign_in, people):
    enrolment = people["enrolment"]
    asked = enrolment.milestones.filter(kind=MilestoneKind.PROFESSIONAL_FEEDBACK).order_by("due_on")
    client, address = sign_in(people["nqsw"]), f"/nqsw/enrolments/{enrolment.pk}/feedback/"
    page = f"/nqsw/milestones/{asked[0].pk}/ask/"
    assertContains(client.get(address), f'href="{page}"')
    assert client.get(page).status_code == 200
    asked.update(done_on=TODAY)
    assertNotContains(client.get(address), "/ask/")


@pytest.mark.parametrize("who", ["mentor", "stranger"])
def test_the_mentor_finds_no_feedback(sign_in, people, who):
    assert sign_in(people[who]).get(f"/nqsw/enrolments/{people['enrolment'].pk}/feedback/").status_code == 404


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"gathered_on_day": 20}, "The day must be today or in the past."),
        ({"source": "professional_feedback"}, "This milestone is for feedback from others"),
        ({"learnt": " "}, "Enter what was learnt from it: the milestone asks for it"),
        ({"source": "nobody"}, "Select who gave the feedback"),
    ],
)
def test_feedback_that_cannot_be_is_refused_in_words(sign_in, people, facts, words):
    enrolment = people["enrolment"]
    milestone = enrolment.milestones.filter(kind=MilestoneKind.LIVED_EXPERIENCE_FEEDBACK).first()
    address = f"/nqsw/enrolments/{enrolment.pk}/feedback/"
    page = sign_in(people["nqsw"]).post(address, said(milestone=milestone.pk, **facts))
    assertContains(page, words)
    assertContains(page, CANARY)
    assert not Feedback.objects.exists()
    milestone.refresh_from_db()
    assert milestone.done_on is None


# --- Self-assessment -----------------------------------------------------------------------------


def assess(people, moment, rating, **other):
    ratings = dict.fromkeys(CHILD_AND_FAMILY, rating) | other
    return assess_oneself(
        enrolment=people["enrolment"],
        moment=moment,
        ratings=ratings,
        examples=CANARY,
        on=TODAY,
        by=None,
        sure=["early"],
    )


def test_a_self_assessment_reaches_the_milestone_of_its_moment(people):
    assess(people, "middle", 2)
    done = people["enrolment"].milestones.exclude(done_on=None)
    assert [milestone.title for milestone in done] == ["Self-assessment at the middle"]


def test_the_change_from_first_to_last_is_shown(sign_in, people):
    assess(people, "start", 2, communication=3)
    assess(people, "end", 3, communication=2, law=2)
    page = sign_in(people["manager"]).get(f"/nqsw/enrolments/{people['enrolment'].pk}/self-assessment/")
    changes = {row.title: row.change_words for row in page.context["rows"]}
    assert changes["Child development"] == "up 1"
    assert changes["Communication"] == "down 1"
    assert changes["The law and the family and youth justice systems"] == "the same"
    assertContains(page, CANARY)


def test_the_nqsw_assesses_themselves_on_a_page(sign_in, people):
    client, pk = sign_in(people["nqsw"]), people["enrolment"].pk
    facts = {f"rated_{key}": 3 for key in CHILD_AND_FAMILY}
    assertContains(
        client.get(f"/nqsw/enrolments/{pk}/self-assessment/start/"), "Abuse and neglect of children"
    )
    page = client.post(f"/nqsw/enrolments/{pk}/self-assessment/start/", facts)
    assertRedirects(page, f"/nqsw/enrolments/{pk}/self-assessment/")
    assert set(SelfAssessment.objects.get().ratings.values()) == {3}


def test_a_self_assessment_at_the_end_in_week_11_is_asked_about(sign_in, people):
    client, address = (
        sign_in(people["nqsw"]),
        f"/nqsw/enrolments/{people['enrolment'].pk}/self-assessment/end/",
    )
    facts = {f"rated_{key}": 3 for key in CHILD_AND_FAMILY}
    assertContains(client.post(address, facts), "is due by 6 August 2027")
    assert not SelfAssessment.objects.exists()
    client.post(address, {**facts, "sure": "early"})
    assert SelfAssessment.objects.get().moment == "end"


def test_a_standard_left_out_is_asked_for(sign_in, people):
    facts = {f"rated_{key}": 3 for key in CHILD_AND_FAMILY if key != "law"}
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/self-assessment/start/"
    assertContains(sign_in(people["nqsw"]).post(address, facts), "Select where you stand on")
    assert not SelfAssessment.objects.exists()


@pytest.mark.parametrize("ratings", [{}, dict.fromkeys(CHILD_AND_FAMILY, 5)])
def test_a_judgement_against_each_standard_is_needed(people, ratings):
    with pytest.raises(CannotRecordEvidence):
        assess_oneself(
            enrolment=people["enrolment"], moment="start", ratings=ratings, examples="", on=TODAY, by=None
        )


@pytest.mark.parametrize(("who", "status"), [("psw", 403), ("mentor", 404)])
def test_nobody_assesses_for_the_nqsw(sign_in, people, who, status):
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/self-assessment/start/"
    assert sign_in(people[who]).get(address).status_code == status


def test_an_unknown_moment_is_not_found(sign_in, people):
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/self-assessment/sometime/"
    assert sign_in(people["nqsw"]).get(address).status_code == 404


def test_nothing_is_added_to_a_programme_that_has_ended(sign_in, people):
    withdraw(enrolment=people["enrolment"], on=TODAY, by=None)
    client, base = sign_in(people["nqsw"]), f"/nqsw/enrolments/{people['enrolment'].pk}"
    assert client.get(f"{base}/reflections/new/").status_code == 403
    assert client.post(f"{base}/feedback/", said()).status_code == 403
    assertNotContains(client.get(f"{base}/feedback/"), "Record feedback")


# --- Feedback recorded by mistake ------------------------------------------------------------------


def recorded(people, **facts):
    by = people["assessor"].account
    usual = {"source": "lived_experience", "relationship": "A parent", "gathered_on": TODAY, "said": "Kind"}
    usual |= {"learnt": ""}
    return record_feedback(enrolment=people["enrolment"], on=TODAY, by=by, **{**usual, **facts}), by


def test_feedback_recorded_by_mistake_is_undone_by_whoever_recorded_it(sign_in, people):
    feedback, _ = recorded(people)
    undo, page = f"/nqsw/feedback/{feedback.pk}/undo/", f"/nqsw/enrolments/{people['enrolment'].pk}/feedback/"
    assertNotContains(sign_in(people["manager"]).get(page), undo)
    assertContains(sign_in(people["manager"]).post(undo, follow=True), "Only the person who recorded")
    client = sign_in(people["assessor"])
    assertContains(client.get(page), undo)
    assertContains(client.post(undo, follow=True), "Undone.")
    assert not Feedback.objects.exists()
    assert sign_in(people["mentor"]).post(undo).status_code == 404


def test_feedback_that_a_milestone_rests_on_is_kept(people):
    enrolment = people["enrolment"]
    milestone = enrolment.milestones.filter(kind=MilestoneKind.LIVED_EXPERIENCE_FEEDBACK).first()
    feedback, by = recorded(people, milestone=milestone, learnt="Slow down")
    with pytest.raises(CannotRecordEvidence, match="A milestone rests on this feedback"):
        undo_feedback(feedback=feedback, by=by)
    another, _ = recorded(people)
    undo_feedback(feedback=another, by=by)
    withdraw(enrolment=enrolment, on=TODAY, by=None)
    feedback.enrolment.refresh_from_db()
    with pytest.raises(CannotRecordEvidence, match="The programme has ended"):
        undo_feedback(feedback=feedback, by=by)
