"""What the demo must never show, and what must be in it."""

import pytest
from django.db.models import Count

from nqsw.models import ClassFeedback, Enrolment, EnrolmentStatus, Feedback, Pause, Reflection
from supervision.models import (
    Action,
    Attendance,
    AuditedFile,
    AuditFinding,
    CaseDiscussion,
    Cover,
    DisagreementAnswer,
    Reminder,
    Response,
    Signature,
    Slot,
    Status,
    Terms,
)
from supervision.models import Session as Sessions
from tests.tracker.demo.built import plausible
from tests.tracker.demo.built.conftest import DAY
from workforce.models import Absence, Allocation, CaseCategory, CaseloadBreach, PublishedFigures

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("demo")]


@pytest.mark.parametrize("rule", plausible.RULES, ids=lambda rule: rule.__name__)
def test_nothing_stands_against_the_rule(demo, rule):
    assert list(rule(demo)) == []


#: What must be in it: how many there are at least.
HELD = {
    "cover": lambda: Cover.objects.in_force(on=DAY),
    "a disagreement that was answered": lambda: DisagreementAnswer.objects.all(),
    "a disagreement without an answer": lambda: Signature.objects.filter(
        response=Response.DISAGREED, answer=None
    ),
    "feedback on classes": lambda: ClassFeedback.objects.exclude(comment=""),
    "an NQSW with more time": lambda: Enrolment.objects.filter(status=EnrolmentStatus.EXTENDED),
    "an NQSW who has finished": lambda: Enrolment.objects.filter(status=EnrolmentStatus.COMPLETED),
    "a pause that all four agreed to": lambda: (one for one in Pause.objects.all() if one.is_agreed),
    "a signature that was asked for again": lambda: Reminder.objects.filter(subject__endswith=":asked"),
    "someone who did not come": lambda: Sessions.objects.filter(status=Status.DID_NOT_ATTEND),
    "a moderated audit": lambda: AuditedFile.objects.exclude(moderated=None),
    "findings of an audit": lambda: AuditFinding.objects.all(),
    "a file that waits for its auditor": lambda: AuditedFile.objects.filter(overall=None),
    "words of an agreement out of date": lambda: Terms.objects.filter(review_on__lt=DAY),
    "words that one has signed": lambda: Terms.objects.annotate(n=Count("signatures")).filter(n=1),
    "an overload that was agreed to": lambda: CaseloadBreach.objects.open().exclude(approved_at=None),
    "an overload that waits for a decision": lambda: CaseloadBreach.objects.open().filter(approved_at=None),
    "an enquiry with its strategy discussion": lambda: CaseDiscussion.objects.exclude(strategy_held_on=None),
}


@pytest.mark.parametrize("what", HELD)
def test_it_is_in_the_demo(demo, what):
    assert list(HELD[what]())


# Each rule finds what it is there for.


def discussions_not_signed():
    """What was signed never changes: of a record that waits for the supervisor's signature."""
    return CaseDiscussion.objects.filter(session__status=Status.HELD)


def one_discussion():
    return discussions_not_signed().order_by("-session__held_on", "pk")[0]


def spoil_with(**facts):
    CaseDiscussion.objects.filter(pk=one_discussion().pk).update(**facts)


SPOILT = {
    plausible.no_code: lambda: spoil_with(update="<built-in function any> and {'n': None}"),
    plausible.nothing_long_twice: lambda: Feedback.objects.update(said="The same words. " * 6),
    plausible.no_childs_name: lambda: spoil_with(update="Kacper was seen at school, and so was Jayden."),
    plausible.plain_words: lambda: spoil_with(update="Somebody failed to ring."),
    plausible.only_working_days: lambda: Action.objects.open().update(due_on="2026-11-22"),
    plausible.days_told_fit: lambda: spoil_with(timescale="By Monday 5 October"),
    plausible.what_happened_is_past: lambda: Reflection.objects.update(written_on="2026-11-30"),
    plausible.decisions_have_their_reason_and_their_day: lambda: spoil_with(rationale=""),
    plausible.cohorts_are_named_for_their_month: lambda: Enrolment.objects.update(started_on="2026-03-02"),
    plausible.nobody_who_is_away_or_gone_has_cases: lambda: Absence.objects.update(ended_on=None),
    plausible.categories_fit: lambda: Allocation.objects.update(category=CaseCategory.S47),
    plausible.no_real_councils_figures: lambda: PublishedFigures.objects.update(area_name="Knowsley"),
    plausible.the_year_is_a_councils: lambda: Attendance.objects.filter(held_on__month=3).delete(),
    plausible.caseloads_are_a_councils: lambda: Allocation.objects.update(ended_on=None),
    plausible.cases_are_told_as_they_are_held: lambda: Allocation.objects.filter(ended_on=None).update(
        allocated_on=DAY
    ),
    plausible.each_family_has_its_own_decision: lambda: discussions_not_signed().update(decision="Close."),
    plausible.what_is_to_come_is_not_past: lambda: Slot.objects.filter(
        pk=Slot.objects.order_by("pk")[0].pk
    ).update(starts_at="2026-11-10T09:00Z", ends_at="2026-11-10T10:00Z"),
    plausible.what_is_done_was_done_in_its_time: lambda: Action.objects.exclude(done_on=None).update(
        done_on="2026-01-05"
    ),
}


@pytest.mark.parametrize("rule", plausible.RULES, ids=lambda rule: rule.__name__)
def test_the_rule_finds_what_it_is_there_for(demo, rule):
    SPOILT[rule]()
    assert list(rule(demo))
