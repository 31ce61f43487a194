"""The reminders of what waits for others than the NQSW: assessors, colleagues asked, the four of a pause.

Each asks the same question as the home page of the person who is told.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from nqsw.models import MilestoneRequest, Pause, PauseParty
from nqsw.waiting.reports import SOON, for_assessors
from supervision.reminders.kinds import ReminderKind, Wanted, account_of
from workforce.models import Account, AuthorityRole
from workforce.web.tags import day


def assessors_milestones(on: date) -> Iterator[Wanted]:
    """Observations and reviews that are late or due soon, to the assessor."""
    for one in for_assessors(on=on, soon=on + SOON).select_related(
        "enrolment__worker", "enrolment__assessor__account"
    ):
        assessor = one.enrolment.assessor
        if assessor and (account := account_of(assessor)):
            verb = "is" if one.due_on >= on else "was"
            line = f"{one.title} of {one.enrolment.worker} {verb} due by {day(one.due_on)}."
            path = one.get_absolute_url()
            yield Wanted(f"milestone:{one.pk}:assessor", one.due_on, account, line, path, assessor.pk)


def requests_asked(on: date) -> Iterator[Wanted]:
    """What a colleague is asked for, to that colleague."""
    people = ("asked__account", "milestone__enrolment__worker")
    for one in MilestoneRequest.objects.open().filter(asked_on__lte=on).select_related(*people):
        if account := account_of(one.asked):
            nqsw = one.milestone.enrolment.worker
            line = f"You are asked for your part in the programme of {nqsw}: {one.what}."
            path = one.get_absolute_url()
            yield Wanted(f"request:{one.pk}", one.asked_on, account, line, path, one.asked_id)


def pauses_asked(on: date) -> Iterator[Wanted]:
    """Pauses that wait for agreement, to each of the four who has not agreed yet."""
    people = ("enrolment__worker__account", "enrolment__worker__line_manager__account")
    found = Pause.objects.not_over(on=on).select_related(*people, "enrolment__assessor__account")
    role = AuthorityRole.PRINCIPAL_SOCIAL_WORKER
    principals = list(Account.objects.filter(role=role, is_active=True).select_related("worker"))
    for pause in found:
        told: set[Account] = set()
        for agreement in pause.agreements:
            if agreement.on is None:
                told |= _asked(pause, agreement.party, principals)
        for account in sorted(told, key=lambda one: one.pk):
            yield _about_pause(pause, account)


def _asked(pause: Pause, party: PauseParty, principals: list[Account]) -> set[Account]:
    if party is PauseParty.PSW:
        return set(principals)
    nqsw = pause.enrolment.worker
    people = {
        PauseParty.NQSW: nqsw,
        PauseParty.LINE_MANAGER: nqsw.line_manager,
        PauseParty.ASSESSOR: pause.enrolment.assessor,
    }
    account = account_of(people[party])
    return {account} if account else set()


def _about_pause(pause: Pause, account: Account) -> Wanted:
    nqsw, reader = pause.enrolment.worker, getattr(account, "worker", None)
    whose = "your programme" if reader == nqsw else f"the programme of {nqsw}"
    line = f"A pause of {whose} from {day(pause.started_on)} waits for your agreement."
    path = reverse("nqsw:pause_agree", args=[pause.pk])
    about = reader.pk if reader else None
    return Wanted(f"pause:{pause.pk}", pause.started_on, account, line, path, about)


ASSESSOR = ReminderKind(
    "assessor",
    "Milestones of your NQSWs",
    "For assessors: two weeks before an observation or review is due.",
    "3-month review of Amina Ahmed is due by Friday 4 December.",
    assessors_milestones,
)
REQUEST = ReminderKind(
    "request",
    "A colleague asks for your part",
    "When you are asked to observe, to lead a review or to give feedback.",
    "You are asked for your part in the programme of Amina Ahmed: Give feedback.",
    requests_asked,
)
PAUSE = ReminderKind(
    "pause",
    "Pauses to agree to",
    "When a pause of a programme waits for your agreement.",
    "A pause of the programme of Amina Ahmed from Thursday 26 November waits for your agreement.",
    pauses_asked,
)
