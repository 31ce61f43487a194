"""Who comes to read notes when two records of one person become one."""

from dataclasses import dataclass

from supervision.agreements.services.telling import tell_of_supervisor
from supervision.models import Agreement
from workforce.models import Account, ReaderChange, ReaderRight, Worker
from workforce.people.services import tell_of_line
from workforce.reader_changes.mails import readers_told_together
from workforce.reader_changes.second_person import Gains
from workforce.reader_changes.services import Told, tell_of_readers


@dataclass(frozen=True, slots=True)
class Gained:
    """What the record that stays takes over: a way to sign in, and whose notes it reads from then on."""

    keep: Worker
    other: Worker
    #: Whoever has this address signs in as the one who stays.
    address: str
    managed: list[Worker]
    supervised: list[Agreement]

    @property
    def changes_readers(self) -> bool:
        return bool(self.address or self.managed or self.supervised)


def what_is_gained(keep: Worker, other: Worker) -> Gained:
    """What changes about who reads notes, before the two are merged."""
    account = other.account.email if other.account else ""
    address = "" if keep.account_id else account or ("" if keep.email else other.email)
    given = Agreement.objects.filter(supervisor=other, ends_on=None).with_people()
    return Gained(keep, other, address, list(other.direct_reports.all()), list(given))


def must_wait_to_merge(gained: Gained, *, by: Account) -> bool:
    """A second person confirms it: `by` would gain by it, or administers the system."""
    gains, to = Gains(by), gained.keep.pk
    moved = [*gained.managed, *(one.supervisee for one in gained.supervised)]
    would_gain = any(gains.by_line(one.pk, to=to) or gains.by_standing_in(one.pk, to=to) for one in moved)
    return gained.changes_readers and gains.must_wait(gains=would_gain)


def asked_to_merge(gained: Gained) -> ReaderChange:
    """What a second person is asked."""
    return ReaderChange(
        right=ReaderRight.MERGER,
        worker=gained.keep,
        gains=gained.keep,
        facts={"keep": gained.keep.pk, "other": gained.other.pk},
        before=_named(gained.keep),
        after=f"{_named(gained.keep)}, with all of {_named(gained.other)}",
    )


def _named(worker: Worker) -> str:
    marks = [worker.full_name, worker.staff_number, worker.account.email if worker.account else worker.email]
    return ", ".join(filter(None, marks))


@readers_told_together()
def tell_of_merger(gained: Gained, *, by: Account | None, second: Account | None, reason: str) -> None:
    """The events of other readers, which are told to those concerned."""
    told: Told = {"by": by, "second": second, "reason": reason}
    if gained.address:
        tell_of_readers(
            right=ReaderRight.MERGER,
            subject=gained.keep,
            worker=gained.keep,
            before="",
            after=gained.address,
            words=("", f"signs in with {gained.address}"),
            **told,
        )
    for worker in gained.managed:
        worker.line_manager = gained.keep
        tell_of_line(worker, before=gained.other, **told)
    for agreement in gained.supervised:
        agreement.supervisor = gained.keep
        tell_of_supervisor(agreement, former=gained.other, **told)
