"""What the demo must never show: each rule answers what it finds against it, in words."""

import re
from calendar import day_name, month_name
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from django.db.models import Model, Q
from django.utils import timezone

from nqsw.models import (
    ClassFeedback,
    Cohort,
    Enrolment,
    Feedback,
    MasterClass,
    MentorMeeting,
    Milestone,
    MilestoneSignature,
    OutcomeStep,
    ProtectedTime,
    Reflection,
    Seat,
    SelfAssessment,
)
from supervision.models import (
    Action,
    ActionReview,
    Addendum,
    AgendaItem,
    Agreement,
    AuditedFile,
    AuditScore,
    CaseDiscussion,
    Cover,
    CpdDraft,
    Decision,
    DisagreementAnswer,
    PersonalNote,
    Session,
    SessionRecord,
    Signature,
    SignedText,
    Slot,
    TermsSignature,
)
from supervision.models.discussion import WRITTEN
from supervision.overdue.reports.compliance import compliance, shares_by
from supervision.records.child_names import names_in
from supervision.records.colleagues import colleagues_around
from tests.sealed import texts_of
from tests.test_writing import AVOIDED
from tracker.demo.telling import LONG
from workforce.authority_settings import authority_settings
from workforce.models import (
    Absence,
    Allocation,
    CaseCategory,
    CaseloadBreach,
    CaseloadLimit,
    CaseloadSnapshot,
    PublishedFigures,
    Worker,
)
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import is_working_day, working_days_between

