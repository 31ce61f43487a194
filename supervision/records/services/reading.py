"""Reading a record: what this reader may see of it, and the trace that they read it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model

from supervision.models import Addendum, Attendance, AuditedFile, Session, Signature, SignedText
from supervision.permissions import case_part_audited, case_part_readable, personal_part_readable
from supervision.records.document import Text, record_document
from supervision.records.unsigned import Lateness, late_on
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
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
    addenda: list[Addendum] = field(default_factory=list)
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
    attendances = session.attendances.select_related("supervisee")
    case = set(case_part_readable(viewer).filter(session=session).values_list("pk", flat=True))
    personal = set(personal_part_readable(viewer).filter(session=session).values_list("pk", flat=True))
    records = [_open(session, each, case=case, personal=personal, on=viewer.on) for each in attendances]
    read = [record for record in records if record.is_readable]
    if read:
        note_reading(subject=session, people=[record.supervisee for record in read], by=viewer.account)
    return read


def read_for_audit(*, drawn: AuditedFile, viewer: Viewer) -> list[ReadableRecord]:
    """The case part of a drawn file in the audited period, oldest first; one event, even when empty.

    Never the personal part, also where the supervisee has released it to those who read the case part.
    """
    sampled = case_part_audited(viewer, drawn).select_related("session__supervisor", "supervisee")
    records = [
        _open(each.session, each, case={each.pk}, personal=set(), on=viewer.on)
        for each in sampled.order_by("session__starts_at")
    ]
    note_reading(
        subject=drawn, people=[drawn.worker], by=viewer.account, audit=drawn.audit_id, sessions=len(records)
    )
    return records


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


def _open(
    session: Session, attendance: Attendance, *, case: set[int], personal: set[int], on: date
) -> ReadableRecord:
    supervisee = attendance.supervisee
    signed = session.signed_texts.filter(supervisee=supervisee).first()
    text = signed.content if signed else record_document(session=session, supervisee=supervisee)
    may_case, may_personal = attendance.pk in case, attendance.pk in personal
    signatures = (
        list(signed.signatures.select_related("worker", "referred_to", "answer__answered_by"))
        if signed
        else []
    )
    return ReadableRecord(
        supervisee=supervisee,
        facts=text["session"],
        case_part=text["case_part"] if may_case else None,
        personal_part=text["personal_part"] if may_personal else None,
        signed=signed,
        signatures=signatures,
        late=late_on(session, on=on) if len(signatures) < BOTH and not session.is_imported else None,
        is_released=session.personal_notes.filter(supervisee=supervisee, released_at__isnull=False).exists(),
        addenda=[
            addendum
            for addendum in (signed.addenda.select_related("author") if signed else ())
            if (may_personal if addendum.is_personal else may_case)
        ],
    )
