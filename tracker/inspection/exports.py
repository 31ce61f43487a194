"""The pack and its workbook, as files made beside the request."""

from collections.abc import Collection
from dataclasses import replace
from io import BytesIO

from django.db.models import Q
from django.http import QueryDict
from django.utils.http import urlencode

from supervision.models import Attendance
from supervision.permissions import case_part_readable, oversees_supervision, supervised_by
from tracker.exports.kinds import Chosen, ExportKind, Made, Tell, filters_in_words
from tracker.inspection.asked import Asked
from tracker.inspection.forms import InspectionForm
from tracker.inspection.pack import Pack, inspection_pack
from tracker.inspection.workbook import write_pack_workbook
from workforce.audit_trail.verbs import Verb
from workforce.models import Worker, WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.rules.refusal import Refusal
from workforce.web.paper import to_pdf
from workforce.web.viewer import Viewer

FILTERS = ("whom", "from_month", "to_month", "size", "seed", "with_words", "with_names", "reason")
GONE = "You no longer answer for this team or service. Choose another."


def _asked(viewer: Viewer, chosen: Chosen) -> Asked:
    """Raises Refusal where the team or service is not the maker's to ask about, or not any more."""
    form = _form(viewer, chosen)
    if not form.is_valid():
        said = (str(words) for found in form.errors.values() for words in found)
        raise Refusal(GONE if "whom" in form.errors else " ".join(said))
    return Asked(viewer, chosen)


def _form(viewer: Viewer, chosen: Chosen) -> InspectionForm:
    return InspectionForm(QueryDict(urlencode(chosen)), viewer=viewer)


def _name(asked: Asked, ending: str) -> str:
    return f"inspection-pack-{asked.first:%Y-%m}-to-{asked.last_month:%Y-%m}.{ending}"


def _pdf(viewer: Viewer, chosen: Chosen, tell: Tell) -> Made:
    asked = _asked(viewer, chosen)
    pack = inspection_pack(asked, tell=tell)
    tell(3)
    context = {"pack": pack, "on": viewer.on, "maker": viewer.account.get_full_name()}
    content = to_pdf("tracker/inspection/inspection_pack_paper.html", context)
    return Made(content, _name(asked, "pdf"), pack.rows, asked.keys, read=_read_for(pack))


def _read_for(pack: Pack) -> set[int]:
    """The attendances whose words are in the pack, by their keys."""
    worded = Q(pk__in=())
    for _, one in pack.worded:
        sessions = [each.session.session.pk for each in one.sessions if each.cases]
        worded |= Q(supervisee=one.worker, session__in=sessions)
    return set(Attendance.objects.filter(worded).values_list("pk", flat=True))


def _still_read(viewer: Viewer, keys: Collection[int]) -> set[int]:
    return set(case_part_readable(viewer).filter(pk__in=keys).values_list("pk", flat=True))


def _workbook(viewer: Viewer, chosen: Chosen, tell: Tell) -> Made:
    asked, content = _asked(viewer, {**chosen, "with_words": ""}), BytesIO()
    pack = inspection_pack(asked, tell=tell)
    tell(3)
    rows = write_pack_workbook(pack, content)
    return Made(content.getvalue(), _name(asked, "xlsx"), rows, asked.keys)


def _whose(viewer: Viewer) -> WorkerQuerySet:
    """Those whom the viewer answers for, and those whom they supervise."""
    seen = people_answered_for(viewer)
    return Worker.objects.filter(pk__in=seen.values("pk")) | Worker.objects.filter(
        pk__in=supervised_by(viewer).values("pk")
    )


def _told(viewer: Viewer, chosen: Chosen) -> list[tuple[str, str]]:
    return filters_in_words(_form(viewer, chosen))


STEPS = ("Counting the measures", "Collecting the lists", "Opening the sample", "Printing")
PACK = ExportKind(
    key="inspection-pack",
    label="Inspection pack",
    verb=Verb.INSPECTION_PACK_EXPORTED,
    allowed=oversees_supervision,
    make=_pdf,
    told=_told,
    page="tracker:inspection_pack",
    filters=FILTERS,
    whose=_whose,
    readable=_still_read,
    steps=STEPS,
)
WORKBOOK = replace(PACK, key="inspection-workbook", label="Workbook of an inspection pack", make=_workbook)
