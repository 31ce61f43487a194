"""The search in the header: people and teams by part of a name."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import TeamFactory, WorkerFactory
from tracker.search.views import MOST_FOUND

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
    assertContains(page, "Nobody found")
    assertNotContains(page, '<h2 class="govuk-heading-m">')


def test_who_left_is_found_with_the_day_of_leaving(psw, sign_in, today):
    WorkerFactory(family_name="Gonelong", left_on=today.replace(month=10, day=2))
    assertContains(sign_in(psw).get(reverse("tracker:search"), {"q": "gonelong"}), "left Friday 2 October")
