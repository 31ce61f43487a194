"""The people whom events name by their keys: an event stands as it was sealed, whoever was merged since."""

from collections.abc import Iterable

from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Worker

#: Who is told in the place of a person whose record is deleted.
GONE = "someone whose record is deleted"


def people_named(keys: Iterable[int]) -> dict[int, Worker]:
    """Each key with the person it means now: where two records became one, that one.

    A key whose record is deleted is left out.
    """
    asked = set(keys)
    found = Worker.objects.in_bulk(asked) if asked else {}
    if not (missing := asked - found.keys()):
        return found
    became = _became()
    last = {key: _last(key, became) for key in missing}
    there = Worker.objects.in_bulk(set(last.values()) - missing)
    return found | {key: there[end] for key, end in last.items() if end in there}


def _became() -> dict[int, int]:
    """Each key that was merged away, and the key that it was merged into."""
    merged = Event.objects.filter(verb=Verb.PEOPLE_MERGED, worker__isnull=False)
    return {details["merged"]: key for key, details in merged.values_list("worker_id", "details")}


def _last(key: int, became: dict[int, int]) -> int:
    """Where a chain of mergers ends. No key is merged twice, so it does end."""
    while key in became:
        key = became[key]
    return key
