"""What the page of a hand-over says before anyone confirms it: who reads the file, who has still to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from supervision.models import Agreement, Cover, Session
from supervision.records.unsigned import Unsigned, Waits, unsigned
from workforce.models import Worker
from workforce.people.services import is_below


@dataclass(frozen=True, slots=True)
class ReadersAfter:
    """Whether the former supervisor still reads the file, as a manager above the supervisee."""

    supervisee: Worker
    former: Worker
    to: Worker
    #: The former supervisor is the line manager, and the new one can become it: someone must say.
    asks_about_line: bool
    #: The former supervisor is above the supervisee as the line is now.
    stays_above: bool
    #: The former supervisor would be above the supervisee through the new one too.
    is_above_new: bool

    @property
    def former_words(self) -> str:
        """What the former supervisor reads where there is nothing to choose."""
        if not self.stays_above:
            return f"{self.former} no longer can."
        return (
            f"{self.former} still can, as a manager above {self.supervisee}; "
            "a draft is read only by its author and the supervisee."
        )

    @property
    def with_line_words(self) -> str:
        """What becomes of it where the line goes along."""
        if self.is_above_new:
            return f"{self.former} manages {self.to}, and so can still read the file"
        return f"{self.former} can no longer read the file from that day"

    @property
    def without_line_words(self) -> str:
        """What becomes of it where the line stays."""
        return f"{self.former} can still read the file, as line manager, but no draft"


#: What someone has still to do about a record.
STILL_TO = {
    Waits.WRITING: "has still to write and sign the record of",
    Waits.SIGNING: "has still to sign the record of",
    Waits.ANSWER: "has still to answer the record of",
}


@dataclass(frozen=True, slots=True)
class StillToSign:
    """A record of the two that waits for one of them."""

    waiting: Unsigned
    supervisee: Worker

    @property
    def words(self) -> str:
        """ "Daniel Okafor has still to sign the record of"; the page adds the session."""
        return f"{self.waiting.person} {STILL_TO[self.waiting.waits]}"


def still_to_sign(agreements: Sequence[Agreement], *, on: date) -> list[StillToSign]:
    """Records of these supervisees with who hands over, or has covered, that wait for a signature."""
    people = {one.supervisee_id: one.supervisee for one in agreements}
    pairs = {(one.supervisor_id, one.supervisee_id) for one in agreements}
    covers, givers = Cover.objects.filter(agreement__in=agreements), {supervisor for supervisor, _ in pairs}
    given = Q(supervisor__in=givers) | Q(supervisor__in=covers.values("supervisor"))
    found = unsigned(Session.objects.filter(given, attendances__supervisee__in=people).distinct(), on=on)
    if any(waiting.session.supervisor_id not in givers for waiting in found):
        pairs |= set(covers.values_list("supervisor", "agreement__supervisee"))
    return [
        StillToSign(waiting, people[supervisee.supervisee_id])
        for waiting in found
        for supervisee in waiting.session.attendances.all()
        if (waiting.session.supervisor_id, supervisee.supervisee_id) in pairs
        and waiting.person.pk in (waiting.session.supervisor_id, supervisee.supervisee_id)
    ]


def readers_after(agreement: Agreement, to: Worker) -> ReadersAfter:
    """Who reads the file when the new supervisor supervises."""
    supervisee, former = agreement.supervisee, agreement.supervisor
    above = Worker.objects.managers_of(supervisee)
    return ReadersAfter(
        supervisee=supervisee,
        former=former,
        to=to,
        asks_about_line=supervisee.line_manager_id == former.pk and not is_below(to, supervisee),
        stays_above=above.filter(pk=former.pk).exists(),
        is_above_new=Worker.objects.managers_of(to).filter(pk=former.pk).exists(),
    )
