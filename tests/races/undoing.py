"""Errands that take back what one did oneself, and what is done again in its place."""

import random
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from nqsw.enrolments.services.entitlements import settle
from nqsw.enrolments.services.pauses import (
    agree_to_pause,
    pause,
    take_back_pause,
    withdraw_agreement,
)
from nqsw.mentors.services.mentor_meetings import log_meeting, log_past_meeting, take_back_meeting
from nqsw.models import MilestoneKind, PauseParty
from nqsw.requests.services import answer_request, ask_colleague, undo_answer
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.agreements.services.undoing_hand_over import undo_hand_over
from supervision.booking.services.booking import record_missed
from supervision.booking.services.proposals import propose, take_back
from supervision.booking.services.rebooking import rebook
from supervision.booking.services.slots import (
    Changed,
    change_pattern,
    offer_again,
    publish_slots,
    withdraw_slots,
)
from supervision.models import CancellationReason, Session
from supervision.rules.plausibility import ASKED
from supervision.rules.repeating import Pattern
from tests.factories import AccountFactory
from tests.races.verbs import Council, book
from workforce.locking import lock_people


def undo_handing_over(council: Council) -> None:
    """Somebody is handed over with what is booked, and the same person takes it back."""
    agreement = council.agreement(council.somebody())
    book(council, agreement.supervisee)
    to = council.tom if agreement.supervisor == council.sam else council.sam
    from_on = max(agreement.starts_on, council.today) + timedelta(days=1)
    facts = {"by": council.desk, "at": council.now()}
    made = hand_over_with_bookings(agreement=agreement, to=to, from_on=from_on, **facts)
    undo_hand_over(agreement=made, **facts)


def undo_meeting(council: Council) -> None:
    """A mentor meeting is recorded as held, written in, and taken back."""
    ended = council.now() - timedelta(days=random.randint(1, 100), minutes=random.randint(1, 400))
    facts = {"by": council.by, "at": council.now()}
    meeting = log_past_meeting(
        assignment=council.assignment, starts_at=ended - timedelta(minutes=30), ends_at=ended, place="",
        topics="", sure=ASKED, **facts,
    )  # fmt: skip
    log_meeting(meeting=meeting, topics="Leave", **facts)
    take_back_meeting(meeting=meeting, **facts)


def answer_and_undo(council: Council) -> None:
    """A colleague of the NQSW is asked for feedback, answers, and takes the answer back."""
    enrolment, today = council.enrolment_now(), council.today
    with transaction.atomic():  # as each verb that settles an enrolment does
        lock_people([enrolment.worker])
        settle(enrolment, by=council.by)
    milestone = enrolment.milestones.filter(kind=MilestoneKind.PROFESSIONAL_FEEDBACK).first()
    request = ask_colleague(milestone=milestone, asked=council.tom, by=council.by, on=today)
    answer_request(
        request=request, done_on=today, place="", text="Listens well", by=council.tom.account, on=today,
        sure=["early"],
    )  # fmt: skip
    undo_answer(request=request, by=council.tom.account)


def miss(council: Council) -> None:
    """Nobody came to a session that was booked, and another time is booked in the same step."""
    session = council.booked()
    began = council.now() - timedelta(minutes=random.randint(1, 600))
    Session.objects.filter(pk=session.pk).update(starts_at=began, ends_at=began + timedelta(hours=1))
    facts = {"side": "supervisee", "by": council.by, "at": council.now()}
    session.refresh_from_db()
    starts, ends = council.times()
    rebook(session=session, take_off=record_missed, starts_at=starts, ends_at=ends, sure=ASKED, **facts)


def change_times(council: Council) -> None:
    """A pattern of offered times moves to another hour, is withdrawn, and is offered again."""
    starts, ends = council.times()
    clock = (timezone.localtime(starts).time(), timezone.localtime(ends).time())
    pattern = Pattern(starts.date(), *clock, every_weeks=1, until=starts.date() + timedelta(days=15))
    facts = {"by": council.by, "at": council.now()}
    supervisor = random.choice([council.sam, council.tom])
    offered = publish_slots(supervisor=supervisor, patterns=[pattern], sure=ASKED, **facts)
    to = Changed((starts.weekday() + 1) % 5, *clock, "Room 2")
    changed = change_pattern(slots=offered.slots, to=to, sure=ASKED, **facts)
    withdraw_slots(slots=changed.slots, **facts)
    again = offer_again(slots=changed.slots, **facts)
    withdraw_slots(slots=again.slots, **facts)


def take_back_proposal(council: Council) -> None:
    worker = council.somebody()
    facts = {"by": council.by, "at": council.now()}
    proposed = propose(
        supervisor=council.agreement(worker).supervisor, supervisee=worker,
        times=[council.times() for _ in range(2)], sure=ASKED, **facts,
    )  # fmt: skip
    take_back(session=proposed[0], reason=CancellationReason.HAND_OVER, **facts)


def agree_among_four(council: Council) -> None:
    """A pause to which the four agree, each from their own account; one thinks again before the last."""
    first = council.today + timedelta(days=random.randint(61, 120))
    enrolment, on = council.enrolment_now(), council.today
    made = pause(enrolment=enrolment, reason="sickness", started_on=first, ended_on=first, by=council.by)
    four = {party: AccountFactory() for party in PauseParty}
    for party in random.sample(list(four), 3):
        agree_to_pause(pause=made, parties=[party], by=four[party], on=on)
    withdraw_agreement(pause=made, by=next(one.by for one in made.agreements if one.by))
    for party, account in four.items():
        agree_to_pause(pause=made, parties=[party], by=account, on=on)
    take_back_pause(pause=made, by=council.by)


UNDOING: dict[str, Callable[[Council], object]] = {
    "undo hand-over": undo_handing_over,
    "undo meeting": undo_meeting,
    "undo answer": answer_and_undo,
    "miss": miss,
    "change times": change_times,
    "take back": take_back_proposal,
    "pause of four": agree_among_four,
}
