"""Proving that whoever read notes was a reader of them by then, as the audit trail tells it.

A right that was set in the database alone, used, and taken back before anyone looked stands nowhere.
What was read by it does: each reading is an event of its own.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from supervision.models import Session, Signature
from workforce.audit_trail.reading_rights import READS
from workforce.audit_trail.sealing import is_ours
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.audit_trail.verifying import Break
from workforce.models import Account, AuthorityRole, Event, Worker
from workforce.rules.refusal import Refusal

NEVER_MADE_A_READER = "{} read notes about {}, and no event of the audit trail made them a reader by then"
#: Readings of one's own writing, of what is to be signed and of actions, which have readers of their own.
APART = ("draft", "to_sign", "actions", "cpd")
ACTION = "supervision.action"
#: Who was a reader so shortly before may have opened the page before the right ended.
SHORTLY = timedelta(minutes=1)

type Columns = dict[str, Any]


class Readers:
    """Who may read whose notes, as the events up to some moment tell it."""

    def __init__(self) -> None:
        self.told: dict[str, dict[int, Columns]] = defaultdict(dict)
        self._by_supervisee: dict[int, set[int]] = defaultdict(set)
        self._workers: dict[int, set[int]] = defaultdict(set)

    def hear(self, rights: dict[str, dict[str, Columns | None]]) -> None:
        """Take in what one event tells."""
        for kind, rows in rights.items():
            for key, columns in rows.items():
                self._hear(kind, int(key), columns)

    def _hear(self, kind: str, key: int, columns: Columns | None) -> None:
        there = self.told[kind].get(key, {})
        if kind == "account of a person":
            self._workers[there.get("account_id") or 0].discard(key)
        if columns is None:
            self.told[kind].pop(key, None)
            return
        row = self.told[kind][key] = {**there, **columns}
        if kind == "account of a person" and row.get("account_id"):
            self._workers[row["account_id"]].add(key)
        if kind == "supervisor" and row.get("supervisee_id"):
            self._by_supervisee[row["supervisee_id"]].add(key)

    def reads(self, account: int, person: int, *, on: date) -> bool:
        """By being the person, or above them, or their supervisor or who covers, or by an audit."""
        own = self._workers[account]
        if person in own or self._is_above(own, person) or self._audits(account, person):
            return True
        agreements = {key for key in self._by_supervisee[person] if self._is_of(key, person)}
        if any(self._gives("supervisor", key, own, on=on) for key in agreements):
            return True
        covers = {key for key, row in self.told["cover"].items() if row.get("agreement_id") in agreements}
        return any(self._gives("cover", key, own, on=on) for key in covers)

    def has_role(self, account: int, role: AuthorityRole) -> bool:
        return self.told["role"].get(account, {}).get("role") == role.value

    def workers_of(self, account: int) -> set[int]:
        return self._workers[account]

    def _is_above(self, own: set[int], person: int) -> bool:
        passed: set[int] = set()
        above = self._manager_of(person)
        while above and above not in passed:
            if above in own:
                return True
            passed.add(above)
            above = self._manager_of(above)
        return False

    def _manager_of(self, person: int) -> int | None:
        return self.told["line manager"].get(person, {}).get("line_manager_id")

    def _is_of(self, key: int, person: int) -> bool:
        return self.told["supervisor"].get(key, {}).get("supervisee_id") == person

    def _gives(self, kind: str, key: int, own: set[int], *, on: date) -> bool:
        row = self.told[kind].get(key, {})
        ends_on = row.get("ends_on")
        return row.get("supervisor_id") in own and (not ends_on or ends_on >= on.isoformat())

    def _audits(self, account: int, person: int) -> bool:
        return any(
            row.get("worker_id") == person and account in (row.get("auditor_id"), row.get("moderator_id"))
            for row in self.told["drawn file"].values()
        )


def look_into(key: int) -> None:
    """A person has looked into a reading that is named: it stays on the trail, and is named no more.

    Raises Refusal where the event is none that is named.
    """
    named = f"event {key}"
    if all(each.where != named for each in breaks_of_readings()):
        raise Refusal(f"Event {key} is no reading without a right that is still to be looked into.")
    record_event(verb=Verb.READING_LOOKED_INTO, subject=Event.objects.get(pk=key), by=None, event=key)


def breaks_of_readings() -> Iterator[Break]:
    """Each reading by someone of whom no event says that they could read it by then, until it is looked into.

    Of before the rights were told once as they stood, nothing is known.
    """
    events = Event.objects.filter(verb=Verb.READING_LOOKED_INTO)
    looked_into = {event.details.get("event") for event in events if is_ours(event)}
    stood = Event.objects.filter(verb=Verb.READERS_AS_THEY_STOOD).order_by("pk").first()
    known_from, readers, earlier = stood.pk if stood else 0, Readers(), Readers()
    recent: deque[tuple[datetime, Any]] = deque()
    found = Event.objects.filter(Q(details__has_key=READS) | Q(verb=Verb.NOTES_READ))
    for event in found.order_by("pk").iterator():
        if READS in event.details and is_ours(event):
            readers.hear(event.details[READS])
            recent.append((event.at, event.details[READS]))
        if event.verb == Verb.NOTES_READ and event.pk > known_from and event.pk not in looked_into:
            while recent and recent[0][0] <= event.at - SHORTLY:
                earlier.hear(recent.popleft()[1])
            yield from _breaks_of(event, readers, earlier)


def _breaks_of(event: Event, readers: Readers, earlier: Readers) -> Iterator[Break]:
    people = event.details.get("people") or [event.worker_id]
    reader = event.actor_id
    if reader is None or event.subject_type == ACTION or not event.details.keys().isdisjoint(APART):
        return
    if "case_number" in event.details and readers.has_role(reader, AuthorityRole.INFORMATION_GOVERNANCE):
        return
    on = timezone.localdate(event.at)
    for person in filter(None, people):
        may_read = any(some.reads(reader, person, on=on) for some in (readers, earlier))
        if not may_read and not _by_the_session(event, person, readers):
            yield Break(f"event {event.pk}", NEVER_MADE_A_READER.format(_name(reader), _person(person)))


def _by_the_session(event: Event, person: int, readers: Readers) -> bool:
    """Whoever holds a session writes its record, and whoever answers a disagreement reads it."""
    own = readers.workers_of(event.actor_id or 0)
    answers = Signature.objects.filter(referred_to__in=own, text__supervisee=person)
    is_session = event.subject_type == Session._meta.label_lower
    holds = Session.objects.filter(supervisor__in=own, pk=event.subject_id) if is_session else None
    return bool(holds) or answers.exists()


def _name(account: int) -> str:
    found = Account.objects.select_related("worker").filter(pk=account).first()
    return f"{found.get_full_name()} (account {account})" if found else f"account {account}"


def _person(key: int) -> str:
    found = Worker.objects.filter(pk=key).first()
    return f"{found} (number {key})" if found else f"number {key}"
