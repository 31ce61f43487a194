"""All records of one person's supervision as one file, made beside the request.

Who may read a record alone may have it in the file, part by part; each is an event of reading, as alone, and
is proved before it leaves. It holds no record of anyone else, also where the session was a group's.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from supervision.models import Attendance, Session
from supervision.permissions import case_part_readable, personal_part_readable
from supervision.records.permissions import files_visible
from supervision.records.proved import Proved, prove_records
from supervision.records.services.reading import ReadableRecord, read_records_of
from tracker.exports.kinds import Chosen, ExportKind, Made, Tell
from workforce.audit_trail.before_export import differences_for_export
from workforce.audit_trail.verbs import Verb
from workforce.models import Worker
from workforce.rules.refusal import Refusal
from workforce.web.access import workers
from workforce.web.keys import key_in
from workforce.web.paper import to_pdf
from workforce.web.viewer import Viewer

NOBODY = "You cannot open this person’s file any more."
NOTHING = "There is no record of this person that you may read."
NOT_AS_SIGNED = (
    "No file was made, since a record in it is not what was signed. Open the records one by one: each says "
    "what is wrong with it. "
)
#: A part that was read: its key is twice that of the attendance, and one more for the personal part.
PARTS = 2


class OneRecord(NamedTuple):
    """A record on its page, as the page of one record has it."""

    session: Session
    records: list[ReadableRecord]
    proved: Proved | None


def _person(viewer: Viewer, chosen: Chosen) -> Worker | None:
    key = key_in(chosen.get("person", ""))
    return files_visible(viewer).filter(pk=key).first() if key is not None else None


def _made(viewer: Viewer, chosen: Chosen, tell: Tell) -> Made:
    person = _person(viewer, chosen)
    if person is None:
        raise Refusal(NOBODY)
    found = read_records_of(person, viewer=viewer)
    if not found:
        raise Refusal(NOTHING)
    tell(1)
    records = [_proved(attendance, record) for attendance, record in found]
    tell(2)
    context = {
        "person": person,
        "records_of_all": records,
        "on": viewer.on,
        "maker": viewer.account.get_full_name(),
        "check_address": f"{settings.SITE_ADDRESS}{reverse('supervision:record_proof')}",
    }
    content = to_pdf("tracker/person_records/records_paper.html", context)
    details = {"person": person.pk, "records": len(records)}
    return Made(content, "supervision-records.pdf", len(records), [person.pk], details, read=_parts(found))


def _proved(attendance: Attendance, record: ReadableRecord) -> OneRecord:
    """Raises Refusal where it is not what was signed."""
    session = attendance.session
    proved = prove_records(session, [record])
    if wrong := differences_for_export(proved.differences if proved else None):
        raise Refusal(NOT_AS_SIGNED + "; ".join(wrong[:3]))
    return OneRecord(session, [record], proved)


def _parts(found: Iterable[tuple[Attendance, ReadableRecord]]) -> list[int]:
    """What was read: each part of each record, by its key."""
    case = [one.pk * PARTS for one, record in found if record.case_part is not None]
    personal = [one.pk * PARTS + 1 for one, record in found if record.personal_part is not None]
    return sorted([*case, *personal])


def _still_read(viewer: Viewer, keys: Collection[int]) -> set[int]:
    """Of these parts those that the viewer still reads."""
    found: set[int] = set()
    for place, readable in enumerate((case_part_readable, personal_part_readable)):
        whose = [key // PARTS for key in keys if key % PARTS == place]
        rows = readable(viewer).filter(pk__in=whose).values_list("pk", flat=True)
        found |= {key * PARTS + place for key in rows}
    return found


def _told(viewer: Viewer, chosen: Chosen) -> list[tuple[str, str]]:
    person = _person(viewer, chosen)
    return [("Person", person.full_name)] if person else []


RECORDS = ExportKind(
    key="records",
    label="All records of one person, PDF",
    verb=Verb.RECORDS_EXPORTED,
    allowed=workers,
    make=_made,
    told=_told,
    page="supervision:index",
    filters=("person",),
    whose=files_visible,
    readable=_still_read,
    counts="Records",
    steps=("Opening the records", "Proving what was signed", "Printing"),
)
