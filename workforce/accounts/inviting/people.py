"""Who can be invited, who cannot and why, and who was invited and has come or not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Lower

from workforce.accounts.identity_provider.asking import signs_in_there
from workforce.accounts.mails import INVITING
from workforce.models import Account, Mail, MailState, Worker
from workforce.models.account import NOT_COME
from workforce.readers.cells import number_key

#: An address after its owner's name, and what is no part of a name.
ADDRESS, MAY_FIND = re.compile(r"<[^<>\s]+@[^<>\s]+>"), re.compile(r"[@\d]")
#: Workers with a `readiness`; accounts with a `mail_state` and a `mailed_at`.
type Candidates = QuerySet[Any]
type InvitedPeople = QuerySet[Any]


class Readiness(models.TextChoices):
    """Whether a worker without an account can be invited; if not, what to do."""

    READY = "ready", "Can be invited"
    NO_ADDRESS = "no_address", "No e-mail address. Enter it on their page"
    SHARED = "shared", "Someone else has the same e-mail address. Correct it on the page of one of them"
    TAKEN = "taken", "Another account signs in with this e-mail address. Correct the address on their page"
    NOT_STARTED = "not_started", "Has not started yet. Invite them from their first day"
    LEFT = "left", "Has left"


def candidates(*, on: date) -> Candidates:
    """Workers without an account, each with its `readiness` on a day."""
    held = Account.objects.alias(plain=Lower("email")).filter(plain=OuterRef("plain_email"))
    return (
        Worker.objects.filter(account=None)
        .alias(plain_email=Lower("email"))
        .annotate(
            readiness=Case(
                When(left_on__lt=on, then=Value(Readiness.LEFT)),
                When(started_on__gt=on, then=Value(Readiness.NOT_STARTED)),
                When(email="", then=Value(Readiness.NO_ADDRESS)),
                When(plain_email__in=shared_addresses(on=on), then=Value(Readiness.SHARED)),
                When(Exists(held), then=Value(Readiness.TAKEN)),
                default=Value(Readiness.READY),
                output_field=CharField(),
            )
        )
        .select_related("team")
        .order_by("family_name", "given_name", "pk")
    )


def shared_addresses(*, on: date) -> QuerySet[Any, Any]:
    """Addresses, in small letters, that two people who have not left are recorded with."""
    there = Worker.objects.exclude(left_on__lt=on).exclude(email="")
    counted = there.values(plain=Lower("email")).annotate(number=Count("pk")).filter(number__gt=1)
    return counted.order_by().values("plain")


@dataclass(slots=True)
class Pasted:
    """What a pasted list of addresses and staff numbers came to."""

    ready: list[Worker] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    @property
    def keys(self) -> str:
        """The people it found, as a page sends them back."""
        return ",".join(str(worker.pk) for worker in self.ready)


def people_pasted(text: str, *, on: date) -> Pasted:
    """Find each entry's worker: by address, or by staff number whatever its leading zeros."""
    found = Pasted()
    known = _by_entry(Worker.objects.all())
    ready = {worker.pk: worker for worker in candidates(on=on)}
    for entry in entries_of(text):
        matches = known.get(_plain(entry), set())
        if len(matches) != 1:
            several = "Several people have this. Correct it on the page of one of them"
            found.left_out.append((entry, several if matches else "Nobody in the workforce list has this"))
            continue
        worker = ready.get(next(iter(matches)))
        if worker is None:
            found.left_out.append((entry, "Already has an account"))
        elif worker.readiness != Readiness.READY:
            found.left_out.append((entry, f"{worker}: {Readiness(worker.readiness).label}"))
        elif worker not in found.ready:
            found.ready.append(worker)
    return found


def entries_of(text: str) -> list[str]:
    """What was pasted, one by one: lines, or parts of a line between commas, semicolons, tabs or blanks.

    The name before an address in angle brackets, as an address line of an e-mail has it, is none.
    """
    found: dict[str, None] = {}
    for part in re.split(r"[;\t\n]", text):
        words = re.sub("[,<>]", " ", part).split()
        has_names = ADDRESS.search(part)
        found |= dict.fromkeys(word for word in words if not has_names or MAY_FIND.search(word))
    return list(found)


def _plain(entry: str) -> str:
    return (entry if "@" in entry else number_key(entry)).casefold()


def _by_entry(workers: QuerySet[Worker]) -> dict[str, set[int]]:
    known: dict[str, set[int]] = {}
    for key, email, number in workers.values_list("pk", "email", "staff_number"):
        for entry in (email, number):
            if entry:
                known.setdefault(_plain(entry), set()).add(key)
    return known


# --- Those who were invited ---------------------------------------------------------------------------


class Coming(models.TextChoices):
    """Where an invitation stands."""

    CAME = "came", "Came"
    WAITING = "waiting", "Not come yet"
    EXPIRED = "expired", "Link has expired"
    UNSENT = "unsent", "E-mail not sent yet"

    @property
    def colour(self) -> str:
        return {"came": "green", "waiting": "yellow"}.get(self.value, "orange")


def invited_people(*, on: date) -> InvitedPeople:
    """Accounts of people who work here on a day, with what became of the last e-mail that invited them."""
    last = Mail.objects.filter(recipient=OuterRef("pk"), kind__in=INVITING).order_by("-made_at", "-pk")
    return (
        Account.objects.filter(is_active=True, worker__in=Worker.objects.employed(on=on))
        .annotate(
            mail_state=Subquery(last.values("state")[:1]), mailed_at=Subquery(last.values("sent_at")[:1])
        )
        .select_related("worker__team")
        .order_by("worker__family_name", "worker__given_name", "pk")
    )


def coming(account: Any, *, at: datetime) -> Coming:
    """Where the invitation of one of `invited_people` stands; whoever signs in elsewhere needs no link."""
    if account.has_come:
        return Coming.CAME
    if account.mail_state not in (MailState.SENT, MailState.SETTLED, None):
        return Coming.UNSENT
    since = account.mailed_at or account.invited_at
    works_until = since + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT) if since else None
    if signs_in_there(account.email) or (works_until and at < works_until):
        return Coming.WAITING
    return Coming.EXPIRED


def not_come(accounts: InvitedPeople) -> InvitedPeople:
    """Those who were invited and have not come."""
    return accounts.filter(NOT_COME)


def invited_before(accounts: InvitedPeople, day: date) -> InvitedPeople:
    """Those whose invitation is older than this day, or has no date."""
    return accounts.filter(Q(invited_at=None) | Q(invited_at__date__lt=day))


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers on top of the page; each is the length of its list."""

    ready: int
    left_out: int
    invited: int
    came: int

    @property
    def waiting(self) -> int:
        return self.invited - self.came


def counts(*, on: date) -> Counts:
    """How many can be invited, cannot, were invited, and came."""
    found = candidates(on=on).aggregate(
        ready=Count("pk", filter=Q(readiness=Readiness.READY)),
        left_out=Count("pk", filter=~Q(readiness=Readiness.READY)),
    )
    people = Account.objects.filter(is_active=True, worker__in=Worker.objects.employed(on=on))
    came = people.aggregate(invited=Count("pk"), came=Count("pk", filter=~NOT_COME))
    return Counts(**found, **came)


def names_of(people: Iterable[object], *, most: int = 5) -> str:
    """ "Amina Ahmed, Dele Okafor and 3 more"."""
    names: Sequence[str] = [str(person) for person in people]
    more = len(names) - most
    return f"{', '.join(names[:most])} and {more} more" if more > 0 else ", ".join(names)
