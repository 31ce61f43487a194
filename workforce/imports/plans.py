"""What a file would do, as plain data: worked out from its rows and from what the tracker holds.

A plan is made without writing and without a lock. Reading the same rows against the same facts
gives the same plan, so a plan can be shown to someone, and carried out later if the facts that it
was made from still stand.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, Self

from workforce.imports.questions import Answer, Answers, Question, still_open
from workforce.readers import places
from workforce.readers.notes import Note, left_out, understood
from workforce.readers.rows import RowError


class Becomes(StrEnum):
    """What becomes of something that a file speaks of."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    #: It waits for a person to say who or what is meant.
    ASKED = "asked"
    #: It does not change; the plan says why.
    LEFT_OUT = "left_out"
    #: It is of a later day: a file of that day or after it brings it in.
    LATER = "later"
    #: A person has said who or what is meant.
    SETTLED = "settled"
    #: The file cannot go in because of it.
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def colour(self) -> str:
        return COLOURS[self]


LABELS = {
    Becomes.ADDED: "Added",
    Becomes.CHANGED: "Changed",
    Becomes.ENDED: "Ended",
    Becomes.ASKED: "Needs a decision",
    Becomes.LEFT_OUT: "Left out",
    Becomes.LATER: "Later",
    Becomes.SETTLED: "Settled",
    Becomes.REFUSED: "Refused",
}
#: What a line can say without anything changing in the tracker.
UNCHANGING = frozenset((Becomes.LEFT_OUT, Becomes.LATER))
COLOURS = {
    Becomes.ADDED: "green",
    Becomes.CHANGED: "blue",
    Becomes.ENDED: "purple",
    Becomes.ASKED: "yellow",
    Becomes.LEFT_OUT: "grey",
    Becomes.LATER: "teal",
    Becomes.SETTLED: "turquoise",
    Becomes.REFUSED: "red",
}


class Line(NamedTuple):
    """One line of a plan: the row (0 where the file has none), who it is about, what happens.

    `what` is the count that the line belongs to ("workers added"), `says` its own words.
    """

    row: int
    subject: str
    what: str
    says: str
    becomes: Becomes

    def as_json(self) -> list[Any]:
        return [places.as_json(self.row), self.subject, self.what, self.says, self.becomes.value]

    @classmethod
    def from_json(cls, said: list[Any]) -> Self:
        row, subject, what, says, becomes = said
        return cls(places.from_json(row), subject, what, says, Becomes(becomes))


