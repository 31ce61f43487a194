"""What the demo must never show, and what must be in it."""

from uuid import uuid4

import pytest
from django.db.models import Count

from nqsw.models import (
    ClassFeedback,
    Enrolment,
    EnrolmentStatus,
    Feedback,
    Milestone,
    MilestoneFile,
    OutcomeStep,
    Pause,
    Reflection,
    Step,
)
from supervision.clock.due_days import rebuild
from supervision.models import (
    Action,
    ActionReview,
    Attendance,
    AuditedFile,
    AuditFinding,
    CancellationReason,
    CaseDiscussion,
    Consent,
    Cover,
    DisagreementAnswer,
    Reminder,
    Response,
    ReviewOutcome,
    SessionKind,
    SessionRecord,
    Signature,
    SignedText,
    Slot,
    Status,
    StrategyDiscussion,
    Terms,
)
from supervision.models import Session as Sessions
from tests.sealed import write
from tests.tracker.demo.built import believed, believed_facts, consistent, plausible, present
from tests.tracker.demo.built.conftest import DAY
from workforce.models import (
    Absence,
    Allocation,
    CaseCategory,
    CaseloadBreach,
    GuidanceVersion,
    PublishedFigures,
    Worker,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.pages, pytest.mark.xdist_group("demo")]


