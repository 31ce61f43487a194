"""The absences of an establishment list, against those of the tracker. Pure."""

from datetime import date, timedelta

from tracker.setup.establishment_facts import EstablishmentFacts, KnownAbsence
from tracker.setup.establishment_missing import FORESEEN_MONTHS
from tracker.setup.establishment_plan import Away, EstablishmentPlan, Kept, Person
from workforce.imports.plans import Becomes
from workforce.imports.questions import Option, Question
from workforce.models import AbsenceReason
from workforce.readers.establishment_rows import AbsenceSpell, EstablishmentRow
from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY, Interval, add_months

BACK_AGAIN = "People who were away and may be back"
OTHER_ABSENCE = "Absences that overlap one the tracker has"
BOOKED = "sessions booked while away"
#: How many people a note names before it only counts the rest.
NAMED_IN_A_NOTE = 10
BACK, STILL_AWAY, LATER = "back", "away", "later"
CORRECTED, FOLLOWS = "corrected", "follows"
#: A first day that moves by no more than this is more likely corrected than that of another absence.
CORRECTED_WITHIN = timedelta(days=7)


class Absences:
    """Plans the absences of one list, person by person."""

    def __init__(self, plan: EstablishmentPlan, facts: EstablishmentFacts, *, on: date) -> None:
        self.plan, self.facts, self.on = plan, facts, on
        self._booked: dict[Person, int] = {}

    def keep(self, kept: Kept) -> None:
        """Absences of the rows are added, or correct those that are there; one they lack is asked about."""
        theirs = self.facts.absences.get(kept.person.pk or 0, ())
        told: list[Interval] = []
        for row, spell in kept.absences:
            days = Interval(spell.started_on, spell.ended_on)
            if any(days.overlaps(one) for one in told):
                self._leave_to_a_person(row, kept.person, spell, "another of this list")
                continue
            told.append(days)
            self._keep_spell(row, kept.person, spell, theirs)
        gone = tuple(one for one in theirs if not any(days.overlaps(_days(one)) for days in told))
        first = min((spell.started_on for _, spell in kept.absences), default=None)
        self._ask_whether_back(kept.row, kept.person, gone, by=first)

    def _keep_spell(
        self, row: EstablishmentRow, person: Person, spell: AbsenceSpell, theirs: tuple[KnownAbsence, ...]
    ) -> None:
        if spell in map(_spell, theirs):
            return
        days = Interval(spell.started_on, spell.ended_on)
        overlapped = [one for one in theirs if days.overlaps(_days(one))]
        if not overlapped:
            self._add(row, person, spell)
        elif len(overlapped) == 1:
            self._correct(row, person, spell, overlapped[0])
        else:
            self._leave_to_a_person(row, person, spell, f"{len(overlapped)} that the tracker has")

    def _leave_to_a_person(
        self, row: EstablishmentRow, person: Person, spell: AbsenceSpell, others: str
    ) -> None:
        says = (
            f"The absence from {spell.started_on:%d/%m/%Y} overlaps {others}. "
            f"Correct them on the page of {person}."
        )
        self.plan.note(f"Row {row.row}: {says}")
        self.plan.leave_out("for you to decide", row=row.row, subject=person, says=says)

    def _add(self, row: EstablishmentRow, person: Person, spell: AbsenceSpell) -> None:
        self.plan.away.append(Away(person, spell))
        says = f"Away {_told(spell)}"
        self.plan.add("absences added", row=row.row, subject=person, says=says)
        self._tell_what_is_booked(row, person, spell)

    def _change(
        self, row: EstablishmentRow, person: Person, spell: AbsenceSpell, there: KnownAbsence
    ) -> None:
        self.plan.away.append(Away(person, spell, there.pk))
        says = f"Away {_told(_spell(there))} → {_told(spell)}"
        self.plan.add("absences changed", row=row.row, subject=person, says=says, becomes=Becomes.CHANGED)
        self._tell_what_is_booked(row, person, spell)

    def _tell_what_is_booked(self, row: EstablishmentRow, person: Person, spell: AbsenceSpell) -> None:
        """Sessions in that time stand: what is booked is for people to move, and no reason to read again."""
        days = Interval(spell.started_on, spell.ended_on)
        number = sum(days.contains(one) for one in self.facts.booked.get(person.pk or 0, ()))
        if not number:
            return
        self._booked[person] = self._booked.get(person, 0) + number
        says = f"{many(number, 'session stays', 'sessions stay')} booked while away {_told(spell)}"
        self.plan.leave_out(BOOKED, row=row.row, subject=person, says=says)

    def note_what_is_booked(self) -> None:
        """For a person to look into: sessions of the people of this list on days on which they are away."""
        if not self._booked:
            return
        named = [f"{person} ({number})" for person, number in self._booked.items()]
        more = len(named) - NAMED_IN_A_NOTE
        names = ", ".join(named[:NAMED_IN_A_NOTE]) + (f" and {more} more" if more > 0 else "")
        self.plan.note(
            f"Sessions are booked on days on which these people are away: {names}. They stay booked. "
            "Everyone in them finds them on their home page, and moves them from there."
        )

    def _correct(
        self, row: EstablishmentRow, person: Person, spell: AbsenceSpell, there: KnownAbsence
    ) -> None:
        """The same absence with other days; a person says where it may be another that follows."""
        if _is_same(spell, there):
            self._change(row, person, spell, there)
            return
        answer = self.plan.ask(_whether_another(row, person, spell, there))
        if answer and answer.value == CORRECTED:
            self._change(row, person, spell, there)
        elif answer and answer.day:
            self._change(row, person, AbsenceSpell(there.started_on, answer.day, there.reason), there)
            self._add(row, person, spell)

    def _ask_whether_back(
        self,
        row: EstablishmentRow,
        person: Person,
        theirs: tuple[KnownAbsence, ...],
        *,
        by: date | None = None,
    ) -> None:
        """An absence that goes on, and that the list no longer has: since when is the person back?"""
        away = (one for one in theirs if one.started_on <= self.on)
        there = next((one for one in away if one.ended_on is None or one.ended_on > self.on), None)
        if there is None or "absent_from" not in self.plan.reading.headings or row.left_on:
            return
        answer = self.plan.ask(_whether_back(row, person, there, on=min(self.on, by or self.on)))
        if answer and answer.value == BACK and answer.day:
            last_day = max(there.started_on, answer.day - ONE_DAY)
            self._change(row, person, AbsenceSpell(there.started_on, last_day, there.reason), there)
        elif answer:
            says = "Still away" if answer.value == STILL_AWAY else "Asked again next time"
            self.plan.leave_out("absences that stay open", row=row.row, subject=person, says=says)


