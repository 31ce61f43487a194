"""Imports: a file is read, planned, shown as what it would change, and applied whole or not at all.

`tracker.lists` names the importers, so that one page and one kind of command serve them all.
Planning reads and writes nothing. Carrying a plan out takes one short transaction, in which the
facts that it was made from are read once more.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple, cast

from django.db import IntegrityError, transaction

from workforce.across_floors import listed
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.imports.known_headings import said_of
from workforce.imports.plans import Plan, refused
from workforce.imports.questions import Answers
from workforce.imports.remembered import WORDS, settled_for, words_for
from workforce.imports.undo import Undoing, Watch
from workforce.locking import lock_whoever
from workforce.models import WHY_LENGTH, Account, ImportKind, ImportRun
from workforce.readers.notes import Note, Noted
from workforce.readers.refusals import UnreadableFile
from workforce.readers.rows import Reading, RowError
from workforce.readers.sheet import ExpectedColumn

LONGEST_FILE_NAME = 255
#: How often a plan is made again when what it was made from changes while it is carried out.
TRIES = 5
CONTRADICTS = "The file conflicts with what the tracker already has. Nothing was changed."


class Writing(NamedTuple):
    """What a plan is written with: the day, the instant, who imports and why, and the file's name."""

    on: date
    at: datetime
    by: Account | None
    file_name: str
    why: str = ""

    @property
    def reason(self) -> str:
        """What those are told whose readers change."""
        return " ".join(filter(None, (self.why.strip(), f"From the file {self.file_name}")))[-WHY_LENGTH:]


@dataclass(frozen=True)
class Importer:
    """How one kind of file gets in.

    `read(content, file_name, on=, said=)` answers a Reading, `said` being what a person has said of headings.
    `find(reading, on=)` answers the facts that a plan needs, as plain data that can be compared, in a few
    queries. `plan(reading, facts, on=)` is
    a pure function. `prepare(plan, writing)`, where there is one, makes the new rows ready, before the
    transaction starts, and `write(plan, prepared, writing)` does what the plan says in bulk, in the caller's
    transaction; it raises CannotWrite for what only shows there. `concerned(plan)` are the keys of
    everyone the plan touches, to be locked before it. One that `asks` is given the answers of a person
    too: `plan(reading, facts, on=, answers=, settled=)`, `settled` being those to earlier files. `undoing`
    says how such an import is undone: see `workforce.imports.undo`.
    """

    kind: ImportKind
    about: str
    columns: Sequence[ExpectedColumn]
    read: Callable[..., Reading[Any]]
    find: Callable[..., Any]
    plan: Callable[..., Plan]
    write: Callable[[Any, Any, Writing], None]
    prepare: Callable[[Any, Writing], Any] | None = None
    concerned: Callable[[Any], set[int]] = attrgetter("people")
    asks: bool = False
    undoing: Undoing | None = None


class CannotWrite(Exception):
    """Rows that turned out wrong while a plan was carried out: nothing is changed."""

    def __init__(self, *errors: RowError) -> None:
        super().__init__(*(error.problem for error in errors))
        self.errors = errors


class PreviewOutdated(Exception):
    """The file would no longer do what its preview said; the run holds a new preview."""

    def __init__(self, plan: Plan | None = None) -> None:
        super().__init__(
            "Something has changed, so the file would no longer do what you checked. Check it again."
        )
        self.plan = plan


class NothingToApply(Exception):
    """The run has errors, or its file is not kept any more."""


@dataclass(frozen=True)
class Planned:
    """A file that has been read, and what it would do."""

    importer: Importer
    reading: Reading[Any] | None
    plan: Plan


def importers() -> tuple[Importer, ...]:
    """Every importer, in the order in which a new authority needs them."""
    return listed("IMPORTERS")


def importer_for(kind: str) -> Importer:
    """The importer of a kind. Raises KeyError where there is none."""
    return {importer.kind.value: importer for importer in importers()}[kind]


def plan_file(
    *, kind: str, content: bytes, file_name: str, on: date, answers: Answers | None = None
) -> Planned:
    """Read a file and work out what it would do, with what a person answered to its questions.

    Writes nothing and locks nothing.
    """
    importer = importer_for(kind)
    try:
        reading = importer.read(content, file_name, on=on, said=said_of(kind))
    except UnreadableFile as unreadable:
        plan = refused(0, RowError(0, "", file_name, unreadable.problem))
        plan.file_notes = tuple(Note(Noted.COLUMN, what, number) for what, number in unreadable.unknown)
        plan.lacking = unreadable.lacking
        return Planned(importer, None, plan)
    if reading.errors:
        plan = refused(reading.total, *reading.errors)
        plan.file_notes, plan.lacking = reading.notes, reading.lacking
        return Planned(importer, reading, plan)
    return Planned(importer, reading, make_plan(importer, reading, on=on, answers=answers))


