"""What a programme sheet would do: who goes on a programme, who supports them, what each has reached."""

from collections import defaultdict
from datetime import date

from nqsw.imported_programme.facts import Known, OnProgramme, ProgrammeFacts, Terms
from nqsw.imported_programme.namesakes import signs_of_nqsw
from nqsw.imported_programme.plan_milestones import ENROLLED, plan_milestones, say_what_is_late
from nqsw.imported_programme.plan_support import plan_support
from nqsw.imported_programme.plan_year import VERDICTS, plan_year
from nqsw.imported_programme.steps import Joining, Person, ProgrammePlan, Sheet
from nqsw.imported_programme.who import find_person
from nqsw.rules.begun_in_the_past import supervision_in_words
from nqsw.rules.intakes import intake_of, months_of, name_of_intake
from nqsw.rules.plausibility import agency_in_words, long_ago_in_words, qualified_key, qualified_long_ago
from workforce.imports.plans import Becomes
from workforce.imports.questions import Answers, Option, Question
from workforce.readers.names import folded
from workforce.readers.people_named import squashed
from workforce.readers.programme import ProgrammeRow
from workforce.readers.rows import Reading
from workforce.rules.in_words import listed

KEEP, TAKE = "keep", "take"
#: The contract of someone who an agency sends.
AGENCY = "agency"
NO_PROGRAMME = "There is no programme for new starters yet. Add the usual programmes first."
#: The ways in which a sheet says the month in which someone started.
MONTHS = ("%b %y", "%b %Y", "%B %y", "%B %Y", "%m %Y", "%Y %m")
MONTH_IS_NO_COHORT = (
    "Where the sheet has only the month of the start as a cohort, people are in the intake of that month."
)
USUAL_WORDS = ("asye", "nqsw", "y", "yes", "nqsw programme", "asye programme")


def plan_programme(
    reading: Reading[ProgrammeRow],
    facts: ProgrammeFacts,
    *,
    on: date,
    answers: Answers | None = None,
    settled: Answers | None = None,
) -> ProgrammePlan:
    """What the sheet says otherwise than the tracker, person by person."""
    plan = ProgrammePlan(answers=answers or {}, settled=settled or {})
    sheet = Sheet(plan, reading, facts, on)
    if facts.default is None:
        plan.refuse(reading.error(0, "programme", "", NO_PROGRAMME))
        return plan
    for pk, rows in by_person(sheet).items():
        person = placed(sheet, facts.by_key[pk], tuple(rows))
        if person is None:
            continue
        before = len(plan.lines)
        plan_support(sheet, person)
        plan_year(sheet, person)
        plan_milestones(sheet, person)
        say_what_is_late(sheet, person)
        plan.unchanged += len(plan.lines) == before and person.enrolment is not None
    return plan


def by_person(sheet: Sheet) -> dict[int, list[ProgrammeRow]]:
    """The rows of each person: several are about one where they mean the same."""
    found: dict[int, list[ProgrammeRow]] = defaultdict(list)
    for row in sheet.reading.rows:
        pk = find_person(
            sheet.plan,
            sheet.facts,
            name=row.name,
            numbers=(row.staff_number, row.swe_number),
            team=row.team,
            row=row.row,
            part="NQSW",
            signs=signs_of_nqsw(sheet.facts, row),
        )
        if pk is not None:
            found[pk].append(row)
    return found


def first[V](rows: tuple[ProgrammeRow, ...], key: str) -> V | None:
    """What the first row that has it says."""
    return next((value for row in rows if (value := getattr(row, key))), None)


def placed(sheet: Sheet, known: Known, rows: tuple[ProgrammeRow, ...]) -> Person | None:
    """Where someone stands: on the programme they are on, or on the one that the sheet puts them on."""
    enrolment = sheet.facts.enrolments.get(known.someone.pk)
    if enrolment is None:
        return newcomer(sheet, known, rows)
    started_on = start_of(sheet, known, enrolment, rows)
    person = Person(
        pk=known.someone.pk,
        name=known.name,
        rows=rows,
        enrolment=enrolment,
        programme=sheet.facts.programmes[enrolment.programme],
        started_on=started_on,
        here_from=max(enrolment.here_from, started_on),
        asked=sheet.facts.milestones.get(enrolment.pk, ()),
    )
    compare_place(sheet, person, enrolment)
    return person


