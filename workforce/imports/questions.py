"""What a file leaves open and only a person can say: the rows to settle before it goes in.

A planner asks; a person answers on the preview's page, or in a file given to the command. A file with an
open question waits: nothing in it is guessed, and nothing is dropped without a word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Self

from workforce.readers import places

#: What was answered, by the key of the question: "left|2026-10-31" is an answer with its day.
type Answers = Mapping[str, str]

SEPARATOR = "|"


class Option(NamedTuple):
    """One possible answer; `day` is the day proposed, for an answer that needs one."""

    value: str
    label: str
    day: date | None = None


class Answer(NamedTuple):
    """What a person said, and the day they gave with it."""

    value: str
    day: date | None = None

    def __str__(self) -> str:
        return self.value + (f"{SEPARATOR}{self.day.isoformat()}" if self.day else "")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Raises ValueError for a day that there is not."""
        value, _, day = text.partition(SEPARATOR)
        return cls(value, date.fromisoformat(day) if day else None)


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one row (0 where the file has none).

    `key` is the same whenever the same is asked of the same person, so that an answer is found again;
    `kind` is what alike questions share, told in words with how many there are. The first option is the
    likely one, and `why` says what speaks for it. `lasting` are the answers that hold for later files too.
    Where there is a `usual` answer it holds until someone gives another one, and the file does not wait.
    A day that is given lies between `earliest` and `latest`; `day_is` is what the page calls it.
    """

    key: str
    kind: str
    row: int
    subject: str
    asks: str
    why: str
    options: tuple[Option, ...]
    lasting: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    day_is: str = "Day"
    usual: str = ""

    def understood(self, text: str | None) -> Answer | None:
        """The answer that a text gives to this question; None where it is none of the possible ones."""
        if not text:
            return None
        try:
            answer = Answer.from_text(text)
        except ValueError:
            return None
        option = next((one for one in self.options if one.value == answer.value), None)
        if option is None:
            return None
        if option.day is None:
            return Answer(answer.value)
        day = answer.day or option.day
        return Answer(answer.value, day) if self.allows(day) else None

    def allows(self, day: date) -> bool:
        """Whether a day can be the day of an answer."""
        return not (self.earliest and day < self.earliest) and not (self.latest and day > self.latest)

    def label_of(self, answer: Answer) -> str:
        """An answer in the words of its option."""
        return next(one.label for one in self.options if one.value == answer.value)

    def lasts(self, text: str | None) -> bool:
        """Whether what was said to an earlier file answers this one too."""
        answer = self.understood(text)
        return answer is not None and answer.value in self.lasting

    @property
    def day(self) -> date | None:
        """The day that is proposed with one of the answers."""
        return next((one.day for one in self.options if one.day), None)

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "kind": self.kind,
            "row": places.as_json(self.row),
            "subject": self.subject,
            "asks": self.asks,
            "why": self.why,
            "options": [
                [one.value, one.label, one.day.isoformat() if one.day else None] for one in self.options
            ],
            "day_is": self.day_is,
            "usual": self.usual,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        options = tuple(
            Option(value, label, date.fromisoformat(day) if day else None)
            for value, label, day in said["options"]
        )
        words: dict[str, Any] = {
            name: said[name] for name in ("key", "kind", "subject", "asks", "why", "day_is")
        }
        words["usual"] = said.get("usual", "")
        words["row"] = places.from_json(said["row"])
        for name in ("earliest", "latest"):
            words[name] = date.fromisoformat(said[name]) if said[name] else None
        return cls(**words, options=options)


def still_open(questions: Iterable[Question], answers: Answers) -> list[Question]:
    """Those that no answer settles yet, in the order in which they were asked; a usual answer settles too."""
    return [one for one in questions if one.understood(answers.get(one.key) or one.usual) is None]


def by_kind(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """Alike questions together, in the order in which they come first."""
    found: dict[str, list[Question]] = {}
    for one in questions:
        found.setdefault(one.kind, []).append(one)
    return found
