"""The people in the facts of events by name, for who reads the trail: an event itself keeps their keys."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workforce.audit_trail.people_named import GONE, people_named
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event, ReaderRight

#: Facts that are the key of a person, or several.
OF_PEOPLE = frozenset({"former_supervisor", "mentor", "people", "supervisee", "supervisor"})
#: Facts that are the key of an account.
OF_ACCOUNTS = frozenset({"confirmed_by"})
#: Of a change of readers, from whom to whom (an address and a role are no keys); in a list, whose before it.
FROM_TO, LISTED = frozenset({"before", "after"}), "changes"
ASKED = (Verb.READER_CHANGE_ASKED, Verb.READER_CHANGE_REFUSED)


@dataclass(frozen=True, slots=True)
class Named:
    """Those whom some events name, by their keys."""

    people: Mapping[int, str] = field(default_factory=dict)
    accounts: Mapping[int, str] = field(default_factory=dict)

    def facts_of(self, event: Event) -> dict[str, Any]:
        """The event's facts with names for keys, those within a fact too."""
        return self._told(event, event.details)

    def _told(self, event: Event, facts: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._in_words(event, name, fact) for name, fact in facts.items()}

    def _in_words(self, event: Event, name: str, fact: Any) -> Any:
        if isinstance(fact, dict):
            return self._told(event, fact)
        if (kind := _kind_of(event, name)) is None:
            return fact
        return _each(fact, self.people if kind == "people" else self.accounts)


def named(events: Iterable[Event]) -> Named:
    """The people and accounts whom these events name: a question for each kind, however many events."""
    keys: dict[str, set[int]] = {"people": set(), "accounts": set()}
    for event in events:
        for kind, key in _keys(event, event.details):
            keys[kind].add(key)
    accounts = Account.objects.select_related("worker").in_bulk(keys["accounts"]) if keys["accounts"] else {}
    return Named(
        {key: worker.full_name for key, worker in people_named(keys["people"]).items()},
        {key: account.get_full_name() for key, account in accounts.items()},
    )


def _keys(event: Event, facts: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for name, fact in facts.items():
        if isinstance(fact, dict):
            yield from _keys(event, fact)
        elif kind := _kind_of(event, name):
            yield from ((kind, key) for key in _numbers(fact))


def _kind_of(event: Event, name: str) -> str | None:
    """Whose keys this fact of the event holds; None where it is no key of anyone."""
    if name in OF_PEOPLE:
        return "people"
    if name in OF_ACCOUNTS:
        return "accounts"
    if event.verb == Verb.READERS_CHANGED and name in FROM_TO:
        return "accounts" if event.details.get("right") == ReaderRight.AUDITOR else "people"
    return "people" if event.verb in ASKED and name == LISTED else None


def _numbers(fact: Any) -> Iterator[int]:
    if isinstance(fact, list):
        for one in fact:
            yield from _numbers(one)
    elif isinstance(fact, int) and not isinstance(fact, bool):
        yield fact


def _each(fact: Any, names: Mapping[int, str]) -> Any:
    """A name for each key, in the form that the fact has."""
    if isinstance(fact, list):
        return [_each(one, names) for one in fact]
    is_key = isinstance(fact, int) and not isinstance(fact, bool)
    return names.get(fact, GONE) if is_key else fact
