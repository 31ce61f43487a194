"""Starting, handing over and ending a supervision agreement."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from supervision.agreements.services.promising import PROMISE, go_on_from, just_before, promise_of, settle
from supervision.agreements.services.telling import tell_of_supervisor
from supervision.models import Agreement, Cover, FrequencyPolicy, TermsSignature
from supervision.records.services.passing_on import pass_on_actions
from workforce.audit_trail.reading_rights import Rights, no_more, standing, together
from workforce.audit_trail.services import record_event
from workforce.audit_trail.signed_kinds import plain
from workforce.audit_trail.verbs import Verb
from workforce.locking import ChangedAtOnce, lock_people
from workforce.models import Account, Event, Worker
from workforce.reader_changes.second_person import gains_by_standing_in, must_wait
from workforce.rules.refusal import Refusal

#: Of an agreement, what the person who recorded it can undo, until something else is recorded of it.
STEPS = (
    Verb.AGREEMENT_STARTED,
    Verb.AGREEMENT_HANDED_OVER,
    Verb.AGREEMENT_ENDED,
    Verb.AGREEMENT_REOPENED,
)


class AgreementRefused(Refusal):
    """What is asked for contradicts the agreements that there are; the message is for a person."""


@transaction.atomic
def start_agreement(
    *,
    supervisee: Worker,
    supervisor: Worker,
    policy: FrequencyPolicy,
    starts_on: date,
    by: Account | None,
    clock_started_on: date | None = None,
    counts_from: date | None = None,
    first_due_on: date | None = None,
    reason: str = "",
) -> Agreement:
    """Begin an agreement; the clock starts with it unless another day is given, and so do the stages of its
    promise, unless they count from another day.

    Where another agreement ended just before, its clock goes on: what was due and not held stays due.

    Who was supervised before is told of who reads their file from now on, and why.

    `first_due_on` is the first due day that was agreed for a clock that goes on.

    Raises AgreementRefused when the supervisee has an agreement on that day or later, and
    IntegrityError when two are started at once.
    """
    lock_people([supervisee])
    _require_someone_else(supervisee, supervisor, by=by)
    if Agreement.objects.in_force_from(starts_on).filter(supervisee=supervisee).exists():
        raise AgreementRefused(f"{supervisee} already has a supervision agreement on that day or later.")
    agreement = Agreement(
        supervisee=supervisee,
        supervisor=supervisor,
        policy=policy,
        starts_on=starts_on,
        clock_started_on=clock_started_on or starts_on,
        counts_from=None if counts_from == starts_on else counts_from,
        first_due_on=first_due_on,
        cases_discussed_within_weeks=policy.cases_discussed_within_weeks,
        set_by=by,
    )
    former = just_before([(supervisee.pk, starts_on)]).get(supervisee.pk)
    if former:
        go_on_from(former, agreement, counts_from=counts_from or clock_started_on)
    agreement.save()
    settle(agreement)
    record_event(verb=Verb.AGREEMENT_STARTED, subject=agreement, by=by, worker=supervisee)
    goes_on = former is not None and former.supervisor_id == supervisor.pk
    if not goes_on and Agreement.objects.filter(supervisee=supervisee).exclude(pk=agreement.pk).exists():
        tell_of_supervisor(agreement, former=None, by=by, reason=reason)
    return agreement


@transaction.atomic
def hand_over(
    *,
    agreement: Agreement,
    to: Worker,
    from_on: date,
    by: Account | None,
    second: Account | None = None,
    reason: str = "",
    line_goes: bool = False,
) -> Agreement:
    """A new supervisor from a day on. The clock continues: the promise is to the supervisee; and what
    the former supervisor still had to do for them is the new one's to do.

    An agreement handed over from the day it started is replaced. `second` has confirmed it, where it had to
    be; those concerned are told the `reason`; the line of management goes along next where `line_goes`, and
    can be given back as it was. Raises AgreementRefused for an earlier day, and for an
    agreement that has an end; ChangedAtOnce for one that someone else replaced.
    """
    lock_people([agreement.supervisee_id])
    try:
        agreement.refresh_from_db(fields=["ends_on", *PROMISE])
    except Agreement.DoesNotExist as gone:
        raise ChangedAtOnce from gone
    if agreement.ends_on is not None:
        raise AgreementRefused("This agreement has ended or will end; start a new one instead.")
    if second is None:
        _require_someone_else(agreement.supervisee, to, by=by)
    if from_on < agreement.starts_on:
        raise AgreementRefused("The new supervisor must start on or after the first day of this agreement.")
    successor = Agreement(
        supervisee=agreement.supervisee,
        supervisor=to,
        starts_on=from_on,
        **promise_of(agreement),
        set_by=by,
    )
    cut, reads = Cut(), no_more(Agreement, agreement.pk)
    is_kept = from_on > agreement.starts_on
    if is_kept:
        agreement.ends_on = from_on - timedelta(days=1)
        agreement.save(update_fields=["ends_on"])
        settle(agreement)
        cut = _cut_covers(agreement)
        reads = together(standing(agreement, columns=("ends_on",)), cut.reads)
        successor.save()
    else:
        _replace(agreement, successor)
    settle(successor)
    passed = pass_on_actions(supervisee=successor.supervisee, former=agreement.supervisor, to=to, by=by)
    tell_of_supervisor(successor, former=agreement.supervisor, by=by, second=second, reason=reason)
    record_event(
        verb=Verb.AGREEMENT_HANDED_OVER,
        subject=successor,
        by=by,
        worker=successor.supervisee,
        supervisor=to.pk,
        from_on=from_on.isoformat(),
        **({"former": agreement.pk, "actions": passed} if is_kept else {}),
        **({"covers": cut.covers} if cut.covers else {}),
        **({"line_since": plain(successor.supervisee.line_manager_since)} if line_goes else {}),
        reads=reads,
    )
    return successor


@transaction.atomic
def end_agreement(*, agreement: Agreement, on: date, by: Account | None) -> None:
    """The last day of an agreement: the supervisee leaves, or needs none any more."""
    lock_people([agreement.supervisee_id])
    agreement.ends_on = max(on, agreement.starts_on)
    agreement.save(update_fields=["ends_on"])
    settle(agreement)
    cut = _cut_covers(agreement)
    record_event(
        verb=Verb.AGREEMENT_ENDED,
        subject=agreement,
        by=by,
        worker=agreement.supervisee,
        on=agreement.ends_on.isoformat(),
        reads=cut.reads,
    )


@transaction.atomic
def reopen_agreement(*, agreement: Agreement, by: Account | None) -> None:
    """An agreement that ended with someone's last day goes on: they do not leave. The clock never stopped.

    Raises AgreementRefused when the supervisee has another by now.
    """
    lock_people([agreement.supervisee_id])
    later = Agreement.objects.in_force_from(agreement.starts_on).filter(supervisee=agreement.supervisee_id)
    if later.exclude(pk=agreement.pk).exists():
        raise AgreementRefused(f"{agreement.supervisee} already has another supervision agreement.")
    agreement.ends_on = None
    agreement.save(update_fields=["ends_on"])
    settle(agreement)
    record_event(verb=Verb.AGREEMENT_REOPENED, subject=agreement, by=by, worker=agreement.supervisee)


def undoes(agreement: Agreement, *, by: Account, on: date) -> Verb | None:
    """What this person recorded last of the agreement and can undo; else nothing.

    Its start, its end, or on the same day the hand-over that made it.
    """
    events = events_about(agreement)
    last = events.filter(verb__in=STEPS).order_by("-pk").first()
    if last is None or last.actor_id != by.pk:
        return None
    verb, is_open = Verb(last.verb), agreement.ends_on is None
    if verb == Verb.AGREEMENT_HANDED_OVER:
        was_today = timezone.localtime(last.at).date() == on and "former" in last.details
        stands = is_open and was_today and not events.filter(pk__gt=last.pk).exists()
    else:
        stands = {Verb.AGREEMENT_STARTED: is_open, Verb.AGREEMENT_ENDED: not is_open}.get(verb, False)
    return verb if stands else None


def events_about(agreement: Agreement) -> QuerySet[Event]:
    """What was recorded of the agreement itself."""
    return Event.objects.filter(subject_type=agreement._meta.label_lower, subject_id=str(agreement.pk))


def _require_someone_else(supervisee: Worker, supervisor: Worker, *, by: Account | None) -> None:
    """Nobody gives themselves someone to supervise whose notes they do not read as their manager.

    Raises AgreementRefused.
    """
    gains = gains_by_standing_in(by, worker=supervisee, to=supervisor)
    if gains and must_wait(by, gains=True):
        raise AgreementRefused(
            f"You would come to read the notes of {supervisee}, so someone else must decide this: "
            "their manager, or another principal social worker."
        )


def _replace(agreement: Agreement, successor: Agreement) -> None:
    """Nothing happened under the one that is handed over from its first day: what is written goes along.

    Raises AgreementRefused where somebody has signed the words already.
    """
    if TermsSignature.objects.filter(terms__agreement=agreement).exists():
        raise AgreementRefused("This agreement is signed already. Hand over from a later day.")
    agreement.ends_on = agreement.starts_on
    agreement.save(update_fields=["ends_on"])
    successor.save()
    agreement.terms.update(agreement=successor)
    agreement.delete()


@dataclass(frozen=True, slots=True)
class Cut:
    """Covers that would have continued after their agreement, in keys and days; and what the trail tells."""

    covers: list[dict[str, Any]] = field(default_factory=list)
    reads: Rights = field(default_factory=dict)


def _cut_covers(agreement: Agreement) -> Cut:
    """No cover continues after its agreement ends."""
    last_day = agreement.ends_on
    if last_day is None:
        return Cut()
    longer = list(agreement.covers.filter(ends_on__gt=last_day).order_by("starts_on"))
    later = [cover.pk for cover in longer if cover.starts_on > last_day]
    cut = [
        {
            "cover": cover.pk,
            "supervisor": cover.supervisor_id,
            "from_on": cover.starts_on.isoformat(),
            "to_on": cover.ends_on.isoformat(),
        }
        for cover in longer
    ]
    shorter = [cover for cover in longer if cover.pk not in later]
    for cover in shorter:
        cover.ends_on = last_day
    agreement.covers.filter(pk__in=later).delete()
    agreement.covers.filter(pk__in=[cover.pk for cover in shorter]).update(ends_on=last_day)
    return Cut(cut, together(standing(*shorter, columns=("ends_on",)), no_more(Cover, *later)))
