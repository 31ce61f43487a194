"""Milestones: when they are late, who records them, who reads what was written."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.reports.progress import progress_of
from nqsw.enrolments.services.endings import withdraw
from nqsw.enrolments.services.pauses import pause
from nqsw.milestones.forms import BOXES
from nqsw.milestones.services.milestones import CannotRecord, mark_done, mark_not_done
from nqsw.models import Enrolment, Milestone, MilestoneKind
from nqsw.rules.evidence_asked import ASKED, JUDGED_KINDS, missing_evidence
from tests.factories import MilestoneFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, senior
from workforce.models import Event, StartDay

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
CANARY = "canary-evidence-5520"


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.mark.parametrize(
    ("facts", "late"),
    [
        ({"due_on": TODAY}, False),
        ({"due_on": TODAY - timedelta(1)}, True),
        ({"due_on": TODAY - timedelta(1), "done_on": TODAY}, False),
        ({"due_on": TODAY - timedelta(1), "is_optional": True}, False),
    ],
    ids=["due today", "the day after", "done", "optional"],
)
def test_a_milestone_is_late_from_the_day_after_it_was_due(facts, late):
    MilestoneFactory(**facts)
    assert Milestone.objects.late(on=TODAY).exists() is late


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (lambda e: None, 2),
        (lambda e: pause(enrolment=e, reason="sickness", started_on=TODAY, ended_on=None, by=None), 0),
        (lambda e: withdraw(enrolment=e, on=TODAY, by=None), 0),
    ],
    ids=["running", "paused", "ended"],
)
def test_nothing_is_late_in_a_pause_or_after_the_end(change, number):
    enrolment = enrolled(line_manager=manager())
    change(enrolment)
    assert Milestone.objects.late(on=TODAY).count() == number
    (progress,) = progress_of([Enrolment.objects.get()], on=TODAY)
    assert progress.milestones_late == number


def record(milestone, done_on=TODAY, note="Seen on a home visit"):
    mark_done(
        milestone=milestone,
        done_on=done_on,
        done_by=senior(),
        place="Home visit",
        note=note,
        by=None,
        on=TODAY,
    )


def test_recording_keeps_day_words_and_who():
    milestone, observer = enrolled().milestones.get(title="First direct observation"), senior()
    mark_done(
        milestone=milestone,
        done_on=TODAY,
        done_by=observer,
        place="School",
        note=CANARY,
        by=observer.account,
        on=TODAY,
    )
    milestone.refresh_from_db()
    assert (milestone.done_on, milestone.done_by, milestone.note) == (TODAY, observer, CANARY)
    assert milestone.recorded_by == observer.account
    assert not any(CANARY in str(event.details) for event in Event.objects.all())


@pytest.mark.parametrize("done_on", [TODAY + timedelta(1), START - timedelta(1)])
def test_a_day_to_come_or_before_the_programme_is_refused(done_on):
    with pytest.raises(CannotRecord):
        record(enrolled().milestones.first(), done_on=done_on)


def test_taken_back_it_is_due_when_the_programme_says():
    enrolment = enrolled()
    milestone = enrolment.milestones.get(title="3-month review")
    record(milestone)
    pause(
        enrolment=enrolment,
        reason="sickness",
        started_on=date(2026, 11, 2),
        ended_on=date(2026, 11, 8),
        by=None,
    )
    mark_not_done(milestone=milestone, by=None)
    milestone.refresh_from_db()
    assert (milestone.done_on, milestone.due_on) == (None, date(2026, 12, 11))


# --- The page ---------------------------------------------------------------------------------


def address_of(people, kind):
    return f"/nqsw/milestones/{people['enrolment'].milestones.filter(kind=kind).first().pk}/"


DONE = {"done_on_day": 18, "done_on_month": 11, "done_on_year": 2026, "note": CANARY, "place": "Home visit"}


@pytest.mark.parametrize(
    ("who", "kind", "status"),
    [
        ("psw", MilestoneKind.OUTCOME, 403),
        ("manager", MilestoneKind.REVIEW, 302),
        ("manager", MilestoneKind.OUTCOME, 403),
        ("assessor", MilestoneKind.OBSERVATION, 302),
        ("assessor", MilestoneKind.MODERATION, 403),
        ("nqsw", MilestoneKind.SELF_ASSESSMENT, 302),
        ("nqsw", MilestoneKind.OBSERVATION, 403),
        ("mentor", MilestoneKind.REVIEW, 403),
        ("stranger", MilestoneKind.REVIEW, 404),
    ],
)
def test_each_records_what_is_theirs(sign_in, people, who, kind, status):
    facts = {**DONE, "done_by": people["assessor"].pk}
    page = sign_in(people[who]).post(address_of(people, kind), facts)
    assert page.status_code == status
    assert people["enrolment"].milestones.filter(done_on=date(2026, 11, 18)).exists() is (status == 302)


def test_the_page_says_what_is_asked_for(sign_in, people):
    page = sign_in(people["nqsw"]).get(address_of(people, MilestoneKind.OBSERVATION))
    assertContains(page, "What was seen, the NQSW&#x27;s own reflection")
    assertNotContains(page, "Record as done")


@pytest.mark.parametrize(
    ("who", "reads"),
    [("nqsw", True), ("manager", True), ("assessor", True), ("psw", True), ("mentor", False)],
)
def test_the_mentor_sees_that_it_is_done_but_not_what_was_written(sign_in, people, who, reads):
    milestone = people["enrolment"].milestones.get(title="First direct observation")
    record(milestone, note=CANARY)
    page = sign_in(people[who]).get(f"/nqsw/milestones/{milestone.pk}/")
    assert (CANARY in page.content.decode()) is reads
    assertContains(page, "Thursday 19 November")


def test_what_was_recorded_is_taken_back(sign_in, people):
    address = address_of(people, MilestoneKind.REVIEW)
    client = sign_in(people["manager"])
    assertRedirects(client.post(address, {**DONE, "done_by": people["assessor"].pk}), address)
    assertRedirects(client.post(f"{address}undo/"), address)
    assert people["enrolment"].milestones.exclude(done_on=None).count() == 0


def test_nothing_is_recorded_on_a_programme_that_has_ended(sign_in, people):
    withdraw(enrolment=people["enrolment"], on=TODAY, by=None)
    assert sign_in(people["psw"]).post(address_of(people, MilestoneKind.REVIEW), DONE).status_code == 403


# --- What decides that it is done -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "missing", "words"),
    [
        ("First direct observation", {"note": ""}, "Enter what was seen"),
        ("First direct observation", {"note": "  "}, "Enter what was seen"),
        ("First direct observation", {"place": ""}, "Enter where the observation was"),
        ("First direct observation", {"done_by": None}, "Select who observed"),
        ("3-month review", {"note": ""}, "Enter what the review found"),
        ("3-month review", {"done_by": None}, "Select who led the review"),
        ("Final report", {"note": ""}, "Enter the assessor's account"),
        ("Support and assessment agreement", {"note": ""}, "Enter what was agreed"),
        ("Outcome", {}, "recorded under Outcome"),
        ("Internal moderation", {}, "recorded under Outcome"),
    ],
)
def test_nothing_is_done_without_what_it_asks_for(title, missing, words):
    milestone = enrolled().milestones.get(title=title)
    facts = {"done_by": senior(), "place": "Home visit", "note": "Seen", **missing}
    with pytest.raises(CannotRecord, match=words):
        mark_done(milestone=milestone, done_on=TODAY, by=None, on=TODAY, **facts)
    milestone.refresh_from_db()
    assert milestone.done_on is None


def test_every_kind_says_what_it_asks_for():
    assert {*ASKED, *JUDGED_KINDS} == set(MilestoneKind.values)


def test_nothing_is_asked_of_a_day_before_records_began():
    milestone = enrolled().milestones.get(title="First direct observation")
    StartDay.objects.create(records_begin_on=TODAY, set_at=datetime(2026, 11, 2, 9, tzinfo=UTC))
    mark_done(milestone=milestone, done_on=START, done_by=None, note="", by=None, on=TODAY)
    assert milestone.done_on == START


def test_the_form_asks_for_what_is_missing_in_its_box(sign_in, people):
    address = address_of(people, MilestoneKind.OBSERVATION)
    page = sign_in(people["manager"]).post(address, {**DONE, "note": "", "place": ""})
    for words in ("Select who observed", "Enter where the observation was", "Enter what was seen"):
        assertContains(page, words)
    page = sign_in(people["manager"]).get(address_of(people, MilestoneKind.REVIEW))
    assertNotContains(page, "Where was it?")


@pytest.mark.parametrize("kind", [MilestoneKind.OBSERVATION, MilestoneKind.REVIEW, MilestoneKind.AGREEMENT])
def test_what_a_kind_asks_for_is_not_called_optional(sign_in, people, kind):
    form = sign_in(people["manager"]).get(address_of(people, kind)).context["form"]
    asked = missing_evidence(kind, text="", has_person=False, place="")
    named = {BOXES[what] for what in asked}
    required = {
        name for name in ("done_by", "place", "note") if name in form.fields and form[name].field.required
    }
    assert required == named
    assert ("", "Nobody else") not in list(form.fields["done_by"].choices) or "done_by" not in named


@pytest.mark.parametrize(
    ("kind", "is_proposed"), [(MilestoneKind.OBSERVATION, True), (MilestoneKind.DEVELOPMENT_PLAN, False)]
)
def test_the_assessor_is_proposed_where_a_person_is_asked_for(sign_in, people, kind, is_proposed):
    people["enrolment"].assessor = people["manager"]
    people["enrolment"].save()
    form = sign_in(people["manager"]).get(address_of(people, kind)).context["form"]
    assert form.initial["done_by"] == (people["manager"].pk if is_proposed else None)


def test_of_a_day_that_may_be_before_records_the_form_says_when_evidence_is_needed(sign_in, people):
    StartDay.objects.create(records_begin_on=TODAY, set_at=datetime(2026, 11, 2, 9, tzinfo=UTC))
    page = sign_in(people["manager"]).get(address_of(people, MilestoneKind.OBSERVATION))
    assertContains(page, "Needed if it was done on or after", count=3)


def test_changing_what_is_recorded_names_nobody_who_had_no_part_in_it(sign_in, people):
    milestone = people["enrolment"].milestones.filter(kind=MilestoneKind.DEVELOPMENT_PLAN).first()
    mark_done(
        milestone=milestone,
        done_on=TODAY,
        done_by=None,
        note="A plan of my own",
        by=people["nqsw"].account,
        on=TODAY,
    )
    client = sign_in(people["manager"])
    page = client.get(milestone.get_absolute_url())
    assert page.context["form"].initial["done_by"] is None
    assertContains(page, f'Written down by</dt><dd class="govuk-summary-list__value">{people["nqsw"]}')


def test_what_the_judgement_reaches_leads_there(sign_in, people):
    page = sign_in(people["psw"]).get(address_of(people, MilestoneKind.OUTCOME))
    assertContains(page, f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/")
    assertNotContains(page, "Record as done")


def test_one_done_long_before_it_is_due_is_asked_about(sign_in, people):
    milestone = people["enrolment"].milestones.get(title="12-month review")
    address, client = milestone.get_absolute_url(), sign_in(people["manager"])
    facts = {**DONE, "done_by": people["assessor"].pk}
    assertContains(client.post(address, facts), "is due by 6 September 2027, more than 3 months later.")
    milestone.refresh_from_db()
    assert milestone.done_on is None
    assertRedirects(client.post(address, {**facts, "sure": "early"}), address)
