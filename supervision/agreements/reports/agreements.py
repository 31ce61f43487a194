"""What an agreement's page says, and what a change to it would bring."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from supervision.clock.clock import next_due_on
from supervision.clock.due_status import explanations, frequencies, tag_of
from supervision.clock.on_record import absences_and_records
from supervision.clock.promises import Kept, promised
from supervision.models import Agreement, Cover, FrequencyPolicy
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import WorkerQuerySet
from workforce.rules.tag import Tag


@dataclass(frozen=True, slots=True)
class AgreementStatus:
    """One agreement on a day: its tag, the reason, who covers, and the agreements before and after it."""

    agreement: Agreement
    tag: Tag | None
    why: str
    history: tuple[Agreement, ...]
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class PolicyEffect:
    """What another policy would do to one person's due day."""

    due_now: date | None
    due_then: date | None
    tag_then: Tag


def agreement_status(agreement: Any, *, on: date) -> AgreementStatus:
    """The status of an agreement; one that is over or has not started has no tag and no reason.

    It says itself whether it `was_covered`: of most there are no covers to ask for.
    """
    is_in_force = agreement.is_in_force(on=on)
    absences, records = absences_and_records([agreement.supervisee_id])
    whys = explanations([agreement], policies=frequencies(), absences=absences, records=records, on=on)
    mark = tag_of(agreement.next_due_on, on=on, holidays=days_off(), soon=due_soon_days(on=on))
    history = Agreement.objects.filter(supervisee=agreement.supervisee_id).with_people()
    covers = Cover.objects.filter(agreement=agreement).select_related("supervisor")
    return AgreementStatus(
        agreement=agreement,
        tag=mark if is_in_force else None,
        why=next(whys) if is_in_force else "",
        history=tuple(history.order_by("-starts_on", "-pk")),
        covers=tuple(covers.order_by("-starts_on", "-pk")) if agreement.was_covered else (),
    )


def without_agreement(people: WorkerQuerySet, *, on: date) -> WorkerQuerySet:
    """Those employed on the day who have no agreement in force and none to come."""
    agreement = Agreement.objects.in_force_from(on).filter(supervisee=OuterRef("pk"))
    return people.employed(on=on).filter(~Exists(agreement)).select_related("team", "line_manager")


def effect_of_policy(agreement: Agreement, policy: FrequencyPolicy, *, on: date) -> PolicyEffect:
    """The due day under another policy from the day on, the clock and the history as they are."""
    counts_from = agreement.counts_from or agreement.clock_started_on
    then = Kept.of(agreement).followed_by(
        policy.pk, counts_from=counts_from, from_on=max(on, agreement.starts_on)
    )
    holidays, person = days_off(), agreement.supervisee_id
    soon = due_soon_days(on=on)
    absences, records = absences_and_records([person])
    due_then = next_due_on(
        policy=promised(then, frequencies()),
        clock_started_on=then.clock_started_on,
        last_held_on=agreement.last_held_on,
        absences=absences.get(person, ()),
        holidays=holidays,
        records=records.get(person, ()),
        first_due_on=agreement.first_due_on,
    )
    return PolicyEffect(
        agreement.next_due_on, due_then, tag_of(due_then, on=on, holidays=holidays, soon=soon)
    )
