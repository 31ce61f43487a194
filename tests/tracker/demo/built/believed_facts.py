"""What a practitioner would not believe of the demo beside its cases: leave, programme, documents."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from django.utils import timezone

from nqsw.models import Enrolment, EnrolmentStatus, Milestone
from supervision.models import (
    CancellationReason,
    PersonalNote,
    Session,
    SessionKind,
    SessionRecord,
    Side,
)
from tests.tracker.demo.built.believed import SHARED
from tests.tracker.demo.built.plausible import HOLIDAYS, MONTHS, TOLD_DAY, Rule, nearest
from workforce.models import Absence, GuidanceVersion
from workforce.rules.working_days import working_days_between

ABSENCE_TOLD = re.compile(
    r"(?:[Ll]eave|[Ss]ickness|[Tt]raining)\b[^.]*? from (?P<first>[^.;:]+?) to (?P<last>[^.;:]+)"
)
#: Said of time away that no absence is entered for.
AWAY = re.compile(
    r"[Bb]ack from leave|[Ll]eave (?:is )?(?:booked|agreed)\b|[Dd]ays off from|[Ll]ong weekend|[Nn]ext leave"
)
WORKING_DAYS_TOLD = 5
NEWLY = timedelta(days=366)


def day_of_words(words: str, held_on: date) -> date:
    _, number, month = TOLD_DAY.findall(words)[0]
    return nearest(int(number), MONTHS.index(month) + 1, held_on)


def leave_is_what_is_entered(on: date) -> Iterator[str]:
    """Each absence that a record names is entered; each longer one that ended is named in the next record."""
    entered = defaultdict(set)
    for absence in Absence.objects.exclude(ended_on=None):
        entered[absence.worker_id].add((absence.started_on, absence.ended_on))
    before: dict[int, date] = {}
    notes = PersonalNote.objects.select_related("session__record", "supervisee")
    for note in notes.order_by("session__starts_at"):
        record, who, held_on = note.session.record, note.supervisee, note.session.held_day
        said = " ".join((*(getattr(record, name) for name in SHARED), note.wellbeing))
        named = {
            (day_of_words(found["first"], held_on), day_of_words(found["last"], held_on))
            for found in ABSENCE_TOLD.finditer(said)
        }
        if not named <= entered[who.pk] or AWAY.search(said):
            yield f"{who} on {held_on}, not entered: {record.health_and_safety} {note.wellbeing}"
        since, before[who.pk] = before.get(who.pk), held_on
        ended = {
            spell for spell in entered[who.pk] if since and since < spell[1] < held_on and is_long(spell)
        }
        if ended and not ended & named:
            yield f"{who} on {held_on}, not said: away {ended}"


def is_long(spell: tuple[date, date]) -> bool:
    return working_days_between(*spell, holidays=HOLIDAYS) >= WORKING_DAYS_TOLD


def who_was_away_was_away(on: date) -> Iterator[str]:
    """A session that is cancelled for sickness or leave lies in an absence."""
    away = (CancellationReason.SICKNESS, CancellationReason.LEAVE)
    for session in Session.objects.filter(called_off_reason__in=away).prefetch_related("supervisees"):
        day = timezone.localtime(session.starts_at).date()
        people = (
            [session.supervisor] if session.called_off_side == Side.SUPERVISOR else session.supervisees.all()
        )
        if not Absence.objects.covering(on=day).filter(worker__in=people).exists():
            yield f"{session}: {session.called_off_reason} of {people}, who was at work"


def newly_qualified_means_newly(on: date) -> Iterator[str]:
    for enrolment in Enrolment.objects.select_related("worker"):
        if not timedelta(0) <= enrolment.started_on - enrolment.worker.qualified_on <= NEWLY:
            qualified_on = enrolment.worker.qualified_on
            yield f"{enrolment.worker} started on {enrolment.started_on}, qualified on {qualified_on}"


def milestones_are_reached_in_their_order(on: date) -> Iterator[str]:
    """Nothing before what was due before it, no second of a kind before the first."""
    for enrolment in Enrolment.objects.select_related("worker"):
        every = list(enrolment.milestones.order_by("due_on", "pk"))
        done = [one for one in every if one.done_on]
        for before, after in pairwise(done):
            if after.done_on < before.done_on:
                yield f"{enrolment.worker}: {after} on {after.done_on}, {before} on {before.done_on}"
        for number, one in enumerate(every):
            later = [two for two in every[number + 1 :] if two.kind == one.kind and two.done_on]
            if not one.done_on and not one.is_optional and later:
                yield f"{enrolment.worker}: {later[0]} without {one}"
        if enrolment.status == EnrolmentStatus.COMPLETED and len(done) < len(every):
            yield f"{enrolment.worker} has completed with {len(every) - len(done)} milestones open"


def an_nqsw_is_seen_at_their_own_work(on: date) -> Iterator[str]:
    """An observation is of what an NQSW does: a review of a child looked after is its reviewing officer's."""
    for milestone in Milestone.objects.exclude(place=""):
        if "review" in milestone.place.lower() or (
            "Chaired" in milestone.note and "Child in need meeting" not in milestone.place
        ):
            yield f"{milestone} at “{milestone.place}”: {milestone.note}"


def documents_lead_to_what_is_there(on: date) -> Iterator[str]:
    for version in GuidanceVersion.objects.exclude(link=""):
        yield f"{version} leads to {version.link}"


def a_group_and_an_ad_hoc_session_have_their_own_records(on: date) -> Iterator[str]:
    """They move the clocks that they should, and say what they are about."""
    for kind in (SessionKind.GROUP, SessionKind.AD_HOC):
        held = Session.objects.held().filter(kind=kind).prefetch_related("attendances")
        if not held:
            yield f"There is no session of the kind {kind}"
        for session in held:
            if {one.moves_clock for one in session.attendances.all()} != {kind == SessionKind.GROUP}:
                yield f"{session} moves other clocks than it should"
            if not SessionRecord.objects.filter(session=session).exclude(agenda="").exists():
                yield f"{session} has no record"
            if kind == SessionKind.GROUP and len(session.attendances.all()) < 3:
                yield f"{session} is a group of {len(session.attendances.all())}"


RULES: tuple[Rule, ...] = (
    leave_is_what_is_entered,
    who_was_away_was_away,
    newly_qualified_means_newly,
    milestones_are_reached_in_their_order,
    an_nqsw_is_seen_at_their_own_work,
    documents_lead_to_what_is_there,
    a_group_and_an_ad_hoc_session_have_their_own_records,
)
