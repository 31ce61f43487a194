"""What the demo's records say of leave and sickness: what is entered as an absence, and nothing else."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tracker.demo.calendar import working_day_on_or_after
from tracker.demo.stories import Decks
from tracker.demo.telling import day_named, day_told
from tracker.demo.texts import texts
from workforce.models import Absence, AbsenceReason, Worker
from workforce.rules.working_days import ONE_DAY

WORDS = {
    AbsenceReason.ANNUAL_LEAVE: "annual leave",
    AbsenceReason.PARENTAL: "parental leave",
    AbsenceReason.SICKNESS: "sickness",
    AbsenceReason.TRAINING: "training",
}
#: What is known beforehand, and how long before it is spoken of.
PLANNED = (AbsenceReason.ANNUAL_LEAVE, AbsenceReason.PARENTAL, AbsenceReason.TRAINING)
SPOKEN_OF = timedelta(days=35)

type Absences = Mapping[int, list[Absence]]


def absences_of_everybody() -> Absences:
    """By worker, in order of time."""
    found = defaultdict(list)
    for absence in Absence.objects.select_related("worker").order_by("started_on"):
        found[absence.worker_id].append(absence)
    return found


class Leave:
    """Says it, of each absence once beforehand and once afterwards."""

    def __init__(self, decks: Decks) -> None:
        self.decks = decks
        self.absences = absences_of_everybody()
        self._announced: set[int] = set()

    def said(self, who: Worker, *, since: date | None, on: date) -> str:
        """An absence that ended since the last record, or one agreed for the weeks to come; else nothing."""
        mine = self.absences.get(who.pk, [])
        for one in mine:
            if one.ended_on and (since or date.min) < one.ended_on < on <= one.ended_on + SPOKEN_OF:
                back_on = working_day_on_or_after(one.ended_on + ONE_DAY)
                return self._told("back", one, back=day_told(back_on), tell=day_told)
        for one in mine:
            is_ahead = one.ended_on and on < one.started_on <= on + SPOKEN_OF
            if one.reason in PLANNED and is_ahead and one.pk not in self._announced:
                self._announced.add(one.pk)
                return self._told("ahead", one, tell=day_named)
        return ""

    def _told(self, kind: str, absence: Absence, *, tell: Callable[[date], str], back: str = "") -> str:
        what = WORDS[AbsenceReason(absence.reason)]
        words: str = self.decks.draw(absence.worker, f"leave {kind}", texts("notes")["leave"][kind])
        return words.format(
            what=what,
            What=what.capitalize(),
            first=tell(absence.started_on),
            last=tell(absence.ended_on or absence.started_on),
            back=back,
        )
