"""What a return would fill in, worked out without writing; see `importing` for what comes after a yes."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.census.posts import HeldPost
from tracker.census.rows import held_by
from workforce.authority_settings import authority_settings
from workforce.census.services import filled
from workforce.models import CensusPerson, CensusPost, CensusYear, Worker
from workforce.readers.census import FileRow, NotAReturn, Return, read_return
from workforce.rules.census.fields import FIELDS, Whose, read_date

BATCH = 500


@dataclass(slots=True)
class Fills:
    """What a file says of one thing: what is filled in, and what the tracker has otherwise."""

    had: dict[str, str]
    version: int
    said: dict[str, str] = field(default_factory=dict)

    @property
    def new(self) -> list[str]:
        return [name for name in self.said if name not in self.had]

    @property
    def other(self) -> list[str]:
        """Fields of which the tracker has something else."""
        return [name for name, text in self.said.items() if self.had.get(name, text) != text]

    def result(self, *, replace: bool) -> dict[str, str]:
        """What stands afterwards."""
        return self.had | self.said if replace else self.said | self.had


@dataclass(slots=True)
class PersonPlan:
    """What becomes of one person: their own facts, and each post by its number, with its row in the file."""

    worker: Worker
    person: Fills
    posts: dict[int, Fills] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    #: Fields of the person of which several rows say different things: the first row counts.
    contradicts: set[str] = field(default_factory=set)

    @property
    def new(self) -> int:
        return sum(len(one.new) for one in self._all)

    @property
    def other(self) -> list[str]:
        """Labels of the fields of which the tracker has something else, each once."""
        return list(dict.fromkeys(FIELDS[name].label for one in self._all for name in one.other))

    @property
    def _all(self) -> Sequence[Fills]:
        return (self.person, *self.posts.values())


@dataclass(slots=True)
class Plan:
    """What a return of a year would do. `unknown` are rows whose person is not in the tracker."""

    found: Return
    people: list[PersonPlan] = field(default_factory=list)
    unknown: list[FileRow] = field(default_factory=list)
    area: Fills = field(default_factory=lambda: Fills({}, 0))
    #: Values that are wrong in themselves: kept as they are, and named as findings.
    wrong: int = 0

    @property
    def year(self) -> int:
        return self.found.year

    @property
    def new(self) -> int:
        """Fields that are filled in."""
        return sum(one.new for one in self.people) + len(self.area.new)

    @property
    def other(self) -> int:
        """People of whom the tracker has something else than the file."""
        return sum(bool(one.other) for one in self.people)

    @property
    def digest(self) -> str:
        """What it was made from: another digest means that it would do something else."""
        facts = [
            [one.worker.pk, one.person.version, sorted((no, post.version) for no, post in one.posts.items())]
            for one in self.people
        ]
        made_from = [self.year, facts, self.area.version, [one.place for one in self.unknown]]
        return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def plan_return(content: bytes, *, on: date) -> Plan:
    """Raises NotAReturn."""
    found = read_return(content)
    _require_ours(found, on=on)
    plan = Plan(found)
    area = CensusYear.objects.filter(year=found.year).first()
    had, version = (area.answers, area.version) if area else ({}, 0)
    plan.area = Fills(had, version, filled(found.area, Whose.AREA))
    by_number: dict[str, list[FileRow]] = defaultdict(list)
    for row in found.rows:
        number = number_of(row.values.get("SWENo", ""))
        plan.wrong += sum(bool(FIELDS[name].problem(text)) for name, text in row.values.items())
        by_number[number].append(row)
    plan.unknown += by_number.pop("", [])
    numbers = sorted(by_number)
    for start in range(0, len(numbers), BATCH):
        part = {number: by_number[number] for number in numbers[start : start + BATCH]}
        plan.people += _people(part, plan)
    plan.people.sort(key=lambda one: one.places[0])
    plan.unknown.sort(key=lambda row: row.place)
    for one in plan.people:
        if one.contradicts:
            fields = ", ".join(FIELDS[name].label for name in sorted(one.contradicts))
            rows = " and ".join(map(str, one.places))
            who = f"{one.worker.full_name}, rows {rows} of the file"
            found.notes.append(f"{who}: they say different things for {fields}. The first counts.")
    return plan


def number_of(text: str) -> str:
    """A Social Work England number as the tracker keeps it: capitals, no zeros in front."""
    letters, digits = text[:2].upper(), text[2:].lstrip("0")
    return f"{letters}{digits}" if letters == "SW" and digits.isascii() and digits.isdigit() else ""


def _require_ours(found: Return, *, on: date) -> None:
    ours = authority_settings(on=on).dfe_code
    if found.lea and len(ours) == len("340") and found.lea != ours:
        raise NotAReturn(
            f"The file is the return of authority {found.lea[:9]}; this is {ours}. Check the file, or the "
            "DfE code in the settings."
        )


def _people(by_number: dict[str, list[FileRow]], plan: Plan) -> Iterator[PersonPlan]:
    workers = list(Worker.objects.filter(swe_number__in=by_number).select_related("census_person"))
    posts: dict[int, dict[int, CensusPost]] = defaultdict(dict)
    for post in CensusPost.objects.filter(worker__in=workers, year=plan.year):
        posts[post.worker_id][post.number] = post
    held = held_by(workers, plan.found.layout)
    missing = by_number.keys() - {worker.swe_number for worker in workers}
    plan.unknown += [row for number in missing for row in by_number[number]]
    for worker in workers:
        yield _person(worker, by_number[worker.swe_number or ""], posts[worker.pk], held[worker.pk])


def _person(
    worker: Worker, rows: Sequence[FileRow], posts: dict[int, CensusPost], held: Sequence[HeldPost]
) -> PersonPlan:
    person: CensusPerson | None = getattr(worker, "census_person", None)
    plan = PersonPlan(worker, Fills(person.answers if person else {}, person.version if person else 0))
    for number, row in _numbered(rows, held):
        kept = posts.get(number)
        said = filled(row.values, Whose.POST)
        if said.get("SWENo") == worker.swe_number:
            del said["SWENo"]
        plan.posts[number] = Fills(kept.answers if kept else {}, kept.version if kept else 0, said)
        theirs = filled(row.values, Whose.PERSON)
        before = plan.person.said
        plan.contradicts |= {name for name, text in theirs.items() if before.get(name, text) != text}
        plan.person.said = theirs | before
        plan.places.append(row.place)
    plan.places.sort()
    return plan


def _numbered(rows: Iterable[FileRow], held: Sequence[HeldPost]) -> Iterator[tuple[int, FileRow]]:
    """Each row of a person with its post: same contract, nearest first day, not yet taken."""
    free, next_number = dict(enumerate(held, start=1)), len(held)
    in_order = sorted(rows, key=lambda one: one.place)
    in_order.sort(key=lambda one: one.values.get("RoleEndDate", "9999"), reverse=True)
    for row in in_order:
        start = read_date(row.values.get("RoleStartDate", ""))
        is_agency = row.values.get("AgencyWorker") == "1"
        near = [
            (abs((post.started_on - start).days) if start else 0, number)
            for number, post in free.items()
            if post.is_agency == is_agency
        ]
        if near:
            number = min(near)[1]
            del free[number]
        else:
            next_number += 1
            number = next_number
        yield number, row
