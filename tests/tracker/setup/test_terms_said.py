"""Contracts and absences in words that nobody knows: one question for each, answered for good."""

import pytest

from tests.tracker.setup.test_hard_kinds import boss, row
from workforce.models import Absence, Worker

pytestmark = pytest.mark.django_db


def test_a_contract_in_unknown_words_is_asked_about_once_and_not_again(desk):
    rows = (
        boss(),
        row("5", "Own", contract="Zero hours"),
        row("6", "Two", contract="zero  HOURS"),
        row("7", "Three"),
    )
    page = desk.upload(*rows)
    assert "Which contract is Zero hours?" in page
    assert "Zero hours (Ada Own, Ada Two)" in page
    assert desk.open() == 1
    assert [line[0] for line in desk.run.lines if line[2] == "workers added"] == [2, 5], (
        "who waits is not added"
    )
    desk.answer(one_0_0="agency")
    assert desk.apply()["workers added"] == 4
    assert [Worker.objects.get(staff_number=number).contract for number in ("5", "6", "7")] == [
        "agency", "agency", "permanent",
    ]  # fmt: skip
    desk.upload(*rows, row("8", "New", contract="Zero hours"))
    assert desk.open() == 0
    assert desk.apply() == {"workers added": 1, "agreements started": 1}


@pytest.mark.parametrize(("said", "reasons"), [("TRN", ["TRN"]), ("none", [])])
def test_an_absence_in_unknown_words_is_asked_about(desk, said, reasons):
    page = desk.upload(boss(), row("5", "Own", away="01/10/2026", why="Secondment"))
    assert "Which absence is Secondment?" in page
    assert "No absence: leave these days out" in page
    desk.answer(one_0_0=said)
    assert desk.apply()["workers added"] == 2
    assert [one.reason for one in Absence.objects.all()] == reasons


def test_someone_known_whose_row_waits_is_not_asked_about_as_missing(desk):
    desk.upload(boss(), row("5", "Own"), row("6", "Two"))
    desk.apply()
    desk.upload(boss(), row("5", "Own", contract="Casual"), row("6", "Two"))
    assert [one["key"] for one in desk.run.questions] == ["contract:casual"]
    desk.answer(one_0_0="fixed_term")
    assert desk.apply() == {"workers changed": 1}