def _is_same(spell: AbsenceSpell, there: KnownAbsence) -> bool:
    """The list corrects an absence that overlaps its own: it starts or ends with it, or has most of its days.

    One that starts later than an open one is another, or the open one was never open: no one can tell.
    """
    if spell.started_on <= there.started_on:
        return True
    if there.reason != spell.reason or there.ended_on is None:
        return False
    shared = min(there.ended_on, spell.ended_on or there.ended_on) - spell.started_on + ONE_DAY
    return there.ended_on == spell.ended_on or shared * 2 >= there.ended_on - there.started_on + ONE_DAY


def _whether_another(
    row: EstablishmentRow, person: Person, spell: AbsenceSpell, there: KnownAbsence
) -> Question:
    before = spell.started_on - ONE_DAY
    is_near = spell.started_on <= there.started_on + CORRECTED_WITHIN and spell.reason == there.reason
    options = (
        Option(FOLLOWS, "A new one. The absence before ended on this day", before),
        Option(CORRECTED, "The same one: its days and reason are corrected"),
    )
    return Question(
        key=f"absence:{there.pk}:{spell.started_on.isoformat()}",
        kind=OTHER_ABSENCE,
        row=row.row,
        subject=str(person),
        asks=f"Is this a new absence of {person}, or the same one corrected?",
        why=f"The tracker has {person} away {_told(_spell(there))}, the list {_told(spell)}.",
        options=options[::-1] if is_near else options,
        earliest=there.started_on,
        latest=before,
        day_is="Last day of the absence before",
    )


def _whether_back(row: EstablishmentRow, person: Person, there: KnownAbsence, *, on: date) -> Question:
    return Question(
        key=f"back:{there.pk}",
        kind=BACK_AGAIN,
        row=row.row,
        subject=str(person),
        asks=f"The list no longer says that {person} is away: since when is {person} back?",
        why=f"The tracker has {person} away {_told(_spell(there))}, and supervision waits until then.",
        options=(
            Option(BACK, "Back at work, from this day", max(on, there.started_on + ONE_DAY)),
            Option(STILL_AWAY, "Still away"),
            Option(LATER, "Look later: nothing changes now"),
        ),
        earliest=there.started_on + ONE_DAY,
        latest=add_months(max(on, there.started_on), FORESEEN_MONTHS),
        day_is="First day back",
    )


def _days(there: KnownAbsence) -> Interval:
    return Interval(there.started_on, there.ended_on)


def _spell(there: KnownAbsence) -> AbsenceSpell:
    return AbsenceSpell(there.started_on, there.ended_on, there.reason)


def _told(spell: AbsenceSpell) -> str:
    until = f"to {spell.ended_on:%d/%m/%Y}" if spell.ended_on else "without an end"
    reason = AbsenceReason(spell.reason).label.lower()
    return f"from {spell.started_on:%d/%m/%Y} {until} ({reason})"
