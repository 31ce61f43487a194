"""What follows from an establishment list: supervision, the NQSW programme, absences. Pure."""

from datetime import date

from supervision.absences.services import days_taken
from tracker.setup.establishment_facts import EstablishmentFacts, KnownAbsence
from tracker.setup.establishment_plan import (
    Away,
    Enrolling,
    EstablishmentPlan,
    HandingOver,
    Kept,
    Person,
    Starting,
)
from workforce.imports.plans import Becomes
from workforce.rules.working_days import Interval

MARCH, SEPTEMBER = 3, 9


class Promises:
    """Plans the promises of one list, person by person."""

    def __init__(
        self,
        plan: EstablishmentPlan,
        facts: EstablishmentFacts,
        *,
        people: dict[int, Person],
        on: date,
    ) -> None:
        self.plan, self.facts, self.people, self.on = plan, facts, people, on

    def keep(self, kept: Kept) -> None:
        """Everything that this person's row promises and the tracker does not hold yet."""
        self._keep_supervision(kept)
        self._keep_absence(kept)

    def _keep_supervision(self, kept: Kept) -> None:
        person, row = kept.person, kept.row
        has_agreement = person.pk in self.facts.agreements
        if row.is_nqsw and person.pk not in self.facts.enrolled:
            self._enrol(kept)
            has_agreement = has_agreement or person.line_manager is not None
        elif not row.is_nqsw and not kept.is_new and self.facts.enrolled.get(person.pk or 0):
            self._tell(
                kept,
                f"{person} is on a programme, and the job title no longer says so. "
                "End the programme when it is finished.",
            )
        if person.line_manager and not has_agreement:
            self._start(kept, supervisor=person.line_manager)
        elif not kept.is_new:
            self._follow_start(kept)
            self._follow_manager(kept)

    def _tell(self, kept: Kept, says: str) -> None:
        """Something that the list says and that does not change until a person decides."""
        self.plan.note(f"Row {kept.row.row}: {says}")
        self.plan.leave_out("for you to decide", row=kept.row.row, subject=kept.person, says=says)

    def _start(self, kept: Kept, *, supervisor: Person) -> None:
        """The default agreement: from the first day, or today for one whose first manager this is."""
        person, row = kept.person, kept.row
        if person.left_on and not kept.is_new:
            return
        starts_on = row.started_on if kept.is_new else max(row.started_on, self.on)
        self.plan.starting.append(Starting(person, supervisor, starts_on, person.left_on))
        self.plan.add(
            "agreements started",
            row=row.row,
            subject=person,
            says=f"Supervision: {self.facts.promised.policy}, with {supervisor}",
        )

    def _enrol(self, kept: Kept) -> None:
        """On the default programme from the start date, in the cohort of that half-year."""
        person, row, promised = kept.person, kept.row, self.facts.promised
        cohort = self._cohort(kept)
        self.plan.enrolling.append(Enrolling(person, cohort, row.started_on, person.left_on))
        self.plan.add(
            "NQSWs enrolled", row=row.row, subject=person, says=f"Enrolled: {promised.programme}, {cohort}"
        )
        if kept.is_new and person.line_manager:
            self.plan.add(
                "agreements started",
                row=row.row,
                subject=person,
                says=f"Supervision: {promised.programme_policy}",
            )

    def _cohort(self, kept: Kept) -> str:
        starts_on = intake_of(kept.row.started_on)
        name = f"{starts_on:%B %Y}"
        if name not in self.facts.promised.cohorts and name not in self.plan.cohorts:
            self.plan.cohorts[name] = starts_on
            self.plan.add(
                "cohorts started",
                row=kept.row.row,
                subject=name,
                says=f"New cohort of {self.facts.promised.programme}",
            )
        return name

    def _follow_start(self, kept: Kept) -> None:
        """A corrected start date is reported: whether the clock follows it is for a person to say."""
        person = kept.person
        if kept.former_start != person.started_on:
            self._tell(
                kept,
                f"{person} started on {person.started_on:%d/%m/%Y}, not "
                f"{kept.former_start:%d/%m/%Y}. The supervision clock does not change.",
            )

    def _follow_manager(self, kept: Kept) -> None:
        """A new line manager takes over supervision from the former, unless someone else gives it."""
        person, former, manager = kept.person, kept.former_manager, kept.person.line_manager
        theirs = self.facts.agreements.get(person.pk or 0, ())
        agreement = next((one for one in theirs if one.ends_on is None), None)
        is_leaving = bool(self.plan.leaving) and self.plan.leaving[-1].person is person
        if agreement is None or manager is None or is_leaving:
            return
        supervisor = self.people[agreement.supervisor]
        if manager in (former, supervisor):
            return
        if former and supervisor is not former:
            says = f"{person} has a new line manager, {manager}; supervision stays with {supervisor}."
            self._tell(kept, says)
            return
        self.plan.handing_over.append(HandingOver(kept.row, person, supervisor, manager))
        self.plan.add(
            "agreements handed over",
            row=kept.row.row,
            subject=person,
            says=f"Supervision goes from {former} to {manager}",
            becomes=Becomes.CHANGED,
        )

    def _keep_absence(self, kept: Kept) -> None:
        spell, person = kept.row.absence, kept.person
        if spell is None:
            return
        theirs = self.facts.absences.get(person.pk or 0, ())
        there = next((one for one in theirs if one.started_on == spell.started_on), None)
        if there and (there.ended_on, there.reason) == (spell.ended_on, spell.reason):
            return
        taken = _overlapped(theirs, Interval(spell.started_on, spell.ended_on), but=there)
        if taken:
            problem = days_taken(taken.started_on, taken.ended_on)
            self.plan.refuse_cell(kept.row, "absent_from", spell.started_on, problem)
            return
        self.plan.away.append(Away(person, spell, there.pk if there else None))
        self.plan.add(
            "absences changed" if there else "absences added",
            row=kept.row.row,
            subject=person,
            says=f"Away from {spell.started_on:%d/%m/%Y}",
            becomes=Becomes.CHANGED if there else Becomes.ADDED,
        )


def _overlapped(
    theirs: tuple[KnownAbsence, ...], days: Interval, *, but: KnownAbsence | None
) -> KnownAbsence | None:
    """The first absence that shares a day with these, another one aside."""
    taken = (one for one in theirs if days.overlaps(Interval(one.started_on, one.ended_on)))
    return next((one for one in taken if one is not but), None)


def intake_of(started_on: date) -> date:
    """First day of the intake that someone belongs to: 1 March to August, 1 September to February."""
    if started_on.month >= SEPTEMBER:
        return date(started_on.year, SEPTEMBER, 1)
    if started_on.month >= MARCH:
        return date(started_on.year, MARCH, 1)
    return date(started_on.year - 1, SEPTEMBER, 1)
