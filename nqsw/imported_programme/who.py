"""Who a row or a cell of a programme sheet means: by number, by name with team, else a person says."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from nqsw.imported_programme.facts import Known, People
from nqsw.imported_programme.namesakes import Fits, Likely, likeliest
from workforce.imports.plans import Plan
from workforce.imports.questions import Option, Question
from workforce.readers.cells import number_key
from workforce.readers.names import folded
from workforce.readers.people_named import Closeness, Found
from workforce.rules.in_words import many

#: How like a name must be to be offered, and how many are.
ALIKE, MOST_OFFERED = 0.7, 5
LEAVE_OUT = "leave-out"


def find_person(
    plan: Plan,
    facts: People,
    *,
    name: str,
    row: int,
    part: str,
    numbers: tuple[str, ...] = (),
    team: str = "",
    signs: Sequence[tuple[str, Fits]] = (),
) -> int | None:
    """The key of who is meant; None where they are left out, or a person has yet to say.

    `part` is what they are in the sheet ("NQSW", "mentor"). `signs` tell namesakes apart, and are asked of
    those whom number, name and team leave.
    """
    by_number = with_numbers(facts, numbers)
    found = facts.named.find(name) if name else Found(())
    likely = narrowed(facts, found, team=team, numbers=numbers)
    is_full = found.closeness in (Closeness.IN_FULL, Closeness.BY_NUMBER)
    if len(by_number) == 1 and (not name or not is_full or by_number[0] in found.people):
        return by_number[0]
    if not by_number and is_full and len(likely) == 1:
        return likely[0]
    ranked = likeliest(likely, signs)
    if not by_number and is_full and ranked.is_certain:
        return ranked.people[0]
    question = question_of(facts, by_number, found, ranked, name=name, numbers=numbers, part=part, row=row)
    answer = plan.ask(question)
    if answer is None:
        return None
    if answer.value == LEAVE_OUT:
        plan.leave_out("left out", row=row, subject=name, says=f"{part}: left out, as you said")
        return None
    return int(answer.value)


def with_numbers(facts: People, numbers: tuple[str, ...]) -> list[int]:
    """Everyone who has one of these numbers."""
    found: dict[int, None] = {}
    for number in filter(None, numbers):
        match = facts.named.find("", number)
        found |= dict.fromkeys(match.people)
    return list(found)


def narrowed(facts: People, found: Found, *, team: str, numbers: tuple[str, ...]) -> list[int]:
    """Of people of one name those in the team; nobody who has another number than the sheet says."""
    people = [pk for pk in found.people if not has_another(facts.by_key[pk], numbers)]
    in_team = [pk for pk in people if team and folded(facts.by_key[pk].team) == folded(team)]
    return in_team if len(people) > 1 and in_team else people


def has_another(known: Known, numbers: tuple[str, ...]) -> bool:
    registered = next((one for one in numbers if one.startswith("SW")), "")
    others = {number_key(one) for one in numbers if one and one != registered}
    own = {number_key(one) for one in known.someone.staff_numbers}
    is_other_registration = bool(registered and known.someone.swe_number) and (
        registered != known.someone.swe_number
    )
    return is_other_registration or bool(others and own and not others & own)


def question_of(
    facts: People,
    by_number: list[int],
    found: Found,
    likely: Likely,
    *,
    name: str,
    numbers: tuple[str, ...],
    part: str,
    row: int,
) -> Question:
    offered = list(dict.fromkeys([*likely.people, *by_number, *found.people]))[:MOST_OFFERED]
    offered = offered or with_names_like(facts, name)
    said = ", ".join(filter(None, numbers))
    people = tuple(Option(str(pk), described(facts.by_key[pk])) for pk in offered)
    return Question(
        key=f"who:{part}:{said}:{folded(name)}"[:200],
        kind=f"{part[:1].upper()}{part[1:]}: who is meant",
        row=row,
        subject=name or said,
        asks=f"Who is “{name or said}”{f' ({said})' if said and name else ''}, {part}?",
        why=why(by_number, found, said) + (f" The first {likely.because}." if likely.because else ""),
        options=(*people, Option(LEAVE_OUT, "Nobody in the tracker: leave this out")),
        lasting=(*(option.value for option in people), LEAVE_OUT),
    )


def why(by_number: list[int], found: Found, said: str) -> str:
    if by_number:
        return "The number is one person's, and the name beside it another's."
    if len(found.people) > 1:
        return f"{many(len(found.people), 'person', 'people')} can be meant."
    if found.people and found.closeness is Closeness.IN_FULL:
        return f"Someone has this name, and not the number {said}."
    return "Nobody has exactly this name."


def with_names_like(facts: People, name: str) -> list[int]:
    typed = folded(name)
    alike = [
        (-SequenceMatcher(None, typed, folded(one.name)).ratio(), one.someone.pk) for one in facts.people
    ]
    return [pk for likeness, pk in sorted(alike)[:MOST_OFFERED] if -likeness >= ALIKE]


def described(known: Known) -> str:
    number = known.someone.swe_number or next(iter(known.someone.staff_numbers), "")
    return f"{known.name}, {known.team}{f', {number}' if number else ''}"
