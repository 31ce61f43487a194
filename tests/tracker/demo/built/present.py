"""Who does something in the demo is at work on that day: each rule answers what it finds, in words."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from nqsw.models import MentorMeeting, MilestoneSignature
from supervision.models import Action, Session, Signature, TermsSignature
from supervision.models.session import HELD_STATUSES
from tests.tracker.demo.built.plausible import Rule
from tracker.demo.presence import Presence
from workforce.models import Worker


def nobody_acts_while_away(on: date) -> Iterator[str]:
    """On leave, ill, gone or on a day off nobody does what was agreed, meets or signs."""
    presence = Presence()
    for who, day, what in deeds():
        if not presence.is_here(who, day):
            yield f"{who} was not at work on {day}: {what}"


def deeds() -> Iterator[tuple[Worker, date, str]]:
    for action in Action.objects.exclude(done_on=None).select_related("owner"):
        if action.done_on:
            yield action.owner, action.done_on, f"“{action.what}” done"
    held = Session.objects.filter(status__in=HELD_STATUSES, is_imported=False).select_related("supervisor")
    for session in held.prefetch_related("supervisees"):
        for who in (session.supervisor, *session.supervisees.all()):
            yield who, session.held_day, f"{session} held"
    for signature in Signature.objects.select_related("worker"):
        yield signature.worker, day_of(signature), f"{signature}"
    for signed in TermsSignature.objects.select_related("worker"):
        yield signed.worker, day_of(signed), "agreement signed"
    for signed_off in MilestoneSignature.objects.select_related("worker"):
        yield signed_off.worker, day_of(signed_off), "milestone signed"
    meetings = MentorMeeting.objects.exclude(status="cancelled")
    for meeting in meetings.select_related("assignment__mentor", "assignment__enrolment__worker"):
        for who in (meeting.assignment.mentor, meeting.assignment.enrolment.worker):
            yield who, timezone.localtime(meeting.starts_at).date(), f"{meeting}"


def day_of(signature: Signature | TermsSignature | MilestoneSignature) -> date:
    return timezone.localtime(signature.signed_at).date()


RULES: tuple[Rule, ...] = (nobody_acts_while_away,)
