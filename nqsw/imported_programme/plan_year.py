"""Pauses, extension and outcome, as a programme sheet says."""

from datetime import date, timedelta

from nqsw.imported_programme.steps import Pausing, Person, Sheet
from nqsw.models import PauseReason
from nqsw.rules.programme_days import expected_end_on
from workforce.imports.plans import Becomes
from workforce.imports.questions import Option, Question
from workforce.readers.reached import Spell
from workforce.rules.in_words import many
from workforce.rules.working_days import Interval, add_months

#: How far the day that a programme was extended to may lie from whole months.
NEAR = timedelta(days=4)
NOT_A_PAUSE = "no"
VERDICTS = {"pass": "Pass", "fail": "Fail", "withdrawn": "Withdrawn"}


def plan_year(sheet: Sheet, person: Person) -> None:
    """What changes the length of someone's programme, and how it ended."""
    if not person.runs:
        return
    spells = dict.fromkeys((spell, row.row) for row in person.rows for spell in row.pauses)
    for spell, row in spells:
        plan_pause(sheet, person, spell, row)
    plan_extension(sheet, person)
    compare_end(sheet, person)
    plan_outcome(sheet, person)


def plan_pause(sheet: Sheet, person: Person, spell: Spell, row: int) -> None:
    """A pause of the programme; one with the same first day is the same pause."""
    days = (
        f"{spell.starts_on:%d/%m/%Y} to {f'{spell.ends_on:%d/%m/%Y}' if spell.ends_on else 'no last day yet'}"
    )
    there = sheet.facts.pauses.get(person.enrolment.pk, ()) if person.enrolment else ()
    same = next((one for one in there if one[2] == spell.starts_on), None)
    planned = [one for one in sheet.plan.pausing if one.worker == person.pk]
    if any(one.starts_on == spell.starts_on and one.ends_on == spell.ends_on for one in planned):
        return
    if same:
        if same[3] != spell.ends_on and spell.ends_on:
            sheet.plan.pausing.append(Pausing(person.pk, same[1], spell.starts_on, spell.ends_on, same[0]))
            sheet.add(person, "pauses changed", f"pause {days}", Becomes.CHANGED, row)
        return
    others = [Interval(one[2], one[3]) for one in there]
    others += [Interval(one.starts_on, one.ends_on) for one in planned]
    if any(Interval(spell.starts_on, spell.ends_on).overlaps(other) for other in others):
        sheet.leave(person, f"pause {days}: overlaps another pause of the programme", row)
        return
    if spell.starts_on < person.here_from or spell.starts_on > sheet.on:
        sheet.leave(person, f"pause {days}: it must start on the programme, and not after today", row)
        return
    reason = spell.reason or reason_said(sheet, person, spell, days, row)
    if reason:
        sheet.plan.pausing.append(Pausing(person.pk, reason, spell.starts_on, spell.ends_on))
        sheet.add(person, "pauses added", f"pause {days}, {PauseReason(reason).label.lower()}", row=row)


def reason_said(sheet: Sheet, person: Person, spell: Spell, days: str, row: int) -> str:
    """Why the programme stood still, where the sheet does not say; empty where it did not."""
    answer = sheet.plan.ask(
        Question(
            key=f"pause:{person.pk}:{spell.starts_on.isoformat()}:{spell.ends_on}",
            kind="Pauses without a reason",
            row=row,
            subject=person.name,
            asks=f"Why was the programme paused from {days}?",
            why="The sheet gives no reason that we know. A pause moves the end and every due day after it.",
            options=(
                *(Option(reason.value, reason.label) for reason in PauseReason),
                Option(NOT_A_PAUSE, "The programme was not paused: leave this out"),
            ),
            lasting=(NOT_A_PAUSE,),
        )
    )
    return "" if answer is None or answer.value == NOT_A_PAUSE else answer.value


