"""The programme's first page, cohorts, and enrolling people in them."""

from datetime import date

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.reports.progress import progress_of
from nqsw.enrolments.reports.starters import recent_starters
from nqsw.enrolments.services.endings import withdraw
from nqsw.enrolments.tables import rows_of
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.models import Cohort, Enrolment, Milestone
from nqsw.outcomes.retention import outcomes
from nqsw.programmes.services import start_cohort
from supervision.start_day.services.start_days import begin_records
from tests.factories import AccountFactory, CaseloadSnapshotFactory, CohortFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, default_programme, enrolled, manager, psw, senior

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def names_in(page):
    return [row.enrolment.worker for row in page.context["table"].data]


def days(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


# --- The first page ----------------------------------------------------------------------------


def test_a_principal_social_worker_who_is_no_worker_finds_the_classes(sign_in):
    """Invited by an address alone, before the staff list: they keep the schedule."""
    client, nqsw = sign_in(AccountFactory(role="psw")), enrolled()
    for address in ("/nqsw/", nqsw.get_absolute_url()):
        assertContains(client.get(address), 'href="/nqsw/classes/"')


def test_the_principal_social_worker_sees_everybody_and_what_needs_somebody(sign_in):
    first, second = enrolled(line_manager=manager()), enrolled(line_manager=manager())
    assign_mentor(enrolment=second, mentor=senior(), starts_on=START, by=None)
    CaseloadSnapshotFactory(worker=second.worker, cin=18)
    page = sign_in(psw()).get("/nqsw/")
    assert names_in(page) == [first.worker, second.worker]
    late = Milestone.objects.late(on=timezone.localdate()).count()
    assert [(one.flag, one.nqsws, one.several) for one, _ in page.context["counts"]] == [
        ("no-mentor", 1, 0),
        ("over-limit", 1, 0),
        ("late", 2, late),
        ("overdue", 2, 0),
    ]
    assertContains(page, f'href="/nqsw/milestones/?show=late" data-count="{late}"')
    assertContains(page, "Overdue 59 days")
    assertContains(page, "18 of 16")


def test_home_and_the_list_say_both_how_many_milestones_and_of_how_many_nqsws(sign_in):
    enrolled(), enrolled()
    begin_records(by=None, at=timezone.now(), on=timezone.localdate())
    number = Milestone.objects.before_records().count()
    client = sign_in(psw())
    counts = {one.flag: (one.nqsws, one.several) for one, _ in client.get("/nqsw/").context["counts"]}
    assert (number > 2, counts["before-records"]) == (True, (2, number))
    assert client.get("/").context["page"].numbers.milestones_before == number
    assertContains(client.get("/"), "of 2 NQSWs")


def test_a_manager_sees_their_own_people_only(sign_in):
    boss = manager()
    own, _other = enrolled(line_manager=boss), enrolled(line_manager=manager())
    assert names_in(sign_in(boss).get("/nqsw/")) == [own.worker]


@pytest.mark.parametrize("role", ["mentor", "assessor"])
def test_mentors_and_assessors_see_their_nqsws(sign_in, role):
    person, enrolment = senior(), enrolled(line_manager=manager())
    if role == "mentor":
        assign_mentor(enrolment=enrolment, mentor=person, starts_on=START, by=None)
    else:
        Enrolment.objects.update(assessor=person)
    enrolled(line_manager=manager())
    assert names_in(sign_in(person).get("/nqsw/"))[0] == enrolment.worker


def test_who_has_no_part_in_a_programme_finds_no_page(sign_in):
    enrolled()
    assert sign_in(WorkerFactory()).get("/nqsw/").status_code == 404


@pytest.mark.parametrize(
    ("flag", "found"), [("no-mentor", 1), ("over-limit", 0), ("late", 2), ("nonsense", 2), ("", 2)]
)
def test_the_list_is_narrowed_to_what_needs_somebody(sign_in, flag, found):
    first = enrolled(line_manager=manager())
    enrolled(line_manager=manager())
    assign_mentor(enrolment=first, mentor=senior(), starts_on=START, by=None)
    assert len(names_in(sign_in(psw()).get("/nqsw/", {"flag": flag}))) == found


@pytest.mark.parametrize(("status", "found"), [("", 1), ("ended", 1), ("all", 2)])
def test_those_whose_programme_has_ended_are_a_filter_away(sign_in, status, found):
    enrolled(line_manager=manager())
    withdraw(enrolment=enrolled(line_manager=manager()), on=TODAY, by=None)
    assert len(names_in(sign_in(psw()).get("/nqsw/", {"status": status}))) == found


def test_an_empty_programme_says_how_it_fills(sign_in):
    assertContains(sign_in(psw()).get("/nqsw/"), "when you enrol them in a cohort")


@pytest.mark.slow
def test_a_list_takes_as_many_queries_for_fifty_as_for_one(sign_in, connection_queries):
    client = sign_in(psw())
    enrolled(line_manager=manager())
    client.get("/nqsw/")  # what a process asks once has been asked then
    numbers = {address: [] for address in ("/nqsw/", "/nqsw/mentors/", "/nqsw/cohorts/", "/nqsw/programmes/")}
    for more in (1, 2, 47):
        for _ in range(more):
            enrolment = enrolled(line_manager=manager())
            assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=START, by=None)
        for address, taken in numbers.items():
            taken.append(connection_queries(lambda address=address: client.get(address)))
    assert {address: len(set(taken)) for address, taken in numbers.items()} == dict.fromkeys(numbers, 1)