@dataclass(kw_only=True)
class Plan:
    """What a file of so many rows would do; with errors it does nothing.

    `facts` are what it was made from; `people` the keys of those whose facts it changes;
    `unchanged` counts the rows that say what the tracker holds already; `notes` are for a person
    to look into; `file_notes` say what the reader passed over, or took for something else than it says.
    `answers` are what a person said to the questions of this file, `settled` what was said
    to earlier ones. Each importer adds to it what it writes.
    """

    rows: int = 0
    facts: Any = None
    people: set[int] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    unchanged: int = 0
    file_notes: tuple[Note, ...] = ()
    #: Keys of the columns that the file does not have, as far as its headings are known.
    lacking: tuple[str, ...] = ()
    answers: Answers = field(default_factory=dict)
    settled: Answers = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    #: What was said that a later file need not ask again.
    lasting: dict[str, str] = field(default_factory=dict)
    #: The same in words, by the key of the question: its kind, what it asks, the answer.
    told: dict[str, list[str]] = field(default_factory=dict)
    #: How many questions an earlier file has answered.
    answered_before: int = 0
    #: Questions that are asked anew from now on, whatever was said for good: what they rested on has changed.
    outlived: set[str] = field(default_factory=set)
    #: Changes of who reads notes: whose, and who would (`workforce.imports.waiting` counts what waits).
    readers: dict[str, Any] = field(default_factory=dict)
    #: Those of them that wait for a second person, once the plan is carried out.
    waiting: list[Any] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)
    _notes: list[str] = field(default_factory=list)
    _errors: list[RowError] = field(default_factory=list)

    def add(
        self, what: str, *, row: int, subject: object, says: str = "", becomes: Becomes = Becomes.ADDED
    ) -> None:
        """Note one thing that happens."""
        self.lines.append(Line(row, str(subject), what, says or what, becomes))

    def leave_out(self, what: str, *, row: int, subject: object, says: str) -> None:
        """Note something that does not change, and why."""
        self.add(what, row=row, subject=subject, says=says, becomes=Becomes.LEFT_OUT)

    def hold(self, what: str, *, row: int, subject: object, says: str) -> None:
        """Note something that counts from a later day, and does not change before it."""
        self.add(what, row=row, subject=subject, says=says, becomes=Becomes.LATER)

    def ask(self, question: Question) -> Answer | None:
        """What a person says to a question; None while no one has, and the file waits for it.

        What was said to an earlier file for good is not asked again, and no question twice of one file.
        """
        said = self.answers.get(question.key)
        if said is None and question.lasts(self.settled.get(question.key)):
            said = self.settled[question.key]
            self.answered_before += question.key not in self.told
        elif question.key not in self._asked:
            self._asked.add(question.key)
            self.questions.append(question)
        answer = question.understood(said or question.usual)
        if answer and answer.value in question.lasting:
            self.lasting[question.key] = str(answer)
            self.told[question.key] = [question.kind, question.asks, question.label_of(answer)]
        return answer

    @property
    def open_questions(self) -> list[Question]:
        """What a person has yet to say before the file can go in."""
        return [] if self._errors else still_open(self.questions, self.answers)

    @property
    def does_something(self) -> bool:
        """It changes something, asks something, or has an answer to remember."""
        is_new = any(self.settled.get(key) != said for key, said in self.lasting.items())
        is_told = bool(self.questions) or is_new
        return bool(self.changes) or (is_told and not self._errors)

    @property
    def remembered(self) -> dict[str, str]:
        """The answers for good, of this file and of earlier ones that it does not ask about."""
        kept = {key: said for key, said in self.settled.items() if key not in self.outlived}
        return kept | self.lasting

    @property
    def settled_lines(self) -> list[Line]:
        """What a person said to the questions of this file, a line for each."""
        told = []
        for one in self.questions:
            answer = one.understood(self.answers.get(one.key) or one.usual)
            if answer:
                label = next(option.label for option in one.options if option.value == answer.value)
                day = f" ({answer.day:%d/%m/%Y})" if answer.day else ""
                says = f"{one.asks} {label}{day}"
                told.append(Line(one.row, one.subject, "questions settled", says, Becomes.SETTLED))
        return told

    def note(self, words: str) -> None:
        """Tell something for a person to look into."""
        self._notes.append(words)

    def refuse(self, *errors: RowError) -> None:
        """The file cannot go in, for these reasons."""
        self._errors += errors

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(self._notes)

    @property
    def errors(self) -> tuple[RowError, ...]:
        """What is wrong, down the rows."""
        return tuple(sorted(self._errors, key=lambda error: error.row))

    @property
    def changes(self) -> dict[str, int]:
        """How many of each kind of change; nothing where there are errors."""
        return {} if self._errors else counts_of(self.lines)

    @property
    def later(self) -> int:
        """How many lines are of a later day."""
        return sum(line.becomes is Becomes.LATER for line in self.lines)

    @property
    def digest(self) -> str:
        """Equal for two plans that do the same."""
        done = [line.as_json() for line in self.lines if line.becomes not in UNCHANGING]
        return hashlib.sha256(json.dumps(done).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The answer of the import commands."""
        return {
            "rows": self.rows,
            "changes": self.changes,
            "errors": [error.as_json() for error in self.errors],
            "left_out": [str(note) for note in left_out(self.file_notes)],
            "read_as": [str(note) for note in understood(self.file_notes)],
            "questions": [one.as_json() for one in self.open_questions],
        }


def refused(rows: int, *errors: RowError) -> Plan:
    """The plan of a file that cannot go in."""
    plan = Plan(rows=rows)
    plan.refuse(*errors)
    return plan


def counts_of(lines: Iterable[Line]) -> dict[str, int]:
    """How many lines there are of each count that changes something, in the order in which they come."""
    return dict(Counter(line.what for line in lines if line.becomes not in UNCHANGING))


def counts_by_fate(lines: Iterable[Line]) -> Mapping[Becomes, int]:
    """How many lines there are of each thing that can become of something, in the order of the kinds."""
    found = Counter(line.becomes for line in lines)
    return {one: found[one] for one in Becomes if found[one]}
