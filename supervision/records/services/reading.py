"""Reading a record: what this reader may see of it, and the trace that they read it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    Exists,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)

from supervision.audit_permissions import case_part_audited
from supervision.models import (
    Addendum,
    Attendance,
    AuditedFile,
    PersonalNote,
    Session,
    Signature,
    SignedText,
)
from supervision.permissions import case_part_readable, personal_part_readable
from supervision.records.document import Text, record_document
from supervision.records.document_rows import DocumentRows, document_rows
from supervision.records.unsigned import Lateness, late_on
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.web.together import together, with_children
from workforce.web.viewer import Viewer

#: Signatures under a record that everyone has signed.
BOTH = 2


@dataclass(frozen=True, slots=True)
class ReadableRecord:
    """One supervisee's record as one reader can see it: parts that they cannot see are None."""

    supervisee: Worker
    facts: Text
    case_part: Text | None
    personal_part: Text | None
    signed: SignedText | None = None
    signatures: list[Signature] = field(default_factory=list)
    #: Those that this reader may read.
    addenda: list[Addendum] = field(default_factory=list)
    #: All that was signed of it, readable or not: for the check that it still stands.
    rows: list[Model] = field(default_factory=list, repr=False)
    #: What is late about its signatures; None while nothing is.
    late: Lateness | None = None
    #: The supervisee lets the readers of the case part read the personal part too.
    is_released: bool = False

    @property
    def is_readable(self) -> bool:
        return self.case_part is not None or self.personal_part is not None


def read_record(*, session: Session, viewer: Viewer) -> list[ReadableRecord]:
    """The records of a session that was held, as far as the viewer may read them; one event.

    In group supervision a supervisee finds the shared part once, with their own personal part.
    """
    if not session.was_held:
        return []
    prefetch_related_objects([session], Prefetch("attendances", attendances_to_read(viewer)))
    attendances: Any = session.attendances.all()
    texts = _texts([session])
    records = [
        _open(session, each, texts, may_case=each.may_case, may_personal=each.may_personal, on=viewer.on)
        for each in attendances
    ]
    read = [record for record in records if record.is_readable]
    if read:
        note_reading(subject=session, people=[record.supervisee for record in read], by=viewer.account)
    return read


def read_records_of(worker: Worker, *, viewer: Viewer) -> list[tuple[Attendance, ReadableRecord]]:
    """Every record of one person's that the viewer may read, oldest first: an event for each, as where they
    are read one by one. A session of an imported log has none.
    """
    held = attendances_to_read(viewer).select_related("session__supervisor", "supervisee")
    held = held.filter(Q(may_case=True) | Q(may_personal=True), supervisee=worker, held_on__isnull=False)
    attendances: list[Any] = list(held.order_by("held_on", "session__starts_at", "pk"))
    texts = _texts([each.session for each in attendances])
    found = []
    for each in attendances:
        may = {"may_case": each.may_case, "may_personal": each.may_personal}
        record = _open(each.session, each, texts, **may, on=viewer.on)
        if record.is_readable and (record.signed or not each.session.is_imported):
            note_reading(subject=each.session, people=[worker], by=viewer.account)
            found.append((each, record))
    return found


def attendances_to_read(viewer: Viewer) -> QuerySet[Any]:
    """What `read_record` asks of those who were there; a page that shows them anyway brings them this way."""
    readable = {"may_case": case_part_readable(viewer), "may_personal": personal_part_readable(viewer)}
    may = {name: Exists(rows.filter(pk=OuterRef("pk"))) for name, rows in readable.items()}
    return _with_released(Attendance.objects.select_related("supervisee")).annotate(**may)


def read_for_audit(*, drawn: AuditedFile, viewer: Viewer) -> list[ReadableRecord]:
    """The case part of a drawn file in the audited period, oldest first; one event, even when empty.

    Never the personal part, also where the supervisee has released it to those who read the case part.
    """
    return [record for _, record in read_together_for_audit(drawn=drawn, viewer=viewer)]


