"""Allocated cases that supervision has not discussed for too long, by worker and team."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from supervision.permissions import oversees_supervision, supervised_by
from supervision.records.cases import UndiscussedCase
from supervision.records.cases import cases_not_discussed as find_cases
from workforce.any_of import any_of
from workforce.audit_trail.list_exports import list_file
from workforce.models import Team, Worker, WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.fields import rows_field
from workforce.web.request import Request
from workforce.web.workbook import CellKind, SheetColumn

COLUMNS = (
    SheetColumn("Name", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Case reference", 18),
    SheetColumn("Last discussed", 12, CellKind.DATE),
    SheetColumn("Weeks", 8, CellKind.WHOLE),
)


class CasesNotDiscussedForm(forms.Form):
    """Which team, and after how many weeks."""

    team = forms.ModelChoiceField(Team.objects.none(), required=False, empty_label="All teams")
    weeks = forms.IntegerField(
        label="Weeks without discussion",
        min_value=1,
        max_value=104,
        required=False,
        help_text="Leave empty for 8 weeks, or 4 for NQSWs",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )

    def __init__(self, data: QueryDict | None, *, people: WorkerQuerySet) -> None:
        super().__init__(data)
        rows_field(self, "team").queryset = Team.objects.filter(pk__in=people.values("team"))


@allowed_to(oversees_supervision)
def cases_not_discussed(request: Request) -> HttpResponse:
    """By worker, the cases that no one has discussed for too long."""
    form, rows = _form_and_rows(request)
    context = {"form": form, "rows": rows, "total": sum(len(cases) for _, cases in rows)}
    return render(request, "supervision/records/cases_not_discussed.html", context)


@allowed_to(oversees_supervision)
@asks_again_before_export
def cases_not_discussed_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the list that the same address shows, as a file."""
    _, rows = _form_and_rows(request)
    return list_file(
        request,
        name="cases-not-discussed",
        columns=COLUMNS,
        rows=_cells(rows),
        kind=kind,
        filters=("team", "weeks"),
    )


def _cells(rows: Iterable[tuple[Worker, list[UndiscussedCase]]]) -> Iterator[tuple[Any, ...]]:
    for worker, cases in rows:
        for case in cases:
            person = worker.full_name, worker.staff_number, worker.team.name
            yield *person, case.allocation.case_reference, case.last_discussed_on, case.weeks


def _form_and_rows(
    request: Request,
) -> tuple[CasesNotDiscussedForm, list[tuple[Worker, list[UndiscussedCase]]]]:
    viewer = request.viewer
    theirs = any_of(people_answered_for(viewer).values("pk"), supervised_by(viewer).values("pk"))
    people = Worker.objects.filter(pk__in=theirs).employed(on=viewer.on)
    form = CasesNotDiscussedForm(request.GET or None, people=people)
    chosen = form.cleaned_data if form.is_valid() else {}
    if chosen.get("team"):
        people = people.filter(team=chosen["team"])
    return form, find_cases(people, on=viewer.on, weeks=chosen.get("weeks"))
