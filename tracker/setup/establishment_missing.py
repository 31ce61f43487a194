"""People of the tracker who a list does not name: what the file no longer says is a question. Pure."""

from collections.abc import Iterable
from datetime import date

from tracker.setup.establishment_plan import EstablishmentPlan, Leaving, Person
from workforce.imports.plans import Becomes
from workforce.imports.questions import Option, Question
from workforce.rules.working_days import ONE_DAY, add_months

MISSING = "People who are not in this list"
#: So far ahead a last day, or a return, is known.
FORESEEN_MONTHS = 12
LEFT, STAYS, LATER = "left", "stays", "later"


def ask_about_missing(
    plan: EstablishmentPlan, people: Iterable[Person], named: set[int], *, on: date
) -> None:
    """Each person who works here and is not among those named: left, and when; stays; or look later."""
    plan.outlived |= {f"missing:{key}" for key in named}
    here = [one for one in people if one.pk not in named and one.started_on <= on and one.left_on is None]
    here.sort(key=lambda one: (one.family_name, one.given_name, one.pk or 0))
    for person in here:
        answer = plan.ask(_question(person, on=on))
        if answer is None:
            continue
        if answer.value == LEFT and answer.day:
            _leaves(plan, person, answer.day)
            continue
        says = (
            "Not in the list; works here"
            if answer.value == STAYS
            else "Not in the list; asked again next time"
        )
        plan.leave_out("people not in the list", row=0, subject=person, says=says)


def _question(person: Person, *, on: date) -> Question:
    left = Option(LEFT, "They have left", max(on - ONE_DAY, person.started_on))
    stays = Option(STAYS, "They work here: do not ask about them again")
    later = Option(LATER, "Look later: nothing changes now")
    numbered = bool(person.staff_number)
    number = f", staff number {person.staff_number}" if numbered else ""
    return Question(
        key=f"missing:{person.pk}",
        kind=MISSING,
        row=0,
        subject=f"{person}{number}, {person.team}",
        asks=f"Has {person} left?",
        why="They work here in the tracker, and no row is about them."
        + ("" if numbered else " They have no staff number, so HR may not list them."),
        options=(left, stays, later) if numbered else (stays, left, later),
        lasting=(STAYS,),
        earliest=person.started_on,
        latest=add_months(on, FORESEEN_MONTHS),
        day_is="Last day",
    )


def _leaves(plan: EstablishmentPlan, person: Person, last_day: date) -> None:
    person.left_on = last_day
    plan.leaving.append(Leaving(person, last_day))
    says = f"Leaves on {last_day:%d/%m/%Y}"
    plan.add("workers left", row=0, subject=person, says=says, becomes=Becomes.ENDED)
