"""Carrying out what a list says of earlier times: who came back, which posts were held, who signs in now.

These are few in a list, so that they are written one by one, by the services that a person's clicks call.
"""

from collections.abc import Mapping
from datetime import date

from nqsw.enrolments.services.endings import reinstate
from nqsw.models import EnrolmentStatus
from supervision.agreements.services.agreements import end_agreement, reopen_agreement
from supervision.agreements.services.telling import tell_of_supervisor
from supervision.models import Agreement
from tracker.setup.establishment_plan import EstablishmentPlan, HeldPost, Person, PlannedService
from tracker.setup.leaving import leave_authority
from tracker.setup.newcomers import key_of
from workforce.accounts.addresses import change_addresses, retire_account
from workforce.accounts.services import disable, join_worker
from workforce.imports.services import Writing
from workforce.models import Account, Post, StaffNumber, Worker
from workforce.people.employment import come_back, withdraw_last_day
from workforce.people.teams import move_team, rename_service, rename_team

BATCH = 500
POST_COLUMNS = ("started_on", "ended_on", "staff_number", "team", "contract", "fte", "job_title", "org_role")
type Workers = Mapping[Person, Worker]


def write_teams(plan: EstablishmentPlan, writing: Writing) -> None:
    """Services and teams with another name, and teams that belong to another service."""
    for one in plan.renamed:
        rename = rename_service if isinstance(one, PlannedService) else rename_team
        rename(key=key_of(one), name=one.name, by=writing.by)
    for team in plan.moved:
        move_team(key=key_of(team), service=key_of(team.service), by=writing.by)


def write_returns(plan: EstablishmentPlan, workers: Workers, writing: Writing) -> None:
    """Who came back, and who does not leave: their agreement goes on."""
    for back in plan.came_back:
        worker = workers[back.person]
        if back.was_here:
            leave_authority(worker=worker, last_day=back.left_on, by=writing.by, at=writing.at)
        come_back(worker=worker, started_on=back.person.started_on, left_on=back.left_on, by=writing.by)
        if back.may_sign_in is False:
            _keep_out(worker, writing)
    for person in plan.stays:
        _stay(workers[person], writing)
    for person in plan.kept_out:
        _keep_out(workers[person], writing)


def _keep_out(worker: Worker, writing: Writing) -> None:
    if worker.account and worker.account.is_active:
        disable(account=worker.account, by=writing.by)


def _stay(worker: Worker, writing: Writing) -> None:
    before: date | None = withdraw_last_day(worker=worker, by=writing.by)
    left = worker.enrolments.filter(status=EnrolmentStatus.LEFT, ended_on=before).first()
    if left:
        reinstate(enrolment=left, by=writing.by, at=writing.at)
        return
    ended = Agreement.objects.filter(supervisee=worker, ends_on=before).order_by("-starts_on").first()
    if ended:
        reopen_agreement(agreement=ended, by=writing.by)
        if before and before < writing.on:
            tell_of_supervisor(ended, former=None, by=writing.by, reason=writing.reason)


def write_posts(plan: EstablishmentPlan, workers: Workers) -> None:
    """Posts and numbers that go on record. The event of the change or of the return tells of them."""
    if not (plan.posts or plan.also_known_by or plan.freed_numbers):
        return
    posts = [_post(one, workers[one.person]) for one in plan.posts]
    changed = [post for post in posts if post.pk]
    Post.objects.bulk_create([post for post in posts if not post.pk], batch_size=BATCH)
    Post.objects.bulk_update(changed, POST_COLUMNS, batch_size=BATCH)
    StaffNumber.objects.filter(number__in=plan.freed_numbers).delete()
    StaffNumber.objects.bulk_create(
        (StaffNumber(worker=workers[one.person], number=one.number) for one in plan.also_known_by),
        ignore_conflicts=True,
    )


def _post(held: HeldPost, worker: Worker) -> Post:
    return Post(
        pk=held.pk,
        worker=worker,
        is_main=held.is_main,
        started_on=held.started_on,
        ended_on=held.ended_on,
        staff_number=held.number,
        team_id=key_of(held.team),
        contract=held.contract,
        fte=held.fte,
        job_title=held.job_title,
        org_role=held.org_role,
    )


def write_endings(plan: EstablishmentPlan, workers: Workers, writing: Writing) -> None:
    """Supervision that is over, with someone who is no longer the line manager."""
    for one in plan.supervision_ends:
        pair = {"supervisee": workers[one.person], "supervisor": workers[one.supervisor]}
        for agreement in Agreement.objects.filter(ends_on=None, **pair):
            end_agreement(agreement=agreement, on=one.last_day, by=writing.by)


def write_sign_ins(plan: EstablishmentPlan, workers: Workers, writing: Writing) -> None:
    """Addresses that sign someone else in from now on: those of leavers first, so that they are free."""
    for retired in plan.retired:
        retire_account(account=Account.objects.get(pk=retired.account), by=writing.by)
    for joined in plan.joined:
        theirs, worker = Account.objects.get(pk=joined.account), workers[joined.person]
        if theirs.email.lower() == worker.email.lower():  # else the address waits, and the account with it
            join_worker(account=theirs, worker=worker, by=writing.by)
    moving = [(account, one.address) for one in plan.readdressed if (account := workers[one.person].account)]
    if moving:
        plan.waiting += change_addresses(changes=moving, by=writing.by, reason=writing.reason)
