"""What this floor deletes when its time is over: records, audits, rows of imported logs, words of e-mails."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from supervision.models import (
    AgendaItem,
    Agreement,
    Attendance,
    Audit,
    LogRow,
    Reminder,
    ReminderState,
    Session,
    SessionRecord,
)
from workforce.models import Absence, Mail
from workforce.models.mail import OPEN_STATES
from workforce.privacy.leavers import leavers_with
from workforce.privacy.retention import Begun, RetentionKind
from workforce.rules.authority import Setting
from workforce.rules.data_held import Kept

#: What a group shares: it goes with the last of them.
SHARED = ("supervision.Session", "supervision.AgendaItem", "supervision.SessionRecord")


def _theirs_alone(key: int) -> tuple[QuerySet[Any], ...]:
    """Sessions that were no one else's, with what was written of them."""
    others = Attendance.objects.filter(session=OuterRef("pk")).exclude(supervisee=key)
    alone = Session.objects.filter(~Exists(others), attendances__supervisee=key)
    return (
        alone,
        AgendaItem.objects.filter(session__in=alone),
        SessionRecord.objects.filter(session__in=alone),
    )


def _absences(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """Each that has ended, unless a due day of today still follows from it: nothing was held since."""
    since = Coalesce("last_held_on", "clock_started_on")
    counts = Agreement.objects.filter(ends_on=None, supervisee=OuterRef("worker")).annotate(since=since)
    ended = Absence.objects.filter(
        ~Exists(counts.filter(since__lte=OuterRef("ended_on"))), ended_on__lte=until
    )
    for absence in ended.order_by("pk"):
        yield Begun(
            subject=absence,
            people=(absence.worker_id,),
            began_on=absence.ended_on or until,
            roots=(Absence.objects.filter(pk=absence.pk),),
        )


def _audits(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """Each audit as a whole; a hold on anyone of its files stops it."""
    closed = Audit.objects.filter(closed_at__date__lte=until).order_by("pk")
    for audit in closed.prefetch_related("files"):
        yield Begun(
            subject=audit,
            people=tuple(sorted(file.worker_id for file in audit.files.all())),
            began_on=timezone.localdate(audit.closed_at),
            roots=(Audit.objects.filter(pk=audit.pk),),
        )


def _log_rows(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """Rows that were settled or set aside, person by person."""
    rows: dict[int | None, list[LogRow]] = defaultdict(list)
    over = LogRow.objects.annotate(over_at=Coalesce("settled_at", "set_aside_at"))
    for row in over.filter(over_at__date__lte=until).order_by("over_at", "pk"):
        rows[row.supervisee_id].append(row)
    for key, theirs in rows.items():
        yield Begun(
            subject=theirs[-1],
            people=(key,) if key else (),
            began_on=timezone.localdate(theirs[-1].settled_at or theirs[-1].set_aside_at),
            roots=(LogRow.objects.filter(pk__in=[row.pk for row in theirs]),),
        )


def _mails(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """What e-mails said and where they went. That a reminder was sent stays, so that none goes out twice."""
    over = Q(made_at__date__lte=until) & ~Q(state__in=OPEN_STATES) & ~Q(recipient__worker__in=held)
    mails = Mail.objects.filter(over)
    told = mails.filter(Exists(Reminder.objects.filter(mail=OuterRef("pk"))))
    plain = mails.exclude(pk__in=told.values("pk"))
    lines = Reminder.objects.filter(made_at__date__lte=until).exclude(line="", path="", calendar="")
    lines = (
        lines.filter(state__in=(ReminderState.TOLD, ReminderState.DROPPED))
        .exclude(recipient__worker__in=held)
        .exclude(about__in=held)
    )
    addressed = told.exclude(address="", problem="")
    newest = Mail.objects.filter(Q(pk__in=plain.values("pk")) | Q(pk__in=addressed.values("pk")))
    subject = newest.order_by("-made_at", "-pk").first() or lines.order_by("-made_at", "-pk").first()
    if subject:
        words = {"address": "", "problem": ""}
        blanked = ((addressed, words), (lines, {"line": "", "path": "", "calendar": ""}))
        yield Begun(subject=subject, people=(), began_on=until, roots=(plain,), blanked=blanked)


RECORDS = RetentionKind(
    kept=Kept.SUPERVISION,
    label="Supervision records",
    setting=Setting.KEEP_SUPERVISION_MONTHS,
    begun=leavers_with(Kept.SUPERVISION, besides=_theirs_alone, but=SHARED),
)
ABSENCES = RetentionKind(
    kept=Kept.ABSENCES, label="Absences", setting=Setting.KEEP_ABSENCES_MONTHS, begun=_absences
)
AUDITS = RetentionKind(kept=Kept.AUDITS, label="Audits", setting=Setting.KEEP_AUDITS_MONTHS, begun=_audits)
LOG_ROWS = RetentionKind(
    kept=Kept.IMPORTS, label="Rows of imported logs", setting=Setting.KEEP_IMPORTS_MONTHS, begun=_log_rows
)
MAILS = RetentionKind(kept=Kept.MAIL, label="E-mails", setting=Setting.KEEP_MAIL_MONTHS, begun=_mails)
