"""Lines that lead back to themselves."""

from collections.abc import Iterator, Mapping


def circles_in(above: Mapping[str, str]) -> Iterator[list[str]]:
    """Each circle that following `above` runs into, once."""
    cleared: set[str] = set()
    for start in above:
        circle = circle_from(start, above, cleared)
        if circle:
            yield circle


def circle_from(start: str, above: Mapping[str, str], cleared: set[str]) -> list[str]:
    """The circle that the line of managers above `start` runs into, if it is a new one."""
    line: list[str] = []
    on_line: set[str] = set()
    person: str | None = start
    while person is not None and person not in cleared and person not in on_line:
        line.append(person)
        on_line.add(person)
        person = above.get(person)
    cleared |= on_line
    return line[line.index(person) :] if person in on_line and person is not None else []
