"""Allocated cases that supervision has not discussed for too long, by worker and team."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from supervision.permissions import oversees_supervision, supervised_by
from supervision.records.cases import cases_not_discussed as find_cases
from workforce.models import Team, Worker
from workforce.permissions import people_answered_for
from workforce.web.access import allowed_to
from workforce.web.request import Request


class CasesNotDiscussedForm(forms.Form):
    """Which team, and after how many weeks."""

    team = forms.ModelChoiceField(queryset=Team.objects.all(), required=False, empty_label="All teams")
    weeks = forms.IntegerField(
        label="Weeks without discussion",
        min_value=1,
        max_value=104,
        required=False,
        help_text="Leave empty for 8 weeks, or 4 for NQSWs",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )


@allowed_to(oversees_supervision)
def cases_not_discussed(request: Request) -> HttpResponse:
    viewer = request.viewer
    people = people_answered_for(viewer) | supervised_by(viewer)
    people = Worker.objects.filter(pk__in=people.values("pk")).employed(on=viewer.on)
    form = CasesNotDiscussedForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    if chosen.get("team"):
        people = people.filter(team=chosen["team"])
    rows = find_cases(people, on=viewer.on, weeks=chosen.get("weeks"))
    context = {"form": form, "rows": rows, "total": sum(len(cases) for _, cases in rows)}
    return render(request, "supervision/records/cases_not_discussed.html", context)
