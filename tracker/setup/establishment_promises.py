"""What follows from an establishment list: supervision, the NQSW programme, absences. Pure."""

from datetime import date

from nqsw.rules.begun_in_the_past import supervision_in_words
from nqsw.rules.intakes import intake_of, months_of, name_of_intake
from nqsw.rules.late_at_once import late_at_once, late_in_words
from nqsw.rules.plausibility import agency_in_words, long_ago_in_words, qualified_long_ago
from nqsw.rules.programme_days import LONGEST_MONTHS
from tracker.setup.establishment_absences import Absences
from tracker.setup.establishment_facts import EstablishmentFacts
from tracker.setup.establishment_plan import (
    Enrolling,
    EstablishmentPlan,
    HandingOver,
    Kept,
    Person,
    Starting,
    SupervisionEnds,
)
from workforce.imports.plans import Becomes
from workforce.imports.questions import Option, Question
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.readers.job_titles import NewlyQualified
from workforce.readers.names import folded
from workforce.rules.working_days import ONE_DAY, add_months

TITLES = "Job titles that may mean a newly qualified social worker"
YES, NO = "yes", "no"
#: The contract of someone who an agency sends, as a list says it.
AGENCY = "agency"


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
        self._absences = Absences(plan, facts, on=on)

    def keep(self, kept: Kept) -> None:
        """Everything that this person's row promises and the tracker does not hold yet."""
        self._keep_supervision(kept)
        self._absences.keep(kept)

    def note_what_is_booked(self) -> None:
        """What the list's absences leave booked, for a person to look into."""
        self._absences.note_what_is_booked()

    def _keep_supervision(self, kept: Kept) -> None:
        person = kept.person
        has_agreement = person.pk in self.facts.agreements and not kept.came_back
        is_nqsw = self._is_newly_qualified(kept)
        if is_nqsw and person.pk not in self.facts.enrolled:
            self._enrol(kept)
            has_agreement = has_agreement or person.line_manager is not None
        elif not is_nqsw and not kept.is_new and self.facts.enrolled.get(person.pk or 0):
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

    def _is_newly_qualified(self, kept: Kept) -> bool:
        """The title says so, and the programme can still be running; a person says where that is in doubt."""
        row, person = kept.row, kept.person
        if row.newly_qualified is NewlyQualified.NO or self.facts.enrolled.get(person.pk or 0):
            return row.newly_qualified is not NewlyQualified.NO
        until = min(self.on, row.left_on or self.on)
        is_over = add_months(row.started_on, LONGEST_MONTHS) < until
        qualified_on = person.known.qualified_on if person.known else None
        is_long_ago = qualified_long_ago(qualified_on, on=row.started_on)
        is_agency = person.contract == AGENCY
        if row.newly_qualified is NewlyQualified.YES and not (is_over or is_long_ago or is_agency):
            return True
        if person.pk in self.facts.enrolled:
            return False
        since = qualified_on if is_long_ago else None
        answer = self.plan.ask(
            _whether_newly_qualified(row, is_over=is_over, qualified_on=since, is_agency=is_agency)
        )
        return answer is not None and answer.value == YES

    def _tell(self, kept: Kept, says: str) -> None:
        """Something that the list says and that does not change until a person decides."""
        self.plan.note(f"Row {kept.row.row}: {says}")
        self.plan.leave_out("for you to decide", row=kept.row.row, subject=kept.person, says=says)

    def _start(self, kept: Kept, *, supervisor: Person) -> None:
        """The default agreement: from the first day, or today for one whose first manager this is."""
        person, row = kept.person, kept.row
        if person.left_on and not kept.is_new and not kept.came_back:
            return
        is_first_time = kept.is_new or kept.came_back
        starts_on = person.started_on if is_first_time else max(row.started_on, self.on)
        self.plan.starting.append(Starting(person, supervisor, starts_on, person.left_on))
        self._say_started(kept, policy=self.facts.promised.policy, supervisor=supervisor)

    def _say_started(self, kept: Kept, *, policy: str, supervisor: Person) -> None:
        """An agreement that starts; that of someone whose last day is past is over already."""
        person = kept.person
        what, until = "agreements started", ""
        if person.left_on and person.has_left(on=self.on):
            what, until = "agreements started and ended", f", until the last day, {person.left_on:%d/%m/%Y}"
        self.plan.add(
            what,
            row=kept.row.row,
            subject=person,
            says=f"Supervision: {policy}, with {supervisor}{until}",
        )

    def _enrol(self, kept: Kept) -> None:
        """On the default programme from the start date, in the cohort of that half-year."""
        person, row, promised = kept.person, kept.row, self.facts.promised
        cohort = self._cohort(kept)
        self.plan.enrolling.append(Enrolling(person, cohort, row.started_on, person.left_on))
        theirs = self.facts.agreements.get(person.pk or 0, ())
        says = f"Enrolled: {promised.programme}, {cohort}"
        says += supervision_in_words(row.started_on, on=self.on, agreed=theirs)
        says += self._late_at_once(person, row.started_on)
        self.plan.add("NQSWs enrolled", row=row.row, subject=person, says=says)
        if kept.is_new and person.line_manager:
            self._say_started(kept, policy=promised.programme_policy, supervisor=person.line_manager)

    def _late_at_once(self, person: Person, started_on: date) -> str:
        """What of the programme is past its day; of a first list nothing, as records begin with it."""
        begin = self.facts.records_begin_on or (None if self.facts.agreements else self.on)
        if person.left_on and person.has_left(on=self.on):
            return ""
        titles = late_at_once(
            self.facts.promised.milestones,
            started_on=started_on,
            on=self.on,
            holidays=self.facts.holidays,
            records_begin_on=begin,
        )
        return late_in_words(titles)

    def _cohort(self, kept: Kept) -> str:
        starts_on, programme = intake_of(kept.row.started_on), self.facts.promised.programme
        name = name_of_intake(starts_on)
        if name not in self.facts.promised.cohorts and name not in self.plan.cohorts:
            self.plan.cohorts[name] = starts_on
            self.plan.add(
                "cohorts started",
                row=kept.row.row,
                subject=name,
                says=f"New cohort of {programme}, for people who start {months_of(starts_on)}",
            )
        return name

    def _follow_start(self, kept: Kept) -> None:
        """A corrected start date is reported: whether the clock follows it is for a person to say."""
        person = kept.person
        if kept.former_start != person.started_on and not kept.came_back:
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
        if agreement is None or is_leaving:
            return
        supervisor = self.people[agreement.supervisor]
        if manager is None:
            self._end(kept, supervisor)
        elif manager in (former, supervisor):
            return
        elif former and supervisor is not former:
            says = f"{person} has a new line manager, {manager}; supervision stays with {supervisor}."
            self._tell(kept, says)
        else:
            self._hand_over(kept, supervisor, manager)

    def _end(self, kept: Kept, supervisor: Person) -> None:
        """A line that is over ends the supervision that followed from it."""
        if kept.former_manager is not supervisor:
            return
        last_day = self.on - ONE_DAY
        self.plan.supervision_ends.append(SupervisionEnds(kept.person, supervisor, last_day))
        self.plan.add(
            "agreements ended",
            row=kept.row.row,
            subject=kept.person,
            says=f"Supervision with {supervisor} ends: no line manager any more",
            becomes=Becomes.ENDED,
        )

    def _hand_over(self, kept: Kept, former: Person, to: Person) -> None:
        self.plan.handing_over.append(HandingOver(kept.row, kept.person, former, to))
        self.plan.add(
            "agreements handed over",
            row=kept.row.row,
            subject=kept.person,
            says=f"Supervision goes from {former} to {to}{self._from_today(kept.row)}",
            becomes=Becomes.CHANGED,
        )

    def _from_today(self, row: EstablishmentRow) -> str:
        """Said where the list names an earlier day: what was booked and held since then stays as it was."""
        named = row.effective_from
        if named is None or named >= self.on:
            return ""
        return f" from {self.on:%d/%m/%Y}, since what was held from {named:%d/%m/%Y} on stays as it was"


def _whether_newly_qualified(
    row: EstablishmentRow, *, is_over: bool, is_agency: bool, qualified_on: date | None = None
) -> Question:
    name = f"{row.given_name} {row.family_name}"
    why = f"The job title is {row.job_title}"
    why += (
        f", and the first day {row.started_on:%d/%m/%Y}: a programme ends within {LONGEST_MONTHS} months."
        if is_over
        else "."
    )
    if qualified_on:
        why += f" {long_ago_in_words(name, qualified_on)}"
    if is_agency:
        why += f" {agency_in_words(name)}"
    return Question(
        key=f"nqsw:{number_key(row.staff_number)}:{folded(row.job_title)}",
        kind=TITLES,
        row=row.row,
        subject=f"{name}, {row.job_title}",
        asks=f"Is {name} a newly qualified social worker (NQSW) now?",
        why=why,
        options=(
            Option(NO, "No: supervision as for everyone"),
            Option(YES, "Yes: enrol on the NQSW programme"),
        ),
        lasting=(NO, YES),
    )
