"""Errands for many people at once, or for the whole council: what a PSW and an administrator do."""

import random
from collections.abc import Callable
from datetime import timedelta

from supervision.agreements.services.agreements import start_agreement
from supervision.agreements.services.handing_over_all import hand_over_all
from supervision.imported_log.services.log_rows import Answer, settle_rows, undo_settling
from supervision.models import LogRow, Status
from supervision.start_day.services.first_days import agree_first_due_days, withdraw_first_due_days
from supervision.start_day.services.start_days import set_records_begin
from tests.factories import WorkerFactory
from tests.races.verbs import Council, bring_in, import_list, numbers
from tracker.setup.merging import merge_people
from workforce.accounts.inviting.services import invite_again, invite_people
from workforce.authority.services import change_settings
from workforce.imports.services import importer_for
from workforce.imports.undo import undo
from workforce.models import ImportRun, Worker
from workforce.rules.authority import Setting
from workforce.rules.setting_kinds import ClosedDays


def settle(council: Council) -> None:
    """A log names someone nobody knows; a person says who it is, and half the time takes it back."""
    on = council.today - timedelta(days=random.randint(1, 150))
    name = f"Robin Nobody{next(numbers)}"
    rows = ["Date,Supervisee,Supervisor,Type,Mins,Signed?,Comments"]
    rows.append(f"{on:%d/%m/%Y},{name},{council.sam.full_name},1:1,60,Yes,")
    bring_in(council, "supervision_log", rows)
    row = LogRow.objects.waiting().filter(supervisee_name=name).get()
    answer = Answer(supervisee=council.somebody(), supervisor=council.sam, outcome=Status.HELD, remember=True)
    settle_rows(row=row, answer=answer, by=council.by, at=council.now())
    if random.random() < 0.5:
        row.refresh_from_db()
        undo_settling(row=row, by=council.by)


def hand_over_people(council: Council) -> None:
    """Both go to whoever does not supervise them yet."""
    agreements = [council.agreement(worker) for worker in (council.pat, council.amy)]
    others = {council.sam: council.tom, council.tom: council.sam}
    from_on = max([council.today + timedelta(days=1), *(one.starts_on for one in agreements)])
    handing = [(one, others[one.supervisor]) for one in agreements]
    hand_over_all(handing=handing, from_on=from_on, by=council.desk, at=council.now())


def begin_on_a_day(council: Council) -> None:
    """Records begin on another day, and first due days are agreed and withdrawn."""
    today = council.today
    begins = today - timedelta(days=random.randint(0, 10))
    set_records_begin(day=begins, by=council.by, at=council.now(), on=today)
    newcomer = WorkerFactory(started_on=begins)
    agreement = start_agreement(
        supervisee=newcomer, supervisor=council.sam, policy=council.policy, starts_on=begins, by=council.desk
    )
    agree_first_due_days(days={agreement.pk: today}, by=council.by, on=today)
    withdraw_first_due_days(agreements=[agreement.pk], by=council.by)


def undo_import(council: Council) -> None:
    import_list(council)
    run = ImportRun.objects.filter(undo__isnull=False).order_by("-pk").first()
    if run:
        undoing = importer_for(run.kind).undoing
        undo(run=run, undoing=undoing, by=council.by, at=council.now())


def invite_two(council: Council) -> None:
    """Two newcomers are invited, and invited again with everyone else who has not come."""
    new = [
        WorkerFactory(account=None, started_on=council.today, email=f"new{next(numbers)}@council.example")
        for _ in range(2)
    ]
    invite_people(workers=[worker.pk for worker in new], by=council.by, at=council.now())
    waiting = Worker.objects.exclude(account__invited_at=None).values_list("account", flat=True)
    invite_again(accounts=list(waiting), by=council.by, at=council.now())


def change_working_time(council: Council) -> None:
    """Days closed, from which every due day follows, and the usual caseload, from which limits follow."""
    first = council.today + timedelta(days=random.randint(-30, 30))
    changes = {
        Setting.CLOSED_DAYS: (ClosedDays(first, first, f"Closed {next(numbers)}"),),
        Setting.EXPERIENCED_CASELOAD_LIMIT: random.randint(15, 25),
    }
    change_settings(changes=changes, from_on=council.today, reason="Agreed", by=council.by, on=council.today)


def merge_two(council: Council) -> None:
    """Two records of one new person, of whom one has supervision, become one."""
    start = council.today - timedelta(days=30)
    keep, other = (
        WorkerFactory(given_name="Twin", account=None, started_on=start, swe_number=None) for _ in range(2)
    )
    start_agreement(
        supervisee=other, supervisor=council.sam, policy=council.policy, starts_on=start, by=council.desk
    )
    merge_people(keep=keep, other=other, by=council.by)


FOR_MANY: dict[str, Callable[[Council], object]] = {
    "settle": settle,
    "hand over people": hand_over_people,
    "start day": begin_on_a_day,
    "undo import": undo_import,
    "invite": invite_two,
    "settings": change_working_time,
    "merge": merge_two,
}
