"""Who may read someone's supervision file and why, and every time that somebody did: for the person alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from supervision.models import Agreement, Attendance, Audit, AuditedFile, Cover, Signature
from supervision.records.rights import CASE_PART, DECISIONS, PERSONAL_PART, SESSIONS, SUPERVISES
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event, Worker
from workforce.people.line import LineManager, line_above, line_asked, you_manage
from workforce.people.ties import Right
from workforce.web.person_page import Rows
from workforce.web.tags import day
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Reader:
    """One person who may read the file on a day; the reason names since when, where that is known.

    The same for the supervisee, who is told who reads, and for the reader, who is told why they do.
    """

    account: int | None
    name: str
    why: str
    reads: str
    #: The reason, said to the reader.
    told: str
    gives: frozenset[Right]


SIGNED = "The case part, when signed"
IN_AN_AUDIT = "The case part of the audited period, until the audit is closed, at the latest on"


def readers_of(worker: Worker, *, on: date) -> list[Reader]:
    """Everyone who may read more than facts of this person's file on a day, the nearest first."""
    return readers_in(
        worker, {name: list(rows) for name, rows in reading_asked(worker.pk, on).items()}, on=on
    )


def reading_asked(key: int, on: date) -> Questions:
    """What says who reads the file of a person (by key) on a day."""
    audits = Audit.objects.read(on=on).filter(pk=OuterRef("audit"))
    files = AuditedFile.objects.filter(worker=key).annotate(is_read=Exists(audits))
    referred = Signature.objects.filter(text__supervisee=key, referred_to__isnull=False)
    covers = Cover.objects.in_force(on=on).filter(agreement__supervisee=key)
    agreements = Agreement.objects.filter(supervisee=key)
    with_manager = ("supervisor__account", "supervisor__line_manager__account")
    people = ("audit__opened_by__worker", "auditor__worker", "moderator__worker")
    return {
        "line": line_asked(key),
        "all_agreements": agreements.select_related(*with_manager).order_by("starts_on", "pk"),
        "covers_today": covers.select_related(*with_manager, "agreement__supervisor"),
        "drawn": files.select_related(*people),
        "referred": referred.select_related("referred_to__account", "text__session"),
    }


@asked_together
def reading_rows(viewer: Viewer, key: int) -> Questions:
    """The same in one question, for a page of this reader."""
    return reading_asked(key, viewer.on)


def readers_in(worker: Worker, found: Rows, *, on: date) -> list[Reader]:
    """The readers, of the rows of `reading_asked`. No one in a role apart reads, and no one who has left."""
    given = [one for one in found["all_agreements"] if one.is_in_force(on=on)]
    readers = [
        *(reader for agreement in given for reader in _supervisor(agreement, worker)),
        *(reader for cover in found["covers_today"] for reader in _cover(cover, worker)),
        *(_line_manager(one) for one in line_above(worker, found["line"])),
        *(reader for signature in found["referred"] for reader in _answers(signature)),
    ]
    reading = [reader for person, reader in readers if _reads_notes(person, on=on)]
    return [*reading, *_auditors(found["drawn"])]


def _reads_notes(person: Worker, *, on: date) -> bool:
    stands_apart = person.account is not None and person.account.stands_apart
    return not stands_apart and person.is_employed(on=on)


type Found = tuple[Worker, Reader]


def _reader(person: Worker, why: str, reads: str, *, told: str, gives: frozenset[Right]) -> Found:
    return person, Reader(person.account_id, person.full_name, why, reads, told, gives)


def _supervisor(agreement: Agreement, worker: Worker) -> Iterator[Found]:
    supervisor, since = agreement.supervisor, day(agreement.starts_on)
    until = f", until {day(agreement.ends_on)}" if agreement.ends_on else ""
    told = f"You have supervised {worker.full_name} since {since}{until}."
    reads = "The case part; the personal part of sessions that they held"
    yield _reader(supervisor, f"Supervisor since {since}{until}", reads, told=told, gives=SUPERVISES)
    yield from _own_manager(supervisor, "")


