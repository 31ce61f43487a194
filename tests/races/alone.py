"""Verbs that no race is run with, so that the lock order is watched in them too."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from nqsw.classes.services.class_apologies import send_apologies
from nqsw.classes.services.classes import cancel_class, join_class
from nqsw.enrolments.services.endings import extend, leave, reinstate, withdraw
from nqsw.enrolments.services.enrolments import enrol_many, set_assessor
from nqsw.enrolments.services.pauses import agree_to_pause, change_pause, pause, withdraw_agreement
from nqsw.evidence.services import assess_oneself, record_feedback, share_reflection, write_reflection
from nqsw.mentors.services.mentor_meetings import log_past_meeting
from nqsw.mentors.services.mentors import assign_mentor, end_assignment
from nqsw.milestones.services.milestone_signing import sign_milestone
from nqsw.milestones.signers import signing_of
from nqsw.models import FeedbackSource, PauseParty
from nqsw.outcomes.services import take_step, withdraw_step
from nqsw.requests.services import answer_request, ask_colleague, withdraw_request
from nqsw.rules.standards import BY_PROGRAMME
from supervision.absences.services import change_absence, record_absence
from supervision.agreements.services.agreements import start_agreement
from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.agreements.services.handing_over import end_with_bookings
from supervision.agreements.services.policies import save_policy
from supervision.agreements.services.promising import change_policy
from supervision.booking.services.booking import book_slot
from supervision.booking.services.groups import book_group, leave_group
from supervision.booking.services.slots import publish_slots
from supervision.records.services.drafts import add_cases, remove_case
from supervision.rules.plausibility import ASKED
from supervision.rules.repeating import Pattern
from tests.factories import WorkerFactory
from tests.races.verbs import Council, book
from workforce.caseloads.services.breaches import change_limit, note_breaches


def take_slot(council: Council) -> None:
    starts, ends = council.times()
    pattern = Pattern(starts.date(), timezone.localtime(starts).time(), timezone.localtime(ends).time())
    by, at = council.by, council.now()
    offered = publish_slots(supervisor=council.sam, patterns=[pattern], by=by, at=at, sure=ASKED)
    facts = {"by": council.by, "at": council.now(), "sure": ASKED}
    book_slot(slot=offered.slots[0], supervisee=council.pat, **facts)


def end_agreement(council: Council) -> None:
    worker = WorkerFactory(started_on=council.today - timedelta(days=30))
    agreement = start_agreement(
        supervisee=worker, supervisor=council.tom, policy=council.policy,
        starts_on=council.today - timedelta(days=9), by=council.by,
    )  # fmt: skip
    book(council, worker)
    end_with_bookings(agreement=agreement, on=council.today, by=council.by, at=council.now())


def cover_several(council: Council) -> None:
    chosen = [(council.agreement(worker), council.mia) for worker in (council.amy, council.pat)]
    for worker, _ in chosen:
        book(council, worker.supervisee)
    first = council.today + timedelta(days=1)
    arrange_covers(
        chosen=chosen, starts_on=first, ends_on=first + timedelta(days=60), by=council.by, at=council.now()
    )


def leave_a_group(council: Council) -> None:
    starts, ends = council.times()
    session = book_group(
        supervisor=council.sam, supervisees=[council.pat, council.amy], starts_at=starts, ends_at=ends,
        by=council.by, at=council.now(), sure=ASKED,
    )  # fmt: skip
    leave_group(session=session, supervisee=council.amy, by=council.by, at=council.now())


def change_frequency(council: Council) -> None:
    facts = {"policy": council.policy, "from_on": council.today}
    change_policy(agreement=council.agreement(council.pat), by=council.by, **facts)
    stages = council.policy.frequency.stages
    save_policy(policy=council.policy, stages=stages, from_on=council.today, by=council.by, at=council.now())


def move_absence(council: Council) -> None:
    first = council.today - timedelta(days=30)
    facts = {"started_on": first, "reason": "SIC", "by": council.by}
    absence = record_absence(worker=council.pat, ended_on=first, **facts)
    change_absence(absence=absence, ended_on=first + timedelta(days=1), **facts)


def add_and_remove_cases(council: Council) -> None:
    session = council.held()
    (added,) = add_cases(
        session=session, cases=[(session.supervisees.get(), "P1")], by=council.by, at=council.now()
    )
    remove_case(session=session, discussion=added, by=council.by)


def change_enrolment(council: Council) -> None:
    enrolment = council.enrolment_now()
    extend(enrolment=enrolment, months=3, by=council.by, on=council.today)
    extend(enrolment=enrolment, months=0, by=council.by, on=council.today)
    set_assessor(enrolment=enrolment, assessor=council.tom, by=council.by)
    later = council.today + timedelta(days=10)
    made = pause(enrolment=enrolment, reason="sickness", started_on=later, ended_on=None, by=council.by)
    change_pause(pause=made, ended_on=later + timedelta(days=5), by=council.by)
    agree_to_pause(pause=made, parties=[PauseParty.PSW], by=council.by, on=council.today)
    withdraw_agreement(pause=made, by=council.by)
    enrol_many(
        workers=[council.pat, council.amy], cohort=council.cohort, by=council.by, started_on=council.today
    )


def finish_programme(council: Council) -> None:
    facts = {"by": council.by, "at": council.now()}
    join_class(master_class=council.a_class, worker=council.ned, **facts)
    withdraw(enrolment=council.enrolment_now(), on=council.today, by=council.by)
    reinstate(enrolment=council.enrolment_now(), **facts)
    leave(enrolment=council.enrolment_now(), on=council.today, **facts)
    reinstate(enrolment=council.enrolment_now(), **facts)


def change_mentor(council: Council) -> None:
    enrolment, start = council.enrolment_now(), council.today
    starts = council.now() - timedelta(hours=3)
    other = assign_mentor(enrolment=enrolment, mentor=council.sam, starts_on=start, by=council.by)
    log_past_meeting(
        assignment=other, starts_at=starts, ends_at=starts + timedelta(hours=1), place="", topics="",
        at=council.now(), by=council.by, sure=ASKED,
    )  # fmt: skip
    end_assignment(assignment=other, on=start, by=council.by)


def apologies(council: Council) -> None:
    facts = {"by": council.by, "at": council.now()}
    for worker in (council.mia, council.amy):
        join_class(master_class=council.a_class, worker=worker, **facts)
    send_apologies(master_class=council.a_class, worker=council.mia, reason="Court", **facts)
    cancel_class(master_class=council.a_class, **facts)


def gather_evidence(council: Council) -> None:
    enrolment, today, by = council.enrolment_now(), council.today, council.by
    from nqsw.enrolments.services.entitlements import settle

    settle(enrolment, by=by)
    milestones = list(enrolment.milestones.filter(done_on=None)[:3])
    entry = write_reflection(enrolment=enrolment, title="A visit", text="What I learnt", on=today, by=by)
    share_reflection(reflection=entry, at=council.now(), on=today, by=by, milestone=milestones[0])
    record_feedback(
        enrolment=enrolment, source=FeedbackSource.values[0], relationship="", gathered_on=today,
        said="They listened", learnt="To wait", on=today, by=by, milestone=milestones[1],
    )  # fmt: skip
    ratings = dict.fromkeys(BY_PROGRAMME[enrolment.programme.standards], 1)
    assess_oneself(enrolment=enrolment, moment="start", ratings=ratings, examples="", on=today, by=by)
    _sign(council, enrolment.milestones.exclude(done_on=None).first(), today)
    take_step(enrolment=enrolment, step="recommended", verdict="fail", reason="", on=today, by=by)
    withdraw_step(enrolment=enrolment, because="Recorded too soon", by=by, on=today)


def ask_and_answer(council: Council) -> None:
    enrolment, today = council.enrolment_now(), council.today
    from nqsw.enrolments.services.entitlements import settle

    settle(enrolment, by=council.by)
    milestone = enrolment.milestones.filter(kind="observation", done_on=None).first()
    facts = {"by": council.by, "on": today}
    withdraw_request(request=ask_colleague(milestone=milestone, asked=council.sam, **facts), **facts)
    request = ask_colleague(milestone=milestone, asked=council.sam, **facts)
    answer_request(request=request, done_on=today, place="Visit", text="Seen", sure=["early"], **facts)


def _sign(council: Council, milestone, today: date) -> None:
    signing = signing_of(milestone, on=today)
    for row in signing.rows:
        if row.worker:
            sign_milestone(
                milestone=milestone, worker=row.worker, content_hash=signing.content_hash, by=council.by,
                at=council.now(), on=today,
            )  # fmt: skip
            return


def change_caseload(council: Council) -> None:
    change_limit(
        worker=council.ned, on=council.today, by=council.by, cases=9, starts_on=council.today, ends_on=None,
        reason="Agreed", is_protected=False,
    )  # fmt: skip
    note_breaches(on=council.today, by=council.by)


ALONE: dict[str, Callable[[Council], object]] = {
    "take a slot": take_slot,
    "end an agreement": end_agreement,
    "cover several": cover_several,
    "leave a group": leave_a_group,
    "change the frequency": change_frequency,
    "move an absence": move_absence,
    "cases of a record": add_and_remove_cases,
    "change an enrolment": change_enrolment,
    "finish a programme": finish_programme,
    "change the mentor": change_mentor,
    "apologies": apologies,
    "evidence": gather_evidence,
    "ask a colleague": ask_and_answer,
    "caseload": change_caseload,
}