RULES = (
    *plausible.RULES,
    *believed.RULES,
    *believed_facts.RULES,
    *consistent.RULES,
    *present.RULES,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
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
    "milestones with a file": lambda: MilestoneFile.objects.all()[1:],
    "an enquiry with its strategy discussion": lambda: CaseDiscussion.objects.exclude(strategy_held_on=None),
    "a document of the council as a file": lambda: GuidanceVersion.objects.exclude(file_name=""),
    "group supervision to come": lambda: Sessions.objects.coming().filter(kind=SessionKind.GROUP),
    "a session that was asked for in between": lambda: Sessions.objects.held().filter(
        kind=SessionKind.AD_HOC
    ),
    "a case that someone else held before": lambda: moved_on(),
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
    write(CaseDiscussion.objects.filter(pk=one_discussion().pk), **facts)


def tell_twice(*, before, after):
    """Two drafts are of one case: the earlier says this, the later that."""
    of_plans = discussions_not_signed().exclude(category=CaseCategory.S47).order_by("session__starts_at")
    first, last = of_plans[0], of_plans.reverse()[0]
    write(of_plans.filter(pk=first.pk), rationale="So it is.", **before)
    again = {"case_reference": first.case_reference, "category": first.category}
    write(of_plans.filter(pk=last.pk), rationale="So it is.", **again, **after)


def tell_the_same_of_two():
    """Two drafts are of two cases and say the same, but for the day."""
    first, last = discussions_not_signed().order_by("pk")[:2]
    same = {"childs_voice": "Well.", "decision": "As it is.", "rationale": "It works."}
    for one, day in ((first, 4), (last, 5)):
        write(discussions_not_signed().filter(pk=one.pk), update=f"Seen on {day} November.", **same)


def carry_on_once_more():
    """An action was carried forward in a session of which its signed records do not know."""
    signed = Sessions.objects.filter(status=Status.AGREED, kind=SessionKind.AD_HOC)
    review = ActionReview.objects.filter(outcome=ReviewOutcome.CARRIED, session__in=signed).order_by("pk")[0]
    old = Sessions.objects.filter(is_imported=True).order_by("pk")[0]
    ActionReview.objects.create(action=review.action, session=old, outcome=ReviewOutcome.CARRIED)


def withdraw_a_recommendation():
    """What the assessor recommended is withdrawn, and the report that tells it stays signed."""
    finished = Enrolment.objects.filter(status=EnrolmentStatus.COMPLETED)
    step = OutcomeStep.objects.filter(step=Step.RECOMMENDED, enrolment__in=finished)[0]
    step.withdrawn_on, step.withdrawn_because = step.taken_on, "Changed"
    step.save(update_fields=["withdrawn_on", "withdrawn_because"])


def disagree_with_nothing():
    """An answer to a record that waits for one: it says no, and not to what."""
    text = SignedText.objects.filter(session__status=Status.SIGNED).select_related("session__supervisor")[0]
    Signature.objects.create(
        text=text,
        worker=text.supervisee,
        content_hash=text.content_hash,
        response=Response.DISAGREED,
        comment="I do not agree.",
        signed_at=text.fixed_at,
        referred_to=text.session.supervisor.line_manager,
    )


def moved_on():
    held = Allocation.objects.values("case_reference").annotate(n=Count("worker", distinct=True))
    return held.filter(n__gt=1)


def say_again():
    """A draft says what another record of the same person says."""
    drafts = SessionRecord.objects.filter(session__status=Status.HELD, session__is_imported=False)
    draft, other = next(
        (draft, other)
        for draft in drafts
        for other in SessionRecord.objects.filter(
            session__supervisees=draft.session.supervisees.get()
        ).exclude(pk=draft.pk)
    )
    said = " ".join(getattr(other, name) for name in believed.SHARED)
    write(SessionRecord.objects.filter(pk=draft.pk), learning=said)


def reach_the_last_milestone_first():
    last = Milestone.objects.open().select_related("enrolment").order_by("-due_on", "-pk")[0]
    Milestone.objects.filter(pk=last.pk).update(done_on=last.enrolment.started_on)


def hold_nothing_in_march():
    Attendance.objects.filter(held_on__month=3).delete()
    rebuild()


def hold_a_group_without_people():
    session = Sessions.objects.held().order_by("pk")[0]
    session.pk, session.uid = None, uuid4()
    session.kind, session.status = SessionKind.GROUP, Status.HELD
    session.save()


SPOILT = {
    plausible.no_code: lambda: spoil_with(update="<built-in function any> and {'n': None}"),
    plausible.nothing_long_twice: lambda: write(Feedback.objects.all(), said="The same words. " * 6),
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
    plausible.the_year_is_a_councils: hold_nothing_in_march,
    plausible.caseloads_are_a_councils: lambda: Allocation.objects.update(ended_on=None),
    plausible.cases_are_told_as_they_are_held: lambda: Allocation.objects.filter(ended_on=None).update(
        allocated_on=DAY
    ),
    plausible.each_family_has_its_own_decision: lambda: write(discussions_not_signed(), decision="Close."),
    plausible.no_decision_is_everyones: lambda: write(discussions_not_signed(), decision="Close."),
    plausible.what_is_to_come_is_not_past: lambda: Slot.objects.filter(
        pk=Slot.objects.order_by("pk")[0].pk
    ).update(starts_at="2026-11-10T09:00Z", ends_at="2026-11-10T10:00Z"),
    plausible.what_is_done_was_done_in_its_time: lambda: Action.objects.exclude(done_on=None).update(
        done_on="2026-01-05"
    ),
    believed.each_case_is_one_child: lambda: spoil_with(update="The 3-year-old, or the 9-year-old."),
    believed.each_telling_goes_on_from_the_last: lambda: write(
        discussions_not_signed(), update="Visited on 3 August."
    ),
    believed.school_is_told_of_in_term: lambda: write(
        discussions_not_signed(), update="Seen at school on 17 August."
    ),
    believed.the_record_says_what_is_booked_next: lambda: SessionRecord.objects.filter(
        session__status=Status.HELD
    ).update(next_on="2026-12-31"),
    believed.a_disagreement_is_about_what_is_written: lambda: disagree_with_nothing(),
    believed.thresholds_answer_to_the_case: lambda: spoil_with(
        strategy_discussion=StrategyDiscussion.NOT_HELD, strategy_reason=""
    ),
    believed.an_enquiry_keeps_its_days: lambda: spoil_with(category=CaseCategory.S47, strategy_held_on=None),
    believed.ages_are_said_as_they_are_spoken: lambda: spoil_with(rationale="A 8-year-old was seen."),
    believed.a_day_of_the_week_is_that_day: lambda: spoil_with(
        timescale="First Saturday Tuesday 24 November"
    ),
    believed_facts.leave_is_what_is_entered: lambda: write(
        SessionRecord.objects.filter(session__status=Status.HELD), health_and_safety="Back from leave."
    ),
    believed_facts.who_was_away_was_away: lambda: Sessions.objects.filter(status=Status.CANCELLED).update(
        called_off_reason=CancellationReason.SICKNESS
    ),
    believed.nobody_reads_a_sentence_twice_in_one_file: lambda: say_again(),
    believed.no_sentence_is_met_in_four_places: lambda: write(
        discussions_not_signed(), rationale="On Monday 5 October nobody had a reason for it."
    ),
    believed.each_is_told_in_words_of_their_own: lambda: tell_the_same_of_two(),
    believed_facts.newly_qualified_means_newly: lambda: Worker.objects.update(qualified_on="2014-09-11"),
    believed_facts.milestones_are_reached_in_their_order: lambda: reach_the_last_milestone_first(),
    believed_facts.an_nqsw_is_seen_at_their_own_work: lambda: Milestone.objects.filter(
        pk=Milestone.objects.open().order_by("pk")[0].pk
    ).update(place="Looked after review"),
    believed_facts.documents_lead_to_what_is_there: lambda: GuidanceVersion.objects.update(
        link="https://policies.demo.example/", file_name="", content=None
    ),
    present.nobody_acts_while_away: lambda: Action.objects.exclude(done_on=None).update(done_on="2026-10-04"),
    consistent.each_child_stays_at_its_age: lambda: tell_twice(
        before={"childs_voice": "Stacked four bricks."}, after={"childs_voice": "Kicked on the scales."}
    ),
    consistent.what_is_signed_is_what_is_kept: lambda: carry_on_once_more(),
    consistent.who_signed_a_milestone_signed_what_stands: lambda: withdraw_a_recommendation(),
    consistent.what_is_carried_on_is_not_done_before: lambda: Action.objects.exclude(done_on=None).update(
        done_on="2026-01-05"
    ),
    consistent.consent_can_be_true: lambda: spoil_with(consent=Consent.NOT_NEEDED, category=CaseCategory.CIN),
    consistent.what_is_ended_is_not_gone_on_with: lambda: tell_twice(
        before={"decision": "Step down to early help."}, after={"decision": "The plan goes on."}
    ),
    believed_facts.a_group_and_an_ad_hoc_session_have_their_own_records: lambda: (
        hold_a_group_without_people()
    ),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_finds_what_it_is_there_for(demo, rule):
    SPOILT[rule]()
    assert list(rule(demo))
