"""The summary of a week: how a supervisor's people stand; and the authority, for its PSW."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from supervision.clock.timeliness import due_soon_until
from supervision.models import Agreement, Cover, Session
from supervision.records.unsigned import Waits, late, unsigned
from supervision.reminders.kinds import ReminderKind, Wanted, account_of
from supervision.reminders.sources import agreements_in_force
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Account, AuthorityRole, Worker
from workforce.rules.in_words import many
from workforce.rules.working_days import monday_of


def weekly_summary(on: date) -> Iterator[Wanted]:
    """Once a week: how a supervisor's people stand, those they cover among them; the authority, for its PSW.

    Records are counted as on the home page and in the list of signatures waited for: one's own to write or
    sign; of the authority those that are late.
    """
    agreements = list(agreements_in_force(on))
    waiting = unsigned(Session.objects.all(), on=on) if agreements else []
    for supervisor, own in _by_supervisor(agreements, on=on).items():
        if account := account_of(supervisor):
            mine = [each for each in waiting if each.person == supervisor and each.waits is not Waits.ANSWER]
            yield _summary("Your people", own, f"{many(len(mine), 'record')} to sign", account, on=on)
    role = AuthorityRole.PRINCIPAL_SOCIAL_WORKER
    for account in Account.objects.filter(role=role, is_active=True) if agreements else ():
        records = f"{many(len(late(waiting)), 'signature')} late"
        yield _summary("The authority", agreements, records, account, on=on, key="all")


def _by_supervisor(agreements: Iterable[Agreement], *, on: date) -> dict[Worker, list[Agreement]]:
    found: dict[Worker, list[Agreement]] = {}
    covers = Cover.objects.by_agreement(on=on)
    for agreement in agreements:
        found.setdefault(agreement.supervisor, []).append(agreement)
        if cover := covers.get(agreement.pk):
            found.setdefault(cover.supervisor, []).append(agreement)
    return found


def _summary(
    whose: str, agreements: list[Agreement], records: str, account: Account, *, on: date, key: str = "own"
) -> Wanted:
    until = due_soon_until(on=on, holidays=days_off(), soon=due_soon_days(on=on))
    dues = [agreement.next_due_on for agreement in agreements if agreement.next_due_on]
    line = (
        f"{whose}: {len(agreements)} supervised, {sum(due < on for due in dues)} overdue, "
        f"{sum(on <= due <= until for due in dues)} due soon, {records}."
    )
    path = reverse("supervision:overdue" if key == "all" else "supervision:index")
    monday = monday_of(on)
    return Wanted(f"week:{monday.isoformat()}:{key}", monday, account, line, path)


DIGEST = ReminderKind(
    "digest",
    "Weekly summary",
    "On the first working day of the week, for supervisors and the principal social worker.",
    "Your people: 5 supervised, 1 overdue, 2 due soon, 3 records to sign.",
    weekly_summary,
    can_wait=False,
)