@pytest.fixture
def connection_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(act):
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    return count


# --- Programmes and cohorts -------------------------------------------------------------------


def test_a_cohort_is_started(sign_in):
    programme = default_programme()
    client = sign_in(psw())
    facts = {"programme": programme.pk, "name": "January 2027", **days("starts_on", date(2027, 1, 11))}
    page = client.post("/nqsw/cohorts/new/", facts)
    assertRedirects(page, f"/nqsw/enrol/?cohort={Cohort.objects.get(name='January 2027').pk}")
    assertContains(client.get("/nqsw/cohorts/"), "January 2027")


def test_a_cohort_and_its_nqsws_say_which_months_it_takes_in(sign_in):
    enrolment = enrolled(started_on=date(2026, 6, 8))
    Cohort.objects.update(name="March 2026", starts_on=date(2026, 3, 1))
    client = sign_in(psw())
    assertContains(
        client.get(enrolment.cohort.get_absolute_url()), "people who start from March to August 2026"
    )
    assertContains(
        client.get(enrolment.get_absolute_url()),
        "cohort March 2026 (people who start from March to August 2026)",
    )


def test_a_second_cohort_of_the_same_name_is_refused_in_words(sign_in):
    programme = default_programme()
    start_cohort(programme=programme, name="Autumn", starts_on=START, by=None)
    facts = {"programme": programme.pk, "name": "Autumn", **days("starts_on", START)}
    assertContains(sign_in(psw()).post("/nqsw/cohorts/new/", facts), "already has a cohort of that name")


def test_a_cohort_page_shows_its_people_only_to_who_oversees_them(sign_in):
    boss = manager()
    own, other = enrolled(line_manager=boss), enrolled(line_manager=manager())
    page = sign_in(boss).get(f"/nqsw/cohorts/{own.cohort_id}/")
    assertContains(page, str(own.worker))
    assertNotContains(page, str(other.worker))


@pytest.mark.parametrize("address", ["/nqsw/enrol/", "/nqsw/cohorts/new/"])
def test_only_the_principal_social_worker_enrols(sign_in, address):
    boss = manager()
    WorkerFactory(line_manager=boss)
    assert sign_in(boss).get(address).status_code == 404


# --- Enrolling ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "listed"),
    [
        ({"started_on": date(2026, 5, 19)}, True),
        ({"started_on": date(2026, 5, 18)}, False),
        ({"started_on": date(2026, 12, 19)}, True),
        ({"started_on": date(2026, 12, 20)}, False),
        ({"started_on": START, "org_role": 3}, False),
        ({"started_on": START, "left_on": date(2026, 11, 18)}, False),
        ({"started_on": START, "left_on": TODAY}, True),
    ],
)
def test_recent_starters_are_case_holders_of_the_last_six_months_who_work_here(facts, listed):
    WorkerFactory(**facts)
    assert recent_starters(on=TODAY).exists() is listed


