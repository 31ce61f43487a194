"""Which two people a row is about: the supervisor beside a name tells people of one name apart."""

from datetime import date

import pytest

from supervision.imported_log.who import Facts, Line, Register, names_key_of
from workforce.readers.people_named import Someone

DAY = date(2026, 10, 6)
SINCE, NORTH, SOUTH = date(2025, 9, 1), 1, 2
BEA, OMAR = 10, 20
SEAN_OF_BEA, SEAN_OF_OMAR, CARYS, CARLA = 1, 2, 3, 4


def someone(pk, given, family, *, team=NORTH, manager=None, worked=((SINCE, None),), **facts):
    return Facts(Someone(pk, given, family, **facts), team, manager, worked)


PEOPLE = (
    someone(BEA, "Bea", "Boss"),
    someone(OMAR, "Omar", "Okafor", team=SOUTH),
    someone(SEAN_OF_BEA, "Sean", "Kelly"),
    someone(SEAN_OF_OMAR, "Sean", "Kelly", team=SOUTH),
    someone(CARYS, "Carys", "Allen"),
    someone(CARLA, "Carla", "Allen", team=SOUTH),
)
LINES = (
    Line(SEAN_OF_BEA, BEA, SINCE, None),
    Line(SEAN_OF_OMAR, OMAR, SINCE, None),
    Line(CARYS, BEA, SINCE, None),
    Line(CARLA, OMAR, SINCE, None),
)


def who(supervisee, supervisor, *, people=PEOPLE, lines=LINES, settled=None, on=DAY, numbers=("", "")):
    return Register(people, lines, settled or {}).who(supervisee, supervisor, on=on, numbers=numbers)


@pytest.mark.parametrize(
    ("supervisor", "found"),
    [("Bea Boss", SEAN_OF_BEA), ("Okafor, Omar", SEAN_OF_OMAR), ("B Boss", SEAN_OF_BEA)],
)
def test_who_supervised_them_that_day_tells_people_of_one_name_apart(supervisor, found):
    answer = who("Sean Kelly", supervisor)
    assert (answer.supervisee, answer.problem) == (found, "")
    assert answer.because == "their supervisor that day"


def test_a_line_of_another_day_counts_where_none_holds_that_day():
    lines = (Line(SEAN_OF_BEA, BEA, date(2026, 11, 1), None),)
    assert who("Sean Kelly", "Bea Boss", lines=lines).because == "their supervisor at another time"


def test_a_line_of_that_day_counts_before_one_of_another():
    lines = (*LINES, Line(SEAN_OF_OMAR, BEA, date(2026, 11, 1), None))
    assert who("Sean Kelly", "Bea Boss", lines=lines).supervisee == SEAN_OF_BEA


def test_the_team_tells_apart_where_no_line_does():
    answer = who("Sean Kelly", "Bea Boss", lines=())
    assert (answer.supervisee, answer.because) == (SEAN_OF_BEA, "in the same team")


def test_two_of_one_name_with_one_supervisor_wait_with_both_offered():
    lines = (*LINES, Line(SEAN_OF_OMAR, BEA, SINCE, None))
    answer = who("Sean Kelly", "Bea Boss", lines=lines)
    assert (answer.supervisee, answer.supervisor) == (None, BEA)
    assert answer.problem == "2 people are called “Sean Kelly”."
    supervisees, _ = Register(PEOPLE, lines, {}).could_be("Sean Kelly", "Bea Boss", on=DAY)
    assert supervisees.people == (SEAN_OF_BEA, SEAN_OF_OMAR)


def test_of_two_people_of_one_name_a_leaver_is_out_of_the_question():
    left = someone(SEAN_OF_OMAR, "Sean", "Kelly", worked=((SINCE, date(2026, 9, 30)),))
    people = (*PEOPLE[:3], left, *PEOPLE[4:])
    lines = (Line(SEAN_OF_BEA, BEA, SINCE, None), Line(SEAN_OF_OMAR, BEA, SINCE, date(2026, 9, 30)))
    assert who("Sean Kelly", "Bea Boss", people=people, lines=lines).supervisee == SEAN_OF_BEA
    assert who("Sean Kelly", "Bea Boss", people=people, lines=lines, on=date(2026, 9, 30)).supervisee is None


@pytest.mark.parametrize(("on", "is_asked"), [
    (date(2026, 8, 31), False), (date(2026, 9, 1), True),
    (date(2026, 10, 31), True), (date(2026, 11, 1), False),
])  # fmt: skip
def test_somebody_who_did_not_work_here_that_day_is_asked_about(on, is_asked):
    away = someone(CARYS, "Carys", "Allen", worked=((date(2026, 11, 1), None), (SINCE, date(2026, 8, 31))))
    answer = who("Carys Allen", "Bea Boss", people=(PEOPLE[0], away), on=on)
    assert bool(answer.problem) is is_asked
    if is_asked:
        assert answer.problem == f"“Carys Allen” did not work here on {on:%d/%m/%Y}."


def test_an_initial_counts_with_a_line_of_supervision_and_not_with_a_team_alone():
    assert who("C Allen", "Bea Boss").supervisee == CARYS
    answer = who("C Allen", "Bea Boss", lines=())
    assert (answer.supervisee, answer.problem) == (None, "2 people can be “C Allen”.")


def test_an_initial_that_one_person_has_is_no_full_name():
    answer = who("S Boss", "Omar Okafor", people=(*PEOPLE, someone(30, "Sue", "Boss")))
    assert (answer.supervisee, answer.problem) == (None, "“S Boss” is not a full name.")


def test_a_number_tells_apart_by_itself():
    numbered = someone(SEAN_OF_OMAR, "Sean", "Kelly", staff_numbers=("102",))
    people = (*PEOPLE[:3], numbered, *PEOPLE[4:])
    assert (
        who("Sean Kelly", "Bea Boss", people=people, lines=(), numbers=("102", "")).supervisee == SEAN_OF_OMAR
    )


def test_what_was_settled_before_counts_where_nothing_else_tells():
    lines = (*LINES, Line(SEAN_OF_OMAR, BEA, SINCE, None))
    settled = {names_key_of("Kelly, Sean", "Bea Boss"): (SEAN_OF_OMAR, BEA)}
    answer = who("Sean Kelly", "Boss, Bea", lines=lines, settled=settled)
    assert (answer.supervisee, answer.because) == (SEAN_OF_OMAR, "as settled before")


def test_a_name_that_means_nobody_is_said():
    assert who("Shaun Kelley", "Bea Boss").problem == "Nobody is called “Shaun Kelley”."


def test_somebody_like_the_name_is_offered_the_people_of_the_supervisor_first():
    supervisees, supervisors = Register(PEOPLE, LINES, {}).could_be("Shaun Kelly", "Omar Okafor", on=DAY)
    assert (supervisees.people[:2], supervisees.is_similar) == ((SEAN_OF_OMAR, SEAN_OF_BEA), True)
    assert (supervisors.people, supervisors.is_similar) == ((OMAR,), False)


def test_of_two_people_of_one_name_the_one_whom_the_supervisor_had_is_offered_first():
    supervisees, _ = Register(PEOPLE, LINES, {}).could_be("S Kelly", "Omar Okafor", on=DAY)
    assert supervisees.people == (SEAN_OF_OMAR, SEAN_OF_BEA)
