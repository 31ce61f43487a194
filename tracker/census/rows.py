"""The rows of a year's return, from what was entered, what the tracker knows, and earlier returns.

What was entered counts first, then what the tracker knows, then what lasts of an earlier return. People come
in the order of their keys, so many at once: a return of any size needs the memory of one batch.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from tracker.census.knowledge import Facts, Rules, known_of
from tracker.census.posts import HeldPost, posts_in
from tracker.census.spans import ABSENCE, COUNTED, ENROLLED, PERIOD, spans_of
from workforce.authority_settings import authority_settings, days_off
from workforce.models import (
    Absence,
    AbsenceReason,
    CensusPost,
    EmploymentPeriod,
    Post,
    Worker,
)
from workforce.rules.census.fields import FIELDS
from workforce.rules.census.layouts import Layout
from workforce.rules.census.row import CensusRow, Known, Source

#: People read at once.
BATCH = 500
#: People that a page reads at once: an authority of any usual size in as many questions as a small one.
PAGE_BATCH = 5_000


def people_of(layout: Layout) -> QuerySet[Worker]:
    """Everyone whom a year's return may be about: here on some day of it, or entered for it."""
    here = Q(started_on__lte=layout.last_on) & (Q(left_on=None) | Q(left_on__gte=layout.first_on))
    earlier = EmploymentPeriod.objects.filter(
        worker=OuterRef("pk"), started_on__lte=layout.last_on, left_on__gte=layout.first_on
    )
    entered = CensusPost.objects.filter(worker=OuterRef("pk"), year=layout.year)
    found: QuerySet[Worker] = Worker.objects.filter(here | Exists(earlier) | Exists(entered))
    sick = Absence.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=layout.first_on),
        started_on__lte=layout.last_on,
        reason=AbsenceReason.SICKNESS,
    )
    # Of the authority, not of the person: asked along with them.
    found = found.annotate(sickness_is_recorded=Exists(sick))
    return found.select_related("team", "census_person")


def rows_of(
    layout: Layout, *, people: QuerySet[Worker] | None = None, batch: int = BATCH
) -> Iterator[CensusRow]:
    """Each post of each person, in the order of their keys."""
    found = people_of(layout) if people is None else people
    rules: Rules | None = None
    last = 0
    while workers := list(found.filter(pk__gt=last).order_by("pk")[:batch]):
        last = workers[-1].pk
        rules = rules or _rules(layout, workers[0])
        yield from _batch(workers, layout, rules)
        if len(workers) < batch:
            return


def _rules(layout: Layout, one: Worker) -> Rules:
    return Rules(
        layout=layout,
        holidays=days_off(),
        long_absence=authority_settings(on=layout.last_on).long_absent_working_days,
        sickness_is_recorded=bool(vars(one)["sickness_is_recorded"]),
    )


def _batch(workers: Sequence[Worker], layout: Layout, rules: Rules) -> Iterator[CensusRow]:
    keys = [worker.pk for worker in workers]
    spans = spans_of(keys, layout)
    posts = _by_worker(Post.objects.filter(worker__in=keys))
    entered = _by_worker(CensusPost.objects.filter(worker__in=keys, year__lte=layout.year).order_by("-year"))
    for worker in workers:
        facts = Facts(
            worker=worker,
            absences=spans[ABSENCE][worker.pk],
            counted=next(((one.first_on, int(one.said)) for one in spans[COUNTED][worker.pk]), None),
            enrolled_on=[one.first_on for one in spans[ENROLLED][worker.pk]],
        )
        held = posts_in(worker, spans[PERIOD][worker.pk], posts[worker.pk], layout)
        yield from _of_person(facts, held, entered[worker.pk], rules)


def held_by(workers: Sequence[Worker], layout: Layout) -> dict[int, list[HeldPost]]:
    """The posts of these people that a year counts, by the key of the person."""
    keys = [worker.pk for worker in workers]
    periods = spans_of(keys, layout)[PERIOD]
    posts = _by_worker(Post.objects.filter(worker__in=keys))
    return {one.pk: posts_in(one, periods[one.pk], posts[one.pk], layout) for one in workers}


def _by_worker(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.worker_id].append(row)
    return found


def _of_person(
    facts: Facts, held: Sequence[HeldPost], entered: Sequence[CensusPost], rules: Rules
) -> Iterator[CensusRow]:
    worker, layout = facts.worker, rules.layout
    person = getattr(worker, "census_person", None)
    theirs = person.answers if person else {}
    now = {one.number: one for one in entered if one.year == layout.year}
    for number in sorted({*range(1, len(held) + 1), *now}):
        post = held[number - 1] if number <= len(held) else None
        typed = now[number].answers if number in now else {}
        known: dict[str, list[Known]] = defaultdict(list)
        for name, text in (theirs | typed).items():
            known[name].append(Known(text, Source.TYPED))
        if post is not None:
            for name, one in known_of(facts, post, rules).items():
                known[name].append(one)
            for name, one in _lasting(entered, number, post, layout).items():
                known[name].append(one)
        elif worker.swe_number:
            known["SWENo"].append(Known(worker.swe_number, Source.TRACKER, "The number on the person’s page"))
        yield _row(facts, number, known, layout, is_held=post is not None)


def _lasting(
    entered: Sequence[CensusPost], number: int, post: HeldPost, layout: Layout
) -> Mapping[str, Known]:
    """What lasts of the newest earlier return about the same post; nothing where that was over by then."""
    for one in entered:
        if one.year == layout.year or one.number != number:
            continue
        if one.answers.get("RoleEndDate") or post.started_on.isoformat() > f"{one.year}-09-30":
            return {}
        why = f"The return of {one.year}"
        said = {name: text for name, text in one.answers.items() if name in FIELDS and FIELDS[name].lasts}
        return {name: Known(text, Source.EARLIER, why) for name, text in said.items()}
    return {}


def _row(
    facts: Facts, number: int, known: Mapping[str, Sequence[Known]], layout: Layout, *, is_held: bool
) -> CensusRow:
    worker = facts.worker
    values = {name: known[name][0].text for name in layout.worker if known.get(name)}
    from_count = known["Cases30"][0].source is Source.TRACKER if known.get("Cases30") else False
    return CensusRow(
        worker=worker.pk,
        number=number,
        name=worker.full_name,
        values=values,
        team=worker.team.name,
        known={name: tuple(found) for name, found in known.items()},
        registered_until=worker.registration_expires_on if is_held and number == 1 else None,
        counted_on=facts.counted[0] if from_count and facts.counted else None,
    )
