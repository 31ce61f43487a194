"""What an enrolment promises, kept in step with its facts.

Supervision at the programme's frequency, a protected caseload, milestones with due days and an
expected end all follow from the programme, the start, the pauses and the extension. Each verb that
changes one of these calls `settle` in its transaction; nothing else writes the results.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils import timezone

from nqsw.milestones.services.settling import settle_milestones
from nqsw.models import Enrolment, Programme
from nqsw.rules.programme_days import ShareSpell, expected_end_on, parted, protected_spells
from supervision.agreements.services.agreements import end_agreement, start_agreement
from supervision.agreements.services.promising import change_policy
from supervision.agreements.services.taking_back import in_force_until
from supervision.models import Agreement, FrequencyPolicy
from workforce.authority.services import Consequence
from workforce.authority_settings import authority_settings, history
from workforce.caseloads.services.breaches import note_breaches
from workforce.caseloads.services.limits import end_protected_limits, set_limit
from workforce.models import Account, CaseloadLimit, Worker
from workforce.rules.authority import Setting
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY, Interval, ShareStep, limit_for

PER_CENT = Decimal(100)


def settle(enrolment: Enrolment, *, by: Account | None) -> None:
    """The expected end, milestones and protected caseload, as the enrolment's facts have them now."""
    enrolment.expected_end_on = expected_end_on(
        started_on=enrolment.started_on,
        months=enrolment.programme.months + enrolment.extension_months,
        pauses=_pauses(enrolment),
    )
    enrolment.save()
    settle_milestones(enrolment)
    settle_limits(enrolment, by=by)
    note_breaches_of([enrolment.worker_id], by=by)


def note_breaches_of(workers: Iterable[int], *, by: Account | None) -> None:
    """The diary of caseloads over the limit follows a changed limit today, not at the next count."""
    people = Worker.objects.filter(pk__in=list(workers))
    note_breaches(on=timezone.localdate(), by=by, workers=people)


def limit_steps(programme: Programme) -> list[ShareStep]:
    """The programme's protected shares as the rules read them. Raises Refusal where it has none."""
    steps = [
        ShareStep(step.from_month, Decimal(step.percent) / PER_CENT) for step in programme.limit_steps.all()
    ]
    if not steps:
        raise Refusal(f"“{programme}” has no protected caseload. Add its share to the programme first.")
    return steps


def settle_limits(enrolment: Enrolment, *, by: Account | None) -> None:
    """The protected caseload of each step; a limit that keeps its first day keeps its number.

    So no later change of hours rewrites the past. Where the experienced worker's limit is another one from a
    day on, another limit starts that day.
    """
    spells = wanted_spells(enrolment)
    protected = CaseloadLimit.objects.filter(
        worker=enrolment.worker, is_protected=True, starts_on__gte=enrolment.started_on
    )
    protected.exclude(starts_on__in=[spell.starts_on for spell in spells]).delete()
    there = {limit.starts_on: limit for limit in protected}
    for spell in spells:
        limit = there.get(spell.starts_on)
        if limit is None:
            _protect(enrolment, spell, by=by)
        elif limit.ends_on != spell.ends_on:
            limit.ends_on = spell.ends_on
            limit.save(update_fields=["ends_on"])


def wanted_spells(enrolment: Enrolment) -> list[ShareSpell]:
    """Days on which one number of cases is promised: by the steps, and by the experienced worker's limit."""
    spells = protected_spells(
        steps=limit_steps(enrolment.programme),
        started_on=enrolment.started_on,
        pauses=_pauses(enrolment),
    )
    return parted(spells, at=history().changes_of(Setting.EXPERIENCED_CASELOAD_LIMIT))


def protected_limit(enrolment: Enrolment, spell: ShareSpell, *, by: Account | None) -> CaseloadLimit:
    """The protected caseload of one spell, on the NQSW's hours; not saved yet."""
    experienced = authority_settings(on=spell.starts_on).experienced_caseload_limit
    return CaseloadLimit(
        worker=enrolment.worker,
        cases=limit_for(experienced_limit=experienced, share=spell.share, fte=enrolment.worker.fte),
        starts_on=spell.starts_on,
        ends_on=spell.ends_on,
        reason=f"{enrolment.programme}: {spell.share:.0%} of an experienced worker's "
        f"{many(experienced, 'case')}",
        is_protected=True,
        set_by=by,
    )


