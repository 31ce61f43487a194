"""What an audit found, in numbers."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from supervision.models import Audit, AuditFinding, AuditScore, Grade

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
    year, quarter = on.year, (on.month - 1) // 3
    found = [(year * 4 + quarter - back) for back in range(number)]
    return [date(each // 4, each % 4 * 3 + 1, 1) for each in reversed(found)]


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
