"""Who assesses whom, and so reads the programme's text: told once to those concerned."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from supervision.models import Agreement, Reminder
from supervision.reminders.kinds import Wanted, account_of
from supervision.rules.repeating import start_of
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.models import Account, Event, Worker
from workforce.rules.working_days import ONE_DAY, back_working_days

#: How long a change is told, in working days, should a sending fail.
TOLD_FOR = 3


def assessors_changed(on: date) -> Iterator[Wanted]:
    """Another assessor in the last days: to the NQSW, the new one, the one before, and the supervisor.

    Not to whoever recorded it, and not where the tracker itself did. One who was changed again before anyone
    was told is not told.
    """
    since = start_of(back_working_days(on, TOLD_FOR, holidays=days_off()))
    found = Event.objects.filter(verb=Verb.ASSESSOR_SET, at__gte=since, at__lt=start_of(on + ONE_DAY))
    by_someone = found.filter(actor__isnull=False, worker__isnull=False, details__has_key="former")
    events: dict[str, list[Event]] = defaultdict(list)
    for event in by_someone.order_by("pk"):
        events[event.subject_id].append(event)
    if not events:
        return
    every = [event for several in events.values() for event in several]
    people = _people(every)
    supervisors = _supervisors(every, on=on)
    told = _told([_subject(event) for event in every])
    for several in events.values():
        yield from _of(several, people, supervisors, told)


def _of(
    events: Sequence[Event],
    people: dict[int, Worker],
    supervisors: dict[int, list[Worker]],
    told: set[tuple[str, int]],
) -> Iterator[Wanted]:
    last = events[-1]
    nqsw, assessor = people.get(last.worker_id or 0), people.get(last.details["assessor"] or 0)
    if nqsw is None:
        return
    path = reverse("nqsw:enrolment", args=[int(last.subject_id)])
    if events[0].details["former"] != last.details["assessor"]:
        if assessor:
            yield from _wanted(last, assessor, f"You are now the assessor of {nqsw}.", path)
        for reader in (nqsw, *supervisors[nqsw.pk]):
            if reader != assessor:
                line = _line(nqsw, assessor, is_own=reader == nqsw)
                yield from _wanted(last, reader, line, path, about=nqsw)
    for place, event in enumerate(events):
        former = people.get(event.details["former"] or 0)
        if former and former != assessor and _knew(former, events[:place], told):
            yield from _wanted(event, former, f"You are no longer the assessor of {nqsw}.", "")


def _line(nqsw: Worker, assessor: Worker | None, *, is_own: bool) -> str:
    if assessor is None:
        return f"{'You have' if is_own else f'{nqsw} has'} no assessor now."
    return f"{assessor} is now {'your assessor' if is_own else f'the assessor of {nqsw}'}."


def _knew(former: Worker, before: Sequence[Event], told: set[tuple[str, int]]) -> bool:
    """They were the assessor already, or were told that they had become it."""
    became = [event for event in before if event.details["assessor"] == former.pk]
    return not became or any((_subject(event), former.account_id) in told for event in became)


def _wanted(
    event: Event, reader: Worker, line: str, path: str, *, about: Worker | None = None
) -> Iterator[Wanted]:
    account: Account | None = account_of(reader)
    if account and account.pk != event.actor_id:
        day = timezone.localdate(event.at)
        yield Wanted(_subject(event), day, account, line, path, (about or reader).pk)


def _people(events: Sequence[Event]) -> dict[int, Worker]:
    keys = {key for one in events for key in (one.worker_id, one.details["assessor"], one.details["former"])}
    return Worker.objects.select_related("account").in_bulk([key for key in keys if key])


def _supervisors(events: Sequence[Event], *, on: date) -> dict[int, list[Worker]]:
    found: dict[int, list[Worker]] = defaultdict(list)
    given = Agreement.objects.in_force(on=on).filter(supervisee__in={one.worker_id for one in events})
    for agreement in given.select_related("supervisor__account").order_by("pk"):
        found[agreement.supervisee_id].append(agreement.supervisor)
    return found


def _told(subjects: Sequence[str]) -> set[tuple[str, int]]:
    return set(Reminder.objects.filter(subject__in=subjects).values_list("subject", "recipient"))


def _subject(event: Event) -> str:
    return f"assessor:{event.pk}"