def read_together_for_audit(*, drawn: AuditedFile, viewer: Viewer) -> list[tuple[Attendance, ReadableRecord]]:
    """The same, each with who was there in which session."""
    sampled = case_part_audited(viewer, drawn).select_related("session__supervisor", "supervisee")
    attendances = list(_with_released(sampled).order_by("session__starts_at", "pk"))
    texts = _texts([each.session for each in attendances])
    records = [
        _open(each.session, each, texts, may_case=True, may_personal=False, on=viewer.on)
        for each in attendances
    ]
    note_reading(
        subject=drawn, people=[drawn.worker], by=viewer.account, audit=drawn.audit_id, sessions=len(records)
    )
    return list(zip(attendances, records, strict=True))


def note_reading(*, subject: Model, people: Collection[Worker], by: Account, **details: object) -> None:
    """Trace that note text was read: whose, and who by; `subject` is the session, or whose list it was."""
    record_event(
        verb=Verb.NOTES_READ,
        subject=subject,
        by=by,
        worker=next(iter(people)) if len(people) == 1 else None,
        people=sorted(person.pk for person in people),
        **details,
    )


def _with_released(attendances: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """Adds `is_released`: the supervisee lets the readers of the case part read the personal part too."""
    notes = PersonalNote.objects.filter(session=OuterRef("session"), supervisee=OuterRef("supervisee"))
    return attendances.annotate(is_released=Exists(notes.filter(released_at__isnull=False)))


@dataclass(frozen=True)
class _Texts:
    """What was signed of some sessions, and the rows of those with a text that nobody has signed."""

    signed: Mapping[tuple[int, int], Any]
    rows: Mapping[int, DocumentRows]

    def drafted(self, session: Session, supervisee: Worker) -> Text:
        return record_document(session=session, supervisee=supervisee, rows=self.rows.get(session.pk))


def _texts(sessions: Collection[Session]) -> _Texts:
    signed = _signed_texts(sessions)
    with_a_text = {session for session, _ in signed}
    return _Texts(signed, document_rows([each for each in sessions if each.pk not in with_a_text]))


def _signed_texts(sessions: Collection[Session]) -> dict[tuple[int, int], SignedText]:
    """What was signed of these sessions, by session and supervisee, with all that stands under it."""
    if not sessions:
        return {}
    keys = [each.pk for each in sessions]
    under = {"text__session__in": keys}
    signatures = Signature.objects.filter(**under)
    found = together(
        {
            "texts": SignedText.objects.filter(session__in=keys),
            "signatures": signatures.select_related("worker", "referred_to", "answer__answered_by"),
            "addenda": Addendum.objects.filter(**under).select_related("author"),
        }
    )
    texts = {text.pk: text for text in found["texts"]}
    for each in (*found["signatures"], *found["addenda"]):
        each.text = texts[each.text_id]
    with_children(found["texts"], "signatures", found["signatures"], of="text_id")
    with_children(found["texts"], "addenda", found["addenda"], of="text_id")
    return {(text.session_id, text.supervisee_id): text for text in found["texts"]}


def _open(
    session: Session,
    attendance: Any,
    texts: _Texts,
    *,
    may_case: bool,
    may_personal: bool,
    on: date,
) -> ReadableRecord:
    supervisee = attendance.supervisee
    signed = texts.signed.get((session.pk, supervisee.pk))
    text = signed.content if signed else texts.drafted(session, supervisee)
    signatures = list(signed.signatures.all()) if signed else []
    addenda = list(signed.addenda.all()) if signed else []
    answers = [each.answer for each in signatures if hasattr(each, "answer")]
    return ReadableRecord(
        supervisee=supervisee,
        facts=text["session"],
        case_part=text["case_part"] if may_case else None,
        personal_part=text["personal_part"] if may_personal else None,
        signed=signed,
        signatures=signatures,
        late=late_on(session, on=on) if len(signatures) < BOTH and not session.is_imported else None,
        is_released=attendance.is_released,
        addenda=[each for each in addenda if (may_personal if each.is_personal else may_case)],
        rows=[signed, *signatures, *answers, *addenda] if signed else [],
    )
