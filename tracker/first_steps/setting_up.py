"""Setting a tracker up from a file of answers: all of it or nothing, and a second time nothing.

What a person has settled since on a page stays as it is.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from nqsw.models import Programme
from nqsw.programmes.services import install_programmes
from supervision.models import EscalationStep
from supervision.reminders.services.escalation import set_ladder
from supervision.start_day.services.start_days import set_records_begin
from tracker.first_steps.answers import Answers, FileToImport, Problem
from workforce.accounts.services import invite
from workforce.authority.services import change_settings
from workforce.authority_settings import history
from workforce.imports.command import answers_in, content_of
from workforce.imports.services import import_file
from workforce.models import Account, AuthorityRole, StartDay
from workforce.models.known_settings import KNOWN
from workforce.readers.rows import RowError
from workforce.rules.in_words import day_in_full, many, of_so_many
from workforce.rules.refusal import Refusal

ROLES = {
    "administrator": AuthorityRole.ADMINISTRATOR,
    "principal_social_worker": AuthorityRole.PRINCIPAL_SOCIAL_WORKER,
}


class CannotSetUp(Exception):
    """What stands in the way, found while it was tried: nothing was changed."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


def set_up(answers: Answers, *, on: date, at: datetime, keep: bool) -> list[str]:
    """Do all that the answers say; answers what was done, a sentence each. None where nothing was to do.

    Without `keep` everything is tried and taken back. Raises CannotSetUp with every problem of the step
    at which it stopped; nothing is changed then.
    """
    with transaction.atomic():
        done = list(_all(answers, on=on, at=at))
        if not keep:
            transaction.set_rollback(True)
    return done


def _all(answers: Answers, *, on: date, at: datetime) -> Iterator[str]:
    yield from _settings(answers, on=on)
    if not Programme.objects.exists():
        install_programmes()
        yield "The usual policies, programmes, prompts and questions are added."
    if answers.ladder and not EscalationStep.objects.exists():
        set_ladder(days=answers.ladder, by=None)
        yield "Who is told when supervision is overdue is set."
    yield from _start(answers, on=on, at=at)
    # Before the files: who is in the HR list too has the account of their address then.
    yield from _accounts(answers, at=at)
    for file in answers.files:
        yield from _import(file, on=on, at=at)


def _settings(answers: Answers, *, on: date) -> Iterator[str]:
    there = history()
    open_ones = {one: value for one, value in answers.settings.items() if one not in there.settled}
    for one, value in answers.settings.items():
        kind, now = KNOWN[one].kind, getattr(there.on(on), one.value)
        if one in there.settled and now != value:
            yield f"{KNOWN[one].label} stays {kind.words(now)}: it was set since."
    try:
        change_settings(changes=open_ones, from_on=None, reason="", by=None, on=on)
    except Refusal as refusal:
        raise CannotSetUp(Problem(answers.lines.get("authority", 0), "authority", str(refusal))) from refusal
    for one, value in open_ones.items():
        yield f"{KNOWN[one].label}: {KNOWN[one].kind.words(value)}."


def _start(answers: Answers, *, on: date, at: datetime) -> Iterator[str]:
    day = answers.records_begin_on
    if day is None or StartDay.objects.exists():
        return
    try:
        set_records_begin(day=day, by=None, at=at, on=on)
    except Refusal as refusal:
        key = "authority.records_begin_on"
        raise CannotSetUp(Problem(answers.lines.get(key, 0), key, str(refusal))) from refusal
    yield f"Records begin on {day_in_full(day)}."


def _import(file: FileToImport, *, on: date, at: datetime) -> Iterator[str]:
    content = content_of(file.path)
    said = answers_in(file.answers) if file.answers else {}
    plan = import_file(
        kind=file.kind,
        content=content,
        file_name=file.path.name,
        on=file.on or on,
        by=None,
        at=at,
        answers=said,
    )
    where = file.path.name
    if plan.errors:
        raise CannotSetUp(*(Problem(file.line, where, _said(error)) for error in plan.errors))
    if plan.open_questions:
        first = plan.open_questions[0]
        number = many(len(plan.open_questions), "question is open", "questions are open")
        why = (
            f"{number}, the first: {first.subject}: {first.asks} "
            f"Write them with import_{file.kind} --dry-run --questions FILE, answer them, and name that file "
            "under “answers”."
        )
        raise CannotSetUp(Problem(file.line, where, why))
    if plan.does_something:
        counts = ", ".join(
            f"{number} {of_so_many(number, what)}" for what, number in plan.changes.items() if number
        )
        yield f"{where}: {counts}."


def _said(error: RowError) -> str:
    return f"Row {error.row}, {error.column}: {error.problem}" if error.row else error.problem


def _accounts(answers: Answers, *, at: datetime) -> Iterator[str]:
    for name, address in answers.accounts.items():
        role = ROLES[name]
        there = Account.objects.filter(email__iexact=address).first()
        if there is None:
            invite(email=address, role=role, worker=None, by=None, at=at)
            yield f"{address} is invited as {role.label.lower()}."
        elif there.role != role:
            why = f"{address} has an account with another role."
            raise CannotSetUp(Problem(answers.lines.get(f"accounts.{name}", 0), f"accounts.{name}", why))
