"""Who reads the file after a hand-over: what the page says before anyone confirms it."""

from dataclasses import dataclass

from supervision.models import Agreement
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
