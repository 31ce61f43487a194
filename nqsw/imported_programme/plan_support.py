"""Who mentors and who assesses, as a programme sheet says; the rules are told before anyone says yes."""

from datetime import date

from nqsw.imported_programme.namesakes import signs_of_support
from nqsw.imported_programme.steps import Person, Sheet
from nqsw.imported_programme.who import find_person
from workforce.imports.plans import Becomes
from workforce.rules.in_words import many


def plan_support(sheet: Sheet, person: Person) -> None:
    """Mentor, assessor and line manager of one NQSW; of a programme that has ended, none."""
    if not person.runs:
        return
    plan_assessor(sheet, person)
    plan_mentor(sheet, person)
    tell_line_manager(sheet, person)


def named_in(sheet: Sheet, person: Person, part: str) -> tuple[int, int] | None:
    """Who the first row with a name in this part means, and the row."""
    for row in person.rows:
        name = getattr(row, part)
        if not name:
            continue
        signs = signs_of_support(sheet.facts, person.pk, part, on=sheet.on)
        found = find_person(sheet.plan, sheet.facts, name=name, row=row.row, part=part, signs=signs)
        if found == person.pk:
            sheet.leave(person, f"{part}: no one can be their own {part}", row.row)
            return None
        if found is not None and not sheet.facts.by_key[found].works_here(sheet.on):
            sheet.leave(person, f"{part}: {sheet.facts.by_key[found].name} does not work here now", row.row)
            return None
        return (found, row.row) if found is not None else None
    return None


def plan_assessor(sheet: Sheet, person: Person) -> None:
    named = named_in(sheet, person, "assessor")
    now = person.enrolment.assessor if person.enrolment else None
    if named is None or named[0] == now:
        return
    found, row = named
    name = sheet.facts.by_key[found].name
    sheet.plan.assessors[person.pk] = found
    sheet.plan.people.add(found)
    if now:
        says = f"assessor {sheet.facts.by_key[now].name} → {name}"
        sheet.add(person, "assessors changed", says, Becomes.CHANGED, row)
    else:
        sheet.add(person, "assessors set", f"assessor {name}", row=row)


def plan_mentor(sheet: Sheet, person: Person) -> None:
    named = named_in(sheet, person, "mentor")
    now = sheet.facts.mentors.get(person.enrolment.pk) if person.enrolment else None
    if named is None or (now and named[0] == now[0]):
        return
    found, row = named
    mentor = sheet.facts.by_key[found]
    since = mentor_since(sheet, person, mentor.started_on)
    if now and since <= now[1]:
        says = f"mentor: {sheet.facts.by_key[now[0]].name} is mentor since {now[1]:%d/%m/%Y}; not changed"
        sheet.leave(person, says, row)
        return
    sheet.plan.mentors[person.pk] = (found, since)
    sheet.plan.people.add(found)
    warn_of(sheet, person, found)
    if now:
        says = f"mentor {sheet.facts.by_key[now[0]].name} → {mentor.name} from {since:%d/%m/%Y}"
        sheet.add(person, "mentors changed", says, Becomes.CHANGED, row)
    else:
        sheet.add(person, "mentors assigned", f"mentor {mentor.name} from {since:%d/%m/%Y}", row=row)


def mentor_since(sheet: Sheet, person: Person, mentor_started_on: date) -> date:
    """The day that the sheet gives, else today: since when before today, no one has said."""
    said = next((row.mentor_from for row in person.rows if row.mentor_from), None)
    return max(said or sheet.on, person.here_from, mentor_started_on)


def warn_of(sheet: Sheet, person: Person, mentor: int) -> None:
    """The line manager is no mentor, and a mentor takes only so many (both *local*: told, not refused)."""
    name = sheet.facts.by_key[mentor].name
    if sheet.facts.by_key[person.pk].line_manager == mentor:
        sheet.plan.note(
            f"{name} is {person.name}'s line manager and is to be their mentor. Choose someone else."
        )
    load = sheet.facts.loads.get(mentor, 0) + sum(one == mentor for one, _ in sheet.plan.mentors.values())
    most = person.programme.mentor_load_limit
    limit = min(most, sheet.facts.capacities.get(mentor, most))
    if load == limit + 1:
        sheet.plan.note(f"{name} would mentor more than {many(limit, 'NQSW')}, the most that they take.")


def tell_line_manager(sheet: Sheet, person: Person) -> None:
    """The HR list says who the line manager is: another one in the sheet is told and not taken."""
    manager = sheet.facts.by_key[person.pk].line_manager
    for row in person.rows:
        if not row.line_manager:
            continue
        found = sheet.facts.named.find(row.line_manager).people
        if found and manager not in found:
            is_now = sheet.facts.by_key[manager].name if manager else "nobody"
            says = f"line manager: the sheet says {row.line_manager}, the HR list {is_now}; not changed"
            sheet.leave(person, says, row.row)
        return
