"""What the import commands share: arguments, output and exit status."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workforce.imports.counting import count_anew
from workforce.imports.plans import Plan
from workforce.imports.questions import Answers
from workforce.imports.services import import_file, plan_file
from workforce.models import ImportKind
from workforce.readers.notes import left_out, understood
from workforce.readers.places import sheet_of
from workforce.rules.in_words import many, of_so_many


def content_of(file: Path) -> bytes:
    """What is in a file; where there is none, that is said in words."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"There is no file {file}.") from error
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error


def to_fill_in(plan: Plan) -> str:
    """The open questions of a plan as a file in which a person writes the answers."""
    rows = [
        {
            "key": one.key,
            "row": str(one.row) if sheet_of(one.row) else one.row,
            "about": one.subject,
            "question": f"{one.asks} {one.why}",
            "answers": {option.value: option.label for option in one.options},
            "answer": "",
            "day": one.day.isoformat() if one.day else None,
        }
        for one in plan.open_questions
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False)


def answers_in(file: Path) -> Answers:
    """The answers that a person has filled in."""
    try:
        rows = json.loads(content_of(file))
        filled = [one for one in rows if one["answer"]]
        return {one["key"]: "|".join(filter(None, (one["answer"], one.get("day")))) for one in filled}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CommandError(f"{file} is not a file that --questions has written.") from error


def not_understood(plan: Plan) -> list[str]:
    """What is wrong with the answers that were given, where something is."""
    asked = {one.key: one for one in plan.questions}
    told = [f"Nothing asks for the answer to {key}." for key in plan.answers if key not in asked]
    for key, one in asked.items():
        said = plan.answers.get(key)
        if said and one.understood(said) is None:
            possible = ", ".join(option.value for option in one.options)
            told.append(f"{one.subject}: “{said}” is none of {possible}, or its day cannot be.")
    return told


class ImportCommand(BaseCommand):
    """Imports one file, all or nothing; exit status 1 and no change when a row is wrong."""

    kind: ClassVar[ImportKind]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="an .xlsx, .xlsb, .xls, .ods or .csv file")
        parser.add_argument("--dry-run", action="store_true", help="say what would change; change nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument(
            "--questions", type=Path, help="write the rows that need a decision to this file, to fill in"
        )
        parser.add_argument("--answers", type=Path, help="that file, with an answer to each question")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day of the import, YYYY-MM-DD (today when left out)"
        )

    # `format` is the option's name.
    def handle(
        self,
        *,
        file: Path,
        dry_run: bool,
        format: str,  # noqa: A002 - the option is called --format
        on: date | None,
        questions: Path | None = None,
        answers: Path | None = None,
        **options: object,
    ) -> None:
        said = answers_in(answers) if answers else {}
        plan = self._look(file, dry_run=dry_run, on=on or timezone.localdate(), answers=said)
        if questions:
            questions.write_text(to_fill_in(plan), encoding="utf-8")
        if format == "json":
            self.stdout.write(json.dumps(plan.as_json(), indent=1, ensure_ascii=False))
        else:
            self._tell(plan, dry_run=dry_run)
        if plan.errors or plan.open_questions:
            raise SystemExit(1)

    def _look(self, file: Path, *, dry_run: bool, on: date, answers: Answers) -> Plan:
        content = content_of(file)
        if dry_run:
            planned = plan_file(kind=self.kind, content=content, file_name=file.name, on=on, answers=answers)
            return planned.plan
        plan = import_file(
            kind=self.kind,
            content=content,
            file_name=file.name,
            on=on,
            by=None,
            at=timezone.now(),
            answers=answers,
        )
        count_anew()
        return plan

    def _tell(self, plan: Plan, *, dry_run: bool) -> None:
        self._tell_file(plan)
        for error in plan.errors:
            place = f"Row {error.row}, {error.column}" if error.row else "The file"
            value = f" “{error.value}”" if error.value else ""
            self.stdout.write(f"{place}{value}: {error.problem}")
        if plan.errors:
            self.stdout.write(f"Nothing was changed. Errors to correct: {len(plan.errors)}.")
            return
        for words in not_understood(plan):
            self.stdout.write(words)
        if plan.open_questions:
            self._tell_questions(plan)
            if not dry_run:
                return
        self.stdout.write(f"{many(plan.rows, 'row')} read. {'Would change' if dry_run else 'Changed'}:")
        for what, number in plan.changes.items() or {"nothing": 0}.items():
            self.stdout.write(f"  {number:6} {of_so_many(number, what)}" if number else f"  {what}")
        for note in plan.notes:
            self.stdout.write(note)
        if dry_run:
            self._tell_lines(plan)

    def _tell_file(self, plan: Plan) -> None:
        """What of the file was not read, and what was read as something else than it says."""
        for heading, notes in (
            ("Not read:", left_out(plan.file_notes)),
            ("Read in a special way:", understood(plan.file_notes)),
        ):
            if notes:
                self.stdout.write(heading)
            for note in notes:
                self.stdout.write(f"  {note}")

    def _tell_questions(self, plan: Plan) -> None:
        """What a person has to say first, and how."""
        for one in plan.open_questions:
            place = f"Row {one.row}, " if one.row else ""
            answers = "; ".join(f"{option.value} = {option.label}" for option in one.options)
            self.stdout.write(f"{place}{one.subject}: {one.asks} {one.why} Answers: {answers}.")
        self.stdout.write(
            f"Nothing was changed. Rows that need a decision: {len(plan.open_questions)}. Write them to a "
            "file with --questions FILE, fill in the answers and give it back with --answers FILE."
        )

    def _tell_lines(self, plan: Plan) -> None:
        """The lines of a plan, as its preview pages through them."""
        for line in plan.lines:
            place = f"Row {line.row}" if line.row else "The file"
            self.stdout.write(f"{place}, {line.becomes.label.lower()}: {line.subject}: {line.says}")
