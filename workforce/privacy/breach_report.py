"""When an account was taken over, or used as it should not be: what could be read with it, and what was.

What could be read is asked of the rules that the pages ask, for the first of the days and for each on which a
right began: agreements, covers and mentors are dated; lines of management, roles and audits are those of now.
Each floor answers for its own (COULD_READ, READING_BEGAN). What was read is the trail: it tells each showing
of note text and each export.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from django.db.models import QuerySet
from django.utils import timezone

from workforce.across_floors import listed
from workforce.audit_trail.services import record_event
from workforce.audit_trail.tables import label_of
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event, Worker
from workforce.privacy.holds import require_officer
from workforce.web.csv_files import write_csv
from workforce.web.viewer import Viewer
from workforce.web.workbook import SheetColumn

COLUMNS = tuple(
    SheetColumn(name, width)
    for name, width in (("Part", 12), ("When", 18), ("What", 44), ("Of", 28), ("How many", 10))
)


@dataclass(frozen=True, slots=True)
class Readable:
    """So many things of one kind about one person (by key; None for many at once)."""

    worker: int | None
    what: str
    number: int


@dataclass(frozen=True, kw_only=True)
class BreachReport:
    """What a page and a file tell of one account between two days, both included."""

    account: Account
    from_on: date
    to_on: date
    readable: list[Readable]
    people: dict[int, Worker]
    read: QuerySet[Event]
    sign_ins: list[Event] = field(default_factory=list)

    @property
    def could(self) -> Iterator[tuple[str, str, int]]:
        """What, of whom, how many."""
        for one in self.readable:
            yield one.what, self._named(one.worker), one.number

    @property
    def did(self) -> Iterator[tuple[Any, str, str]]:
        """When, what, of whom; in the order in which it was done."""
        for event in self.read:
            yield timezone.localtime(event.at), label_of(event.verb), str(event.worker or event.subject)

    def _named(self, key: int | None) -> str:
        return str(self.people.get(key, "Many people")) if key else "Many people"


def counted(keys: QuerySet[Any], what: str) -> list[Readable]:
    """Keys of workers, one for each thing that can be read of them, as a floor answers them."""
    return [Readable(key, what, number) for key, number in sorted(Counter(keys.order_by()).items())]


def readable_within(account: Account, from_on: date, to_on: date) -> list[Readable]:
    """What could be read on any of the days: a right that ended among them counts, and one that began."""
    worker = getattr(account, "worker", None)
    began = {worker.started_on} if worker else set()
    for source in listed("READING_BEGAN"):
        began.update(source(worker) if worker else ())
    days = sorted({from_on, *(day for day in began if from_on < day <= to_on)})
    viewers = [Viewer(account, on=day) for day in days]
    most: dict[tuple[str, int | None], int] = {}
    for source in listed("COULD_READ"):
        for one in (one for viewer in viewers for one in source(viewer)):
            key = one.what, one.worker
            most[key] = max(one.number, most.get(key, 0))
    return [Readable(worker, what, number) for (what, worker), number in most.items()]


def report_on(*, account: Account, from_on: date, to_on: date) -> BreachReport:
    """Read the rules and the trail."""
    readable = readable_within(account, from_on, to_on)
    done = Event.objects.filter(actor=account, at__date__gte=from_on, at__date__lte=to_on).order_by("pk")
    came = done.filter(verb=Verb.SIGNED_IN)
    return BreachReport(
        account=account,
        from_on=from_on,
        to_on=to_on,
        readable=readable,
        people=Worker.objects.in_bulk({one.worker for one in readable if one.worker}),
        read=done.exclude(verb=Verb.SIGNED_IN).select_related("worker"),
        sign_ins=list(came),
    )


def record_report(report: BreachReport, *, verb: Verb, case_number: str, by: Account) -> None:
    """That someone looked, for which case, stands on the trail. Another role raises Refusal."""
    require_officer(by)
    record_event(
        verb=verb,
        subject=report.account,
        by=by,
        worker=getattr(report.account, "worker", None),
        case_number=case_number,
        from_on=report.from_on.isoformat(),
        to_on=report.to_on.isoformat(),
    )


def write_report(report: BreachReport, to: BinaryIO) -> None:
    """Both parts as CSV: what could be read, then what was done."""
    could = (("Could read", "", what, of, number) for what, of, number in report.could)
    did = (("Did", at.isoformat(timespec="seconds"), what, of, None) for at, what, of in report.did)
    write_csv(COLUMNS, [*could, *did], to)