HOLIDAYS = english_bank_holidays()
#: What people wrote, model by model.
TOLD: dict[type[Model], tuple[str, ...]] = {
    CaseDiscussion: WRITTEN,
    SessionRecord: (
        *("agenda", "workload", "learning", "health_and_safety", "reflection", "other_matters", "jottings"),
    ),
    PersonalNote: ("wellbeing",),
    Action: ("what", "outcome"),
    AgendaItem: ("text",),
    Addendum: ("body",),
    DisagreementAnswer: ("body",),
    Signature: ("comment",),
    Decision: ("decision", "rationale"),
    CpdDraft: ("title", "what", "reflection", "impact"),
    AuditScore: ("evidence",),
    AuditedFile: ("moderation_note",),
    Session: ("called_off_text",),
    Cover: ("reason",),
    Milestone: ("note", "place"),
    OutcomeStep: ("reason",),
    Reflection: ("title", "text"),
    Feedback: ("relationship", "said", "learnt"),
    ClassFeedback: ("comment",),
    MasterClass: ("title", "aims"),
    MentorMeeting: ("topics",),
    ProtectedTime: ("purpose",),
    CaseloadBreach: ("reason",),
    CaseloadLimit: ("reason",),
}
#: What happened: by day, or by instant.
HAPPENED: dict[type[Model], tuple[str, ...]] = {
    Session: ("held_on", "called_off_at", "booked_at"),
    SignedText: ("fixed_at",),
    Signature: ("signed_at",),
    DisagreementAnswer: ("answered_at",),
    Addendum: ("added_at",),
    Action: ("done_on", "dropped_on"),
    Decision: ("decided_at",),
    TermsSignature: ("signed_at",),
    AuditedFile: ("scored_at", "moderated_at"),
    Milestone: ("done_on",),
    MilestoneSignature: ("signed_at",),
    OutcomeStep: ("taken_on",),
    Reflection: ("written_on", "shared_at"),
    Feedback: ("gathered_on",),
    SelfAssessment: ("assessed_on",),
    ClassFeedback: ("given_at",),
    Seat: ("marked_at",),
    ProtectedTime: ("taken_on",),
    CaseloadSnapshot: ("counted_on",),
    CaseloadBreach: ("approved_at",),
    Allocation: ("allocated_on", "ended_on"),
}
#: What is planned for a working day, past or to come.
PLANNED: dict[type[Model], tuple[str, ...]] = {
    Session: ("starts_at",),
    SessionRecord: ("next_on",),
    Action: ("due_on",),
    Slot: ("starts_at",),
    MasterClass: ("starts_at",),
    MentorMeeting: ("starts_at",),
    Absence: ("started_on", "ended_on"),
    Cover: ("starts_on", "ends_on"),
    CaseloadBreach: ("approved_until",),
    Worker: ("qualified_on", "started_on", "left_on"),
}
CODE = re.compile(r"[\[\]{}|<>_=\\]|\b(?:None|True|False|lambda|datetime|object at)\b|  |\.\.|&#?\w+;")
MONTHS = list(month_name)[1:]
WEEKDAYS = list(day_name)
TOLD_DAY = re.compile(rf"(?:({'|'.join(WEEKDAYS)}) )?(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
#: How often one decision is made in the records of all teams together, at most.
SAID_AT_MOST = 12
WAITING_MOST_DAYS = {CaseCategory.ASSESSMENT: 45, CaseCategory.S47: 15}

ANY_DAY = re.compile(rf"\d+|{'|'.join((*WEEKDAYS, *MONTHS))}")

type Rule = Callable[[date], Iterator[str]]


def told() -> Iterator[tuple[Model, str, str]]:
    """Everything that was written, with where it stands."""
    for model, names in TOLD.items():
        for one in model._default_manager.order_by("pk"):
            for name in names:
                if text := getattr(one, name):
                    yield one, name, text


def day_of(value: object) -> date | None:
    """The day of a day or an instant, on the clock of this country."""
    if value is None or type(value) is date:
        return value
    return timezone.localtime(value).date()


def days_of(found: dict[type[Model], tuple[str, ...]]) -> Iterator[tuple[str, date]]:
    for model, names in found.items():
        for one in model._default_manager.order_by("pk"):
            for name in names:
                if day := day_of(getattr(one, name)):
                    yield f"{model.__name__} {one.pk} {name}", day


def no_code(on: date) -> Iterator[str]:
    for one, name, text in told():
        if CODE.search(text):
            yield f"{type(one).__name__}.{name}: {text}"


def nothing_long_twice(on: date) -> Iterator[str]:
    times = Counter(text for one, name, text in told() if len(text) >= LONG)
    yield from (f"{number} times: {text}" for text, number in times.items() if number > 1)


def no_childs_name(on: date) -> Iterator[str]:
    texts = {ANY_DAY.sub("one", text): text for _, _, text in told()}
    if names := names_in(".\n".join(texts), **colleagues_around(())._asdict()):
        yield f"{names}"


def plain_words(on: date) -> Iterator[str]:
    for one, name, text in told():
        if AVOIDED.search(text):
            yield f"{type(one).__name__}.{name}: {text}"


def what_happened_is_past(on: date) -> Iterator[str]:
    yield from (f"{where}: {day}" for where, day in days_of(HAPPENED) if day > on)


def what_is_to_come_is_not_past(on: date) -> Iterator[str]:
    for session in Session.objects.coming():
        if timezone.localtime(session.starts_at).date() < on:
            yield f"{session} is still booked"
    for slot in Slot.objects.filter(starts_at__date__lt=on):
        yield f"{slot} is still offered"


def only_working_days(on: date) -> Iterator[str]:
    for where, day in (*days_of(HAPPENED), *days_of(PLANNED)):
        if not is_working_day(day, holidays=HOLIDAYS):
            yield f"{where}: {day:%A %d %B %Y}"


def days_told_fit(on: date) -> Iterator[str]:
    """What is past lies before the session; what is to come on or after it, at work or on a Saturday."""
    for held_on, name, text in told_in_sessions():
        for weekday, number, month in TOLD_DAY.findall(text):
            day = nearest(int(number), MONTHS.index(month) + 1, held_on)
            is_to_come = bool(weekday)
            fits = day >= held_on if is_to_come else day <= held_on
            if not fits or (is_to_come and f"{day:%A}" != weekday):
                yield f"{held_on}, {name}: {text}"
            if is_to_come and weekday != "Saturday" and not is_working_day(day, holidays=HOLIDAYS):
                yield f"{held_on}, {name}, no working day: {text}"


def told_in_sessions() -> Iterator[tuple[date, str, str]]:
    """What is written in records, with the day of its session."""
    for model in (CaseDiscussion, SessionRecord, PersonalNote):
        for one in model.objects.select_related("session"):
            for name in TOLD[model]:
                yield one.session.held_day, name, getattr(one, name)


def nearest(number: int, month: int, to: date) -> date:
    years = (to.year - 1, to.year, to.year + 1)
    days = [date(year, month, number) for year in years if month != 2 or number < 29 or year % 4 == 0]
    return min(days, key=lambda day: abs(day - to))


def nobody_who_is_away_or_gone_has_cases(on: date) -> Iterator[str]:
    gone = Q(worker__left_on__lt=on) | Q(
        worker__in=Absence.objects.filter(ended_on=None, started_on__lte=on).values("worker")
    )
    for case in Allocation.objects.held(on=on).filter(gone).select_related("worker"):
        yield f"{case.worker} holds {case.case_reference}"


def cohorts_are_named_for_their_month(on: date) -> Iterator[str]:
    for cohort in Cohort.objects.all():
        if cohort.name != f"{cohort.starts_on:%B %Y}":
            yield f"{cohort} starts on {cohort.starts_on}"
    for enrolment in Enrolment.objects.select_related("cohort", "worker"):
        if f"{enrolment.started_on:%B %Y}" != enrolment.cohort.name:
            yield f"{enrolment.worker} of {enrolment.cohort} started on {enrolment.started_on}"


def no_real_councils_figures(on: date) -> Iterator[str]:
    for name in PublishedFigures.objects.values_list("area_name", flat=True).distinct():
        if name not in {"England", "Demo Council"}:
            yield f"Figures of {name}"
    if authority_settings(on=on).dfe_code != "999":
        yield "The code of a real authority"


def the_year_is_a_councils(on: date) -> Iterator[str]:
    """Held in time: no month far from the one before, no team that is never late, or always."""
    first = (on.replace(day=1) - timedelta(days=330)).replace(day=1)
    rows = compliance(people=Worker.objects.all(), from_on=first, to_on=on - timedelta(days=1))
    months = [share for share in shares_by(rows, lambda row: row.month) if share.periods >= 25]
    for before, after in pairwise(months):
        if abs(before.percent - after.percent) > 18:
            yield f"{before.label:%B} {before.percent}%, {after.label:%B} {after.percent}%"
    yield from (f"{one.label:%B} {one.percent}%" for one in months if not 68 <= one.percent <= 98)
    for team in shares_by(rows, lambda row: row.team):
        if not 72 <= team.percent <= 98:
            yield f"{team.label}: {team.percent}% in the year"
    agreements = Agreement.objects.in_force(on=on)
    overdue = agreements.filter(next_due_on__lt=on).count() / agreements.count()
    if not 0.05 <= overdue <= 0.2:
        yield f"{overdue:.0%} overdue"


def caseloads_are_a_councils(on: date) -> Iterator[str]:
    held = Counter(Allocation.objects.held(on=on).values_list("worker", flat=True))
    full = []
    for worker in Worker.objects.employed(on=on).filter(pk__in=held):
        number = held[worker.pk]
        is_settled = worker.fte == 1 and (on - worker.started_on).days > 70
        if is_settled and not 8 <= number <= 20:
            yield f"{worker} holds {number}"
        if is_settled:
            full.append(number)
        counts = [one.total for one in worker.caseload_snapshots.order_by("counted_on")]
        for before, after in pairwise(counts):
            if abs(before - after) > 7:
                yield f"{worker}: {before} cases, {after} a fortnight later"
    if not 12 <= median(full) <= 17:
        yield f"{median(full)} cases in the middle"


def cases_are_told_as_they_are_held(on: date) -> Iterator[str]:
    """The number that a record tells is that of the day; nothing is told of a case that was not held."""
    holding = defaultdict(list)
    for case in Allocation.objects.all():
        holding[case.worker_id].append(case)
    for note in PersonalNote.objects.select_related("session__record", "supervisee"):
        day = note.session.held_day
        cases = [
            case
            for case in holding[note.supervisee_id]
            if case.allocated_on <= day and (case.ended_on is None or case.ended_on >= day)
        ]
        said = note.session.record.workload
        told = re.match(r"(\d+) case", said)
        number = int(told[1]) if told else 0
        if number != len(cases):
            yield f"{note.supervisee} on {day}: {len(cases)} cases, “{said}”"
        held = {case.case_reference for case in cases}
        for discussion in note.session.discussions.all():
            if discussion.case_reference not in held:
                yield f"{note.supervisee} on {day}: {discussion.case_reference} was not held"


def each_family_has_its_own_decision(on: date) -> Iterator[str]:
    """No record decides the same of two families."""
    decided = texts_of(CaseDiscussion.objects.all(), "session_id", "supervisee_id", "decision")
    for (session, _, decision), times in Counter(decided).items():
        if times > 1:
            yield f"“{decision}” {times} times in session {session}"


def no_decision_is_everyones(on: date) -> Iterator[str]:
    """Who reads thirty records does not meet the same decision in each: short ones come back now and then."""
    times = Counter(texts_of(CaseDiscussion.objects.all(), "decision"))
    yield from (f"“{said}” {number} times" for said, number in times.items() if number > SAID_AT_MOST)


def categories_fit(on: date) -> Iterator[str]:
    nqsws = set(Enrolment.objects.current().values_list("worker", flat=True))
    for case in Allocation.objects.held(on=on).select_related("worker"):
        most = WAITING_MOST_DAYS.get(CaseCategory(case.category))
        if most and working_days_between(case.allocated_on, on, holidays=HOLIDAYS) > most:
            yield f"{case.case_reference}, {case.category}, held since {case.allocated_on}"
        if case.worker_id in nqsws and case.category in (CaseCategory.CP, CaseCategory.S47):
            yield f"{case.worker} is newly qualified and holds {case.category}"
    of_enquiries = Action.objects.filter(discussion__category=CaseCategory.S47)
    for action in of_enquiries.select_related("session"):
        if action.due_on > action.session.held_on + timedelta(days=16):
            yield f"“{action.what}”, agreed on {action.session.held_on}, is due on {action.due_on} only"


def decisions_have_their_reason_and_their_day(on: date) -> Iterator[str]:
    for one in CaseDiscussion.objects.all():
        if not (one.update and one.decision and one.rationale and one.timescale):
            yield f"{one} of session {one.session_id} lacks something"
        if one.is_about_a_threshold and not one.strategy_discussion:
            yield f"{one} of session {one.session_id}: was a strategy discussion considered?"


def what_is_done_was_done_in_its_time(on: date) -> Iterator[str]:
    for action in Action.objects.exclude(done_on=None).exclude(session=None).select_related("session"):
        if action.done_on < action.session.held_on:
            yield f"“{action.what}” was done before it was agreed"
    for review in ActionReview.objects.filter(outcome="done").select_related("action", "session"):
        if review.action.done_on > review.session.held_on:
            yield f"“{review.action.what}” was reviewed as done before it was"


RULES: tuple[Rule, ...] = (
    no_code,
    nothing_long_twice,
    no_childs_name,
    plain_words,
    what_happened_is_past,
    what_is_to_come_is_not_past,
    only_working_days,
    days_told_fit,
    nobody_who_is_away_or_gone_has_cases,
    cohorts_are_named_for_their_month,
    no_real_councils_figures,
    the_year_is_a_councils,
    caseloads_are_a_councils,
    cases_are_told_as_they_are_held,
    each_family_has_its_own_decision,
    no_decision_is_everyones,
    categories_fit,
    decisions_have_their_reason_and_their_day,
    what_is_done_was_done_in_its_time,
)
