"""The status of each agreement on a day: its due day, how late it is, and why."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from supervision.clock.due_days import read_clocks
from supervision.clock.explanation import explain
from supervision.clock.frequency import Frequency
from supervision.clock.promises import promised
from supervision.clock.timeliness import Timeliness, days_overdue, timeliness
from supervision.models import Agreement, PolicyStage
from workforce.authority_settings import days_off
from workforce.once_a_page import answered, once_a_page
from workforce.rules.in_words import many
from workforce.rules.tag import Tag
from workforce.rules.working_days import ONE_DAY, Interval
from workforce.web.tags import day


@dataclass(frozen=True, slots=True)
class DueStatus:
    """One agreement as at a day; `next_due_on` is empty while its clock is suspended."""

    agreement: Agreement
    last_held_on: date | None
    next_due_on: date | None
    days_overdue: int
    why: str


def due_statuses(*, on: date) -> list[DueStatus]:
    """Everyone with an agreement in force on the day, from the history as it stood then.

    Longest overdue first, then by name. Sessions after the day are not looked at; absences are
    all that are known now, since an absence known today was no less real then.
    """
    agreements = Agreement.objects.in_force(on=on).with_people()
    holidays = days_off()
    found = [
        DueStatus(
            agreement=facts.agreement,
            last_held_on=facts.last_held_on,
            next_due_on=facts.next_due_on,
            days_overdue=days_overdue(next_due_on=facts.next_due_on, on=on),
            why=explain(
                policy=facts.promise,
                clock_started_on=facts.agreement.clock_started_on,
                last_held_on=facts.last_held_on,
                absences=facts.absences,
                holidays=holidays,
                records=facts.records,
                first_due_on=facts.agreement.first_due_on,
                on=on,
            )
            + leaver_in_words(facts.agreement, on=on),
        )
        for facts in read_clocks(agreements, on=on)
    ]
    return sorted(found, key=_longest_overdue_first)


def _longest_overdue_first(status: DueStatus) -> tuple[int, str, str, int]:
    person = status.agreement.supervisee
    return (-status.days_overdue, person.family_name, person.given_name, status.agreement.pk)


@once_a_page
def frequencies() -> Mapping[int, Frequency]:
    """Every frequency policy as the clock reads it, by key, in one question to the database."""
    return frequencies_of(with_policies())


def with_policies() -> QuerySet[PolicyStage]:
    """Every stage of every policy, for `frequencies_of`."""
    return PolicyStage.objects.select_related("policy").order_by("policy_id", "pk")


def policies_were_read(stages: Iterable[PolicyStage]) -> Mapping[int, Frequency]:
    """A question about more than the policies has read them for the page: what `frequencies` answers."""
    found = frequencies_of(stages)
    answered(frequencies, found)
    return found


def frequencies_of(stages: Iterable[PolicyStage]) -> Mapping[int, Frequency]:
    """The same, of the stages."""
    by_policy = groupby(stages, key=lambda stage: stage.policy)
    return {policy.pk: policy.frequency_in(own) for policy, own in by_policy}


def explanations(
    agreements: Iterable[Agreement],
    *,
    policies: Mapping[int, Frequency],
    absences: Mapping[int, Sequence[Interval]],
    records: Mapping[int, Sequence[Interval]],
    on: date,
) -> Iterator[str]:
    """Why each is due when it is, from the stored clock, one sentence an agreement."""
    holidays = days_off()
    for agreement in agreements:
        said = explain(
            policy=promised(agreement, policies),
            clock_started_on=agreement.clock_started_on,
            last_held_on=agreement.last_held_on,
            absences=absences.get(agreement.supervisee_id, ()),
            holidays=holidays,
            records=records.get(agreement.supervisee_id, ()),
            first_due_on=agreement.first_due_on,
            on=on,
        )
        yield said + leaver_in_words(agreement, on=on)


def leaver_in_words(agreement: Agreement, *, on: date) -> str:
    """That the supervisor has left, after the reason: the clock goes on, and someone must take over."""
    supervisor = agreement.supervisor
    if not supervisor.has_left(on=on):
        return ""
    return f" {supervisor} left on {day(supervisor.left_on)}; a new supervisor is needed."


def tag_of(next_due_on: date | None, *, on: date, holidays: Collection[date], soon: int) -> Tag:
    """A due day in the words of a tag: "Overdue 6 days", "Due Thu 26 Nov", "In time"."""
    band = timeliness(next_due_on=next_due_on, on=on, holidays=holidays, soon=soon)
    if next_due_on is None:
        return Tag("Suspended", band.colour)
    if band.is_overdue:
        days = days_overdue(next_due_on=next_due_on, on=on)
        return Tag(f"Overdue {many(days, 'day')}", band.colour)
    if band is Timeliness.DUE_SOON:
        return Tag(f"Due {_near_day(next_due_on, on=on)}", band.colour)
    return Tag(band.label, band.colour)


def _near_day(day: date, *, on: date) -> str:
    if day == on:
        return "today"
    return "tomorrow" if day == on + ONE_DAY else f"{day:%a} {day.day} {day:%b}"
