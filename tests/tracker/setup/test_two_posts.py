"""One name with part of a post twice, and nothing else to tell by: a person says whether it is one person."""

import pytest

from tests.tracker.setup.test_hard_kinds import boss, row
from workforce.models import Worker

pytestmark = pytest.mark.django_db

LEAD = row("200", "Lead", first="Lee", title="Team Manager", team="South")


def halves(one=None, other=None):
    usual = {"fte": "0.5"}
    return (
        boss(),
        LEAD,
        row("55", "Split", **usual | (one or {})),
        row("56", "Split", **usual | (other or {})),
    )


def splits():
    return Worker.objects.filter(family_name="Split").order_by("pk")


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        ({}, {}, "one"),
        ({}, {"team": "South"}, "one"),
        ({}, {"team": "South", "boss": "200", "start": "01/02/2026"}, "one"),
        ({"fte": "0.4"}, {"fte": "0.2", "team": "South", "boss": "200", "start": "01/02/2026"}, "two"),
        ({"swe": "SW5"}, {}, "one"),
        ({"email": "a@x.example"}, {"title": "Senior Practitioner"}, "one"),
        ({"left": "30/09/2026"}, {"start": "01/10/2026"}, "one"),
    ],
)
@pytest.mark.parametrize("said", ["one", "two"])
def test_it_is_asked_and_done_as_said(desk, one, other, likely, said):
    rows = halves(one, other)
    page = desk.upload(*rows)
    assert (desk.open(), len(desk.run.questions)) == (1, 1)
    assert desk.run.questions[0]["options"][0][0] == likely
    assert "Is Ada Split one person with two posts?" in page
    desk.answer(one_0_0=said)
    if desk.open():
        desk.answer(one_1_0="200")
    desk.apply()
    assert splits().count() == (1 if said == "one" else 2)
    if said == "one" and not one.get("left"):
        total = sum(float(facts.get("fte", "0.5")) for facts in (one, other))
        assert (float(splits().get().fte), splits().get().posts.count()) == (pytest.approx(total), 1)
    desk.upload(*rows)
    assert (desk.run.changes["counts"], desk.open()) == ({}, 0), "known by now"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"swe": "SW5"}, {"swe": "SW6"}),
        ({"email": "a@x.example"}, {"email": "b@x.example"}),
        ({"fte": "1"}, {"fte": "1"}),
        ({"left": "30/06/2026"}, {"start": "01/10/2026"}),
    ],
    ids=["registrations", "addresses", "more than one post", "months between"],
)
def test_what_tells_two_people_apart_is_not_asked(desk, one, other):
    desk.upload(*halves(one, other))
    assert desk.open() == 0
    desk.apply()
    assert splits().count() == 2


def test_one_that_comes_beside_someone_of_the_tracker_is_asked_about(desk):
    desk.upload(*halves()[:3])
    desk.apply()
    page = desk.upload(*halves())
    assert "They have the same team, line manager and first day, and make one full post." in page
    desk.answer(one_0_0="one")
    assert desk.apply() == {"further posts added": 1, "workers changed": 1}
    assert float(splits().get().fte) == 1.0


def test_three_parts_are_asked_about_two_by_two(desk):
    third = row("57", "Split", fte="0.2")
    desk.upload(*halves({"fte": "0.4"}, {"fte": "0.4"}), third)
    while desk.open():
        desk.answer(**{f"one_0_{place}": "one" for place in range(len(desk.run.questions))})
    desk.apply()
    assert (float(splits().get().fte), splits().get().posts.count()) == (1.0, 2)
