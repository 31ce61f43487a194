"""What follows from an establishment list: supervision, the NQSW programme, absences."""

from datetime import date
from functools import partial

from django.utils import timezone

from nqsw.enrolments.services.endings import leave
from nqsw.enrolments.services.enrolments import enrol
from nqsw.models import Cohort, Programme
from nqsw.programmes.services import start_cohort
from supervision.absences.services import AbsenceOverlaps, change_absence, record_absence
from supervision.agreements.services.agreements import AgreementRefused, end_agreement, start_agreement
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.models import FrequencyPolicy
from tracker.setup.establishment_people import Changes, Person
from workforce.models import Absence, Account, Worker
from workforce.readers.establishment import EstablishmentRow
from workforce.readers.rows import Reading

MARCH, SEPTEMBER = 3, 9


class Promises:
    """Keeps the promises of one list, person by person."""

    def __init__(
        self, reading: Reading[EstablishmentRow], *, changes: Changes, on: date, by: Account | None
    ) -> None:
        self.reading, self.changes, self.on, self.by = reading, changes, on, by
        self._policy = FrequencyPolicy.objects.get(is_default_for_others=True)
        self._programme = Programme.objects.get(is_default=True)

    def keep(self, person: Person) -> None:
        """Everything that this person's row promises and the tracker does not hold yet."""
        try:
            self._keep_supervision(person)
        except AgreementRefused as refusal:
            row = person.row
            error = self.reading.error(
                row.row, "line_manager_staff_number", row.line_manager_staff_number, str(refusal)
            )
            self.changes.refuse(error)
        self._keep_absence(person)

    def _keep_supervision(self, person: Person) -> None:
        worker, row = person.worker, person.row
        if row.is_nqsw and not worker.enrolments.exists():
            self._enrol(person)
        elif not row.is_nqsw and not person.is_new and worker.enrolments.current().exists():
            self.changes.note(
                f"Row {row.row}: {worker} is on a programme, and the job title no longer says so. "
                "End the programme when it is finished."
            )
        if worker.line_manager and not worker.agreements.exists():
            self._start(person, supervisor=worker.line_manager)
        elif not person.is_new:
            self._follow_start(person)
            self._follow_manager(person)

    def _start(self, person: Person, *, supervisor: Worker) -> None:
        """The default agreement: from the first day, or today for one whose first manager this is."""
        worker, row = person.worker, person.row
        if worker.left_on and not person.is_new:
            return
        agreement = start_agreement(
            supervisee=worker,
            supervisor=supervisor,
            policy=self._policy,
            starts_on=row.started_on if person.is_new else max(row.started_on, self.on),
            by=self.by,
        )
        self.changes.add(
            "agreements started",
            row=row.row,
            subject=worker,
            says=f"Supervision: {self._policy}, with {supervisor}",
        )
        if worker.left_on:
            end_agreement(agreement=agreement, on=worker.left_on, by=self.by)

    def _enrol(self, person: Person) -> None:
        """On the default programme from the start date, in the cohort of that half-year."""
        worker, row = person.worker, person.row
        cohort = self._cohort(row)
        enrolment = enrol(worker=worker, cohort=cohort, started_on=row.started_on, by=self.by)
        self.changes.add(
            "NQSWs enrolled", row=row.row, subject=worker, says=f"Enrolled: {cohort.programme}, {cohort}"
        )
        if worker.agreements.exists() and person.is_new:
            self.changes.add(
                "agreements started",
                row=row.row,
                subject=worker,
                says=f"Supervision: {cohort.programme.policy}",
            )
        if worker.left_on:
            leave(enrolment=enrolment, on=worker.left_on, by=self.by, at=timezone.now())

    def _cohort(self, row: EstablishmentRow) -> Cohort:
        starts_on = intake_of(row.started_on)
        name = f"{starts_on:%B %Y}"
        cohort = Cohort.objects.filter(programme=self._programme, name=name).first()
        if cohort is None:
            cohort = start_cohort(programme=self._programme, name=name, starts_on=starts_on, by=self.by)
            self.changes.add(
                "cohorts started", row=row.row, subject=name, says=f"New cohort of {self._programme}"
            )
        return cohort

    def _follow_start(self, person: Person) -> None:
        """A corrected start date is reported: whether the clock follows it is for a person to say."""
        if person.former_start != person.worker.started_on:
            self.changes.note(
                f"Row {person.row.row}: {person.worker} started on {person.worker.started_on:%d/%m/%Y}, not "
                f"{person.former_start:%d/%m/%Y}. The supervision clock stays as it is."
            )

    def _follow_manager(self, person: Person) -> None:
        """A new line manager takes over supervision from the former, unless somebody else gives it."""
        worker, row, former = person.worker, person.row, person.former_manager
        agreement, manager = worker.agreements.filter(ends_on=None).first(), worker.line_manager
        if agreement is None or manager is None or manager in (former, agreement.supervisor):
            return
        if former and agreement.supervisor != former:
            self.changes.note(
                f"Row {row.row}: {worker} has a new line manager, {manager}; supervision stays "
                f"with {agreement.supervisor}."
            )
            return
        from_on = max(self.on, agreement.starts_on)
        hand_over_with_bookings(
            agreement=agreement, to=manager, from_on=from_on, by=self.by, at=timezone.now()
        )
        self.changes.add(
            "agreements handed over",
            row=row.row,
            subject=worker,
            says=f"Supervision goes from {former} to {manager}",
        )

    def _keep_absence(self, person: Person) -> None:
        spell = person.row.absence
        if spell is None:
            return
        absence = Absence.objects.filter(worker=person.worker, started_on=spell.started_on).first()
        if absence and (absence.ended_on, absence.reason) == (spell.ended_on, spell.reason):
            return
        write = (
            partial(change_absence, absence=absence)
            if absence
            else partial(record_absence, worker=person.worker)
        )
        try:
            write(started_on=spell.started_on, ended_on=spell.ended_on, reason=spell.reason, by=self.by)
        except AbsenceOverlaps as refusal:
            error = self.reading.error(person.row.row, "absent_from", spell.started_on, str(refusal))
            self.changes.refuse(error)
            return
        what = "absences changed" if absence else "absences added"
        self.changes.add(
            what, row=person.row.row, subject=person.worker, says=f"Away from {spell.started_on:%d/%m/%Y}"
        )


def intake_of(started_on: date) -> date:
    """First day of the intake that somebody belongs to: 1 March to August, 1 September to February."""
    if started_on.month >= SEPTEMBER:
        return date(started_on.year, SEPTEMBER, 1)
    if started_on.month >= MARCH:
        return date(started_on.year, MARCH, 1)
    return date(started_on.year - 1, SEPTEMBER, 1)
