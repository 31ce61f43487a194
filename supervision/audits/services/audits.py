"""Audits of supervision files: drawing, scoring, moderating, findings, closing."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from secrets import token_hex

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from supervision.audits.sampling import Limit, Room, draw, quarter_start
from supervision.audits.services.audit_questions import questions_asked
from supervision.models import (
    Agreement,
    Attendance,
    Audit,
    AuditedFile,
    Cover,
)
from supervision.rules.plausibility import doubts_about_closing
from supervision.rules.repeating import start_of
from workforce.audit_trail.reading_rights import standing
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.models import Account, AuthorityRole, ReaderRight, Worker
from workforce.reader_changes.mails import readers_told_together
from workforce.reader_changes.services import tell_of_readers
from workforce.rules.in_words import listed, many
from workforce.rules.plausibility import require_sure
from workforce.rules.refusal import Refusal
from workforce.web.tags import day


class NothingToDraw(Refusal):
    """No file has a session in the period that one of the auditors is independent of."""

    usual = (
        "There are no files to draw. Nobody you chose had a session in this period "
        "that one of these auditors can audit independently."
    )


#: How often the tracker draws again where a sample would take too much of one team.
TRIES = 500


class NotASample(Refusal):
    """More files than a sample has, or only for whoever draws them."""


class DueAfterTheEnd(Refusal):
    """Nobody reads a file after the day on which its audit ends."""

    about = "due_on"


@transaction.atomic
def open_audit(
    *,
    audit: Audit,
    people: Sequence[int],
    auditors: Sequence[Account],
    by: Account,
    at: datetime,
    seed: str = "",
) -> Audit:
    """Draw the sample and give its files to the auditors in turn.

    The frame is every one of these people with a session held in the period, except those
    who have no independent auditor, and those whose team has given its files of this quarter
    (`room_for`). The tracker draws the seed when the frame is fixed; only the demo names one. Of the
    files that managers audit, one in several (*local*, usually four) and never fewer than one is
    moderated by quality assurance, as far as there is someone independent of it. It ends so many days later
    (*local*), closed or not; those whose files are drawn, and their supervisors, are told who reads and why.

    Raises NothingToDraw, NotASample for too many files and where `by` would be the only auditor, and
    DueAfterTheEnd.
    """
    questions = list(questions_asked())  # locked: two who draw at once wait for each other
    if all(each.pk == by.pk for each in auditors):
        raise NotASample("You draw this sample, so you cannot be its only auditor. Add another auditor.")
    held = Attendance.objects.filter(held_on__range=(audit.from_on, audit.to_on), supervisee__in=people)
    dependent = _dependent_on(held, since=audit.from_on)
    possible = [
        worker for worker, barred in dependent.items() if any(each.pk not in barred for each in auditors)
    ]
    if not possible:
        raise NothingToDraw
    room = room_for(possible, on=timezone.localdate(at))
    if (most := room.most) < min(audit.size, len(possible)):
        raise NotASample(_too_many(most))
    audit.frame = room.frame
    audit.seed = _seed(room, size=audit.size, named=seed)
    audit.opened_by, audit.opened_at = by, at
    audit.ends_on = last_day_of_reading(on=timezone.localdate(at))
    if audit.due_on and audit.due_on > audit.ends_on:
        raise DueAfterTheEnd(f"The audit ends on {day(audit.ends_on)}, so files must be audited by then.")
    audit.save()
    audit.questions.set(questions)
    drawn = draw(audit.frame, size=audit.size, seed=audit.seed)
    files = [
        AuditedFile(
            audit=audit,
            worker_id=worker,
            position=position + 1,
            auditor=_auditor(auditors, position, barred=dependent[worker]),
        )
        for position, worker in enumerate(drawn)
    ]
    if all(file.auditor.pk == by.pk for file in files):
        raise NotASample("You would audit every file that you draw. Add another auditor, or draw more files.")
    _give_moderators(files, auditors, dependent, on=timezone.localdate(at))
    AuditedFile.objects.bulk_create(files)
    moderated = sum(file.moderator_id is not None for file in files)
    record_event(
        verb=Verb.AUDIT_OPENED,
        subject=audit,
        by=by,
        files=len(drawn),
        frame=len(audit.frame),
        moderated=moderated,
        reads=standing(*files),
    )
    with readers_told_together():
        for file in files:
            _tell(file)
    return audit


def last_day_of_reading(*, on: date) -> date:
    """Of an audit that is drawn on a day."""
    return on + timedelta(days=authority_settings(on=on).audit_ends_after_days)


def _tell(file: AuditedFile) -> None:
    """Whose file is drawn, and their supervisor: who reads it, why, until when."""
    audit = file.audit
    readers = [one.get_full_name() for one in (file.auditor, file.moderator) if one]
    tell_of_readers(
        right=ReaderRight.AUDITOR,
        subject=file,
        worker=file.worker,
        by=audit.opened_by,
        before=None,
        after=[one.pk for one in (file.auditor, file.moderator) if one],
        words=("", f"{listed(readers)}, for the audit “{audit}”"),
        reason=audit.reason,
        until=audit.ends_on.isoformat() if audit.ends_on else "",
    )


def room_for(people: Collection[int], *, on: date) -> Room:
    """How many of these people's files may be drawn: see `Room`. What is drawn stays drawn, closed or not."""
    settings = authority_settings(on=on)
    first = start_of(quarter_start(on))
    this_quarter = AuditedFile.objects.filter(audit__opened_at__gte=first)
    drawn = this_quarter.order_by().values_list("worker__team").annotate(Count("pk"))
    return Room(
        team_of=dict(Worker.objects.filter(pk__in=people).values_list("pk", "team")),
        drawn=dict(drawn),
        limit=Limit(settings.audit_share_percent, settings.audit_files_a_team),
    )


