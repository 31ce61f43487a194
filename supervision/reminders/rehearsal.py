"""What runs would send, without sending or keeping anything: who gets what, and who cannot be reached."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from supervision.models import Often, Reminder
from supervision.reminders.kinds import (
    Wanted,
    chosen,
    hears_of_on,
    kind_of,
    unreached,
    urgent_kinds,
    wanted_on,
)
from supervision.reminders.services.sending import day_mail
from supervision.rules.day_mail import in_mails
from supervision.rules.repeating import start_of
from workforce.accounts.inviting.services import to_remind
from workforce.authority_settings import days_off, read_once
from workforce.models import Account, Mail, Worker
from workforce.rules.in_words import many
from workforce.rules.working_days import (
    ONE_DAY,
    first_working_day_of_week,
    is_working_day,
    monday_of,
)
from workforce.web.tags import full_day


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a run on a day would come to. Each of `mails` is to one person, with its sentences."""

    on: date
    mails: list[tuple[Account, list[Wanted]]] = field(default_factory=list)
    gathered: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)
    unreached: list[tuple[Worker, str]] = field(default_factory=list)
    invited: list[Account] = field(default_factory=list)

    @property
    def people(self) -> int:
        return len({account.pk for account, _ in self.mails})

    @property
    def most(self) -> int:
        """E-mails to the person who gets most."""
        return max(Counter(account.pk for account, _ in self.mails).values(), default=0)


type Thing = tuple[str, Wanted]
type Known = tuple[str, str, date, int]


@dataclass(slots=True)
class Left:
    """What one run leaves for the next: what was told, what is owed, and what was gathered since when."""

    known: set[Known]
    owed: list[Thing]
    gathered: list[tuple[date, Thing]]


def rehearse(*, on: date) -> Rehearsal:
    """Work out what a run would do; what was told before is left out, as a run would leave it."""
    return next(rehearse_days(on, 1))


def rehearse_days(first: date, number: int) -> Iterator[Rehearsal]:
    """One run a day from a first day on, as long as nobody does anything."""
    left = Left(
        known=set(Reminder.objects.values_list("kind", "subject", "due_on", "recipient")),
        owed=[_thing(one) for one in Reminder.objects.owed().select_related("recipient__worker")],
        gathered=[
            (timezone.localdate(one.made_at), _thing(one))
            for one in Reminder.objects.untold().select_related("recipient__worker")
        ],
    )
    for offset in range(number):
        with read_once():
            yield _a_day(first + timedelta(offset), left)


def _thing(one: Reminder) -> Thing:
    return one.kind, Wanted(one.subject, one.due_on, one.recipient, one.line, one.path, one.about_id)


def _a_day(on: date, left: Left) -> Rehearsal:
    if not is_working_day(on, holidays=days_off()):
        return Rehearsal(on)
    weekly, by_kind = chosen(Often.WEEKLY), Counter[str]()
    with unreached() as missed:
        for kind, wanted in wanted_on(on):
            key = (kind.key, wanted.subject, wanted.due_on, wanted.recipient.pk)
            if key in left.known:
                continue
            left.known.add(key)
            by_kind[kind.key] += 1
            if (wanted.recipient.pk, kind.key) in weekly:
                left.gathered.append((on, (kind.key, wanted)))
            else:
                left.owed.append((kind.key, wanted))
    missing = [(worker, why_not(worker, on=on)) for worker in sorted(missed, key=str)]
    invited = to_remind(at=start_of(on) + ONE_DAY)
    mails = list(_mails_on(on, left))
    return Rehearsal(on, mails, len(left.gathered), by_kind, missing, invited)


def _mails_on(on: date, left: Left) -> Iterator[tuple[Account, list[Wanted]]]:
    """The e-mails of a day; what is in none stays owed, or gathered until the week is over."""
    until = on + ONE_DAY if on == first_working_day_of_week(on, holidays=days_off()) else monday_of(on)
    due = [thing for since, thing in left.gathered if since < until and _is_still_theirs(thing, on=on)]
    left.gathered = [each for each in left.gathered if each[0] >= until]
    things: dict[Account, list[Thing]] = {}
    for kind, wanted in [*left.owed, *due]:
        things.setdefault(wanted.recipient, []).append((kind, wanted))
    urgent = urgent_kinds()
    left.owed = []
    names = {account: day_mail(account, on=on, at=start_of(on)).message_id for account in things}
    written = set(Mail.objects.filter(message_id__in=names.values()).values_list("message_id", flat=True))
    for account, mine in things.items():
        parts = in_mails(
            mine,
            alone=[False] * len(mine),
            urgent=[kind in urgent for kind, _ in mine],
            is_written=names[account] in written,
        )
        told = [thing for part in parts for thing in part]
        left.owed += [thing for thing in mine if thing not in told]
        yield from ((account, [wanted for _, wanted in part]) for part in parts)


def _is_still_theirs(thing: Thing, *, on: date) -> bool:
    _, wanted = thing
    return wanted.about is None or wanted.about in hears_of_on(wanted.recipient, on=on)


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


def in_figures(days: Iterable[Rehearsal]) -> Iterator[str]:
    """A line for each day: the e-mails, to how many people, and the most that one of them gets; then all."""
    mails, people, most = 0, set[int](), 0
    for found in days:
        mails += len(found.mails)
        people |= {account.pk for account, _ in found.mails}
        most = max(most, found.most)
        rest = "" if is_working_day(found.on, holidays=days_off()) else " (day of rest)"
        yield (
            f"{full_day(found.on)}{rest}: {many(len(found.mails), 'e-mail')} to "
            f"{many(found.people, 'person', 'people')}, {found.most} to one person at most"
        )
    yield (
        f"Together: {many(mails, 'e-mail')} to {many(len(people), 'person', 'people')}, "
        f"{most} to one person on one day at most"
    )