def make_plan(
    importer: Importer, reading: Reading[Any], *, on: date, facts: Any = None, answers: Answers | None = None
) -> Plan:
    """The plan of a sound file, from the facts given or else as they are now."""
    found = importer.find(reading, on=on) if facts is None else facts
    said = {"answers": answers or {}, "settled": settled_for(importer.kind)} if importer.asks else {}
    plan = importer.plan(reading, found, on=on, **said)
    plan.rows, plan.facts, plan.file_notes = reading.total, found, reading.notes
    plan.lacking = reading.lacking
    return plan


def import_file(
    *,
    kind: str,
    content: bytes,
    file_name: str,
    on: date,
    by: Account | None,
    at: datetime,
    answers: Answers | None = None,
) -> Plan:
    """Import a file at once, all or nothing. A file that changes nothing leaves no trace.

    One with an open question changes nothing: its plan says what is asked.
    """
    planned = plan_file(kind=kind, content=content, file_name=file_name, on=on, answers=answers)
    if planned.plan.open_questions or not planned.plan.does_something:
        return planned.plan
    run = ImportRun(
        kind=kind,
        file_name=file_name[-LONGEST_FILE_NAME:],
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
        uploaded_at=at,
    )
    for _ in range(TRIES):
        try:
            return carry_out(planned, run, Writing(on, at, by, file_name))
        except PreviewOutdated as outdated:
            if outdated.plan is None or outdated.plan.errors or outdated.plan.open_questions:
                return outdated.plan or planned.plan
            planned = Planned(planned.importer, planned.reading, outdated.plan)
    raise PreviewOutdated(planned.plan)


def carry_out(planned: Planned, run: ImportRun, writing: Writing) -> Plan:
    """Do what a plan says, if what it was made from still stands; answers what was done.

    People first, in the order of their keys; then the run, so that it is applied once. Where a fact
    changed and the plan is the same, the new plan is carried out; raises PreviewOutdated, with the
    plan as it is now, where it is another.
    """
    plan = planned.plan
    for _ in range(TRIES):
        prepare = planned.importer.prepare
        prepared = prepare(plan, writing) if prepare else None
        try:
            now = _write_if_it_stands(planned, plan, prepared, run, writing)
        except CannotWrite as wrong:
            raise PreviewOutdated(refused(plan.rows, *wrong.errors)) from wrong
        except IntegrityError as error:
            problem = RowError(0, "", writing.file_name, CONTRADICTS)
            raise PreviewOutdated(refused(plan.rows, problem)) from error
        if now is None:
            return plan
        reading = cast("Reading[Any]", planned.reading)  # what has a plan to carry out was read
        newer = make_plan(planned.importer, reading, on=writing.on, facts=now, answers=plan.answers)
        if newer.errors or newer.digest != plan.digest:
            raise PreviewOutdated(newer)
        plan = newer
    raise PreviewOutdated(plan)


@transaction.atomic
def _write_if_it_stands(planned: Planned, plan: Plan, prepared: Any, run: ImportRun, writing: Writing) -> Any:
    """Write the plan and answer None; or the facts as they are now, where they are others."""
    people = lock_whoever(lambda: planned.importer.concerned(plan))
    if run.pk and ImportRun.objects.select_for_update().get(pk=run.pk).applied_at:
        return None
    facts = planned.importer.find(planned.reading, on=writing.on)
    if facts != plan.facts or (planned.importer.asks and plan.settled != settled_for(run.kind)):
        return facts
    watch = Watch(planned.importer.undoing, plan, people | plan.people) if planned.importer.undoing else None
    planned.importer.write(plan, prepared, writing)
    run.undo = watch.done(by=writing.by) if watch else None
    note_applied(run, plan, writing)
    return None


def kept(notes: Iterable[Note]) -> list[list[Any]]:
    """What was told of a file, as an import run keeps it."""
    return [note.as_json() for note in notes]


def note_applied(run: ImportRun, plan: Plan, writing: Writing) -> None:
    """Keep what a run changed, line by line, and forget the file and what it asked."""
    ImportRun.objects.filter(undo__isnull=False).update(undo=None)
    run.applied_at = writing.at
    run.content = run.questions = None
    run.lines = [line.as_json() for line in (*plan.lines, *plan.settled_lines)]
    run.answers = plan.remembered
    run.rows = plan.rows
    run.changes = {
        "counts": plan.changes,
        "notes": list(plan.notes),
        "file_notes": kept(plan.file_notes),
        "later": plan.later,
        "waiting": [change.pk for change in plan.waiting],
    }
    if run.answers:
        words = words_for(run.kind) | plan.told
        run.changes[WORDS] = {key: words[key] for key in run.answers if key in words}
    run.save()
    record_event(
        verb=Verb.FILE_IMPORTED,
        subject=run,
        by=writing.by,
        kind=run.kind,
        rows=run.rows,
        changes=plan.changes,
    )
