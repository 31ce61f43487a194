"""What an audit found, in numbers."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, TextChoices

from supervision.audit_permissions import files_to_score
from supervision.audits.sampling import quarter_start
from supervision.audits.services.audits import is_quality_assurance, moderations_wanted, quality_assurance
from supervision.models import Audit, AuditedFile, AuditFinding, AuditScore, Grade
from workforce.models import Account
from workforce.rules.in_words import many
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

#: Quarters over which themes are compared.
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class QuestionGrades:
    """One question of an audit, and how many files have each grade."""

    text: str
    numbers: list[int]
    grades: tuple[Grade, ...] = tuple(Grade)

    @property
    def labelled(self) -> list[tuple[str, int]]:
        """Each grade's words with its number."""
        return [(grade.label, number) for grade, number in zip(self.grades, self.numbers, strict=True)]


def grades_by_question(audit: Audit) -> list[QuestionGrades]:
    """Every question of the audit, in the words in which it was asked, when a file is scored."""
    scores = AuditScore.objects.filter(file__audit=audit).values_list("question", "grade")
    numbers = Counter(scores)
    if not numbers:
        return []
    return [
        QuestionGrades(question.text, [numbers[question.pk, grade.value] for grade in Grade])
        for question in audit.questions.all()
    ]


@dataclass(frozen=True, slots=True)
class Theme:
    """What was found under one theme, in each of the last quarters of the year, the oldest first."""

    name: str
    starts: list[date]
    numbers: list[int]

    @property
    def total(self) -> int:
        return sum(self.numbers)

    @property
    def by_quarter(self) -> list[tuple[date, int]]:
        """Each quarter's first day with its number."""
        return list(zip(self.starts, self.numbers, strict=True))


def last_quarters(on: date, *, number: int = QUARTERS) -> list[date]:
    """The first days of this quarter and of those before it, the oldest first."""
    return [add_months(quarter_start(on), -3 * back) for back in reversed(range(number))]


class Show(TextChoices):
    """Which files of an audit its page shows."""

    DONE = "done", "Files that are audited"
    TO_AUDIT = "to-audit", "Files for you to audit"
    TO_MODERATE = "to-moderate", "Audits for you to moderate"

    def heading(self, *, of_open: bool) -> str:
        """What stands above these files: after the audit nothing is to be done any more."""
        after = {Show.TO_AUDIT: "Files you did not audit", Show.TO_MODERATE: "Audits you did not moderate"}
        return self.label if of_open else after.get(self, self.label)


def is_shown(file: AuditedFile, show: Show, *, reader: Account) -> bool:
    """Whether a drawn file of an open audit is one of those: see `files_waiting`."""
    match show:
        case Show.DONE:
            return file.scored_at is not None
        case Show.TO_AUDIT:
            return file.auditor_id == reader.pk and file.scored_at is None
    return file.moderator_id == reader.pk and file.scored_at is not None and file.moderated_at is None


@dataclass(frozen=True, slots=True)
class AuditWaiting:
    """An open audit in which files wait for one reader."""

    audit: Audit
    to_audit: int
    to_moderate: int
    #: Theirs to moderate when the auditor has graded them.
    to_come: int

    def is_late(self, *, on: date) -> bool:
        return self.audit.due_on is not None and self.audit.due_on < on


def files_waiting(viewer: Viewer) -> list[AuditWaiting]:
    """The open audits that have something for this reader to do, the soonest due first; one query."""
    account = viewer.account
    if viewer.worker and "auditor" not in viewer.parts:
        return []
    given = files_to_score(viewer).select_related("audit").order_by("audit__due_on", "audit")
    of: dict[Audit, list[AuditedFile]] = {}
    for file in given:
        of.setdefault(file.audit, []).append(file)
    found = [
        AuditWaiting(
            audit,
            to_audit=sum(is_shown(file, Show.TO_AUDIT, reader=account) for file in files),
            to_moderate=sum(is_shown(file, Show.TO_MODERATE, reader=account) for file in files),
            to_come=sum(file.moderator_id == account.pk and file.scored_at is None for file in files),
        )
        for audit, files in of.items()
    ]
    return [one for one in found if one.to_audit or one.to_moderate or one.to_come]


def words_on_moderation(files: Sequence[AuditedFile], *, on: date) -> str:
    """How many of managers' audits quality assurance moderates, and why not as many as promised."""
    of_managers = [file for file in files if not is_quality_assurance(file.auditor)]
    if not of_managers:
        return "Quality assurance audits every file, so nobody moderates."
    wanted = moderations_wanted(len(of_managers), on=on)
    given = sum(file.moderator_id is not None for file in of_managers)
    if given >= wanted:
        return ""
    promised = (
        f"Quality assurance moderates {wanted} of the {many(len(of_managers), 'file')} that managers audit"
    )
    if not quality_assurance(on=on).exists():
        return f"{promised}, but nobody has that role yet."
    there = f"only {given}" if given else "none"
    return f"{promised}, but {there} could be given: for the others nobody in that role is independent."


def following_quarter(starts_on: date) -> date:
    """The first day of the quarter after the one that starts on this day."""
    return add_months(starts_on, 3)


def themes_over_time(findings: QuerySet[AuditFinding], *, on: date) -> list[Theme]:
    """Themes found in the last quarters, the most frequent first. Upper and lower case count as one."""
    starts = last_quarters(on)
    names: dict[str, str] = {}
    numbers: dict[str, list[int]] = {}
    recent = findings.filter(found_on__gte=starts[0]).order_by("-found_on", "-pk")
    for name, found_on in recent.values_list("theme", "found_on"):
        key = name.strip().casefold()
        names.setdefault(key, name.strip())
        counted = numbers.setdefault(key, [0] * len(starts))
        counted[bisect_right(starts, found_on) - 1] += 1
    themes = [Theme(names[key], starts, counted) for key, counted in numbers.items()]
    return sorted(themes, key=lambda theme: (-theme.total, theme.name))
