"""The names of those who work here, as far as they are not meant for a child's."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q

from supervision.models import Agreement, Session
from workforce.across_floors import listed
from workforce.models import Worker


class Colleagues(NamedTuple):
    """As `names_in` takes them."""

    colleagues: list[str]
    around: list[str]


def colleagues_around(people: Iterable[int | None]) -> Colleagues:
    """Everyone's full names, those who have left too: records speak of them for years; and the names of those
    around these people (keys), who are named without their family name.
    """
    is_around = ExpressionWrapper(
        _near({key for key in people if key is not None}), output_field=BooleanField()
    )
    rows = Worker.objects.annotate(is_around=is_around).values_list(
        "given_name", "known_as", "family_name", "is_around"
    )
    found = Colleagues([], [])
    for given, known_as, family, near in rows:
        found.colleagues.extend(f"{first} {family}" for first in (given, known_as) if first)
        if near:
            found.around.extend(name for name in (given, known_as, family) if name)
    return found


def people_of(session: Session) -> Iterator[int]:
    """The keys of a session's parties, read when they are asked for."""
    yield session.supervisor_id
    yield from (each.supervisee_id for each in session.attendances.all())


def _near(keys: set[int]) -> Q:
    """They themselves, their managers and supervisors, and who else supports them (PEOPLE_AROUND)."""
    managers = Worker.objects.filter(pk__in=keys).values("line_manager")
    supervisors = Agreement.objects.filter(supervisee__in=keys, ends_on=None).values("supervisor")
    near = Q(pk__in=keys) | Q(pk__in=managers) | Q(pk__in=supervisors)
    for source in listed("PEOPLE_AROUND"):
        near |= Q(pk__in=source(keys))
    return near
