"""The files that one auditor or moderator was given in an open audit as one file, made beside the request.

It has what they read file by file: the case part of the signed records of the period, never a personal
part, never a draft. Each file is an event of reading, as alone, and each record is proved before it leaves.
When the audit ends, nobody takes the file any more.
"""

from collections.abc import Collection
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from supervision.audit_permissions import case_part_audited, drafts_in_audit, files_to_score
from supervision.models import Audit, AuditedFile, Session
from supervision.records.proved import Proved, prove_records
from supervision.records.services.reading import ReadableRecord, read_together_for_audit
from tracker.exports.kinds import Chosen, ExportKind, Made, Tell
from workforce.audit_trail.before_export import differences_for_export
from workforce.audit_trail.verbs import Verb
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.refusal import Refusal
from workforce.web.keys import key_in
from workforce.web.paper import to_pdf
from workforce.web.viewer import Viewer

OVER = "You have no file to read in this audit: it is closed, or its last day is over."
NOT_AS_SIGNED = (
    "No file was made, since a record in it is not what was signed. Open the files one by one: each says "
    "what is wrong with it. "
)


class OneRecord(NamedTuple):
    """A record on its page, as the page of one record has it."""

    session: Session
    records: list[ReadableRecord]
    proved: Proved | None

    @property
    def hash(self) -> str:
        """The number of its text."""
        return self.records[0].signed.content_hash if self.records[0].signed else ""


class OneFile(NamedTuple):
    """A drawn file: its records, oldest first, and how many more sessions of the period have none here."""

    drawn: AuditedFile
    records: list[OneRecord]
    drafts: int
    elsewhere: int


def has_files_to_read(viewer: Viewer) -> bool:
    """Some file of an open audit is theirs to read."""
    return "auditor" in viewer.parts if viewer.worker else files_to_score(viewer).exists()


def _audit(viewer: Viewer, chosen: Chosen) -> Audit | None:
    key = key_in(chosen.get("audit", ""))
    given = files_to_score(viewer).values("audit")
    return Audit.objects.filter(pk__in=given, pk=key).first() if key is not None else None


def _made(viewer: Viewer, chosen: Chosen, tell: Tell) -> Made:
    audit = _audit(viewer, chosen)
    if audit is None:
        raise Refusal(OVER)
    given = files_to_score(viewer).filter(audit=audit).select_related("worker__team").order_by("position")
    drawn_files = list(given)
    read: set[int] = set()
    files = [_file(drawn, viewer, read) for drawn in drawn_files]
    tell(1)
    number = sum(len(one.records) for one in files)
    context = {
        "audit": audit,
        "files": files,
        "number": number,
        "on": viewer.on,
        "maker": viewer.account.get_full_name(),
        "check_address": f"{settings.SITE_ADDRESS}{reverse('supervision:record_proof')}",
    }
    content = to_pdf("tracker/audit_files/audit_files_paper.html", context)
    details = {"audit": audit.pk, "files": len(files), "records": number}
    people = [drawn.worker_id for drawn in drawn_files]
    return Made(content, f"audit-{audit.pk}-files.pdf", number, people, details, read=read)


def _file(drawn: AuditedFile, viewer: Viewer, read: set[int]) -> OneFile:
    """One file; adds the keys of what was read of it. Raises Refusal where one is not what was signed."""
    records, elsewhere = [], 0
    for attendance, record in read_together_for_audit(drawn=drawn, viewer=viewer):
        read.add(attendance.pk)
        if record.signed is None:
            elsewhere += 1
            continue
        proved = prove_records(attendance.session, [record])
        if wrong := differences_for_export(proved.differences if proved else None):
            raise Refusal(NOT_AS_SIGNED + "; ".join(wrong[:3]))
        records.append(OneRecord(attendance.session, [record], proved))
    return OneFile(drawn, records, drafts_in_audit(drawn), elsewhere)


def _whose(viewer: Viewer) -> WorkerQuerySet:
    return Worker.objects.filter(pk__in=files_to_score(viewer).values("worker"))


def _still_read(viewer: Viewer, keys: Collection[int]) -> set[int]:
    """Of these attendances those that the viewer still reads in an audit."""
    found: set[int] = set()
    for drawn in files_to_score(viewer).select_related("audit"):
        found |= set(case_part_audited(viewer, drawn).filter(pk__in=keys).values_list("pk", flat=True))
    return found


def _told(viewer: Viewer, chosen: Chosen) -> list[tuple[str, str]]:
    audit = _audit(viewer, chosen)
    return [("Audit", audit.name)] if audit else []


FILES = ExportKind(
    key="audit-files",
    label="Files of an audit, PDF",
    verb=Verb.AUDIT_FILES_EXPORTED,
    allowed=has_files_to_read,
    make=_made,
    told=_told,
    page="supervision:audits",
    filters=("audit",),
    whose=_whose,
    readable=_still_read,
    counts="Records",
    steps=("Opening the files", "Printing"),
)
