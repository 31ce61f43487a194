"""Signing what was recorded of a milestone: who is asked, what binds, what a change does."""

from datetime import UTC, date, datetime

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.reports.year import year_of
from nqsw.enrolments.services.endings import withdraw
from nqsw.milestones.services.milestone_signing import CannotSign, sign_milestone
from nqsw.milestones.services.milestones import CannotRecord, mark_done, mark_not_done
from nqsw.milestones.signers import perhaps_to_sign, signing_of, signings_of, to_sign_among
from nqsw.models import Milestone, MilestoneSignature, MilestoneTemplate, Signer, Step, Verdict
from nqsw.outcomes.pack import pack_of
from nqsw.outcomes.services import take_step, withdraw_step
from tests.factories import MilestoneFactory, SessionFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, psw
from tests.sealed import in_clear
from tests.sealed import write as forge
from tracker.home.reports import home_page
from workforce.models import Event
from workforce.triggers.in_database import take_down

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
NOTE = "canary-signed-7731"


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture
def review(people) -> Milestone:
    """The 3-month review, recorded."""
    return recorded(people, "3-month review")


def recorded(people, title, **facts) -> Milestone:
    milestone = people["enrolment"].milestones.get(title=title)
    write(milestone, **facts)
    return Milestone.objects.with_signers().get(pk=milestone.pk)


def write(milestone, note=NOTE, **facts):
    mark_done(
        milestone=milestone,
        **{
            "done_on": TODAY,
            "done_by": milestone.enrolment.assessor,
            "note": note,
            "by": None,
            "on": TODAY,
            "sure": ["early"],
            **facts,
        },
    )


def sign(milestone, *workers):
    for worker in workers:
        sign_milestone(
            milestone=milestone,
            worker=worker,
            content_hash=signing_of(milestone, on=TODAY).content_hash,
            by=worker.account,
            at=NOW,
            on=TODAY,
        )


def everybody(people):
    return people["nqsw"], people["manager"], people["assessor"]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Support and assessment agreement", ["nqsw", "line_manager", "assessor"]),
        ("Development plan, months 0 to 3", ["nqsw", "line_manager", "assessor"]),
        ("3-month review", ["nqsw", "line_manager", "assessor"]),
        ("Final report", ["nqsw", "line_manager", "assessor"]),
        ("First direct observation", []),
        ("First reflective log", []),
        ("Outcome", []),
    ],
)
def test_who_is_asked_by_kind(people, title, asked):
    rows = signing_of(people["enrolment"].milestones.get(title=title), on=TODAY).rows
    assert [row.signer for row in rows] == asked


def test_a_milestone_added_by_hand_is_signed_as_usual_for_its_kind():
    assert MilestoneFactory(kind="review").signers == [Signer.NQSW, Signer.LINE_MANAGER, Signer.ASSESSOR]


def test_the_programme_may_ask_the_mentor_too_and_then_only_where_there_is_one(people, review):
    template = MilestoneTemplate.objects.filter(pk=review.template_id)
    template.update(signed_by=["mentor", "nqsw"])
    review = Milestone.objects.with_signers().get(pk=review.pk)
    rows = signing_of(review, on=TODAY).rows
    assert [(row.signer, row.worker) for row in rows] == [
        (Signer.NQSW, people["nqsw"]),
        (Signer.MENTOR, people["mentor"]),
    ]
    people["enrolment"].mentor_assignments.all().delete()
    assert [row.signer for row in signing_of(review, on=TODAY).rows] == [Signer.NQSW]


def test_each_signs_once_with_the_day_and_the_same_hash(people, review):
    sign(review, *everybody(people))
    sign(review, people["nqsw"])
    signing = signing_of(review, on=TODAY)
    assert (signing.is_complete, signing.words) == (True, "3 of 3 signed")
    found = MilestoneSignature.objects.all()
    assert [one.signer for one in found] == ["nqsw", "line_manager", "assessor"]
    assert {(one.content_hash, one.signed_at) for one in found} == {(signing.content_hash, NOW)}
    assert Event.objects.filter(verb="milestone signed").count() == 3
    assert NOTE not in str(list(Event.objects.values_list("details", flat=True)))


def test_who_is_line_manager_and_assessor_signs_once_as_both(people):
    people["enrolment"].assessor = people["manager"]
    people["enrolment"].save()
    review = recorded(people, "3-month review")
    sign(review, people["manager"])
    assert signing_of(review, on=TODAY).words == "2 of 3 signed"
    assert Event.objects.filter(verb="milestone signed").count() == 1


def test_nothing_recorded_is_not_signed(people):
    milestone = people["enrolment"].milestones.get(title="3-month review")
    with pytest.raises(CannotSign, match="Nothing is recorded"):
        sign(milestone, people["nqsw"])


@pytest.mark.parametrize("who", ["mentor", "stranger"])
def test_who_is_not_asked_does_not_sign(people, review, who):
    with pytest.raises(CannotSign, match="not one of the people who sign"):
        sign(review, people.get(who) or WorkerFactory())


