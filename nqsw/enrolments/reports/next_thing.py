"""What comes first for an NQSW: the card on top of their year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from nqsw.enrolments.reports.progress import NqswProgress
from nqsw.models import EnrolmentStatus, Milestone, OutcomeStep, Step, Verdict
from supervision.models import Session
from workforce.rules.in_words import many
from workforce.web.tags import day as said

SOON_DAYS = 14
#: What comes next of an outcome that is not decided, by the step that is missing.
BEFORE_IT = {
    Step.RECOMMENDED: "The assessor now recommends an outcome: pass, fail or extend.",
    Step.MODERATED: "The assessor has recommended an outcome. Now a panel moderates it.",
    Step.DECIDED: "The panel has met. Now the employer decides: pass, fail or extend.",
}
#: Said to everyone; not everyone reads which outcome it is.
DECIDED = "The employer has decided the outcome. Now the programme is completed, ended or extended."
#: Where a programme past its end is dealt with, by what the employer decided.
AFTER = {
    None: ("nqsw:outcome", "Go to the outcome"),
    Verdict.PASS: ("nqsw:enrolment_end", "Complete the programme"),
    Verdict.FAIL: ("nqsw:enrolment_end", "End the programme"),
    Verdict.EXTEND: ("nqsw:enrolment_extend", "Extend the programme"),
}


@dataclass(frozen=True, slots=True)
class NextThing:
    """What comes first for this NQSW, and where to do it."""

    title: str
    text: str
    url: str = ""
    label: str = ""
    is_late: bool = False
    #: Whose it is to do: the NQSW, or who runs the programme.
    for_nqsw: bool = True


def next_thing(
    progress: NqswProgress,
    *,
    steps: Sequence[OutcomeStep],
    booked: Session | None,
    on: date,
    to_sign: Sequence[Milestone] = (),
) -> NextThing:
    """What comes first: supervision overdue, a mentor, what is late; then to book, to sign, what is next.

    `steps` are those of the outcome that stand.
    """
    if standstill := _standstill(progress, on=on):
        return standstill
    if progress.days_overdue:
        days = progress.days_overdue
        since = f"Supervision is overdue by {many(days, 'day')}."
        return _to_book(since, booked, is_late=True)
    if progress.days_past:
        return _outcome_first(progress, steps)
    if progress.lacks_mentor:
        return _mentor_first(progress)
    if progress.first_late:
        return _milestone_first(progress.first_late, "was due")
    if booked is None and progress.next_due_on and (progress.next_due_on - on).days <= SOON_DAYS:
        return _to_book(f"Supervision is due by {said(progress.next_due_on)}.", None)
    if progress.mentor_unknown:
        return _mentor_to_enter(progress)
    if to_sign:
        return _signing_first(to_sign[0])
    if progress.next_milestone:
        return _milestone_first(progress.next_milestone, "is due")
    return NextThing("Nothing is due", "Everything the programme asks for is done.")


def _standstill(progress: NqswProgress, *, on: date) -> NextThing | None:
    """Why nothing can come next: ended, paused, or no one supervises."""
    enrolment = progress.enrolment
    if not enrolment.is_current:
        return NextThing(
            "This programme has ended", f"{enrolment.get_status_display()} on {said(enrolment.ended_on)}."
        )
    if progress.status == EnrolmentStatus.PAUSED:
        moves = "Due days and the end move when you enter the last day of the pause."
        if to_agree := enrolment.pause_to_agree(on=on):
            missing = ", ".join(one.party.label for one in to_agree.agreements if one.on is None)
            return NextThing(
                "The programme is paused, agreed in principle", f"Not agreed yet: {missing}. {moves}"
            )
        return NextThing("The programme is paused", moves)
    if progress.supervisor is None:
        return NextThing("No supervisor yet", "A supervision agreement is needed first.", is_late=True)
    return None


def _outcome_first(progress: NqswProgress, standing: Sequence[OutcomeStep]) -> NextThing:
    """The programme is past its end and still runs: what decides, completes, ends or extends it."""
    enrolment = progress.enrolment
    steps = {one.step: one for one in standing}
    decision = steps.get(Step.DECIDED)
    verdict = Verdict(decision.verdict) if decision else None
    name, label = AFTER[verdict]
    to_do = DECIDED if decision else next(words for step, words in BEFORE_IT.items() if step not in steps)
    text = f"Its {many(enrolment.months, 'month')} ended on {said(enrolment.expected_end_on)}. {to_do}"
    title = "The programme has not been ended yet" if decision else "The outcome is not decided yet"
    return NextThing(title, text, reverse(name, args=[enrolment.pk]), label, is_late=True, for_nqsw=False)


def _mentor_to_enter(progress: NqswProgress) -> NextThing:
    address = reverse("nqsw:mentor_assign", args=[progress.enrolment.pk])
    text = "This programme started before records began. Enter the mentor, or assign one."
    return NextThing("Mentor not entered yet", text, address, "Enter the mentor", for_nqsw=False)


def _mentor_first(progress: NqswProgress) -> NextThing:
    address = reverse("nqsw:mentor_assign", args=[progress.enrolment.pk])
    text = "A mentor is promised from the first day."
    return NextThing("No mentor yet", text, address, "Assign a mentor", True)


def _milestone_first(milestone: Milestone, verb: str) -> NextThing:
    address = reverse("nqsw:milestone", args=[milestone.pk])
    text = f"It {verb} by {said(milestone.due_on)}."
    return NextThing(milestone.title, text, address, "See what it asks for", verb == "was due")


def _signing_first(milestone: Milestone) -> NextThing:
    address = reverse("nqsw:milestone_sign", args=[milestone.pk])
    text = f"It was recorded as done on {said(milestone.done_on)}."
    return NextThing(f"Sign: {milestone.title}", text, address, "Read and sign")


def _to_book(due: str, booked: Session | None, *, is_late: bool = False) -> NextThing:
    if booked:
        at = timezone.localtime(booked.starts_at)
        return NextThing("Next supervision", f"{due} Booked for {said(at)}, {at:%H:%M}.", is_late=is_late)
    return NextThing(
        "Next supervision", f"{due} Nothing is booked.", reverse("supervision:book"), "Book a time", is_late
    )
