"""One lock order: people first, in the order of their keys, then anything else.

Whatever touches several people, or books, or moves a due day, locks them here before it locks or
writes anything else; see docs/decisions/0010-one-lock-order.md. `FOR NO KEY UPDATE` is enough: it
keeps two such verbs apart, and lets rows that only refer to a person come in the meantime.
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from workforce.models import Worker
from workforce.rules.refusal import Refusal

type Person = Worker | int

#: How often those concerned may turn out to be others while they were waited for.
TRIES = 5
AT_THIS_MOMENT = "Someone else changed this at the same time. Nothing was saved. Check it and try again."


class ChangedAtOnce(Refusal):
    """Someone else changed the same thing at the same moment; nothing was saved."""

    def __init__(self) -> None:
        super().__init__(AT_THIS_MOMENT)


def lock_people(people: Iterable[Person]) -> list[Worker]:
    """These people's rows (given as workers or keys), locked in key order until the transaction ends.

    On SQLite the transaction already has the database to itself.
    """
    keys = sorted(_keys(people))
    return list(Worker.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def lock_whoever(concerned: Callable[[], Iterable[Person]]) -> set[int]:
    """Lock everyone it concerns, as they are once they are locked; answers their keys.

    Who is concerned (the people of a session, of everything that is booked) is read before the
    locks; where it is someone else too by the time that they are held, they are given back and taken
    again, so that no one is locked out of order. Raises ChangedAtOnce when it never settles.
    """
    for _ in range(TRIES):
        asked = _keys(concerned())
        savepoint = transaction.savepoint_create()
        lock_people(asked)
        if _keys(concerned()) <= asked:
            transaction.savepoint_commit(savepoint)
            return asked
        transaction.savepoint_rollback(savepoint)
    raise ChangedAtOnce


def _keys(people: Iterable[Person]) -> set[int]:
    return {person.pk if isinstance(person, Worker) else person for person in people}