def test_other_words_than_were_shown_are_not_signed(people, review):
    shown = signing_of(review, on=TODAY).content_hash
    write(review, note="Other words")
    with pytest.raises(CannotSign, match="changed since"):
        sign_milestone(
            milestone=review,
            worker=people["nqsw"],
            content_hash=shown,
            by=people["nqsw"].account,
            at=NOW,
            on=TODAY,
        )


@pytest.mark.parametrize(
    ("change", "signed"),
    [({}, 2), ({"note": "Other words"}, 0), ({"done_on": date(2026, 11, 18)}, 0)],
    ids=["nothing", "the words", "the day"],
)
def test_a_change_before_everybody_has_signed_asks_everybody_anew(people, review, change, signed):
    sign(review, people["nqsw"], people["manager"])
    write(review, **change)
    assert signing_of(review, on=TODAY).signed == signed
    assert review.signatures.count() == 2
    sign(review, *everybody(people))
    assert signing_of(review, on=TODAY).is_complete


def test_what_everybody_has_signed_stays_as_it_is(people, review):
    sign(review, *everybody(people))
    with pytest.raises(CannotRecord, match="can no longer change"):
        write(review, note="Other words")
    review.refresh_from_db()
    assert (review.note, signing_of(review, on=TODAY).is_complete) == (NOTE, True)


def test_a_text_changed_behind_the_trackers_back_is_not_signed(people, review):
    sign(review, *everybody(people))
    take_down(using="default", only="nqsw_milestone_refuses_update")
    forge(Milestone.objects.filter(pk=review.pk), note="Tampered")
    assert signing_of(Milestone.objects.with_signers().get(pk=review.pk), on=TODAY).signed == 0


def test_a_note_written_past_the_tracker_is_signed_by_nobody(people, review, sign_in):
    """It does not open: its own page says so, and no list is lost by it."""
    sign(review, *everybody(people))
    take_down(using="default", only="nqsw_milestone_refuses_update")
    Milestone.objects.filter(pk=review.pk).update(note=in_clear("Tampered"))
    assert signing_of(Milestone.objects.with_signers().get(pk=review.pk), on=TODAY).signed == 0
    client = sign_in(people["nqsw"])
    assert client.get(review.get_absolute_url()).status_code == 503
    for path in ("/", "/nqsw/milestones/", review.enrolment.get_absolute_url()):
        assert client.get(path).status_code == 200


def test_taken_back_it_is_signed_anew_even_with_the_same_words(people, review):
    sign(review, *everybody(people))
    mark_not_done(milestone=review, by=None)
    write(review)
    assert signing_of(review, on=TODAY).signed == 0


def test_a_final_report_is_signed_with_its_recommendation(people):
    enrolment, assessor = people["enrolment"], people["assessor"]
    facts = {"enrolment": enrolment, "on": TODAY, "by": assessor.account, "step": Step.RECOMMENDED}
    take_step(verdict=Verdict.PASS, reason="Ready", sure=["early", "observations", "open"], **facts)
    report = Milestone.objects.with_signers().get(kind="final_report")
    written = {"milestone": report, "done_on": TODAY, "done_by": assessor, "note": "Ready", "on": TODAY}
    mark_done(by=assessor.account, sure=["early"], **written)
    report = Milestone.objects.with_signers().get(pk=report.pk)
    before = signing_of(report, on=TODAY).content_hash
    sign(report, people["nqsw"])
    withdraw_step(enrolment=enrolment, because="Read again", by=None, on=TODAY)
    take_step(verdict=Verdict.EXTEND, reason="Not yet", **facts)
    report.refresh_from_db()
    after = signing_of(report, on=TODAY)
    assert (after.signed, after.content_hash != before) == (0, True)


def test_who_signed_a_final_report_before_its_recommendation_is_named_and_asked_again(sign_in, people):
    enrolment, assessor = people["enrolment"], people["assessor"]
    report = Milestone.objects.with_signers().get(kind="final_report")
    written = {"milestone": report, "done_on": TODAY, "done_by": assessor, "note": "Ready", "on": TODAY}
    mark_done(by=assessor.account, sure=["early"], **written)
    sign(Milestone.objects.with_signers().get(pk=report.pk), people["nqsw"])
    facts = {"enrolment": enrolment, "on": TODAY, "by": assessor.account, "step": Step.RECOMMENDED}
    take_step(verdict=Verdict.PASS, reason="Ready", sure=["early", "observations", "open"], **facts)
    page = sign_in(people["nqsw"]).get(report.get_absolute_url())
    assertContains(
        page, f"{people['nqsw']} signed before the assessor’s recommendation was recorded or changed"
    )
    assertContains(page, "Read and sign")
    assertNotContains(page, "this is what was signed")


