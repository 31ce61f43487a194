"""Who mentors whom: told once to the NQSW, the mentor, the mentor before, and whoever supervises the NQSW."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.urls import reverse
from django.utils import timezone

from nqsw.mentors.reminders_of_assessors import TOLD_FOR, assessors_changed
from nqsw.models import MentorAssignment
from supervision.models import Agreement, Reminder
from supervision.reminders.kinds import ReminderKind, Wanted, account_of
from supervision.rules.repeating import start_of
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.models import Account, Event, Worker
from workforce.rules.working_days import ONE_DAY, back_working_days
from workforce.web.tags import day

KEY = "mentor"
#: What takes back an earlier event: told only to those who were told of that.
TAKEN_BACK = (Verb.MENTOR_ASSIGNMENT_REOPENED, Verb.MENTOR_ASSIGNMENT_UNDONE)
CHANGES = (Verb.MENTOR_ASSIGNED, Verb.MENTOR_ASSIGNMENT_ENDED, *TAKEN_BACK)


def mentors_changed(on: date) -> Iterator[Wanted]:
    """A mentor assigned, replaced or ended in the last days: who, from when or until when.

    Not to whoever recorded it, and not where the tracker itself did, as it was set up. What was recorded and
    undone before anyone was told is not told.
    """
    since = start_of(back_working_days(on, TOLD_FOR, holidays=days_off()))
    found = Event.objects.filter(verb__in=CHANGES, at__gte=since, at__lt=start_of(on + ONE_DAY))
    by_someone = found.filter(actor__isnull=False, worker__isnull=False)
    newest = {event.subject_id: event for event in by_someone.order_by("pk")}
    if not newest:
        return
    around = _Around.of(list(newest.values()), on=on)
    replaced = {str(event.details.get("replaced")) for event in newest.values()}
    for event in newest.values():
        if change := _change(event, around, on=on):
            # The NQSW and the supervisor hear of a mentor who is replaced together with the new one.
            apart = event.verb == Verb.MENTOR_ASSIGNMENT_ENDED and event.subject_id in replaced
            yield from _told(change, around, to_mentor_alone=apart)


@dataclass(frozen=True, slots=True)
class _Change:
    """What an event says, with the people of it. Without an assignment where that was undone."""

    event: Event
    nqsw: Worker
    mentor: Worker
    assignment: MentorAssignment | None
    #: Who was the mentor before, until the day before this one starts.
    former: MentorAssignment | None
    #: Who mentors the NQSW on the day of telling, or next.
    other: Worker | None
    on: date

    def line_to(self, reader: Worker) -> str:
        """The sentence that tells it to the mentor, the NQSW or a supervisor."""
        whose = "your mentor" if reader == self.nqsw else f"the mentor of {self.nqsw}"
        who, are = ("You", "are") if reader == self.mentor else (str(self.mentor), "is")
        match self.event.verb, self.assignment:
            case Verb.MENTOR_ASSIGNED, MentorAssignment() as given:
                until = f" until {day(given.ends_on)}" if given.ends_on else ""
                said = f"{who} {are} {whose} from {day(given.starts_on)}{until}."
                if self.former and reader != self.mentor:
                    said += f" {self._last_day(self.former)}"
            case Verb.MENTOR_ASSIGNMENT_ENDED, MentorAssignment() as given:
                named = "Your" if reader == self.mentor else f"{self.mentor}'s"
                said = f"{named} last day as {whose} {self._is(given.ends_on)} {day(given.ends_on)}."
                if self.other and self.other != self.mentor:
                    said += f" {self.other} is the mentor after that."
            case Verb.MENTOR_ASSIGNMENT_REOPENED, _:
                said = f"{who} {'remain' if reader == self.mentor else 'remains'} {whose}."
            case _:
                said = f"{who} {are} no longer recorded as {whose}."
                if self.other and reader != self.mentor:
                    said += f" {self.other} is."
        return said

    def _last_day(self, former: MentorAssignment) -> str:
        return f"{former.mentor}'s last day {self._is(former.ends_on)} {day(former.ends_on)}."

    def _is(self, last: date | None) -> str:
        return "was" if last and last < self.on else "is"

    def path_for(self, reader: Worker) -> str:
        """The NQSW's programme, for those who can open it that day."""
        given = self.assignment
        if given is None or (reader == self.mentor and not given.is_in_force(on=self.on)):
            return ""
        return reverse("nqsw:enrolment", args=[given.enrolment_id])


