"""Entering what the census asks: of a person and a post, and of the authority."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.census.permissions import census_is_on
from workforce.locking import lock_people
from workforce.models import Account, CensusPerson, CensusPost, CensusYear, Worker
from workforce.rules.census.fields import FIELDS, Whose
from workforce.rules.census.layouts import layout_of
from workforce.rules.refusal import ChangedSince, Refusal

type Answers = Mapping[str, str]


class CensusIsOff(Refusal):
    """The authority has not turned the census on."""

    usual = "The workforce census is turned off. The authority turns it on in its settings."


def require_on(*, at: datetime) -> None:
    """Raises CensusIsOff."""
    if not census_is_on(on=at.date()):
        raise CensusIsOff


def filled(answers: Answers, whose: Whose) -> dict[str, str]:
    """Of what was entered, what is the person's, the post's or the authority's; nothing that is empty."""
    return {
        name: text.strip()
        for name, text in answers.items()
        if text.strip() and name in FIELDS and FIELDS[name].whose is whose
    }


@transaction.atomic
def save_answers(
    *, worker: Worker, year: int, number: int, answers: Answers, seen: str, by: Account, at: datetime
) -> None:
    """Keep what was entered of a post and its person, in place of what stood.

    `seen` is `version_of` what the person saw: raises ChangedSince where another has saved meanwhile, and
    CensusIsOff. What is wrong is kept too, and named as a finding. The trail has which fields changed.
    """
    require_on(at=at)
    lock_people([worker])
    layout = layout_of(year)
    person = CensusPerson.objects.filter(worker=worker).first() or CensusPerson(worker=worker)
    post = CensusPost.objects.filter(worker=worker, year=year, number=number).first() or CensusPost(
        worker=worker, year=year, number=number
    )
    if version_of(person, post) != seen:
        raise ChangedSince
    changed: list[str] = []
    for row, whose in ((person, Whose.PERSON), (post, Whose.POST)):
        asked = {one.name for one in layout.fields(whose)}
        kept = {name: text for name, text in row.answers.items() if name not in asked}
        said = kept | {name: text for name, text in filled(answers, whose).items() if name in asked}
        names = sorted(
            name for name in said.keys() | row.answers.keys() if said.get(name) != row.answers.get(name)
        )
        if names:
            _keep(row, said, by=by, at=at)
            changed += names
    if changed:
        record_event(
            verb=Verb.CENSUS_ENTERED,
            subject=worker,
            by=by,
            worker=worker,
            year=year,
            post=number,
            fields=changed,
        )


@transaction.atomic
def save_area(*, year: int, answers: Answers, seen: int, by: Account, at: datetime) -> None:
    """Keep the authority's own part of a year. Raises ChangedSince and CensusIsOff."""
    require_on(at=at)
    layout_of(year)
    CensusYear.objects.get_or_create(year=year, defaults={"saved_at": at, "saved_by": by})
    row = CensusYear.objects.select_for_update().get(year=year)
    if row.version != seen:
        raise ChangedSince
    said = filled(answers, Whose.AREA)
    names = sorted(
        name for name in said.keys() | row.answers.keys() if said.get(name) != row.answers.get(name)
    )
    if names:
        _keep(row, said, by=by, at=at)
        record_event(verb=Verb.CENSUS_AREA_ENTERED, subject=row, by=by, year=year, fields=names)


def version_of(person: CensusPerson | None, post: CensusPost | None) -> str:
    """What someone has seen of a post and its person, for the form that they send back."""
    return f"{person.version if person else 0}.{post.version if post else 0}"


def _keep(
    row: CensusPerson | CensusPost | CensusYear, said: dict[str, str], *, by: Account | None, at: datetime
) -> None:
    row.answers, row.saved_by, row.saved_at = said, by, at
    row.version += 1
    row.save()


def join_answers(*, keep: Worker, other: Worker) -> None:
    """Two records of one person become one: what both say, the one that stays says.

    In the transaction of the merger: nobody who merges people may see what is joined here.
    """
    theirs = CensusPerson.objects.filter(worker=other).first()
    there = CensusPerson.objects.filter(worker=keep).first()
    if theirs and there:
        _join(there, theirs)
    posts = {(one.year, one.number): one for one in CensusPost.objects.filter(worker=keep)}
    for post in CensusPost.objects.filter(worker=other):
        if same := posts.get((post.year, post.number)):
            _join(same, post)


def _join[Row: (CensusPerson, CensusPost)](there: Row, theirs: Row) -> None:
    there.answers = theirs.answers | there.answers
    there.version += 1
    there.save()
    theirs.delete()