def test_what_was_reached_with_another_authority_was_signed_there(people):
    enrolment = people["enrolment"]
    enrolment.joined_on, enrolment.transferred_from = date(2026, 11, 2), "Midvale"
    enrolment.save()
    assert signing_of(recorded(people, "3-month review", done_on=date(2026, 11, 2)), on=TODAY).rows == ()
    assert signing_of(recorded(people, "6-month review", done_on=date(2026, 11, 3)), on=TODAY).rows != ()


# --- Where it is asked for ----------------------------------------------------------------------


def asked_to_sign(worker):
    found = list(perhaps_to_sign(worker, on=TODAY))
    return to_sign_among(found, signings_of(found, on=TODAY), worker)


@pytest.mark.parametrize("who", ["nqsw", "manager", "assessor", "mentor"])
def test_it_waits_on_the_home_page_of_who_is_asked_until_they_sign(people, review, viewing, who):
    asked = [review] if who != "mentor" else []
    assert home_page(viewing(people[who]), at=NOW).to_sign == asked
    if asked:
        sign(review, people[who])
    assert asked_to_sign(people[who]) == []


def test_it_no_longer_waits_after_the_programmes_end(people, review):
    withdraw(enrolment=people["enrolment"], on=TODAY, by=None)
    assert asked_to_sign(people["nqsw"]) == []


def test_signing_is_the_nqsws_next_thing_once_supervision_is_booked(people):
    third_day = date(2026, 9, 10)
    agreement = recorded(people, "Support and assessment agreement", done_on=START, on=third_day)
    assert year_of(people["enrolment"], on=third_day).next_thing.title == "Next supervision"
    SessionFactory(supervisee=people["nqsw"])
    thing = year_of(people["enrolment"], on=third_day).next_thing
    assert thing.title == "Sign: Support and assessment agreement"
    assert thing.url == f"/nqsw/milestones/{agreement.pk}/sign/"


def test_the_pack_says_who_signed_and_who_did_not(people, review):
    sign(review, people["nqsw"])
    pack = pack_of(people["enrolment"], on=TODAY)
    assert [(row.signer, row.signature is not None) for _, row in pack.signatures] == [
        (Signer.NQSW, True),
        (Signer.LINE_MANAGER, False),
        (Signer.ASSESSOR, False),
    ]
    assert pack.unsigned == 1


# --- The pages --------------------------------------------------------------------------------------


def address(milestone, verb=""):
    return f"/nqsw/milestones/{milestone.pk}/{verb}"


@pytest.mark.parametrize(
    ("who", "status"), [("nqsw", 200), ("manager", 200), ("assessor", 200), ("mentor", 302)]
)
def test_who_is_asked_reads_the_words_and_signs(sign_in, people, review, who, status):
    client = sign_in(people[who])
    page = client.get(address(review, "sign/"))
    assert page.status_code == status
    if status == 200:
        assertContains(page, NOTE)
        content_hash = signing_of(review, on=TODAY).content_hash
        assertRedirects(client.post(address(review, "sign/"), {"hash": content_hash}), address(review))
    assert review.signatures.count() == (status == 200)


def test_a_stranger_finds_nothing_to_sign(sign_in, review):
    assert sign_in(WorkerFactory()).get(address(review, "sign/")).status_code == 404


def test_a_mentor_who_is_asked_to_sign_reads_that_one_and_no_other(sign_in, people, review):
    plan = recorded(people, "Development plan, months 0 to 3")
    MilestoneTemplate.objects.filter(pk=review.template_id).update(signed_by=["nqsw", "mentor"])
    client = sign_in(people["mentor"])
    assertContains(client.get(address(review, "sign/")), NOTE)
    assertContains(client.get(address(review)), NOTE)
    assertNotContains(client.get(address(plan)), NOTE)


def test_signed_by_all_the_form_is_gone_and_only_the_psw_opens_it_again(sign_in, people, review):
    sign(review, *everybody(people))
    page = sign_in(people["manager"]).get(address(review))
    assertContains(page, "Everyone has signed, so it can no longer change.")
    assertNotContains(page, "Change what is recorded")
    assert sign_in(people["manager"]).post(address(review, "undo/")).status_code == 403
    assertRedirects(sign_in(psw()).post(address(review, "undo/")), address(review))
    assert signing_of(review, on=TODAY).signed == 0


def test_a_form_opened_before_somebody_elses_change_shows_the_difference(sign_in, people, review):
    seen = signing_of(review, on=TODAY).content_hash
    write(review, note="What the assessor wrote meanwhile")
    client = sign_in(people["manager"])
    data = {
        "done_on_day": 18, "done_on_month": 11, "done_on_year": 2026, "note": "My own words", "seen": seen,
        "done_by": people["assessor"].pk,
    }  # fmt: skip
    page = client.post(address(review), data)
    assertContains(page, "What the assessor wrote meanwhile")
    assertContains(page, "My own words")
    review.refresh_from_db()
    assert review.note == "What the assessor wrote meanwhile"
    client.post(address(review), {**data, "seen": page.context["form"]["seen"].value()})
    review.refresh_from_db()
    assert review.note == "My own words"