def newcomer(sheet: Sheet, known: Known, rows: tuple[ProgrammeRow, ...]) -> Person | None:
    """Someone who the HR list has not enrolled."""
    row = rows[0]
    started_on: date | None = first(rows, "started_on")
    if started_on is None:
        error = "This person is not on a programme yet. Write the day it started."
        sheet.plan.refuse(sheet.reading.error(row.row, "started_on", "", error))
        return None
    programme = programme_named(sheet, first(rows, "programme") or "", row=row.row)
    if programme is None or not is_newly_qualified(sheet, known, started_on, row=row.row):
        return None
    said = cohort_said(sheet, rows, started_on) or name_of_intake(intake_of(started_on))
    cohort = cohort_named(sheet, programme, said, started_on, row)
    person = Person(
        pk=known.someone.pk,
        name=known.name,
        rows=rows,
        enrolment=None,
        programme=programme,
        started_on=started_on,
        here_from=started_on,
        asked=sheet.facts.templates.get(programme.pk, ()),
    )
    sheet.plan.joining[person.pk] = Joining(programme.pk, cohort, started_on)
    says = f"{programme.name}, {cohort}, from {started_on:%d/%m/%Y}"
    if not any(row.outcome in VERDICTS for row in rows):
        theirs = sheet.facts.supervised.get(known.someone.pk, ())
        says += supervision_in_words(started_on, on=sheet.on, agreed=theirs)
    sheet.add(person, ENROLLED, says)
    return person


def is_newly_qualified(sheet: Sheet, known: Known, started_on: date, *, row: int) -> bool:
    """Of an agency worker, and of someone who qualified years before, a person says whether they go on it."""
    why, reasons = [], []
    if known.qualified_on and qualified_long_ago(known.qualified_on, on=started_on):
        why.append(long_ago_in_words(known.name, known.qualified_on))
        reasons.append("qualified years before the programme")
    if known.contract == AGENCY:
        why.append(agency_in_words(known.name))
        reasons.append("an agency worker")
    if not why:
        return True
    answer = sheet.plan.ask(
        Question(
            key=f"{qualified_key(known.someone.pk)}:{started_on.isoformat()}",
            kind="People who may not be newly qualified social workers",
            row=row,
            subject=known.name,
            asks=f"Does {known.name} go on the NQSW programme?",
            why=" ".join(why),
            options=(
                Option(TAKE, "Yes: enrol them, as the sheet says"),
                Option(KEEP, "No: leave this row out"),
            ),
            lasting=(TAKE, KEEP),
        )
    )
    if answer and answer.value == KEEP:
        says = f"not enrolled: {listed(reasons)}"
        sheet.plan.leave_out("left out", row=row, subject=known.name, says=says)
    return answer is not None and answer.value == TAKE


def programme_named(sheet: Sheet, words: str, *, row: int) -> Terms | None:
    """The programme that a sheet's word means; the usual one for "ASYE" alone and for none."""
    offered = sheet.facts.offered
    same = [one for one in offered if folded(one.name) == folded(words)]
    if same:
        return same[0]
    if folded(words) in ("", *USUAL_WORDS):
        return sheet.facts.default
    question = Question(
        key=f"programme:{folded(words)}"[:200],
        kind="Programmes",
        row=row,
        subject=words,
        asks=f"Which programme is “{words}”?",
        why="No programme in the tracker has this name.",
        options=tuple(Option(str(one.pk), one.name) for one in offered),
        lasting=tuple(str(one.pk) for one in offered),
    )
    answer = sheet.plan.ask(question)
    return next((one for one in offered if answer and str(one.pk) == answer.value), None)


def cohort_said(sheet: Sheet, rows: tuple[ProgrammeRow, ...], started_on: date) -> str:
    """The cohort that the sheet names for someone, empty where it names none.

    The month in which someone started names none, unless there is a cohort of that name: they are in the
    intake of that month, as by the HR list.
    """
    said: str = first(rows, "cohort") or ""
    named = {folded(name) for _, name in sheet.facts.cohorts} | {
        folded(name_of_intake(intake_of(started_on)))
    }
    months = {squashed(f"{started_on:{way}}") for way in MONTHS}
    if folded(said) in named or squashed(said) not in months:
        return said
    if MONTH_IS_NO_COHORT not in sheet.plan.notes:
        sheet.plan.note(MONTH_IS_NO_COHORT)
    return ""


