"""How an NQSW's judgement of themselves has changed from moment to moment."""

from collections.abc import Mapping
from dataclasses import dataclass

from nqsw.models import Enrolment, Moment, SelfAssessment
from nqsw.rules.standards import BY_PROGRAMME, RATINGS


@dataclass(frozen=True, slots=True)
class StandardChange:
    """One standard: the rating at each moment (None where there is none), first to last."""

    title: str
    ratings: tuple[int | None, ...]

    @property
    def words(self) -> list[str]:
        return [RATINGS[rating] if rating else "" for rating in self.ratings]

    @property
    def change(self) -> int | None:
        """Steps from the first judgement to the last; None while there are not two."""
        given = [rating for rating in self.ratings if rating]
        return given[-1] - given[0] if len(given) > 1 else None

    @property
    def change_words(self) -> str:
        """The change as it is said: "up 2", "the same", "down 1"."""
        match self.change:
            case None:
                return ""
            case 0:
                return "the same"
            case steps if steps > 0:
                return f"up {steps}"
            case steps:
                return f"down {-steps}"


def changes_of(enrolment: Enrolment, made: Mapping[str, SelfAssessment]) -> list[StandardChange]:
    """Each standard of the programme with its ratings at start, middle and end."""
    return [
        StandardChange(title, tuple(made[m].ratings.get(key) if m in made else None for m in Moment))
        for key, title in BY_PROGRAMME[enrolment.programme.standards].items()
    ]
