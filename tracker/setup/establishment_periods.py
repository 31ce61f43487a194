"""What the days of a row say of someone: came back, another contract, a corrected day. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.setup.establishment_facts import EstablishmentFacts
from tracker.setup.establishment_plan import EstablishmentPlan, Person
from tracker.setup.establishment_rows import GOES_ON_WITHIN
from workforce.imports.questions import Answer, Option, Question
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.rules.working_days import ONE_DAY

#: A first day that moves by more than this is more likely another time than a correction.
CORRECTED_WITHIN = timedelta(days=28)
NEW_STARTS = "First days that have changed"
LAST_DAYS = "Last days that are no longer in the list"
BACK, CORRECTED, FOLLOWS = "back", "corrected", "follows"
STILL_LEAVES, DOES_NOT_LEAVE = "leaves", "stays"


@dataclass(frozen=True, slots=True)
class Times:
    """The days of someone as a row has them.

    `post_from` is the first day of the post that the row describes; `left_before` the last day of an
    earlier time that ends here; `stays` says that a last day is withdrawn.
    """

    started_on: date
    left_on: date | None
    post_from: date
    left_before: date | None = None
    stays: bool = False

    @property
    def came_back(self) -> bool:
        return self.left_before is not None


class Periods:
    """Reads the days of each row against what the tracker knows."""

    def __init__(self, plan: EstablishmentPlan, facts: EstablishmentFacts, *, on: date) -> None:
        self.plan, self.facts, self.on = plan, facts, on

    def post_since(self, person: Person) -> date:
        """Since when the present main post is held: the day after the one before it."""
        posts = self.facts.posts.get(person.pk or 0, ())
        ended = [one.ended_on for one in posts if one.is_main and one.ended_on]
        return max([person.started_on, *(day + ONE_DAY for day in ended)])

    def of(self, person: Person, row: EstablishmentRow) -> Times | None:
        """The days as they are now; None, with an error noted, for days that cannot be."""
        left = person.left_on
        if left and left < row.started_on <= left + GOES_ON_WITHIN:
            return Times(person.started_on, row.left_on, row.started_on, stays=True)
        if left and row.started_on > left:
            return Times(row.started_on, row.left_on, row.started_on, left_before=left)
        since = self.post_since(person)
        if row.started_on in (person.started_on, since):
            return self._with_last_day(person, row, person.started_on)
        if row.started_on > since and self._is_another_contract(person, row):
            return self._with_last_day(person, row, person.started_on, post_from=row.started_on)
        if row.started_on > since + CORRECTED_WITHIN:
            answer = self._ask_whether_back(person, row)
            if answer and answer.value == BACK and answer.day:
                return Times(row.started_on, row.left_on, row.started_on, left_before=answer.day)
            if answer and answer.value == FOLLOWS:
                return self._with_last_day(person, row, person.started_on, post_from=row.started_on)
        return self._corrected(person, row)

    def _is_another_contract(self, person: Person, row: EstablishmentRow) -> bool:
        has_other_number = bool(person.staff_number) and number_key(person.staff_number or "") != number_key(
            row.staff_number
        )
        return has_other_number or person.contract != row.contract

    def _ask_whether_back(self, person: Person, row: EstablishmentRow) -> Answer | None:
        """Whether there was a time before, with its last day, another post, or neither."""
        return self.plan.ask(
            Question(
                key=f"start:{person.pk}:{row.started_on.isoformat()}",
                kind=NEW_STARTS,
                row=row.row,
                subject=str(person),
                asks=f"Did {person} leave and come back, or is the first day corrected?",
                why=f"It was {person.started_on:%d/%m/%Y}, and the list has {row.started_on:%d/%m/%Y}.",
                options=(
                    Option(CORRECTED, "The first day is corrected"),
                    Option(
                        BACK, "Left and came back, with this last day in between", row.started_on - ONE_DAY
                    ),
                    Option(FOLLOWS, "Another post or contract from that day. The first day stays"),
                ),
                earliest=person.started_on,
                latest=row.started_on - ONE_DAY,
                day_is="Last day of the time before",
                lasting=(FOLLOWS,),
            )
        )

    def _corrected(self, person: Person, row: EstablishmentRow) -> Times | None:
        earlier = self.facts.periods.get(person.pk or 0, ())
        if earlier and row.started_on <= earlier[-1].left_on:
            there = earlier[-1]
            problem = (
                f"The tracker has this person here from {there.started_on:%d/%m/%Y} to "
                f"{there.left_on:%d/%m/%Y} before. Correct the first day."
            )
            self.plan.refuse_cell(row, "started_on", row.started_on, problem)
            return None
        return self._with_last_day(person, row, row.started_on)

    def _with_last_day(
        self, person: Person, row: EstablishmentRow, started_on: date, post_from: date | None = None
    ) -> Times:
        left, stays = row.left_on, False
        if left is None and person.left_on:
            stays = self._does_not_leave(person, row)
            left = None if stays else person.left_on
        return Times(started_on, left, post_from or self._effective(person, row), stays=stays)

    def _effective(self, person: Person, row: EstablishmentRow) -> date:
        """The first day of a change that has come: the day the list names, or that of the import."""
        named = row.effective_from
        return named if named and self.post_since(person) < named <= self.on else self.on

    def _does_not_leave(self, person: Person, row: EstablishmentRow) -> bool:
        """The list lacks a last day that the tracker has: a person says which is right."""
        left = person.left_on
        if left is None or "left_on" not in self.plan.reading.headings:
            return False
        answer = self.plan.ask(
            Question(
                key=f"last_day:{person.pk}:{left.isoformat()}",
                kind=LAST_DAYS,
                row=row.row,
                subject=str(person),
                asks=f"Does {person} still leave on {left:%d/%m/%Y}?"
                if left >= self.on
                else f"Did {person} leave on {left:%d/%m/%Y}?",
                why=f"The tracker has this last day, and the list has {person} without one.",
                options=(
                    Option(STILL_LEAVES, f"Yes, {left:%d/%m/%Y} is the last day"),
                    Option(DOES_NOT_LEAVE, "No, there is no last day"),
                ),
                lasting=(STILL_LEAVES,),
            )
        )
        return answer is not None and answer.value == DOES_NOT_LEAVE
