"""What a run would send, without sending or keeping anything: who gets what, and who cannot be reached."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from supervision.models import Often, Reminder, ReminderState
from supervision.reminders.kinds import Wanted, chosen, kind_of, unreached, wanted_on
from supervision.rules.folding import folded
from supervision.rules.repeating import start_of
from workforce.accounts.inviting.services import to_remind
from workforce.authority_settings import read_once
from workforce.models import Account, Worker
from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a run on a day would come to. Each of `mails` is to one person, with its sentences."""

    mails: list[tuple[Account, list[Wanted]]] = field(default_factory=list)
    gathered: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)
    unreached: list[tuple[Worker, str]] = field(default_factory=list)
    invited: list[Account] = field(default_factory=list)

    @property
    def people(self) -> int:
        return len({account.pk for account, _ in self.mails})


def rehearse(*, on: date) -> Rehearsal:
    """Work out what a run would do; what was told before is left out, as a run would leave it."""
    weekly = chosen(Often.WEEKLY)
    known = set(Reminder.objects.values_list("kind", "subject", "due_on", "recipient"))
    told_before = set(Reminder.objects.filter(state=ReminderState.TOLD).values_list("recipient", flat=True))
    new: dict[Account, list[Wanted]] = {}
    gathered, by_kind = 0, Counter[str]()
    with unreached() as missed, read_once():
        for kind, wanted in wanted_on(on):
            if (kind.key, wanted.subject, wanted.due_on, wanted.recipient.pk) in known:
                continue
            by_kind[kind.key] += 1
            if (wanted.recipient.pk, kind.key) in weekly:
                gathered += 1
            else:
                new.setdefault(wanted.recipient, []).append(wanted)
    mails = [
        (account, part)
        for account, things in new.items()
        for part in folded(things, alone=[False] * len(things), told_before=account.pk in told_before)
    ]
    missing = [(worker, why_not(worker, on=on)) for worker in sorted(missed, key=str)]
    invited = to_remind(at=start_of(on) + ONE_DAY)
    return Rehearsal(mails, gathered, by_kind, missing, invited)


def why_not(worker: Worker, *, on: date) -> str:
    """Why a worker gets no e-mail, and what to do about it."""
    if worker.has_left(on=on):
        return "has left: hand over what is still theirs"
    if worker.account is None:
        return "no account: invite them" if worker.email else "no e-mail address: enter it on their page"
    return "the account is disabled"


def in_words(found: Rehearsal) -> Iterator[str]:
    """The totals first, then each e-mail, then who cannot be reached."""
    things = sum(len(part) for _, part in found.mails)
    yield (
        f"{many(len(found.mails), 'e-mail')} to {many(found.people, 'person', 'people')} about "
        f"{many(things, 'thing')}; {many(found.gathered, 'thing')} kept for weekly e-mails; "
        f"{many(len(found.unreached), 'person', 'people')} cannot be reached."
    )
    for key, number in found.by_kind.most_common():
        kind = kind_of(key)
        yield f"  {number}  {kind.label if kind else key}"
    if found.invited:
        number = len(found.invited)
        yield f"  {number}  Reminders of an invitation, with a new link, to people who have not come"
    yield from _mails(found)
    if found.unreached:
        yield "\nCannot be reached:"
        yield from (f"  {worker}: {why}" for worker, why in found.unreached)


def _mails(found: Rehearsal) -> Iterator[str]:
    for account, part in found.mails:
        yield f"\nTo {account}:"
        yield from (f"  {wanted.line}" for wanted in part)
