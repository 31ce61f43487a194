"""The lists of a pack: policies in force, who waited, overloads, NQSWs, mentors, classes, audits."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q

from nqsw.enrolments.reports.progress import NqswProgress, on_programme, progress_of
from nqsw.mentors.reports.mentors import loads
from nqsw.models import Enrolment
from supervision.audits.permissions import audits_visible, drawn_files_visible
from supervision.audits.reports import themes_over_time
from supervision.clock.promise_words import in_words
from supervision.models import Agreement, AuditFinding, FrequencyPolicy, Grade
from tracker.inspection.asked import Asked, Names
from tracker.inspection.figures import PackFigures
from tracker.measures.definitions import BY_KEY
from tracker.measures.supervision_rows import WAITING
from workforce.models import CaseloadBreach, Worker

#: The longest gaps that are listed.
GAPS = 25


def policies(asked: Asked) -> list[tuple[str, str, int]]:
    """Each policy that an agreement was under in the time: its name, what it promises, of how many people."""
    agreements = Agreement.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=asked.first), supervisee__in=asked.keys, starts_on__lte=asked.last
    )
    people: dict[int, set[int]] = {}
    for policy, person in agreements.values_list("policy", "supervisee"):
        people.setdefault(policy, set()).add(person)
    found = FrequencyPolicy.objects.filter(pk__in=people).prefetch_related("stages")
    return [(one.name, _promise(one, asked), len(people[one.pk])) for one in found]


def _promise(policy: FrequencyPolicy, asked: Asked) -> str:
    frequency = policy.frequency
    words = [in_words(frequency)]
    words += [
        f"Before {_day(former.until)}: {in_words(former.policy)}"
        for former in frequency.former
        if former.until > asked.first
    ]
    return " ".join(words)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def gaps(figures: PackFigures) -> list[tuple[int, date, date, int, bool]]:
    """The longest gaps: whose, from which day, to which, how many days, and whether they still wait."""
    rows = figures.rows(BY_KEY["gap-longest"])
    longest = sorted(rows, key=lambda row: (-int(row.value or 0), row.worker, row.day))[:GAPS]
    return [
        (row.worker, row.other_day or row.day, row.day, int(row.value or 0), WAITING in row.parts)
        for row in longest
    ]


def breaches(asked: Asked) -> list[CaseloadBreach]:
    """Overloads of the time; who agreed and until when, never why."""
    in_time = Q(ended_on=None) | Q(ended_on__gte=asked.first)
    found = CaseloadBreach.objects.filter(in_time, worker__in=asked.keys, since__lte=asked.last)
    return list(found.defer("reason"))


def nqsws(asked: Asked) -> list[NqswProgress]:
    """Each NQSW on a programme on the last day."""
    among = Worker.objects.filter(pk__in=asked.keys)
    return progress_of(on_programme(on=asked.last, among=among), on=asked.last)


def mentors(asked: Asked) -> list[tuple[str, int, int, int]]:
    """Each mentor of these NQSWs: their name, how many of these NQSWs, of all, and the most they take."""
    running = Enrolment.objects.filter(worker__in=asked.keys)
    found = loads(running, on=asked.last)
    named = asked.with_names
    return [
        (str(one.mentor) if named else f"Mentor {number}", len(one.assignments), one.load, one.most)
        for number, one in enumerate(found, start=1)
    ]


def audits(asked: Asked) -> list[tuple[str, date, date, int, str]]:
    """Audits of these files that the maker sees: name, period, files of these people, and their grades."""
    inside = audits_visible(asked.viewer).filter(from_on__lte=asked.last, to_on__gte=asked.first)
    files = drawn_files_visible(asked.viewer).filter(worker__in=asked.keys, audit__in=inside.values("pk"))
    grades: dict[Any, Counter[str]] = {}
    for one in files.select_related("audit").defer("moderation_note").order_by("audit__from_on", "position"):
        grade = Grade(one.stands_at).label if one.stands_at else "Not graded yet"
        grades.setdefault(one.audit, Counter())[grade] += 1
    return [
        (audit.name, audit.from_on, audit.to_on, found.total(), _counted(found))
        for audit, found in grades.items()
    ]


def _counted(grades: Counter[str]) -> str:
    return ", ".join(f"{label}: {number}" for label, number in sorted(grades.items()))


def themes(asked: Asked) -> list[tuple[str, list[int]]]:
    """What audits of these files found, by quarter, the oldest first."""
    files = drawn_files_visible(asked.viewer).filter(worker__in=asked.keys)
    findings = AuditFinding.objects.filter(file__in=files.values("pk"), found_on__lte=asked.last)
    return [(one.name, one.numbers) for one in themes_over_time(findings, on=asked.last)]


def nqsw_cells(one: NqswProgress, names: Names) -> Iterator[Any]:
    """One NQSW as the lists have them: numbers and days."""
    yield names(one.enrolment.worker_id)
    yield names.team(one.enrolment.worker_id)
    yield one.week
    yield one.days_past
    yield one.periods_in_time
    yield one.periods_due
    yield "Yes" if one.mentor else "Not known" if one.mentor_unknown else "No"
    yield one.cases
    yield one.cases_over
    yield one.milestones_done
    yield one.milestones_late
    yield one.attendance.attended
    yield one.attendance.absent
