"""Writing a programme without a developer: copies, versions, and who stays on which."""

from datetime import date

import pytest
from django.forms.models import model_to_dict
from pytest_django.asserts import assertContains, assertRedirects

from nqsw.enrolments.services.enrolments import enrol
from nqsw.models import Enrolment, Programme
from nqsw.programmes.forms.contents import FACTS
from nqsw.programmes.services import (
    CannotChange,
    change_programme,
    copy_programme,
    make_default,
    offer_again,
    start_cohort,
    withdraw_programme,
    write_milestone,
)
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, default_programme, enrolled, manager, psw

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def test_programmes_say_their_promises_and_what_they_ask_for(sign_in):
    programme = default_programme()
    client = sign_in(psw())
    assertContains(client.get("/nqsw/programmes/"), "Fortnightly NQSW programme")
    page = client.get(f"/nqsw/programmes/{programme.pk}/")
    assertContains(page, "90% of an experienced worker’s caseload")
    assertContains(page, "Within two weeks of the start")


def posted(programme, **changes):
    """The page of a programme's facts as it comes back when nothing but these was changed."""
    return model_to_dict(programme, FACTS) | changes


def test_a_copy_under_the_same_name_is_the_next_version(sign_in):
    source = default_programme()
    client = sign_in(psw())
    assertContains(client.get(f"/nqsw/programmes/{source.pk}/copy/"), "Keep the name to make a new version")
    page = client.post(f"/nqsw/programmes/{source.pk}/copy/", posted(source, required_classes=8))
    version = Programme.objects.get(replaces=source)
    assertRedirects(page, f"/nqsw/programmes/{version.pk}/")
    assert (version.version, version.required_classes, version.is_default) == (2, 8, True)
    for rows in ("limit_steps", "milestone_templates"):
        copied, there = (
            [model_to_dict(one, exclude=["id", "programme"]) for one in getattr(which, rows).all()]
            for which in (version, source)
        )
        assert copied == there != []
    source.refresh_from_db()
    assert not source.is_default


def test_people_stay_on_the_version_that_they_started_under(sign_in):
    enrolment = enrolled(line_manager=manager())
    source = enrolment.programme
    sign_in(psw()).post(f"/nqsw/programmes/{source.pk}/copy/", posted(source, months=18))
    enrolment = Enrolment.objects.get()
    assert (enrolment.programme, enrolment.programme.months) == (source, 12)
    version = Programme.objects.get(replaces=source)
    cohort = start_cohort(programme=version, name="Spring", starts_on=START, by=None)
    newer = enrol(worker=WorkerFactory(started_on=START), cohort=cohort, started_on=START, by=None)
    assert newer.expected_end_on == date(2028, 3, 6)


def test_a_copy_under_another_name_stands_beside(sign_in):
    source = default_programme()
    sign_in(psw()).post(f"/nqsw/programmes/{source.pk}/copy/", posted(source, name="Our own"))
    own = Programme.objects.get(name="Our own")
    assert (own.version, own.replaces, own.is_default) == (1, None, False)
    source.refresh_from_db()
    assert source.is_default


MILESTONE = {
    "title": "Shadow a court hearing",
    "kind": "observation",
    "due_month": 5,
    "signed_by": ["nqsw"],
    "asks_for": "A morning in court.",
}


def test_milestones_are_added_changed_and_removed_one_by_one(sign_in):
    programme = default_programme()
    client, page = sign_in(psw()), f"/nqsw/programmes/{programme.pk}/"
    assertRedirects(client.post(f"{page}milestones/new/", MILESTONE), page)
    made = programme.milestone_templates.get(title="Shadow a court hearing")
    assert (made.due_month, made.signed_by, made.is_optional) == (5, ["nqsw"], False)
    address = f"/nqsw/programmes/milestones/{made.pk}/"
    assertContains(client.get(page), address)
    client.post(address, {**MILESTONE, "due_month": 6, "is_optional": "on"})
    made.refresh_from_db()
    assert (made.due_month, made.is_optional) == (6, True)
    assertRedirects(client.post(f"{address}remove/"), page)
    assert programme.milestone_templates.count() == 24


def test_steps_of_the_protected_caseload_are_added_changed_and_removed_one_by_one(sign_in):
    programme = default_programme()
    client, page = sign_in(psw()), f"/nqsw/programmes/{programme.pk}/"
    client.post(f"{page}steps/new/", {"from_month": 6, "percent": 95})
    first, later = programme.limit_steps.all()
    client.post(f"/nqsw/programmes/steps/{first.pk}/", {"from_month": 0, "percent": 50})
    assert list(programme.limit_steps.values_list("from_month", "percent")) == [(0, 50), (6, 95)]
    client.post(f"/nqsw/programmes/steps/{later.pk}/remove/")
    page = client.post(f"/nqsw/programmes/steps/{first.pk}/remove/", follow=True)
    assertContains(page, "needs a share from the start")
    assert programme.limit_steps.count() == 1


@pytest.mark.parametrize(
    ("where", "changes", "words"),
    [
        ("copy", {"months": 11}, "is due after the programme’s last month"),
        ("copy", {"months": 25}, "A programme lasts between 1 and 24 months."),
        ("copy", {"protected_time_percent": 101}, "must be 100% of hours or less"),
        ("edit", {"months": 11}, "is due after the programme’s last month"),
        ("milestones/new", {**MILESTONE, "title": "Outcome"}, "Another milestone is called “Outcome”."),
        ("milestones/new", {**MILESTONE, "due_month": 13}, "is due after the programme’s last month"),
        ("milestones/new", {**MILESTONE, "title": ""}, "Enter the milestone"),
        ("steps/new", {"from_month": 0, "percent": 40}, "Another step starts in month 0."),
        ("steps/new", {"from_month": 12, "percent": 40}, "The programme lasts 12 months."),
        ("steps/new", {"from_month": 3, "percent": 0}, "must be 1 or more"),
    ],
)
def test_a_programme_that_contradicts_itself_is_refused_in_words(sign_in, where, changes, words):
    source = default_programme()
    data = posted(source, **changes) if where in ("copy", "edit") else changes
    page = sign_in(psw()).post(f"/nqsw/programmes/{source.pk}/{where}/", data)
    assertContains(page, words)
    assert not Programme.objects.filter(replaces=source).exists()
    assert (source.milestone_templates.count(), source.limit_steps.count()) == (24, 1)


