"""A council of made-up people over a year and more, written straight into the tables, with something of
everything that the measures count.
"""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from nqsw.models import MentorProfile, OutcomeStep, Pause, ProtectedTime
from supervision.models import (
    Action,
    ActionReview,
    Agreement,
    Attendance,
    CancellationReason,
    PolicyStage,
    Session,
    SessionKind,
    Signature,
    SignedText,
)
from tests.factories import (
    AbsenceFactory,
    CaseDiscussionFactory,
    CaseloadSnapshotFactory,
    CohortFactory,
    EnrolmentFactory,
    MasterClassFactory,
    MentorAssignmentFactory,
    MilestoneFactory,
    PlaceFactory,
    PolicyFactory,
    ProgrammeFactory,
    ServiceFactory,
    TeamFactory,
    WorkerFactory,
)
from workforce.models import CaseloadLimit, Post, Worker

BEGINS, TODAY = date(2025, 10, 1), date(2026, 11, 19)
DAYS = (TODAY - BEGINS).days


class Year:
    """Makes it; `random` says what happens."""

    def __init__(self, number: int, seed: int) -> None:
        self.random = Random(seed)
        services = ServiceFactory.create_batch(2)
        self.teams = [TeamFactory(service=service) for service in services for _ in range(2)]
        staged = PolicyFactory(every=(7, "day"))
        for start, unit, every in ((6, "week", (14, "day")), (6, "month", (1, "month"))):
            PolicyStage.objects.create(
                policy=staged, from_number=start, from_unit=unit, every_number=every[0], every_unit=every[1]
            )
        self.policies = [PolicyFactory(minimum_minutes=60), PolicyFactory(every=(14, "day")), staged]
        self.supervisors = [self.person(org_role=3) for _ in range(3)]
        self.mentors = [self.person(org_role=4) for _ in range(3)]
        MentorProfile.objects.create(worker=self.mentors[0], capacity=1)
        programme = ProgrammeFactory(mentor_load_limit=2, protected_time_percent=10)
        self.cohorts = CohortFactory.create_batch(2, programme=programme)
        self.classes = [
            MasterClassFactory(starts_at=self.at(self.day()), ends_at=self.at(TODAY)) for _ in range(8)
        ]
        self.people = [self.person() for _ in range(number)]
        #: What was signed never changes: it is signed when everything is written.
        self.to_sign: list[tuple[Session, Worker, int]] = []
        for place, worker in enumerate(self.people):
            self.supervise(worker)
            self.count_cases(worker)
            self.move(worker)
            if place % 4 == 0:
                self.enrol(worker)
        for status, times in (("signed", 1), ("agreed", 2)):
            those = [session.pk for session, _, number in self.to_sign if number == times]
            Session.objects.filter(pk__in=those).update(status=status)
        for session, worker, times in self.to_sign:
            self.sign(session, worker, times=times)

    # --- What happens when ---------------------------------------------------------------------------

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def day(self, first: date = BEGINS, last: date = TODAY) -> date:
        return first + timedelta(self.random.randint(0, max(0, (last - first).days)))

    @staticmethod
    def at(day: date, hour: int = 10) -> datetime:
        return datetime.combine(day, time(hour), tzinfo=UTC)

    # --- People ----------------------------------------------------------------------------------------

    def person(self, **facts: object) -> Worker:
        started_on = self.day(date(2025, 6, 2), date(2026, 7, 1))
        left_on = self.day(started_on, TODAY + timedelta(60)) if self.chance(0.2) and not facts else None
        expires_on = self.random.choice([None, date(2026, 11, 30), self.day()])
        usual = {
            "org_role": self.random.choice([5, 5, 4, 6]),
            "contract": self.random.choice(["permanent", "permanent", "fixed_term", "agency"]),
            "fte": self.random.choice([1, "0.6"]),
        }
        return WorkerFactory(
            account=None, email="", team=self.random.choice(self.teams), started_on=started_on,
            left_on=left_on,
            registration_expires_on=expires_on,
            **(usual | facts),
        )  # fmt: skip

    def move(self, worker: Worker) -> None:
        """Some were in another team and post before."""
        if self.chance(0.3):
            Post.objects.create(
                worker=worker, started_on=worker.started_on, ended_on=self.day(worker.started_on),
                team=self.random.choice(self.teams), contract="agency", fte=1, org_role=5,
            )  # fmt: skip

    def count_cases(self, worker: Worker) -> None:
        day = worker.started_on + timedelta(self.random.randint(0, 40))
        while day <= TODAY:
            CaseloadSnapshotFactory(worker=worker, counted_on=day, cin=self.random.randint(8, 24))
            day += timedelta(self.random.randint(10, 40))
        if self.chance(0.4):
            first = self.day()
            last = self.random.choice([None, first + timedelta(self.random.randint(5, 200))])
            CaseloadLimit.objects.create(
                worker=worker, cases=self.random.randint(8, 16), starts_on=first, ends_on=last,
                reason="Agreed",
                is_protected=self.chance(0.5),
            )  # fmt: skip

    # --- Supervision -----------------------------------------------------------------------------------

    def supervise(self, worker: Worker) -> None:
        """An agreement or, after a hand-over, two; sessions, absences, actions."""
        if self.chance(0.1):
            return
        starts, ends = worker.started_on, worker.left_on
        policy = self.random.choice(self.policies)
        change = self.day(starts, ends or TODAY) if self.chance(0.3) else None
        if change and change > starts:
            days = [(starts, change - timedelta(1)), (change, ends)]
        else:
            days = [(starts, ends)]
        for first, last in days:
            Agreement.objects.create(
                supervisee=worker, supervisor=self.random.choice(self.supervisors), policy=policy,
                starts_on=first, ends_on=last, clock_started_on=starts,
            )  # fmt: skip
        firsts = sorted({self.day(starts) for _ in range(self.random.randint(0, 2))})
        for first in firsts:
            AbsenceFactory(
                worker=worker, started_on=first, ended_on=first + timedelta(self.random.randint(0, 40))
            )
        first = self.day(date(2026, 9, 1))
        if self.chance(0.08) and first not in firsts:
            AbsenceFactory(worker=worker, started_on=first, ended_on=None)
        day, before = starts + timedelta(self.random.randint(1, 30)), []
        while day <= min(ends or TODAY, TODAY - timedelta(1)):
            session = self.hold(worker, day)
            if session.held_on:
                before.append(session)
            day += timedelta(self.random.choice([7, 13, 14, 20, 28, 30, 33, 50]))
        if self.chance(0.3):
            coming = Session.objects.create(
                supervisor=self.supervisors[0], status="booked", starts_at=self.at(TODAY + timedelta(9)),
                ends_at=self.at(TODAY + timedelta(9), 12),
            )  # fmt: skip
            Attendance.objects.create(session=coming, supervisee=worker)
        self.act(worker, before)

    def hold(self, worker: Worker, day: date) -> Session:
        status = self.random.choice(
            ["agreed"] * 5 + ["signed", "held", "held", "cancelled", "did_not_attend"]
        )
        is_off = status in ("cancelled", "did_not_attend")
        signs = {"signed": 1, "agreed": 2}.get(status, 0)
        facts = (
            {"called_off_side": self.random.choice(["supervisor", "supervisee", "neither"])} if is_off else {}
        )
        if status == "cancelled":
            facts["called_off_reason"] = self.random.choice(CancellationReason.values)
        parts = {worker, self.random.choice(self.mentors)} if self.chance(0.1) else {worker}
        session = Session.objects.create(
            supervisor=self.random.choice(self.supervisors), status="held" if signs else status,
            starts_at=self.at(day),
            ends_at=self.at(day, 12), held_on=None if is_off else day,
            minutes=None if is_off else self.random.choice([None, 59, 60, 89, 90, 120]),
            was_interrupted=self.random.choice([None, False, True]),
            kind="group" if len(parts) > 1 else self.random.choice(SessionKind.values),
            is_imported=status == "held" and self.chance(0.3),
            **facts,
        )  # fmt: skip
        moves = session.kind != "ad_hoc"
        for one in parts:
            Attendance.objects.create(
                session=session, supervisee=one, held_on=session.held_on, moves_clock=moves
            )
            if signs:
                self.to_sign.append((session, one, signs))
            if not is_off and self.chance(0.5):
                reflection = self.random.choice(["", "What if the school is right?"])
                CaseDiscussionFactory(session=session, supervisee=one, reflection=reflection)
        return session

    def sign(self, session: Session, worker: Worker, *, times: int) -> None:
        day = session.held_day
        text = SignedText.objects.create(
            session=session, supervisee=worker, content={}, content_hash="0", fixed_at=self.at(day)
        )
        for who in (session.supervisor, worker)[:times]:
            signed_at = self.at(day + timedelta(self.random.randint(0, 9)), 15)
            Signature.objects.create(
                text=text, worker=who, response="signed", content_hash="0", signed_at=signed_at
            )

    def act(self, worker: Worker, sessions: list[Session]) -> None:
        for place, session in enumerate(sessions):
            if not self.chance(0.5):
                continue
            due_on = self.random.choice([None, session.held_on + timedelta(self.random.randint(3, 60))])
            ended = self.random.choice(["done_on", "dropped_on", ""])
            ended_on = {ended: session.held_on + timedelta(self.random.randint(1, 120))} if ended else {}
            action = Action.objects.create(
                supervisee=worker, owner=worker, session=session, what="Ring", due_on=due_on,
                **{name: day for name, day in ended_on.items() if day <= TODAY},
            )  # fmt: skip
            for later in sessions[place + 1 : place + 4]:
                if self.chance(0.6):
                    ActionReview.objects.create(action=action, session=later, outcome="carried")

    # --- The programme ---------------------------------------------------------------------------------

    def enrol(self, worker: Worker) -> None:
        started_on = max(worker.started_on, self.day(last=date(2026, 9, 1)))
        is_over = self.chance(0.5)
        ended_on = self.day(started_on) if is_over else None
        enrolment = EnrolmentFactory(
            worker=worker, cohort=self.random.choice(self.cohorts), started_on=started_on,
            expected_end_on=started_on + timedelta(364), ended_on=ended_on,
            status="completed" if is_over else "active",
        )  # fmt: skip
        if self.chance(0.4):
            first = self.day(started_on)
            last = self.random.choice([None, first + timedelta(30)])
            Pause.objects.create(enrolment=enrolment, started_on=first, ended_on=last, reason="sickness")
        for number in range(6):
            due_on = started_on + timedelta(40 * number)
            done_on = self.random.choice([None, due_on + timedelta(self.random.randint(-20, 20))])
            MilestoneFactory(
                enrolment=enrolment, title=f"Milestone {number}", due_on=due_on, is_optional=self.chance(0.2),
                done_on=done_on if done_on and done_on <= TODAY else None,
            )  # fmt: skip
        for _ in range(5):
            ProtectedTime.objects.create(enrolment=enrolment, taken_on=self.day(started_on), hours="3.5")
        if self.chance(0.8):
            first = self.day(started_on)
            last = self.random.choice([None, first + timedelta(90)])
            MentorAssignmentFactory(
                enrolment=enrolment, mentor=self.random.choice(self.mentors), starts_on=first, ends_on=last
            )
        for one in self.random.sample(self.classes, k=4):
            mark = self.random.choice(["present", "late", "left_early", "apologies", "absent", ""])
            PlaceFactory(master_class=one, worker=worker, mark=mark)
        if is_over:
            OutcomeStep.objects.create(
                enrolment=enrolment, step="decided", verdict=self.random.choice(["pass", "fail", "extend"]),
                taken_on=self.day(started_on),
            )  # fmt: skip