def _protect(enrolment: Enrolment, spell: ShareSpell, *, by: Account | None) -> None:
    wanted = protected_limit(enrolment, spell, by=by)
    set_limit(
        worker=wanted.worker,
        cases=wanted.cases,
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
        reason=wanted.reason,
        is_protected=True,
        by=by,
    )


def supervise_under(
    *,
    worker: Worker,
    policy: FrequencyPolicy,
    from_on: date,
    by: Account | None,
    counts_from: date | None = None,
) -> Agreement | None:
    """Supervision under a policy from a day on, with the supervisor the worker has.

    An agreement that started on the day or later changes its policy; an earlier one ends the day
    before and continues under the new policy, so that each time keeps its own promise. The clock goes on:
    who was overdue still is. Without one the last supervisor, else the line manager, starts it; answers None
    where there is neither.
    """
    agreement = worker.agreements.filter(ends_on=None).first()
    if agreement and agreement.starts_on >= from_on:
        change_policy(
            agreement=agreement, policy=policy, by=by, from_on=agreement.starts_on, counts_from=counts_from
        )
        return agreement
    last = agreement or worker.agreements.order_by("starts_on").last()
    supervisor = _supervisor(worker, last, on=from_on)
    if supervisor is None:
        return None
    if agreement:
        end_agreement(agreement=agreement, on=from_on - ONE_DAY, by=by)
    return start_agreement(
        supervisee=worker,
        supervisor=supervisor,
        policy=policy,
        starts_on=max(from_on, last.ends_on + ONE_DAY) if last and last.ends_on else from_on,
        counts_from=counts_from,
        by=by,
    )


def _supervisor(worker: Worker, last: Agreement | None, *, on: date) -> Worker | None:
    if last and last.supervisor.is_employed(on=on):
        return last.supervisor
    return worker.line_manager


def end_supervision(*, worker: Worker, on: date, by: Account | None) -> None:
    """No agreement of a leaver is in force after their last day."""
    for newest in worker.agreements.filter(ends_on=None):
        agreement = in_force_until(on, agreement=newest, by=by)
        end_agreement(agreement=agreement, on=on, by=by)


def end_limits(enrolment: Enrolment, *, on: date, by: Account | None) -> None:
    """After the last day: an experienced worker's caseload, and the diary of breaches follows."""
    end_protected_limits(worker=enrolment.worker, on=on, by=by)
    note_breaches_of([enrolment.worker_id], by=by)


def _pauses(enrolment: Enrolment) -> list[Interval]:
    return [pause.interval for pause in enrolment.pauses.all()]


def _with_another_limit() -> list[Enrolment]:
    """Who has another protected limit from a day on, now that the experienced worker's is another."""
    current = Enrolment.objects.current().select_related("worker", "cohort__programme")
    enrolments = list(current.prefetch_related("cohort__programme__limit_steps", "pauses").order_by("worker"))
    there: dict[int, set[date]] = {}
    limits = CaseloadLimit.objects.filter(worker__enrolments__in=enrolments, is_protected=True)
    for worker, starts_on in limits.values_list("worker", "starts_on"):
        there.setdefault(worker, set()).add(starts_on)
    return [
        enrolment
        for enrolment in enrolments
        if {spell.starts_on for spell in wanted_spells(enrolment)} - there.get(enrolment.worker_id, set())
    ]


def _foreseen(on: date) -> str:
    number = len(_with_another_limit())
    return f"NQSWs whose protected limit is another one from that day: {number}." if number else ""


def _follow(by: Account | None) -> None:
    changed = _with_another_limit()
    for enrolment in changed:
        settle_limits(enrolment, by=by)
    note_breaches_of([enrolment.worker_id for enrolment in changed], by=by)


#: Protected limits are shares of the experienced worker's: they follow it from the day of its change.
PROTECTED_LIMITS = Consequence(
    of=frozenset({Setting.EXPERIENCED_CASELOAD_LIMIT}),
    foresee=_foreseen,
    follow=lambda on, by: _follow(by),
    concerned=lambda: Enrolment.objects.current().values_list("worker", flat=True),
)
