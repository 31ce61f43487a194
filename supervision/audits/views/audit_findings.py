"""The findings behind the numbers of themes: which theme, of which audit and team, since when."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from supervision.audits.permissions import audits_anything, audits_visible, drawn_files_visible
from supervision.audits.reports import following_quarter
from supervision.models import Audit, AuditFinding
from workforce.web.access import allowed_to
from workforce.web.fields import DayMonthYearField, rows_field
from workforce.web.keys import LARGEST_KEY
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, Column, DayColumn, ForgivingPaginator, LinkColumn, Table
from workforce.web.viewer import Viewer


class FindingsFilter(forms.Form):
    """Of one theme, one quarter, one audit or file; it lives in the address."""

    theme = forms.CharField(required=False, max_length=60)
    quarter = DayMonthYearField(label="Quarter from", required=False)
    audit = forms.ModelChoiceField(Audit.objects.none(), required=False, empty_label="Every audit")
    file = forms.IntegerField(
        required=False, min_value=1, max_value=LARGEST_KEY - 1, widget=forms.HiddenInput
    )

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data)
        self.viewer = viewer
        rows_field(self, "audit").queryset = audits_visible(viewer)

    def shown(self) -> Any:
        """The findings that the address asks for, in files whose name and grade the viewer sees."""
        self.is_valid()
        chosen = self.cleaned_data
        found = AuditFinding.objects.filter(file__in=drawn_files_visible(self.viewer).values("pk"))
        if chosen.get("theme"):
            found = found.filter(theme__iexact=chosen["theme"])
        if chosen.get("quarter"):
            starts = chosen["quarter"]
            found = found.filter(found_on__gte=starts, found_on__lt=following_quarter(starts))
        if chosen.get("audit"):
            found = found.filter(file__audit=chosen["audit"])
        if chosen.get("file"):
            found = found.filter(file=chosen["file"])
        return found.select_related("file__audit", "file__worker__team").order_by("-found_on", "-pk")


class FindingsTable(Table):
    """A row for each finding; what it asks for is the supervisor's, and is not shown here."""

    theme = Column(orderable=False)
    audit = LinkColumn("supervision:audit", key="file__audit_id", accessor="file__audit", orderable=False)
    team = Column(accessor="file__worker__team", orderable=False)
    found_on = DayColumn(verbose_name="Found", orderable=False)

    caption: ClassVar[str] = "Findings"
    counted: ClassVar[tuple[str, str]] = ("finding", "findings")


@allowed_to(audits_anything)
def audit_findings(request: Request) -> HttpResponse:
    """The findings in the files that this reader sees."""
    chosen = FindingsFilter(request.GET, viewer=request.viewer)
    table = FindingsTable(chosen.shown())
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    return render(request, "supervision/audits/audit_findings.html", {"form": chosen, "table": table})