def limit_in_words(*, on: date) -> str:
    """How much a sample is, for whoever draws one."""
    settings = authority_settings(on=on)
    least = many(settings.audit_files_a_team, "file")
    return (
        f"At most {settings.audit_share_percent}% of the files, or {least} where that is more. "
        "All audits of a quarter count towards what a team gives."
    )


def _too_many(most: int) -> str:
    if not most:
        return "These teams have given all the files of this quarter that a sample can have."
    return f"That is more than a sample: draw up to {many(most, 'file')} here this quarter."


def _seed(room: Room, *, size: int, named: str) -> str:
    """A seed of the tracker's own, whose sample takes no more of any team than it has left."""
    seeds = (named,) if named else (token_hex(8) for _ in range(TRIES))
    frame = room.frame
    for seed in seeds:
        if room.holds(draw(frame, size=size, seed=seed)):
            return seed
    raise NotASample("Some of these teams have hardly any files left this quarter. Draw fewer files.")


def _dependent_on(held: QuerySet[Attendance], *, since: date) -> dict[int, set[int | None]]:
    """For each worker with a session, the accounts that are not independent of their file.

    No one audits their own file, or one in which they supervise or have supervised in the period, or
    cover for someone who does, from `since` on.
    """
    dependent: dict[int, set[int | None]] = {}
    parties = held.values_list("supervisee", "supervisee__account", "session__supervisor__account")
    for worker, *accounts in parties.distinct():
        dependent.setdefault(worker, set()).update(accounts)
    agreements = Agreement.objects.filter(supervisee__in=dependent, ends_on=None)
    for worker, account in agreements.values_list("supervisee", "supervisor__account"):
        dependent[worker].add(account)
    covers = Cover.objects.filter(agreement__supervisee__in=dependent, ends_on__gte=since)
    for worker, account in covers.values_list("agreement__supervisee", "supervisor__account"):
        dependent[worker].add(account)
    return dependent


def _auditor(auditors: Sequence[Account], position: int, *, barred: Collection[int | None]) -> Account:
    """Who audits the file at this place of the draw: in turn, the next one who is independent of it."""
    first = position % len(auditors)
    return next(each for each in (*auditors[first:], *auditors[:first]) if each.pk not in barred)


def _give_moderators(
    files: Sequence[AuditedFile],
    auditors: Sequence[Account],
    dependent: Mapping[int, Collection[int | None]],
    *,
    on: date,
) -> None:
    """Second readers, in the order of the draw, which is random: quality assurance of managers' audits.

    Those chosen as auditors come before the authority's others, and each has as few as the others.
    """
    of_managers = [file for file in files if not is_quality_assurance(file.auditor)]
    to_find = moderations_wanted(len(of_managers), on=on)
    chosen = [each for each in auditors if is_quality_assurance(each)]
    second_readers = chosen or list(quality_assurance(on=on))
    given: Counter[int] = Counter()
    for file in of_managers:
        free = [each for each in second_readers if each.pk not in dependent[file.worker_id]]
        if free and given.total() < to_find:
            file.moderator = min(free, key=lambda each: given[each.pk])
            given[file.moderator.pk] += 1


def moderations_wanted(audited_by_managers: int, *, on: date) -> int:
    """How many of so many files are moderated: one in several (*local*), and one at least of any."""
    return ceil(audited_by_managers / authority_settings(on=on).moderated_every)


def is_quality_assurance(account: Account) -> bool:
    return account.role == AuthorityRole.QUALITY_ASSURANCE


def quality_assurance(*, on: date) -> QuerySet[Account]:
    """The accounts of quality assurance whose person, where they have one, works here on the day."""
    here = Q(worker=None) | Q(worker__in=Worker.objects.employed(on=on).values("pk"))
    return Account.objects.filter(here, is_active=True, role=AuthorityRole.QUALITY_ASSURANCE).order_by("pk")


@transaction.atomic
def close_audit(*, audit: Audit, by: Account, at: datetime, sure: Collection[str] = ()) -> None:
    """The audit is over: its readers lose the files they read for it.

    Raises Doubtful while files wait for a grade or for moderation; `sure` says yes to that.
    """
    waiting = audit.files.aggregate(
        to_audit=Count("pk", filter=Q(scored_at=None)),
        to_moderate=Count(
            "pk", filter=Q(scored_at__isnull=False, moderator__isnull=False, moderated_at=None)
        ),
    )
    require_sure(doubts_about_closing(**waiting), sure=sure)
    if not Audit.objects.filter(pk=audit.pk, closed_at=None).update(closed_at=at):
        return
    audit.closed_at = at
    record_event(verb=Verb.AUDIT_CLOSED, subject=audit, by=by)


@transaction.atomic
def end_audits(*, on: date, at: datetime) -> int:
    """Close those that nobody closed until their last day, after which nobody read them; answers how many."""
    over = list(Audit.objects.open().filter(ends_on__lt=on).order_by("pk").select_for_update())
    for audit in over:
        audit.closed_at = at
        audit.save(update_fields=["closed_at"])
        record_event(verb=Verb.AUDIT_CLOSED, subject=audit, by=None, ended_on=f"{audit.ends_on}")
    return len(over)
