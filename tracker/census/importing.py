"""Earlier returns: kept for a look, then written all at once or not at all."""

import hashlib
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tracker.census.planning import Fills, Plan, plan_return
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.census.services import require_on
from workforce.locking import lock_people
from workforce.models import Account, CensusPerson, CensusPost, CensusUpload, CensusYear, Worker
from workforce.models.sealed_rows import save_together
from workforce.rules.refusal import Refusal

KEPT_FOR = timedelta(days=1)
LONGEST_NAME = 255
BATCH = 500


class OutdatedPlan(Refusal):
    """The return would do something else by now than was shown; nothing was written."""

    usual = "Something has changed since you looked at it. Nothing was saved. Read it again."


@transaction.atomic
def keep_upload(*, content: bytes, file_name: str, by: Account, at: datetime) -> CensusUpload:
    """Keep a return that can be read, for a day. Raises NotAReturn and CensusIsOff; nothing is kept then."""
    require_on(at=at)
    plan = plan_return(content, on=timezone.localdate(at))
    forget_uploads(at=at)
    kept = CensusUpload.objects.create(
        sha256=hashlib.sha256(content).hexdigest(),
        file_name=file_name[-LONGEST_NAME:],
        content=content,
        uploaded_at=at,
        uploaded_by=by,
    )
    record_event(verb=Verb.CENSUS_UPLOADED, subject=kept, by=by, year=plan.year, rows=len(plan.found.rows))
    return kept


def forget_uploads(*, at: datetime) -> None:
    """Delete returns that nobody said yes to within a day."""
    CensusUpload.objects.filter(uploaded_at__lte=at - KEPT_FOR).delete()


def plan_of(upload: CensusUpload, *, on: date) -> Plan:
    """What a kept return would do."""
    return plan_return(bytes(upload.content), on=on)


@transaction.atomic
def apply_upload(*, upload: CensusUpload, digest: str, replace: bool, by: Account, at: datetime) -> Plan:
    """Write what was shown, and let the file go. Raises OutdatedPlan, NotAReturn, CensusIsOff."""
    kept = CensusUpload.objects.select_for_update().filter(pk=upload.pk).first()
    if kept is None or kept.uploaded_at <= at - KEPT_FOR:
        raise OutdatedPlan("The file is no longer kept. Upload it again.")
    plan = apply_return(bytes(kept.content), digest=digest, replace=replace, by=by, at=at)
    kept.delete()
    return plan


@transaction.atomic
def apply_return(
    content: bytes, *, digest: str | None = None, replace: bool = False, by: Account | None, at: datetime
) -> Plan:
    """Write a return: what the tracker does not have, and with `replace` also what it has otherwise.

    Raises OutdatedPlan where a plan of another digest was shown, NotAReturn and CensusIsOff.
    """
    require_on(at=at)
    on = timezone.localdate(at)
    lock_people(one.worker for one in plan_return(content, on=on).people)
    plan = plan_return(content, on=on)
    if digest is not None and digest != plan.digest:
        raise OutdatedPlan
    _write_people(plan, replace=replace, by=by, at=at)
    year = _write_area(plan, replace=replace, by=by, at=at)
    record_event(
        verb=Verb.CENSUS_IMPORTED,
        subject=year,
        by=by,
        year=plan.year,
        rows=len(plan.found.rows),
        people=len(plan.people),
        not_in_the_tracker=len(plan.unknown),
        fields=plan.new,
        replaced=replace,
    )
    return plan


def _write_people(plan: Plan, *, replace: bool, by: Account | None, at: datetime) -> None:
    people = {one.worker_id: one for one in CensusPerson.objects.filter(worker__in=_workers(plan))}
    posts = {
        (one.worker_id, one.number): one
        for one in CensusPost.objects.filter(worker__in=_workers(plan), year=plan.year)
    }
    changed_people: list[CensusPerson] = []
    changed_posts: list[CensusPost] = []
    for each in plan.people:
        key = each.worker.pk
        person = people.get(key) or CensusPerson(worker_id=key)
        if _changes(person, each.person, replace=replace, by=by, at=at):
            changed_people.append(person)
        for number, fills in each.posts.items():
            post = posts.get((key, number)) or CensusPost(worker_id=key, year=plan.year, number=number)
            if _changes(post, fills, replace=replace, by=by, at=at):
                changed_posts.append(post)
    CensusPerson.objects.bulk_create([one for one in changed_people if not one.pk], batch_size=BATCH)
    CensusPost.objects.bulk_create([one for one in changed_posts if not one.pk], batch_size=BATCH)
    names = ["answers", "version", "saved_at", "saved_by"]
    save_together([one for one in changed_people if one.version > 1], names, batch_size=BATCH)
    save_together([one for one in changed_posts if one.version > 1], names, batch_size=BATCH)


def _workers(plan: Plan) -> list[Worker]:
    return [one.worker for one in plan.people]


def _changes(
    row: CensusPerson | CensusPost | CensusYear,
    fills: Fills,
    *,
    replace: bool,
    by: Account | None,
    at: datetime,
) -> bool:
    """Give a row what it has afterwards; whether that is anything else."""
    result = fills.result(replace=replace)
    if result == row.answers:
        return False
    row.answers, row.saved_by, row.saved_at = result, by, at
    row.version += 1
    return True


def _write_area(plan: Plan, *, replace: bool, by: Account | None, at: datetime) -> CensusYear:
    CensusYear.objects.get_or_create(year=plan.year, defaults={"saved_at": at, "saved_by": by})
    year = CensusYear.objects.select_for_update().get(year=plan.year)
    if _changes(year, plan.area, replace=replace, by=by, at=at):
        year.save()
    return year
