"""Rows of one name with part of a post each, and nothing else in common: one person, or two? Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from tracker.setup.establishment_facts import EstablishmentFacts
from tracker.setup.establishment_plan import EstablishmentPlan
from tracker.setup.establishment_rows import GOES_ON_WITHIN, PersonRows, of_one_person
from tracker.setup.establishment_words import told
from workforce.imports.questions import Option, Question
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import named
from workforce.readers.names import folded
from workforce.rules.in_words import listed as listed_in_words

TWO_POSTS = "People of one name with part of a post each"
ONE, TWO = "one", "two"


class Namesakes:
    """The people of a list, those together who a person says are one."""

    def __init__(self, plan: EstablishmentPlan, facts: EstablishmentFacts, *, on: date) -> None:
        self.plan, self.on = plan, on
        self._known = dict(facts.numbers)
        self._known |= {number_key(one.staff_number): one.pk for one in facts.workers if one.staff_number}

    def join(self, listed: Sequence[PersonRows]) -> list[PersonRows]:
        """The same people in the order of the file: each question is about two of one name."""
        found: list[PersonRows] = []
        alike: dict[tuple[str, str], list[int]] = {}
        for one in listed:
            places = alike.setdefault(named(one.main), [])
            place = next((place for place in places if self._are_one(found[place], one)), None)
            if place is None:
                places.append(len(found))
                found.append(one)
            else:
                found[place] = of_one_person([*found[place].rows, *one.rows], on=self.on)
        return found

    def _are_one(self, one: PersonRows, other: PersonRows) -> bool:
        known = [self._of_tracker(rows) for rows in (one, other)]
        if known[0] and known[1]:
            return known[0] == known[1]
        if one.fte + other.fte > 1 or _differ(one, other) or not _meet(one, other):
            return False
        answer = self.plan.ask(_question(one, other))
        return answer is not None and answer.value == ONE

    def _of_tracker(self, rows: PersonRows) -> int | None:
        return next((self._known[number] for number in rows.numbers if number in self._known), None)


def _differ(one: PersonRows, other: PersonRows) -> bool:
    """Each has a registration number or an address, and not the same: they are two people."""
    for mark in ("swe_number", "email"):
        theirs, others = ({getattr(row, mark) for row in rows.rows} - {None} for rows in (one, other))
        if theirs and others and theirs.isdisjoint(others):
            return True
    return False


def _meet(one: PersonRows, other: PersonRows) -> bool:
    """Both posts are held at once, or one follows the other within days."""
    spells = sorted(
        (rows.main.started_on, rows.main.left_on or date.max - timedelta(weeks=5)) for rows in (one, other)
    )
    return all(second[0] <= first[1] + GOES_ON_WITHIN for first, second in pairwise(spells))


def _question(one: PersonRows, other: PersonRows) -> Question:
    row, name = other.main, f"{one.main.given_name} {one.main.family_name}"
    numbers = [one.main.staff_number, row.staff_number]
    reasons = _what_they_share(one, other)
    is_one = bool(reasons) or one.fte + other.fte == 1
    options = (
        Option(ONE, f"One person with two posts, {told('fte', one.fte + other.fte)} FTE together"),
        Option(TWO, f"Two people who are both called {name}"),
    )
    posts = " and ".join(
        f"{rows.main.staff_number} ({rows.main.job_title}, {rows.main.team}, {rows.fte:f} FTE)"
        for rows in (one, other)
    )
    share = f"They have the same {listed_in_words(reasons)}" if reasons else "They are in other teams"
    together = ", and make one full post" if one.fte + other.fte == 1 else ""
    return Question(
        key=f"posts:{':'.join(sorted(map(number_key, numbers)))}",
        kind=TWO_POSTS,
        row=row.row,
        subject=f"{name}, {' and '.join(numbers)}",
        asks=f"Is {name} one person with two posts?",
        why=f"{name} is in the list as {posts}, without a registration number or an address that tells. "
        f"{share}{together}.",
        options=options if is_one else options[::-1],
    )


def _what_they_share(one: PersonRows, other: PersonRows) -> list[str]:
    facts = {
        "team": (folded(one.main.team), folded(other.main.team)),
        "line manager": (one.main.line_manager_staff_number or "", other.main.line_manager_staff_number),
        "first day": (one.main.started_on, other.main.started_on),
    }
    return [what for what, (theirs, others) in facts.items() if theirs == others]