def test_a_share_from_the_start_stays(sign_in):
    first = default_programme().limit_steps.get()
    page = sign_in(psw()).post(f"/nqsw/programmes/steps/{first.pk}/", {"from_month": 3, "percent": 90})
    assertContains(page, "needs a share from the start")


def test_a_version_is_copied_once_and_then_itself(sign_in):
    source = default_programme()
    client = sign_in(psw())
    client.post(f"/nqsw/programmes/{source.pk}/copy/", posted(source))
    version = Programme.objects.get(replaces=source)
    assertRedirects(client.get(f"/nqsw/programmes/{source.pk}/copy/"), f"/nqsw/programmes/{version.pk}/")


def test_before_anybody_starts_a_programme_is_changed_as_it_is(sign_in):
    source = default_programme()
    client = sign_in(psw())
    client.post(f"/nqsw/programmes/{source.pk}/edit/", posted(source, required_classes=9))
    source.refresh_from_db()
    assert (source.version, source.required_classes, source.is_default) == (1, 9, True)
    assert source.milestone_templates.count() == 24


def test_once_somebody_has_started_it_is_copied_instead(sign_in):
    source = enrolled().programme
    template, step = source.milestone_templates.first(), source.limit_steps.first()
    client = sign_in(psw())
    for address in (
        f"/nqsw/programmes/{source.pk}/edit/",
        f"/nqsw/programmes/{source.pk}/milestones/new/",
        f"/nqsw/programmes/{source.pk}/steps/new/",
        f"/nqsw/programmes/milestones/{template.pk}/",
        f"/nqsw/programmes/steps/{step.pk}/",
    ):
        assertRedirects(client.get(address), f"/nqsw/programmes/{source.pk}/copy/")
    with pytest.raises(CannotChange, match="People have started"):
        change_programme(programme=source, facts={"months": 12}, by=None)
    with pytest.raises(CannotChange, match="People have started"):
        write_milestone(template=template, by=None)
    client.post(f"/nqsw/programmes/milestones/{template.pk}/remove/")
    assert source.milestone_templates.count() == 24


@pytest.mark.parametrize("what", ["copy", "edit", "milestones/new", "steps/new"])
def test_only_the_principal_social_worker_writes_programmes(sign_in, what):
    boss = manager()
    source = enrolled(line_manager=boss).programme
    assert sign_in(boss).get(f"/nqsw/programmes/{source.pk}/{what}/").status_code == 404


# --- Which programmes people start in -------------------------------------------------------------


@pytest.fixture
def other():
    """A programme beside that of new starters."""
    default_programme()
    return Programme.objects.offered().exclude(is_default=True).order_by("pk")[0]


def test_another_programme_is_chosen_for_new_starters(sign_in, other):
    client = sign_in(psw())
    page = client.post(f"/nqsw/programmes/{other.pk}/new-starters/", follow=True)
    assertContains(page, "New starters of the staff list are enrolled in it.")
    assert list(Programme.objects.filter(is_default=True)) == [other]


def test_a_programme_that_is_no_longer_offered_takes_nobody_and_keeps_its_people(sign_in, other):
    cohort = start_cohort(programme=other, name="March 2026", starts_on=START, by=None)
    client = sign_in(psw())
    page = client.post(f"/nqsw/programmes/{other.pk}/withdraw/", follow=True)
    assertContains(page, "Nobody starts in it any more.")
    assertContains(client.get("/nqsw/programmes/"), "No longer offered")
    for address in ("/nqsw/cohorts/new/", "/nqsw/enrol/"):
        assert str(other) not in str(client.get(address).context["form"])
    assert cohort in other.cohorts.all()
    client.post(f"/nqsw/programmes/{other.pk}/offer/")
    assertContains(client.get("/nqsw/cohorts/new/"), str(other))


def test_that_of_new_starters_is_offered_until_another_is_chosen(sign_in):
    programme = default_programme()
    page = sign_in(psw()).post(f"/nqsw/programmes/{programme.pk}/withdraw/", follow=True)
    assertContains(page, "Choose another one for them first.")
    assert Programme.objects.offered().filter(pk=programme.pk).exists()


def test_nobody_starts_in_a_version_before_the_newest(other):
    facts = {name: getattr(other, name) for name in FACTS}
    copy_programme(source=other, facts=facts, is_version=True, by=None)
    for act in (make_default, withdraw_programme, offer_again):
        with pytest.raises(CannotChange):
            act(programme=other, by=None)


def test_a_manager_chooses_no_programme(sign_in, other):
    client = sign_in(enrolled(line_manager=manager()).worker.line_manager)
    for act in ("new-starters", "withdraw", "offer"):
        assert client.post(f"/nqsw/programmes/{other.pk}/{act}/").status_code == 404


def test_a_programme_says_the_limits_that_its_shares_are_of(sign_in):
    page = sign_in(psw()).get(f"/nqsw/programmes/{default_programme().pk}/")
    for words in ("Most cases of an experienced worker", "Most cases by role", "does not hold alone"):
        assertContains(page, words)
    assertContains(page, "/settings/authority/caseloads/")
