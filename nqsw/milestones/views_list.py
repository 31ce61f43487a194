"""Milestones across NQSWs: which are late, due soon, done; each number of milestones leads here."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from nqsw.milestones.lists import MilestoneTable, Show, milestones_that
from nqsw.models import Cohort, Enrolment, Milestone, MilestoneKind, MilestoneQuerySet, Programme
from nqsw.permissions import enrolments_visible, takes_part_in_programmes
from nqsw.whose import NQSWField, Whose, enrolments_of
from workforce.models import Team, Worker
from workforce.web.access import allowed_to
from workforce.web.fields import rows_field
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator
from workforce.web.viewer import Viewer

#: What is chosen, and the field of a milestone that it narrows.
FIELDS = {
    "nqsw": "enrolment",
    "cohort": "enrolment__cohort",
    "team": "enrolment__worker__team",
    "programme": "enrolment__cohort__programme",
    "kind": "kind",
}


class MilestoneFilter(forms.Form):
    """By how they stand, whose, of whom and what kind; it lives in the address."""

    show = forms.ChoiceField(required=False, choices=[("", "Every milestone"), *Show.choices])
    whose = forms.ChoiceField(required=False, choices=[("", "Everyone you see"), *Whose.choices])
    nqsw = NQSWField(Enrolment.objects.none(), label="NQSW", required=False, empty_label="Every NQSW")
    cohort = forms.ModelChoiceField(Cohort.objects.none(), required=False, empty_label="Every cohort")
    team = forms.ModelChoiceField(Team.objects.none(), required=False, empty_label="Every team")
    programme = forms.ModelChoiceField(Programme.objects.all(), required=False, widget=forms.HiddenInput)
    mentor = forms.ModelChoiceField(Worker.objects.none(), required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), *MilestoneKind.choices])

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data)
        self.viewer = viewer
        seen = enrolments_visible(viewer).distinct()
        whom = rows_field(self, "nqsw")
        whom.queryset = seen.select_related("worker", "cohort__programme")
        rows_field(self, "cohort").queryset = Cohort.objects.filter(enrolments__in=seen).distinct()
        rows_field(self, "team").queryset = Team.objects.filter(workers__enrolments__in=seen).distinct()
        mentors = Worker.objects.filter(mentor_assignments__enrolment__in=seen).distinct()
        rows_field(self, "mentor").queryset = mentors

    @property
    def shown(self) -> MilestoneQuerySet:
        """The milestones that the address asks for, among those the viewer may see."""
        self.is_valid()
        chosen = self.cleaned_data
        enrolments = enrolments_visible(self.viewer)
        if chosen.get("whose"):
            enrolments = enrolments_of(self.viewer, chosen["whose"])
        if chosen.get("mentor"):
            load = chosen["mentor"].mentor_assignments.load(on=self.viewer.on)
            enrolments = enrolments.filter(pk__in=load.values("enrolment"))
        found = Milestone.objects.filter(enrolment__in=enrolments.values("pk"))
        for name, field in FIELDS.items():
            if chosen.get(name):
                found = found.filter(**{field: chosen[name]})
        return milestones_that(found, chosen.get("show", ""), on=self.viewer.on)


@allowed_to(takes_part_in_programmes)
def milestones(request: Request) -> HttpResponse:
    """The milestones of the NQSWs whose facts the viewer may see, as the address asks for them."""
    chosen = MilestoneFilter(request.GET, viewer=request.viewer)
    rows = chosen.shown.select_related("enrolment__worker__team").order_by("due_on", "pk")
    table = MilestoneTable(rows, on=request.viewer.on, order_by=request.GET.getlist("sort"))
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    return render(request, "nqsw/milestones/milestones.html", {"filter": chosen, "table": table})