def cohort_named(sheet: Sheet, programme: Terms, name: str, starts_on: date, row: ProgrammeRow) -> str:
    """The cohort of that name, in the tracker's spelling; a new one where there is none."""
    alike = (one for key, one in sheet.facts.cohorts if key == programme.pk and folded(one) == folded(name))
    there = next(alike, None)
    if there:
        return there
    key, intake = (programme.pk, name), intake_of(starts_on)
    is_intake = name == name_of_intake(intake)
    if key not in sheet.plan.cohorts:
        takes_in = f", for people who start {months_of(intake)}" if is_intake else ""
        says = f"New cohort of {programme.name}{takes_in}"
        sheet.plan.add("cohorts started", row=row.row, subject=name, says=says)
    starts_on = intake if is_intake else starts_on
    sheet.plan.cohorts[key] = min(starts_on, sheet.plan.cohorts.get(key, starts_on))
    return name


def start_of(sheet: Sheet, known: Known, enrolment: OnProgramme, rows: tuple[ProgrammeRow, ...]) -> date:
    """The day from which everything is due: where the sheet has another than the tracker, a person says."""
    said: date | None = first(rows, "started_on")
    if said is None or said == enrolment.started_on or not enrolment.is_current:
        return enrolment.started_on
    row = next(one.row for one in rows if one.started_on == said)
    first_pause = min((one[2] for one in sheet.facts.pauses.get(enrolment.pk, ())), default=said)
    if enrolment.here_from != enrolment.started_on or first_pause < said:
        says = (
            f"start: the sheet says {said:%d/%m/%Y}, the tracker {enrolment.started_on:%d/%m/%Y}; not changed"
        )
        sheet.plan.leave_out("left out", row=row, subject=known.name, says=says)
        return enrolment.started_on
    answer = sheet.plan.ask(
        Question(
            key=f"start:{enrolment.pk}:{said.isoformat()}",
            kind="Programmes that start on another day in the sheet",
            row=row,
            subject=known.name,
            asks=f"When did {known.name}'s programme start?",
            why=f"The sheet says {said:%d/%m/%Y}, the tracker {enrolment.started_on:%d/%m/%Y} (the first "
            "day at work, where the HR list enrolled them). Every due day follows from it.",
            options=(
                Option(TAKE, f"On {said:%d/%m/%Y}, as the sheet says"),
                Option(KEEP, f"On {enrolment.started_on:%d/%m/%Y}, as the tracker has it"),
            ),
            lasting=(KEEP,),
        )
    )
    if answer is None or answer.value == KEEP:
        return enrolment.started_on
    pk = known.someone.pk
    sheet.plan.starts[pk] = said
    sheet.plan.people.add(pk)
    says = f"start of the programme {enrolment.started_on:%d/%m/%Y} → {said:%d/%m/%Y}"
    sheet.plan.add("starts corrected", row=row, subject=known.name, says=says, becomes=Becomes.CHANGED)
    return said


def compare_place(sheet: Sheet, person: Person, enrolment: OnProgramme) -> None:
    """The cohort and the programme, where the sheet names others than the tracker."""
    words = first(person.rows, "programme") or ""
    if enrolment.is_current and folded(words) not in ("", folded(person.programme.name), *USUAL_WORDS):
        named = programme_named(sheet, words, row=person.row)
        if named and named.pk != enrolment.programme:
            sheet.leave(person, f"stays on {person.programme.name}; the sheet says {named.name}")
    cohort = cohort_said(sheet, person.rows, person.started_on)
    if not cohort or folded(cohort) == folded(enrolment.cohort) or not enrolment.is_current:
        return
    name = cohort_named(sheet, person.programme, cohort, person.started_on, person.rows[0])
    sheet.plan.moving[person.pk] = (person.programme.pk, name)
    sheet.add(person, "cohorts changed", f"cohort {enrolment.cohort} → {name}", Becomes.CHANGED)
