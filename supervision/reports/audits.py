"""What an audit found, in numbers."""

from collections import Counter
from dataclasses import dataclass

from supervision.models import Audit, AuditScore, Grade


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
    """Every question of the audit, in the words in which it was asked, once a file is scored."""
    scores = AuditScore.objects.filter(file__audit=audit).values_list("question", "grade")
    numbers = Counter(scores)
    if not numbers:
        return []
    return [
        QuestionGrades(question.text, [numbers[question.pk, grade.value] for grade in Grade])
        for question in audit.questions.all()
    ]