def _cover(cover: Cover, worker: Worker) -> Iterator[Found]:
    supervisor, days = cover.supervisor, f"{day(cover.starts_on)} to {day(cover.ends_on)}"
    covered = cover.agreement.supervisor.full_name
    told = f"You cover for {covered}, {worker.full_name}’s supervisor, {days}."
    reads = f"{SIGNED}; all of sessions that they hold"
    yield _reader(supervisor, f"Covers for {covered}, {days}", reads, told=told, gives=SUPERVISES)
    yield from _own_manager(supervisor, f", who covers {days}")


def _own_manager(supervisor: Worker, covers: str) -> Iterator[Found]:
    """The line manager of who holds the sessions reads what is said of them in confidence."""
    if (above := supervisor.line_manager) is None:
        return
    begun = supervisor.line_manager_since
    held = f" of sessions held since {day(begun)}" if begun else ""
    why = f"Line manager of {supervisor.full_name}{covers}{f' since {day(begun)}' if begun else ''}"
    told, gives = you_manage(supervisor), frozenset({PERSONAL_PART})
    yield _reader(above, why, f"The personal part{held}", told=told, gives=gives)


def _line_manager(one: LineManager) -> Found:
    gives = frozenset({CASE_PART, DECISIONS})
    return _reader(one.manager, one.why, SIGNED, told=one.told, gives=gives)


def _answers(signature: Signature) -> Iterator[Found]:
    of = day(signature.text.session.starts_at)
    if signature.referred_to is None:
        return
    told = f"You were named to answer a disagreement with the record of {of}: that record alone."
    why, gives = f"Answers the disagreement with the record of {of}", frozenset({CASE_PART, SESSIONS})
    yield _reader(signature.referred_to, why, "That record", told=told, gives=gives)


def _auditors(drawn: Iterable[Any]) -> Iterator[Reader]:
    for file in drawn:
        parts = [(file.auditor, "Audits the file for", "audit")]
        if file.moderator:
            parts.append((file.moderator, "Moderates the audit", "moderate"))
        for account, part, verb in parts if file.is_read else ():
            if not account.stands_apart:
                yield _auditor(account, file, part=part, verb=verb)


def _auditor(account: Account, file: AuditedFile, *, part: str, verb: str) -> Reader:
    audit, because = file.audit, f": {file.audit.reason}" if file.audit.reason else ""
    period = f"of sessions held {day(audit.from_on)} to {day(audit.to_on)}"
    until = f"until the audit is closed, at the latest on {day(audit.ends_on)}"
    return Reader(
        account.pk,
        account.get_full_name(),
        f"{part} {drawn_in(file)}{because}",
        f"{IN_AN_AUDIT} {day(audit.ends_on)}",
        f"You {verb} the file in {drawn_in(file)}{because}: what is signed {period}, {until}.",
        frozenset({CASE_PART}),
    )


def drawn_in(file: AuditedFile) -> str:
    """The audit that drew a file, by whom and when."""
    audit = file.audit
    return f"“{audit}”, drawn by {audit.opened_by.get_full_name()} on {day(audit.opened_at)}"


def readings_of(worker: Worker) -> QuerySet[Event]:
    """Every time that note text about this person was read, the newest first.

    A group's record is read for all that were there, and its event names them among its facts.
    """
    sessions = Attendance.objects.filter(supervisee=worker).annotate(key=Cast("session_id", CharField()))
    read = Event.objects.filter(verb=Verb.NOTES_READ)
    together = read.filter(
        worker=None, subject_type="supervision.session", subject_id__in=sessions.order_by().values("key")
    )
    theirs = [event.pk for event in together if worker.pk in event.details.get("people", ())]
    found = read.filter(Q(worker=worker) | Q(pk__in=theirs))
    return found.select_related("actor__worker").order_by("-pk")
