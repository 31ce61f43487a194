"""The day on which records begin, when a first list brings everyone in."""

from datetime import date

from supervision.start_day.services.start_days import MONTHS_BACK
from tracker.setup.establishment_facts import EstablishmentFacts
from tracker.setup.establishment_plan import EstablishmentPlan
from workforce.imports.questions import Option, Question
from workforce.rules.in_words import day_in_full
from workforce.rules.working_days import add_months

#: Which day it is, as an answer.
OF_THE_LIST, OF_THE_IMPORT = "list", "import"


def begin_with_the_list(
    plan: EstablishmentPlan, facts: EstablishmentFacts, *, as_at: date | None, on: date
) -> None:
    """The first list starts everyone's supervision in the past: records begin with it, unless someone
    has said when they do.

    A list says who worked here on its own day, so that is the usual day where the list names an earlier one.
    """
    promises = plan.starting or plan.enrolling
    if not promises or facts.agreements or facts.records_begin_on is not None:
        return
    plan.records_begin_on, why = on, "the day of this import"
    if as_at and add_months(on, -MONTHS_BACK) <= as_at < on:
        answer = plan.ask(_which_day(as_at, on=on))
        if answer and answer.value == OF_THE_LIST:
            plan.records_begin_on, why = as_at, "the day of the list"
    plan.note(
        f"Records begin on {plan.records_begin_on:%d/%m/%Y}, {why}: nothing before it counts as missed. "
        "The principal social worker can choose another start day in Settings."
    )


def _which_day(as_at: date, *, on: date) -> Question:
    return Question(
        key="records-begin",
        kind="The day on which records begin",
        row=0,
        subject="Records",
        asks="On which day do records begin?",
        why=f"The list says that it is of {day_in_full(as_at)}, before today. Nothing that fell due before "
        "the day on which records begin counts as missed; what falls due from then on does.",
        options=(
            Option(OF_THE_LIST, f"On the day of the list, {day_in_full(as_at)}"),
            Option(OF_THE_IMPORT, f"On the day of this import, {day_in_full(on)}"),
        ),
        usual=OF_THE_LIST,
    )
