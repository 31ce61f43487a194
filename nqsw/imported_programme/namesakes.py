"""Which of several people of one name a programme sheet means: by what it says beside the name.

Pure: facts in, an answer out. Each thing that the sheet says of the person singles out some of the namesakes.
Where all that it says leaves one, that one is meant; where it speaks for different people, a person says.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from nqsw.imported_programme.facts import ProgrammeFacts
from workforce.readers.people_named import PeopleNamed
from workforce.readers.programme import ProgrammeRow

#: So near the day of the sheet a first day of work, or of a programme, speaks for someone (*local*): trackers
#: write the first day of the month, or of the term.
NEAR = timedelta(31)

type Fits = Callable[[int], bool]


@dataclass(frozen=True)
class Likely:
    """The namesakes, the likeliest first; `because` is what speaks for the first.

    `is_certain` where all that tells them apart speaks for the first, and for nobody else in full.
    """

    people: tuple[int, ...]
    because: str = ""
    is_certain: bool = False


def likeliest(people: Sequence[int], signs: Sequence[tuple[str, Fits]]) -> Likely:
    """By the signs that hold for some of these people and not for all."""
    singled_out = [(says, [pk for pk in people if fits(pk)]) for says, fits in signs]
    telling = [(says, those) for says, those in singled_out if 0 < len(those) < len(people)]
    if not telling:
        return Likely(tuple(people))
    votes = {pk: sum(pk in those for _, those in telling) for pk in people}
    in_order = tuple(sorted(people, key=lambda pk: -votes[pk]))
    first = in_order[0]
    because = " and ".join(says for says, those in telling if first in those)
    left = [pk for pk in people if votes[pk] == len(telling)]
    return Likely(in_order, because, is_certain=left == [first])


def signs_of_nqsw(facts: ProgrammeFacts, row: ProgrammeRow) -> list[tuple[str, Fits]]:
    """What tells the NQSW of a row from namesakes: the programme, the start, and who supports them."""
    signs: list[tuple[str, Fits]] = [("is on a programme", partial(_is_on_programme, facts))]
    if row.started_on:
        says = f"started within a month of {row.started_on:%d/%m/%Y}"
        signs.append((says, partial(_started_near, facts, row.started_on)))
    for name, says, whose in (
        (row.line_manager, "has this line manager", _line_manager),
        (row.assessor, "has this assessor", _assessor),
        (row.mentor, "has this mentor", _mentor),
    ):
        meant = _those_named(facts.named, name)
        if meant:
            signs.append((says, partial(_is_one_of, facts, whose, meant)))
    return signs


def signs_of_support(facts: ProgrammeFacts, nqsw: int, part: str, *, on: date) -> list[tuple[str, Fits]]:
    """What tells a mentor or assessor from namesakes: works here, is experienced, had the part before."""
    now = (_assessor if part == "assessor" else _mentor)(facts, nqsw)
    signs: list[tuple[str, Fits]] = [
        ("works here", lambda pk: facts.by_key[pk].works_here(on)),
        ("is not newly qualified", lambda pk: not _is_on_programme(facts, pk)),
    ]
    if now is not None:
        signs.append((f"is their {part} already", lambda pk: pk == now))
    return signs


def _those_named(named: PeopleNamed, name: str) -> frozenset[int]:
    return frozenset(named.find(name).people) if name else frozenset()


def _is_on_programme(facts: ProgrammeFacts, pk: int) -> bool:
    enrolment = facts.enrolments.get(pk)
    return enrolment is not None and enrolment.is_current


def _started_near(facts: ProgrammeFacts, day: date, pk: int) -> bool:
    known, enrolment = facts.by_key[pk], facts.enrolments.get(pk)
    days = [known.started_on, *([enrolment.started_on] if enrolment else [])]
    return any(abs(one - day) <= NEAR for one in days)


def _line_manager(facts: ProgrammeFacts, pk: int) -> int | None:
    return facts.by_key[pk].line_manager


def _assessor(facts: ProgrammeFacts, pk: int) -> int | None:
    enrolment = facts.enrolments.get(pk)
    return enrolment.assessor if enrolment else None


def _mentor(facts: ProgrammeFacts, pk: int) -> int | None:
    enrolment = facts.enrolments.get(pk)
    return facts.mentors[enrolment.pk][0] if enrolment and enrolment.pk in facts.mentors else None


def _is_one_of(
    facts: ProgrammeFacts,
    whose: Callable[[ProgrammeFacts, int], int | None],
    meant: frozenset[int],
    pk: int,
) -> bool:
    return whose(facts, pk) in meant