def test_who_was_enrolled_is_no_longer_a_recent_starter():
    enrolled()
    assert not recent_starters(on=TODAY).exists()


@pytest.mark.parametrize(
    ("facts", "likely"),
    [
        ({"job_title": "Social Worker (ASYE)"}, True),
        ({"job_title": "NQSW"}, True),
        ({"job_title": "Newly Qualified Social Worker"}, True),
        ({"qualified_on": date(2024, 11, 19)}, True),
        ({"qualified_on": date(2024, 11, 18)}, False),
        ({"job_title": "Social Worker"}, False),
        ({"job_title": "Senior Practitioner (ASYE Assessor)"}, False),
        ({"job_title": "Social Worker (ASYE completed 2015)"}, False),
        ({"job_title": "ASYE Lead", "qualified_on": date(2025, 11, 19)}, True),
    ],
)
def test_a_likely_nqsw_is_chosen_already(facts, likely):
    WorkerFactory(started_on=START, **facts)
    assert recent_starters(on=TODAY).get().likely_nqsw is likely


@pytest.mark.slow
def test_thirty_are_enrolled_with_one_form(sign_in):
    cohort = start_cohort(programme=default_programme(), name="Autumn", starts_on=START, by=None)
    boss = manager()
    people = WorkerFactory.create_batch(30, started_on=START, line_manager=boss, job_title="NQSW")
    client = sign_in(psw())
    page = client.get(f"/nqsw/enrol/?cohort={cohort.pk}")
    assertContains(page, "checked", count=30)
    page = client.post("/nqsw/enrol/", {"workers": [w.pk for w in people], "cohort": cohort.pk})
    assertRedirects(page, f"/nqsw/cohorts/{cohort.pk}/")
    assert Enrolment.objects.count() == 30
    assert {e.started_on for e in Enrolment.objects.all()} == {START}


def test_nobody_chosen_is_an_error_in_words(sign_in):
    cohort = start_cohort(programme=default_programme(), name="Autumn", starts_on=START, by=None)
    WorkerFactory(started_on=START)
    assertContains(sign_in(psw()).post("/nqsw/enrol/", {"cohort": cohort.pk}), "Select at least one person")


def test_a_row_without_a_supervisor_says_so():
    (row,) = rows_of(progress_of([enrolled()], on=TODAY), on=TODAY)
    assert row.supervision.label == "No supervisor"


@pytest.mark.parametrize(
    ("begins", "chosen"), [(START, True), (date(2026, 12, 19), True), (date(2026, 12, 20), False)]
)
def test_the_cohort_that_people_start_in_at_present_is_chosen_already(sign_in, begins, chosen):
    programme = default_programme()
    start_cohort(programme=programme, name="March 2026", starts_on=date(2026, 3, 2), by=None)
    newest = start_cohort(programme=programme, name="Newest", starts_on=begins, by=None)
    WorkerFactory(started_on=START, job_title="Social Worker (ASYE)")
    initial = sign_in(psw()).get("/nqsw/enrol/").context["form"].initial
    assert (initial["cohort"] == newest) is chosen


def test_cohorts_that_are_counted_stand_with_the_newest_first(client):
    programme = default_programme()
    days = [date(2026, 8, 24), date(2025, 10, 27), date(2026, 11, 9), date(2026, 2, 23)]
    made = {day: CohortFactory(programme=programme, name=f"{day}", starts_on=day) for day in days}
    newest_first = [made[day] for day in sorted(days, reverse=True)]
    client.force_login(psw())
    assert list(client.get("/nqsw/cohorts/").context["cohorts"]) == newest_first
    assert list(client.get(programme.get_absolute_url()).context["cohorts"]) == newest_first
    assert [one.cohort for one in outcomes(on=TODAY)] == newest_first
