"""What someone has reached, as a programme sheet says: with its day, without one, or not yet."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from nqsw.imported_programme.facts import Asked
from nqsw.imported_programme.steps import Person, Sheet
from nqsw.milestones.services.before_tracker import why_not
from nqsw.models import BeforeTracker
from nqsw.rules.late_at_once import late_at_once, late_in_words
from workforce.imports.plans import Becomes
from workforce.imports.questions import Option, Question
from workforce.readers.programme import MilestoneTold
from workforce.readers.programme_columns import SEVERAL
from workforce.readers.reached import Said, Telling
from workforce.rules.working_days import Interval, add_months

#: What a plan counts people under who go on a programme.
ENROLLED = "NQSWs enrolled"
DONE_ON, DAY_NOT_KNOWN, NOT_DONE, AS_IT_IS = "done", "no-day", "not-done", "leave"


class Told(NamedTuple):
    """What a row says of one milestone."""

    row: int
    heading: str
    telling: Telling


def plan_milestones(sheet: Sheet, person: Person) -> None:
    for asked, told in of_each(sheet, person).items():
        plan_one(sheet, person, asked, told)


def of_each(sheet: Sheet, person: Person) -> dict[Asked, list[Told]]:
    """What the rows say of each milestone; a cell with several days speaks of as many of its kind."""
    by_kind: dict[str, list[Asked]] = defaultdict(list)
    for one in sorted(person.asked, key=lambda one: (one.due_month is None, one.due_month, one.pk)):
        by_kind[one.kind].append(one)
    found: dict[Asked, list[Told]] = defaultdict(list)
    for row in person.rows:
        for told in row.milestones:
            meant = list(pairs(by_kind[told.kind], told))
            if not meant:
                sheet.leave(person, f"{told.heading}: the programme does not ask for it", row.row)
            for asked, telling in meant:
                found[asked].append(Told(row.row, told.heading, telling))
    return found


def pairs(asked: Sequence[Asked], told: MilestoneTold) -> Iterator[tuple[Asked, Telling]]:
    """The milestones of a kind that a cell speaks of, each with its part of the cell."""
    telling = told.telling
    if told.kind == "review":
        yield from ((one, telling) for one in asked if is_review_of(one, told.which))
    elif told.which != SEVERAL:
        yield from ((one, telling) for one in asked[told.which - 1 : told.which])
    elif telling.says is Said.DONE and telling.days:
        for one, day in zip(asked, sorted(telling.days), strict=False):
            yield one, Telling(Said.DONE, (day,), telling.typed)
    elif telling.says is not Said.OPEN:
        # Without days no one can say how many of them are meant.
        yield from ((one, Telling(Said.UNCLEAR, telling.days, telling.typed)) for one in asked)


def is_review_of(one: Asked, month: int) -> bool:
    return one.due_month == month if one.due_month is not None else one.title.startswith(f"{month}-")


def plan_one(sheet: Sheet, person: Person, asked: Asked, told: list[Told]) -> None:
    """One milestone: what is plain is taken, what is not is asked, what is recorded here stays."""
    days = list(dict.fromkeys(day for one in told for day in one.telling.days if day <= sheet.on))
    says = {one.telling.says for one in told}
    one = told[0]
    if asked.done_on and (says != {Said.DONE} or len(days) != 1):
        if says == {Said.OPEN} and not one.telling.days:
            words = f"done in the tracker; the sheet says “{one.telling.typed}”"
            sheet.leave(person, f"{asked.title}: {words}", one.row)
        return
    if asked.done_on and not asked.before_tracker:
        if asked.done_on != days[0]:
            words = f"recorded on {asked.done_on:%d/%m/%Y}; the sheet says {days[0]:%d/%m/%Y}"
            sheet.leave(person, f"{asked.title}: {words}", one.row)
        return
    is_known = asked.before_tracker == BeforeTracker.ON_DAY
    if is_known and asked.done_on == days[0]:
        return
    if says == {Said.DONE} and len(days) == 1:
        take(sheet, person, asked, days[0], one)
    elif says == {Said.DONE} and not days and is_due_before_records(sheet, person, asked):
        take(sheet, person, asked, None, one)
    elif says == {Said.OPEN}:
        say_open(sheet, person, asked, one)
    else:
        ask(sheet, person, asked, told, days)


def is_due_before_records(sheet: Sheet, person: Person, asked: Asked) -> bool:
    """Whether it was due while no records were kept: a tick then means that it was done before."""
    due_on = asked.due_on or add_months(person.started_on, asked.due_month)
    begin = sheet.facts.records_begin_on
    return due_on < (begin or sheet.on)


def take(sheet: Sheet, person: Person, asked: Asked, day: date | None, told: Told) -> None:
    """Done on a day or without one; a day that cannot be is asked about."""
    if day and (problem := why_not(day, started_on=person.started_on, on=sheet.on)):
        if not asked.done_on:
            ask(sheet, person, asked, [told], [day], problem=problem)
        return
    sheet.plan.done[person.pk, asked.title] = day
    words = f"{asked.title}: {done_words(sheet, day)}"
    if asked.done_on:
        before = (
            "day not known"
            if asked.before_tracker == BeforeTracker.DAY_NOT_KNOWN
            else f"{asked.done_on:%d/%m/%Y}"
        )
        sheet.add(person, "milestones corrected", f"{words} (was: {before})", Becomes.CHANGED, told.row)
    else:
        sheet.add(person, "milestones done", words, row=told.row)


def done_words(sheet: Sheet, day: date | None) -> str:
    if day is None:
        return "done before the tracker, day not known"
    begin = sheet.facts.records_begin_on
    return f"done {'before the tracker, ' if begin is None or day < begin else ''}on {day:%d/%m/%Y}"


def say_open(sheet: Sheet, person: Person, asked: Asked, told: Told) -> None:
    """Not done yet, in so many words: what was due before records began counts as late from now on."""
    if asked.not_done_on or asked.done_on or not is_due_before_records(sheet, person, asked):
        return
    if sheet.facts.records_begin_on is None or not person.runs:
        return
    sheet.plan.not_done.add((person.pk, asked.title))
    sheet.add(person, "milestones not done", f"{asked.title}: not done yet, and late", row=told.row)


def ask(
    sheet: Sheet, person: Person, asked: Asked, told: list[Told], days: list[date], problem: str = ""
) -> None:
    """What only a person can say: whether it was done, and on which day."""
    one = told[0]
    likely = [day for day in days if not why_not(day, started_on=person.started_on, on=sheet.on)]
    due_on = asked.due_on or add_months(person.started_on, asked.due_month)
    proposed = max(person.started_on, min(likely[-1] if likely else due_on, sheet.on))
    typed = " / ".join(dict.fromkeys(said.telling.typed for said in told))[:80]
    options = (
        Option(DONE_ON, "It was done on this day", proposed),
        Option(DAY_NOT_KNOWN, "It was done, the day is not known"),
        Option(NOT_DONE, "It is not done yet"),
    )
    answer = sheet.plan.ask(
        Question(
            key=f"milestone:{person.pk}:{asked.title}:{typed}"[:200],
            kind=kind_of(told, days, problem),
            row=one.row,
            subject=f"{person.name}: {asked.title}",
            asks=f"Was “{asked.title}” done?",
            why=f"Under “{one.heading}” the sheet says “{typed}”. {problem}".strip(),
            options=options if likely else (*options[1:], options[0]),
            lasting=(NOT_DONE,),
            earliest=person.started_on,
            latest=sheet.on,
            day_is="Day it was done",
        )
    )
    if answer is None:
        return
    if answer.value == NOT_DONE:
        say_open(sheet, person, asked, one)
    else:
        take(sheet, person, asked, answer.day, one)


def kind_of(told: list[Told], days: list[date], problem: str) -> str:
    """What alike questions share."""
    if problem:
        return "Days that cannot be right"
    if len(days) > 1:
        return "Several days for one milestone"
    typed = told[0].telling.typed
    return f"Milestones of which the sheet says “{typed[:40]}”"


def say_what_is_late(sheet: Sheet, person: Person) -> None:
    """Of someone whose programme began before: what is past its day and not done, as the sheet says."""
    plan = sheet.plan
    if person.pk not in plan.joining or person.pk in plan.outcomes:
        return
    titles = late_at_once(
        (one for one in person.asked if (person.pk, one.title) not in plan.done),
        started_on=person.started_on,
        on=sheet.on,
        holidays=sheet.facts.holidays,
        records_begin_on=sheet.facts.records_begin_on,
        pauses=[Interval(one.starts_on, one.ends_on) for one in plan.pausing if one.worker == person.pk],
    )
    place = next(n for n, line in enumerate(plan.lines) if line[:3] == (person.row, person.name, ENROLLED))
    line = plan.lines[place]
    plan.lines[place] = line._replace(says=line.says + late_in_words(titles))
