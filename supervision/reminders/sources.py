"""The reminders of this room: supervision due, overdue, actions."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from supervision.clock.timeliness import due_soon_until
from supervision.models import (
    Action,
    Agreement,
    AgreementQuerySet,
    Attendance,
    Cover,
    EscalationStep,
    Rung,
)
from supervision.models.session import COMING_STATUSES
from supervision.reminders.kinds import WEEKLY, ReminderKind, Wanted, account_here, account_of
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Account, AuthorityRole, Worker
from workforce.rules.in_words import many
from workforce.rules.working_days import back_working_days
from workforce.web.tags import day

#: How late a step may still be told, in working days: what falls on days of rest is told after them, a
#: tracker that was off for a while catches up, and one that starts with old gaps does not flood anyone.
CATCHES_UP = 5
#: From which day overdue on each rung gets an e-mail, until an authority sets its own.
USUAL_LADDER = {Rung.PARTIES: 1, Rung.MANAGER: 8, Rung.PRINCIPAL: 15}


def agreements_in_force(on: date) -> AgreementQuerySet:
    """With everyone who may be told of them."""
    people = ("supervisee__account", "supervisee__line_manager__account", "supervisor__account")
    above = ("supervisor__line_manager__account", "supervisee__line_manager__line_manager__account")
    return Agreement.objects.in_force(on=on).select_related(*people, *above)


def due_soon(on: date) -> Iterator[Wanted]:
    """Supervision due soon, with nothing booked in time: to both parties."""
    until = due_soon_until(on=on, holidays=days_off(), soon=due_soon_days(on=on))
    booked = Attendance.objects.filter(
        supervisee=OuterRef("supervisee"),
        session__status__in=COMING_STATUSES,
        session__starts_at__date__gte=on,
        session__starts_at__date__lte=OuterRef("next_due_on"),
    )
    covers = Cover.objects.by_agreement(on=on)
    found = agreements_in_force(on).filter(~Exists(booked), next_due_on__gte=on, next_due_on__lte=until)
    for agreement in found:
        said = f"is due by {day(agreement.next_due_on)}, and nothing is booked before then"
        yield from _to_parties(agreement, said, subject=f"agreement:{agreement.pk}", covers=covers)


def overdue(on: date) -> Iterator[Wanted]:
    """The ladder: each step once a due day, to those on its rung."""
    steps, covers = ladder(), Cover.objects.by_agreement(on=on)
    since = back_working_days(on, CATCHES_UP, holidays=days_off())
    for agreement in agreements_in_force(on).filter(next_due_on__lt=on):
        for step in steps:
            if since <= agreement.due_day + timedelta(days=step.days_overdue) <= on:
                yield from _on_rung(agreement, step, covers=covers, on=on)


def ladder() -> list[EscalationStep]:
    """The steps as the principal social worker has set them; until then the usual ones."""
    return list(EscalationStep.objects.all()) or [
        EscalationStep(rung=rung, days_overdue=days) for rung, days in USUAL_LADDER.items()
    ]


def _on_rung(
    agreement: Agreement, step: EscalationStep, *, covers: Mapping[int, Cover], on: date
) -> Iterator[Wanted]:
    subject, days = f"agreement:{agreement.pk}:{step.rung}", (on - agreement.due_day).days
    said = f"is overdue by {many(days, 'day')}: it was due by {day(agreement.next_due_on)}"
    if step.rung == Rung.PARTIES:
        yield from _to_parties(agreement, said, subject=subject, covers=covers)
        cover = covers.get(agreement.pk)
        if account_here(agreement.supervisor, on=on) or (cover and account_here(cover.supervisor, on=on)):
            return
        said = f"{said}. {agreement.supervisor} has no account, so you are told"
    line = f"Supervision of {agreement.supervisee} with {agreement.supervisor} {said}."
    path = agreement.supervisee.get_absolute_url()
    for account in _rung_accounts(agreement, step, on=on):
        yield Wanted(subject, agreement.due_day, account, line, path, about=agreement.supervisee_id)


def _rung_accounts(agreement: Agreement, step: EscalationStep, *, on: date) -> list[Account]:
    """The manager above; the principal social workers on their step, or where no manager can be told.

    No principal social worker is told as such of their own supervision: they have heard of it already.
    """
    above = None if step.rung == Rung.PRINCIPAL else account_here(manager_above(agreement, on=on), on=on)
    if above:
        return [above]
    role = AuthorityRole.PRINCIPAL_SOCIAL_WORKER
    parties = (agreement.supervisee_id, agreement.supervisor_id)
    others = Account.objects.filter(role=role, is_active=True).exclude(worker__in=parties)
    return list(others.select_related("worker"))


def manager_above(agreement: Agreement, *, on: date) -> Worker | None:
    """The nearest manager in the supervisee's own line who is not the supervisor and can be told."""
    manager, passed = agreement.supervisee.line_manager, set[Worker]()
    while manager is not None and manager not in passed and _is_passed_over(manager, agreement, on=on):
        passed.add(manager)
        manager = manager.line_manager
    return None if manager in passed else manager


