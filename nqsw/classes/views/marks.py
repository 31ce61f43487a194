"""Marks in the registers of master classes: each number of classes attended or missed leads here."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from nqsw.classes.reports import marked
from nqsw.models import AttendanceMark, Enrolment
from nqsw.models.master_class import ATTENDED_MARKS, SeatQuerySet
from nqsw.permissions import enrolments_visible, takes_part_in_programmes
from nqsw.whose import NQSWField, Whose, enrolments_of
from workforce.web.access import allowed_to
from workforce.web.fields import rows_field
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, Column, DayColumn, ForgivingPaginator, LinkColumn, Table
from workforce.web.viewer import Viewer

ATTENDED = "attended"
SHOWN = (
    ("", "Every mark"),
    (ATTENDED, "Attended"),
    (AttendanceMark.APOLOGIES.value, "Apologies"),
    (AttendanceMark.ABSENT.value, "Absent"),
)


class MarksFilter(forms.Form):
    """Of whom, and which mark; it lives in the address."""

    show = forms.ChoiceField(label="Mark", required=False, choices=SHOWN)
    whose = forms.ChoiceField(required=False, choices=[("", "Everyone you see"), *Whose.choices])
    nqsw = NQSWField(Enrolment.objects.none(), label="NQSW", required=False, empty_label="Every NQSW")

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data)
        self.viewer = viewer
        whom = rows_field(self, "nqsw")
        whom.queryset = enrolments_visible(viewer).distinct().select_related("worker", "cohort__programme")

    @property
    def shown(self) -> SeatQuerySet:
        """The marks that the address asks for, of NQSWs on a programme or of the one that is chosen."""
        self.is_valid()
        chosen, on = self.cleaned_data, self.viewer.on
        found = enrolments_visible(self.viewer)
        if chosen.get("whose"):
            found = enrolments_of(self.viewer, chosen["whose"])
        found = found.filter(pk=chosen["nqsw"].pk) if chosen.get("nqsw") else found.on_it(on=on)
        marks = marked(on=on).filter(worker__in=found.values("worker"))
        show = chosen.get("show")
        if show == ATTENDED:
            return marks.filter(mark__in=ATTENDED_MARKS)
        return marks.filter(mark=show) if show else marks


class MarksTable(Table):
    """A row for each person and class."""

    person = Column(accessor="worker", verbose_name="NQSW", orderable=False)
    team = Column(accessor="worker__team", orderable=False)
    master_class = LinkColumn(
        "nqsw:class", key="master_class_id", accessor="master_class__title", verbose_name="Master class",
        orderable=False,
    )  # fmt: skip
    day = DayColumn(accessor="master_class__starts_at", orderable=False)
    mark = Column(accessor="get_mark_display", orderable=False)

    caption: ClassVar[str] = "Marks in registers"
    counted: ClassVar[tuple[str, str]] = ("mark", "marks")


@allowed_to(takes_part_in_programmes)
def class_marks(request: Request) -> HttpResponse:
    """The marks of the NQSWs whose facts the viewer may see, as the address asks for them."""
    chosen = MarksFilter(request.GET, viewer=request.viewer)
    rows = chosen.shown.select_related("worker__team", "master_class")
    table = MarksTable(rows.order_by("-master_class__starts_at", "worker__family_name", "pk"))
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    return render(request, "nqsw/classes/class_marks.html", {"filter": chosen, "table": table})
