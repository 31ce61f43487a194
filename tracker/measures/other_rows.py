"""The rows behind the measures of caseloads, the NQSW programme, registration, and who left."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from django.utils import timezone

from nqsw.models import AttendanceMark, most_allowed
from nqsw.models.master_class import ATTENDED_MARKS
from nqsw.models.milestone import BeforeTracker
from nqsw.protected_time.reports import planned_in
from nqsw.rules.start_day import is_before_records, is_mentor_unknown
from tracker.measures.known import Facts, place_on, runs
from tracker.measures.rows import LAST_STAGE, Row, Span
from workforce.caseloads.reports.loads import usual_limits
from workforce.models import StartDay
from workforce.rules.working_days import ONE_DAY

#: A registration is due for renewal from so long before it ends. *Local.*
RENEWED_WITHIN = timedelta(days=90)
PROTECTED = "protected"


# --- Caseloads -------------------------------------------------------------------------------------


def over_limit(facts: Facts, span: Span) -> Iterator[Row]:
    """Everyone with a count and a limit; they count where the cases are more."""
    usual = usual_limits(on=span.on)
    for worker, one in facts.people.items():
        counted_on, cases = facts.count_on(worker, span.on)
        if cases is None or not facts.is_here(worker, span.on):
            continue
        limit = facts.limit_on(worker, span.on)
        most = limit.cases if limit else usual(one.org_role, one.fte)
        if most is not None:
            parts = (PROTECTED,) if limit and limit.is_protected else ()
            yield Row(worker, span.on, cases > most, cases, most, None, counted_on, parts)


def days_over(facts: Facts, span: Span) -> Iterator[Row]:
    """Everyone who was over the limit on some of the days, and on how many."""
    usual = cache(lambda day: usual_limits(on=day))
    for worker, one in facts.people.items():
        days, protected = 0, False
        for first, after, cases, limit in _spells(facts, worker, span):
            most = limit.cases if limit else usual(first)(one.org_role, one.fte)
            if most is not None and cases > most:
                days += facts.days_here(worker, first, after - ONE_DAY)
                protected = protected or bool(limit and limit.is_protected)
        if days:
            yield Row(worker, span.last, True, days, parts=(PROTECTED,) if protected else ())


def _spells(facts: Facts, worker: int, span: Span) -> Iterator[tuple[date, date, int, Any]]:
    """Days on which someone's cases and own limit were the same: the first, the day after the last, the cases
    and the limit, if any. Days before the first count are left out.
    """
    counts = facts.counts.get(worker)
    if not counts:
        return
    if worker in facts.limits:
        for first, after in pairwise([*_changes(facts, worker, span), span.last + ONE_DAY]):
            _, cases = facts.count_on(worker, first)
            if cases is not None:
                yield first, after, cases, facts.limit_on(worker, first)
        return
    begun = place_on(counts, span.first)
    within = counts[begun : place_on(counts, span.last)]
    if begun:
        within.insert(0, (span.first, counts[begun - 1][1]))
    for (first, cases), (after, _) in pairwise([*within, (span.last + ONE_DAY, 0)]):
        yield first, after, cases, None


def _changes(facts: Facts, worker: int, span: Span) -> list[date]:
    """The first day, and days on which a count or a limit was another than the day before."""
    days = [day for day, _ in facts.counts.get(worker, ())]
    for limit in facts.limits.get(worker, ()):
        days += [limit.starts_on, *([limit.ends_on + ONE_DAY] if limit.ends_on else [])]
    return sorted({span.first, *(day for day in days if span.first < day <= span.last)})


# --- The programme ---------------------------------------------------------------------------------


def on_programme(facts: Facts, span: Span) -> Iterator[Row]:
    """Every NQSW who is on the programme at the end of the day, by stage."""
    for one in _running(facts, span.on):
        stage = one.stage(on=span.on).first_month
        yield Row(
            one.worker_id, span.on, value=one.week(on=span.on), thing=one.pk, other_day=one.started_on,
            parts=(f"months-{stage}" if stage < LAST_STAGE else "months-13",),
        )  # fmt: skip


def _running(facts: Facts, on: date) -> Iterator[Any]:
    return (
        one
        for one in facts.enrolments.values()
        if one.started_on <= on and (one.ended_on is None or one.ended_on > on)
    )


def protected_time(facts: Facts, span: Span) -> Iterator[Row]:
    """Hours taken of hours planned, of each NQSW of whom the ledger expects or has some."""
    taken: dict[int, Any] = defaultdict(int)
    for enrolment, day, hours in facts.found["taken"]:
        if span.first <= day <= span.last:
            taken[enrolment] += hours
    for one in facts.enrolments.values():
        if one.started_on > span.last or (one.ended_on and one.ended_on < span.first):
            continue
        planned = planned_in(one, span.month, on=span.last)
        if planned or taken[one.pk]:
            yield Row(one.worker_id, span.last, value=taken[one.pk], of=planned, thing=one.pk)


def milestones_on_time(facts: Facts, span: Span) -> Iterator[Row]:
    """Every required milestone that was due, of a programme that ran then; in time by the day."""
    begins_on = StartDay.objects.records_begin_on()
    for one in facts.found["milestones"]:
        enrolment = facts.enrolments[one.enrolment]
        if not span.first <= one.due_on <= span.last or not runs(enrolment, one.due_on):
            continue
        if one.before_tracker == BeforeTracker.DAY_NOT_KNOWN or _is_before(one, begins_on):
            continue
        if _is_paused(enrolment, one.due_on):
            continue
        done_on = one.done_on if one.done_on and one.done_on <= span.known else None
        is_in_time = done_on is not None and done_on <= one.due_on
        yield Row(enrolment.worker_id, one.due_on, counts=is_in_time, thing=one.pk, other_day=done_on)


def milestones_late(facts: Facts, span: Span) -> Iterator[Row]:
    """Every required milestone that is past its due day and not done, of a programme that runs."""
    begins_on = StartDay.objects.records_begin_on()
    for one in facts.found["milestones"]:
        enrolment = facts.enrolments[one.enrolment]
        is_open = one.done_on is None or one.done_on > span.on
        if not is_open or one.due_on >= span.on or _is_before(one, begins_on):
            continue
        if not _still_runs(enrolment, span.on) or _is_paused(enrolment, span.on):
            continue
        days = (span.on - one.due_on).days
        yield Row(enrolment.worker_id, span.on, value=days, thing=one.pk, other_day=one.due_on)


def _still_runs(enrolment: Any, on: date) -> bool:
    return enrolment.started_on <= on and (enrolment.ended_on is None or enrolment.ended_on > on)


def _is_before(one: Any, begins_on: date | None) -> bool:
    """Due before records began, and no one has said whether it was done."""
    unsaid = one.done_on is None and one.not_done_on is None
    return unsaid and is_before_records(due_on=one.due_on, records_begin_on=begins_on)


def _is_paused(enrolment: Any, on: date) -> bool:
    return any(pause.contains(on) for pause in enrolment.pause_intervals)


def attendance(facts: Facts, span: Span) -> Iterator[Row]:
    """Every mark in the register of a master class."""
    for one in facts.found["seats"]:
        day = timezone.localdate(one.master_class__starts_at)
        if span.first <= day <= span.last:
            attended = one.mark in ATTENDED_MARKS
            part = "attended" if attended else AttendanceMark(one.mark).value
            yield Row(one.worker, day, counts=attended, thing=one.master_class, parts=(part,))


def with_mentor(facts: Facts, span: Span) -> Iterator[Row]:
    """Every NQSW on the programme; left out while a mentor may only not have been entered yet."""
    begins_on = StartDay.objects.records_begin_on()
    mentored = {one.enrolment for one in facts.found["mentors"] if _is_in_force(one, span.on)}
    for one in _running(facts, span.on):
        unknown = one.pk not in mentored and is_mentor_unknown(
            here_from=one.here_from,
            first_mentored_on=one.first_mentored_on,
            recorded_on=one.recorded_on,
            records_begin_on=begins_on,
            on=span.on,
        )
        if not unknown:
            yield Row(one.worker_id, span.on, counts=one.pk in mentored, thing=one.pk)


def mentor_load(facts: Facts, span: Span) -> Iterator[Row]:
    """Every mentor among the people, with their NQSWs; they count where these are more than the most."""
    of_each: dict[int, list[Any]] = defaultdict(list)
    for one in facts.found["mentors"]:
        ended = one.enrolment__ended_on
        is_on = one.enrolment__started_on <= span.on and (ended is None or ended > span.on)
        if one.mentor in facts.people and _is_in_force(one, span.on) and is_on:
            of_each[one.mentor].append(one)
    for mentor, theirs in of_each.items():
        most = min(one.enrolment__cohort__programme__mentor_load_limit for one in theirs)
        most = most_allowed(theirs[0].mentor__mentor_profile__capacity, limit=most)
        yield Row(mentor, span.on, counts=len(theirs) > most, value=len(theirs), of=most)


def _is_in_force(one: Any, on: date) -> bool:
    return bool(one.starts_on <= on and (one.ends_on is None or one.ends_on >= on))


# --- Registration, leavers, pauses, outcomes -------------------------------------------------------


def registration_due(facts: Facts, span: Span) -> Iterator[Row]:
    """Everyone here whose registration has ended, or ends within the time for renewal."""
    for one in facts.found["people"]:
        ends_on = one.registration_expires_on
        if ends_on and ends_on <= span.on + RENEWED_WITHIN and facts.is_here(one.pk, span.on):
            days = (ends_on - span.on).days
            part = "ended" if days < 0 else "to-come"
            yield Row(one.pk, span.on, value=days, other_day=ends_on, parts=(part,))


def leavers(facts: Facts, span: Span) -> Iterator[Row]:
    """Everyone whose last day was in the time."""
    for one in facts.found["people"]:
        if one.left_on and span.first <= one.left_on <= span.last:
            yield Row(one.pk, one.left_on, other_day=one.started_on)


def pauses(facts: Facts, span: Span) -> Iterator[Row]:
    """Every NQSW whose programme stands still on the day, by reason."""
    for one in _running(facts, span.on):
        found = next((pause for pause in one.pauses.all() if pause.interval.contains(span.on)), None)
        if found:
            yield Row(one.worker_id, span.on, thing=one.pk, other_day=found.started_on, parts=(found.reason,))


def outcomes(facts: Facts, span: Span) -> Iterator[Row]:
    """Every decision on a programme that was taken in the time."""
    for one in facts.found["outcomes"]:
        if span.first <= one.taken_on <= span.last:
            yield Row(
                one.enrolment__worker, one.taken_on, counts=one.verdict == "pass", thing=one.enrolment,
                parts=(one.verdict,),
            )  # fmt: skip