def _is_passed_over(manager: Worker, agreement: Agreement, *, on: date) -> bool:
    return manager == agreement.supervisor or account_here(manager, on=on) is None


def _to_parties(
    agreement: Agreement, said: str, *, subject: str, covers: Mapping[int, Cover]
) -> Iterator[Wanted]:
    """To the supervisee, the supervisor, and the person who covers for the supervisor that day."""
    due_on, about = agreement.due_day, agreement.supervisee_id
    cover, book = covers.get(agreement.pk), reverse("supervision:book")
    if account := account_of(agreement.supervisee):
        line = f"Your supervision with {cover.supervisor if cover else agreement.supervisor} {said}."
        yield Wanted(subject, due_on, account, line, book, about=about)
    path = reverse("supervision:book", query={"supervisee": about})
    if account := account_of(agreement.supervisor):
        line = f"Supervision of {agreement.supervisee} {said}."
        yield Wanted(subject, due_on, account, line, path, about=about)
    if cover and (account := account_of(cover.supervisor)):
        line = f"Supervision of {agreement.supervisee}, which you cover, {said}."
        yield Wanted(subject, due_on, account, line, path, about=about)


def actions_due(on: date) -> Iterator[Wanted]:
    """Open actions on their day, to their owner. What the action is, is on its page."""
    since = back_working_days(on, CATCHES_UP, holidays=days_off())
    due = Action.objects.open().filter(due_on__lte=on, due_on__gte=since)
    for action in due.select_related("owner__account"):
        if action.due_on and (account := account_of(action.owner)):
            verb = "is" if action.due_on == on else "was"
            line = f"Your action from supervision {verb} due on {day(action.due_on)}."
            path = reverse("supervision:action", args=[action.pk])
            yield Wanted(f"action:{action.pk}", action.due_on, account, line, path, action.owner_id)


DUE_SOON = ReminderKind(
    "due_soon",
    "Supervision due soon",
    "When it is due soon and nothing is booked.",
    "Your supervision with Daniel Okafor is due by Thursday 26 November, and nothing is booked before then.",
    due_soon,
)
OVERDUE = ReminderKind(
    "overdue",
    "Supervision overdue",
    "To both of you, then to the manager, then to the principal social worker.",
    "Supervision of Amina Ahmed is overdue by 1 day: it was due by Thursday 26 November.",
    overdue,
    is_promised=True,
)
ACTION = ReminderKind(
    "action",
    "Actions due",
    "On the day.",
    "Your action from supervision is due on Thursday 26 November.",
    actions_due,
)
WEEKLY_MAIL = ReminderKind(
    WEEKLY,
    "Once a week",
    "On the first working day of the week, everything you chose to get once a week.",
    "3 things to look at:",
    is_promised=True,
)