def plan_extension(sheet: Sheet, person: Person) -> None:
    said = next(((row.extension, row.row) for row in person.rows if row.extension is not None), None)
    has = person.extension_months
    if said is None:
        if any(row.outcome == "extend" for row in person.rows) and not has:
            sheet.leave(person, "extended: the sheet does not say by how many months")
        return
    months = months_of(person, said[0]) if isinstance(said[0], date) else said[0]
    if months is None:
        sheet.leave(person, "extension: the day is not a whole number of months after the end", said[1])
    elif months and months != has:
        sheet.plan.extending[person.pk] = months
        words = f"{many(has, 'month')} → {many(months, 'month')}" if has else f"by {many(months, 'month')}"
        becomes = Becomes.CHANGED if has else Becomes.ADDED
        sheet.add(person, "programmes extended", f"extended {words}", becomes, said[1])


def months_of(person: Person, day: date) -> int | None:
    """How many months later than the end without an extension a day is, up to a year."""
    has = person.extension_months
    near = (m for m in range(-has, 13 - has) if abs(add_months(person.ends_on, m) - day) <= NEAR)
    found = next(near, None)
    return None if found is None else found + has


def compare_end(sheet: Sheet, person: Person) -> None:
    """The end follows from start, length, pauses and extension: another one in the sheet is told."""
    said = next(((row.ends_on, row.row) for row in person.rows if row.ends_on), None)
    if said is None or said[0] is None:
        return
    there = sheet.facts.pauses.get(person.enrolment.pk, ()) if person.enrolment else ()
    planned = [one for one in sheet.plan.pausing if one.worker == person.pk]
    pauses = {one[2]: Interval(one[2], one[3]) for one in there}
    pauses |= {one.starts_on: Interval(one.starts_on, one.ends_on) for one in planned}
    extension = sheet.plan.extending.get(person.pk, person.extension_months)
    end = expected_end_on(
        started_on=person.started_on,
        months=person.programme.months + extension,
        pauses=pauses.values(),
    )
    if abs(end - said[0]) > NEAR:
        says = f"expected end: the sheet says {said[0]:%d/%m/%Y}"
        says += f"; start, pauses and extension make it {end:%d/%m/%Y}"
        sheet.leave(person, says, said[1])


def plan_outcome(sheet: Sheet, person: Person) -> None:
    """Passed, failed or withdrawn: the programme has ended. Who has left is for the HR list to say."""
    row = next((one for one in person.rows if one.outcome), None)
    if row is None or row.outcome == "extend":
        return
    if row.outcome == "left":
        sheet.leave(
            person, "left: import the HR list with the last day, or end the programme by hand", row.row
        )
        return
    day = row.outcome_on or day_said(sheet, person, row.outcome, row.row)
    if day is None:
        return
    if not person.here_from <= day <= sheet.on:
        sheet.leave(person, f"outcome on {day:%d/%m/%Y}: not on the programme, or still to come", row.row)
        return
    sheet.plan.outcomes[person.pk] = (row.outcome, day)
    words = VERDICTS[row.outcome].lower()
    sheet.add(
        person,
        "programmes ended",
        f"outcome: {words}, {day:%d/%m/%Y}; the programme ends",
        Becomes.ENDED,
        row.row,
    )


def day_said(sheet: Sheet, person: Person, outcome: str, row: int) -> date | None:
    answer = sheet.plan.ask(
        Question(
            key=f"outcome:{person.pk}:{outcome}",
            kind="Outcomes without a day",
            row=row,
            subject=person.name,
            asks=f"When was the outcome ({VERDICTS[outcome].lower()}) decided?",
            why="The sheet has the outcome and no day. The programme ends with it.",
            options=(
                Option("day", "On this day", max(person.here_from, min(person.ends_on, sheet.on))),
                Option("not-yet", "It is not decided yet"),
            ),
            earliest=person.here_from,
            latest=sheet.on,
        )
    )
    return answer.day if answer else None
