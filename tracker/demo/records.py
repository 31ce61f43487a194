"""Records of the demo's sessions: notes, cases, actions and what became of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from supervision.models import (
    Action,
    ActionReview,
    Attendance,
    CaseDiscussion,
    PersonalNote,
    Session,
    SessionKind,
    SessionRecord,
)
from tracker.demo.calendar import working_days_after
from tracker.demo.cases import Held
from tracker.demo.deeds import URGENT_WORKING_DAYS, Deeds
from tracker.demo.disagreements import Disagreements
from tracker.demo.families import Families
from tracker.demo.gatherings import Gathering
from tracker.demo.notes import Notes
from tracker.demo.people import Staff
from tracker.demo.stories import Decks
from tracker.demo.telling import Teller
from tracker.demo.texts import texts
from workforce.models import Allocation, CaseCategory, Worker

#: Of so many cases a session speaks, in depth of as many at most: fewer where sessions are every fortnight.
CASES_A_FORTNIGHT, CASES_A_MONTH = (3, 4, 4, 5), (7, 8, 8, 9)
IN_DEPTH, SELDOM_IN_DEPTH = (1, 2, 2), (0, 0, 1)
#: What is read first is told most fully: the records of the last weeks.
RECENT_DAYS = 56
#: How many open actions one person has at most: nobody agrees to twenty things.
MOST_OPEN = 6
#: How often something is agreed that is about no case.
GENERAL = 0.4


@dataclass
class Pages:
    """Everything that was written, to be saved in this order."""

    records: list[SessionRecord] = field(default_factory=list)
    notes: list[PersonalNote] = field(default_factory=list)
    discussions: list[CaseDiscussion] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    reviews: list[ActionReview] = field(default_factory=list)

    def save(self) -> None:
        SessionRecord.objects.bulk_create(self.records)
        PersonalNote.objects.bulk_create(self.notes)
        CaseDiscussion.objects.bulk_create(self.discussions)
        Action.objects.bulk_create(self.actions)
        ActionReview.objects.bulk_create(self.reviews)


class Writer:
    """Writes the records in order of time."""

    def __init__(self, staff: Staff, held: Held, *, disagreements: Disagreements, teller: Teller) -> None:
        self.staff, self.held, self.random = staff, held, teller.random
        decks = Decks(teller.random)
        self.families = Families(teller, decks, handed_on=handed_on(held))
        nqsws = {who.pk for who in staff.nqsws}
        self.notes = Notes(teller, decks, disagreements=disagreements, nqsws=nqsws)
        self.decks, self.deeds = decks, Deeds(teller.random)
        self.pages = Pages()
        self.open: dict[int, list[Action]] = defaultdict(list)
        self.next_days = NextDays()
        self.groups = iter(texts("notes")["groups"])
        self._discussed: dict[str, date] = {}

    def write(self, gatherings: Sequence[Gathering]) -> None:
        for each in sorted(gatherings, key=lambda one: (one.session.starts_at, one.session.pk)):
            if each.session.kind == SessionKind.AD_HOC:
                self.write_in_between(each.session, each.supervisees[0])
            elif each.session.kind == SessionKind.GROUP:
                self.write_group(each)
            else:
                self.write_one_to_one(each.session, each.supervisees[0])
        everything = (action for mine in self.open.values() for action in mine)
        self.deeds.do_some_since(everything, on=self.staff.on)
        self.pages.save()

    def write_one_to_one(self, session: Session, who: Worker) -> None:
        self.pages.reviews += self.deeds.review(session, self.open[who.pk])
        cases = self.cases_of(who, on=session.held_day)
        record, note = self.notes.write(session, who, cases, next_on=self.next_days.after(session, who))
        self.pages.records.append(record)
        self.pages.notes.append(note)
        chosen = self.to_discuss(session, who, cases)
        is_recent = session.held_day >= self.staff.on - timedelta(days=RECENT_DAYS)
        deep = self.random.choice(IN_DEPTH if is_recent else SELDOM_IN_DEPTH)
        for position, case in enumerate(chosen, start=1):
            deep -= self.discuss(session, who, case, position, in_depth=deep > 0)
        if self.random.random() < GENERAL or not chosen:
            name = "general_tasks" if cases else "tasks_without_cases"
            what, days = self.decks.draw(who, name, texts("notes")[name])
            self.agree(session, who, what, days)

    def write_in_between(self, session: Session, who: Worker) -> None:
        """One case that could not wait, and what was decided about it."""
        self.pages.reviews += self.deeds.carry(session, self.open[who.pk])
        known = [one for one in self.cases_of(who, on=session.held_day) if is_known(one, session)]
        begun = self.families.begin_in_between(who, known)
        case, words = begun or (self.to_discuss(session, who, known)[0], texts("notes")["in_between"])
        self.pages.records.append(
            SessionRecord(
                session=session,
                agenda=words["agenda"],
                reflection=words["reflection"],
                version=1,
                saved_at=session.ends_at,
            )
        )
        self.discuss(session, who, case, 1, in_depth=False)

    def write_group(self, gathering: Gathering) -> None:
        """One family of which nothing was told yet, brought by the first who has one."""
        session = gathering.session
        for who in gathering.supervisees:
            self.pages.reviews += self.deeds.carry(session, self.open[who.pk])
        words = next(self.groups)
        self.pages.records.append(
            SessionRecord(session=session, version=1, saved_at=session.ends_at, **words)
        )
        for who in gathering.supervisees:
            for case in self.to_discuss(session, who, self.cases_of(who, on=session.held_day)):
                if not self.families.is_told(case):
                    self.discuss(session, who, case, 1, in_depth=True)
                    return

    def cases_of(self, who: Worker, *, on: date) -> list[Allocation]:
        return [one for one in self.held.get(who.pk, ()) if is_held(one, on=on)]

    def to_discuss(self, session: Session, who: Worker, cases: list[Allocation]) -> list[Allocation]:
        """The longest not discussed; enquiries always. What was ended is not discussed again."""
        is_fortnightly = who in self.staff.nqsws
        number = self.random.choice(CASES_A_FORTNIGHT if is_fortnightly else CASES_A_MONTH)

        def rank(case: Allocation) -> tuple[bool, date]:
            since = self._discussed.get(case.case_reference, case.allocated_on)
            return case.category != CaseCategory.S47, since

        known = [one for one in cases if is_known(one, session) and not self.families.is_over(one)]
        today = {case.case_reference for case in known} & {
            reference for reference, day in self._discussed.items() if day == session.held_day
        }
        return sorted((one for one in known if one.case_reference not in today), key=rank)[:number]

    def discuss(
        self, session: Session, who: Worker, case: Allocation, position: int, *, in_depth: bool
    ) -> bool:
        """Whether it was told in depth."""
        told = self.families.discuss(case, who, on=session.held_day, in_depth=in_depth)
        self._discussed[case.case_reference] = session.held_day
        discussion = CaseDiscussion(
            session=session,
            supervisee=who,
            case_reference=case.case_reference,
            category=case.category,
            position=position,
            **told.boxes,
        )
        self.pages.discussions.append(discussion)
        for what, days in told.tasks if told.is_in_depth else told.tasks[:1]:
            if days <= URGENT_WORKING_DAYS or len(self.open[who.pk]) < MOST_OPEN:
                self.agree(session, who, what, days, discussion)
        return told.is_in_depth

    def agree(
        self, session: Session, who: Worker, what: str, days: int, discussion: CaseDiscussion | None = None
    ) -> None:
        action = Action(
            supervisee=who,
            session=session,
            discussion=discussion,
            what=what,
            owner=who if self.random.random() < 0.9 else session.supervisor,
            due_on=working_days_after(session.held_day, days),
        )
        self.open[who.pk].append(action)
        self.pages.actions.append(action)


class NextDays:
    """For each session the day for which the next one was booked, held or not: what its record says."""

    def __init__(self) -> None:
        self._booked: dict[int, list[Session]] = defaultdict(list)
        recorded_here = Attendance.objects.filter(session__is_imported=False).select_related("session")
        planned = recorded_here.exclude(session__kind=SessionKind.AD_HOC)
        for attendance in planned.order_by("session__starts_at"):
            self._booked[attendance.supervisee_id].append(attendance.session)

    def after(self, session: Session, who: Worker) -> date | None:
        """None while nothing is booked."""
        later = (one for one in self._booked[who.pk] if one.starts_at > session.starts_at)
        following = next(later, None)
        return timezone.localtime(following.starts_at).date() if following else None


def handed_on(held: Held) -> set[tuple[str, int]]:
    """The cases, with their workers, that someone else held before."""
    return set(_handed_on(held))


def _handed_on(held: Held) -> Iterator[tuple[str, int]]:
    first: dict[str, Allocation] = {}
    everything = sorted(
        (case for cases in held.values() for case in cases), key=lambda one: (one.allocated_on, one.worker_id)
    )
    for case in everything:
        if first.setdefault(case.case_reference, case).worker_id != case.worker_id:
            yield case.case_reference, case.worker_id


def is_known(case: Allocation, session: Session) -> bool:
    """The worker has had time to see the family."""
    return case.allocated_on < session.held_day - timedelta(days=2)


def is_held(case: Allocation, *, on: date) -> bool:
    return case.allocated_on <= on and (case.ended_on is None or case.ended_on >= on)
