"""The search in the header: people and teams by part of a name."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import AgreementFactory, AllocationFactory, TeamFactory, WorkerFactory
from tracker.search.views import MOST_FOUND
from workforce.models import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def psw(frozen_today):
    return WorkerFactory(org_role=2, account__role="psw", given_name="Petra", family_name="Quill")


@pytest.mark.parametrize(("more", "said"), [(0, False), (1, True)])
def test_the_first_fifty_are_shown_and_the_page_says_when_there_are_more(psw, sign_in, more, said):
    WorkerFactory.create_batch(MOST_FOUND + more, family_name="Appleby", line_manager=psw, team=psw.team)
    page = sign_in(psw).get(reverse("tracker:search"), {"q": "appleb"})
    assert page.content.decode().count("Appleby") == MOST_FOUND
    assert ("These are the first 50" in page.content.decode()) is said


def test_what_is_found_links_to_the_person_and_to_the_people_of_the_team(psw, sign_in):
    team = TeamFactory(name="Assessment North")
    found = WorkerFactory(family_name="Northcote", team=team)
    page = sign_in(psw).get(reverse("tracker:search"), {"q": "north"})
    assertContains(page, f'href="{found.get_absolute_url()}"')
    assertContains(page, f"?team={team.pk}")


def test_a_name_that_nobody_has_says_so(psw, sign_in):
    page = sign_in(psw).get(reverse("tracker:search"), {"q": "Nobody at all"})
    assertContains(page, "Nothing found for “Nobody at all”")
    assertContains(page, "fewer words")
    assertNotContains(page, '<h2 class="govuk-heading-m">')


def test_who_left_is_found_with_the_day_of_leaving(psw, sign_in, today):
    WorkerFactory(family_name="Gonelong", left_on=today.replace(month=10, day=2))
    assertContains(sign_in(psw).get(reverse("tracker:search"), {"q": "gonelong"}), "left Friday 2 October")


def test_who_begins_like_that_comes_first(psw, sign_in):
    for given_name, family in (("Kathleen", "Ray"), ("Ann", "Leeson"), ("Jo", "Lée")):
        WorkerFactory(given_name=given_name, family_name=family, team=psw.team)
    page = sign_in(psw).get(reverse("tracker:search"), {"q": "lee"})
    assert [each.full_name for each in page.context["people"]] == ["Jo Lée", "Ann Leeson", "Kathleen Ray"]


@pytest.mark.parametrize("typed", ["P3833-612", "p3833612", "P 3833612", "p3833-612 "])
def test_a_case_is_found_whatever_its_letters_by_those_who_may_see_it(psw, sign_in, typed, today):
    holder = WorkerFactory(account__role="", line_manager=psw)
    AllocationFactory(case_reference="P3833-612", worker=holder, allocated_on=today)
    page = reverse("tracker:search")
    for viewer, number in ((psw, 1), (holder, 1), (WorkerFactory(), 0)):
        assert len(sign_in(viewer).get(page, {"q": typed}).context["cases"]) == number, viewer


def test_a_case_that_is_not_found_says_whose_it_may_be(psw, sign_in):
    page = reverse("tracker:search")
    said = {
        psw: "someone outside the people you supervise or manage may hold the case",
        WorkerFactory(account__role="admin", team=psw.team): "administrators do not see cases or records",
        WorkerFactory(account__role="qa", team=psw.team): "you read the cases in the files that you audit",
    }
    for viewer, words in said.items():
        assertContains(sign_in(viewer).get(page, {"q": "P3833612"}), words)
    assertNotContains(sign_in(psw).get(page, {"q": "Nobody at all"}), "case reference:")


def test_a_case_is_found_by_the_person_who_supervises_its_worker(sign_in, today, frozen_today):
    agreement = AgreementFactory()
    Worker.objects.filter(pk=agreement.supervisee_id).update(line_manager=None)
    AllocationFactory(case_reference="P1", worker=agreement.supervisee, allocated_on=today)
    found = sign_in(agreement.supervisor).get(reverse("tracker:search"), {"q": "p1"}).context["cases"]
    assert [case.worker for case in found] == [agreement.supervisee]


def test_an_administrator_finds_people_and_no_cases(psw, sign_in, today):
    AllocationFactory(case_reference="P1", worker=psw, allocated_on=today)
    administrator = WorkerFactory(account__role="admin", team=psw.team)
    assert not sign_in(administrator).get(reverse("tracker:search"), {"q": "p1"}).context["cases"]


@pytest.mark.parametrize("rows", [1, 60])
def test_a_search_asks_as_often_for_many(psw, sign_in, queries_of, rows):
    WorkerFactory.create_batch(rows, family_name="Appleby", team=psw.team, line_manager=psw)
    client = sign_in(psw)
    client.get(reverse("tracker:search"))
    assert queries_of(client, reverse("tracker:search") + "?q=appleby+p1") <= 10


def test_the_box_above_keeps_what_was_searched_and_nothing_that_another_page_asked(psw, sign_in):
    client, typed = sign_in(psw), 'id="site-search" name="q" type="search" value="Appleby"'
    assertContains(client.get(reverse("tracker:search"), {"q": "Appleby"}), typed)
    assertNotContains(client.get(reverse("tracker:merge_with", args=[psw.pk]), {"q": "Appleby"}), typed)