@dataclass(slots=True)
class _Around:
    """The assignments of some NQSWs, and the people around them, read at once."""

    assignments: dict[int, MentorAssignment] = field(default_factory=dict)
    people: dict[int, Worker] = field(default_factory=dict)
    supervisors: dict[int, list[Worker]] = field(default_factory=lambda: defaultdict(list))
    #: The events of each assignment that something takes back, and who was told of which.
    events: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    told: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, events: Sequence[Event], *, on: date) -> Self:
        around, nqsws = cls(), {event.worker_id for event in events}
        found = MentorAssignment.objects.filter(enrolment__worker__in=nqsws).order_by("starts_on", "pk")
        around.assignments = {one.pk: one for one in found.select_related("mentor__account", "enrolment")}
        keys = {*nqsws, *(event.details.get("mentor") for event in events)}
        around.people = Worker.objects.select_related("account").in_bulk([key for key in keys if key])
        given = Agreement.objects.in_force(on=on).filter(supervisee__in=nqsws).order_by("pk")
        for one in given.select_related("supervisor__account"):
            around.supervisors[one.supervisee_id].append(one.supervisor)
        around._read_what_was_told([event.subject_id for event in events if event.verb in TAKEN_BACK])
        return around

    def _read_what_was_told(self, subjects: Sequence[str]) -> None:
        if not subjects:
            return
        kind = MentorAssignment._meta.label_lower
        found = Event.objects.filter(subject_type=kind, subject_id__in=subjects, verb__in=CHANGES)
        for subject, key in found.order_by("pk").values_list("subject_id", "pk"):
            self.events[subject].append(key)
        names = [_subject(key) for several in self.events.values() for key in several]
        rows = Reminder.objects.filter(kind=KEY, subject__in=names)
        self.told = set(rows.values_list("subject", "recipient"))

    def was_told(self, account: Account, event: Event) -> bool:
        """Of an earlier event of the same assignment, so that this one is news."""
        earlier = [key for key in self.events[event.subject_id] if key < event.pk]
        return any((_subject(key), account.pk) in self.told for key in earlier)

    def mentor_from(self, nqsw: Worker, *, on: date) -> Worker | None:
        """Who mentors someone on a day, or next."""
        theirs = [one for one in self.assignments.values() if one.enrolment.worker_id == nqsw.pk]
        later = [one for one in theirs if one.ends_on is None or one.ends_on >= on]
        return later[0].mentor if later else None


def _change(event: Event, around: _Around, *, on: date) -> _Change | None:
    """Nothing of what is no longer so, and of people who are not on record any more."""
    nqsw = around.people.get(event.worker_id or 0)
    mentor = around.people.get(event.details.get("mentor") or 0)
    given = around.assignments.get(int(event.subject_id))
    if nqsw is None or mentor is None or (given is None) != (event.verb == Verb.MENTOR_ASSIGNMENT_UNDONE):
        return None
    if event.verb == Verb.MENTOR_ASSIGNMENT_ENDED and given and given.ends_on is None:
        return None
    former = around.assignments.get(event.details.get("replaced") or 0)
    after = given.ends_on + ONE_DAY if given and given.ends_on else on
    return _Change(event, nqsw, mentor, given, former, around.mentor_from(nqsw, on=after), on)


def _told(change: _Change, around: _Around, *, to_mentor_alone: bool) -> Iterator[Wanted]:
    event, nqsw, mentor = change.event, change.nqsw, change.mentor
    others = () if to_mentor_alone else (nqsw, *around.supervisors[nqsw.pk])
    told = {event.actor_id}
    for reader in (mentor, *others):
        account = account_of(reader)
        if account is None or account.pk in told:
            continue
        told.add(account.pk)
        if event.verb not in TAKEN_BACK or around.was_told(account, event):
            yield Wanted(
                _subject(event.pk),
                timezone.localdate(event.at),
                account,
                change.line_to(reader),
                change.path_for(reader),
                mentor.pk if reader == mentor else nqsw.pk,
            )


def _subject(key: int) -> str:
    return f"mentor:{key}"


def changes(on: date) -> Iterator[Wanted]:
    """Of mentors and of assessors."""
    yield from mentors_changed(on)
    yield from assessors_changed(on)


MENTOR = ReminderKind(
    KEY,
    "Mentors and assessors",
    "When you get a mentor or an assessor or become one, and when that changes or ends.",
    "Ruth Byrne is your mentor from Monday 7 December.",
    changes,
    can_wait=False,
    is_urgent=True,
)
