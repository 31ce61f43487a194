"""A decision between sessions: what was decided, and why."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.permissions import supervised_by, supervises_someone
from supervision.records.forms.names import AsksAboutNames
from supervision.records.services.decisions import record_decision
from workforce.models import Allocation
from workforce.web.access import allowed_to, asks_again_when_sent
from workforce.web.fields import choice_field
from workforce.web.posting import posted
from workforce.web.request import Request


class DecisionForm(AsksAboutNames):
    """Two boxes; the case where it is about one."""

    texts = ("decision", "rationale")

    decision = forms.CharField(
        label="What was decided?",
        error_messages={"required": "Enter what was decided"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    rationale = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 3}))
    case_reference = forms.ChoiceField(label="About which case?", required=False)

    def __init__(self, *args: Any, cases: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "case_reference").choices = [("", "No case"), *((case, case) for case in cases)]


@allowed_to(supervises_someone)
@asks_again_when_sent
def decision_new(request: Request, worker_pk: int) -> HttpResponse:
    supervisee = get_object_or_404(supervised_by(request.viewer), pk=worker_pk)
    held = Allocation.objects.filter(worker=supervisee).held(on=request.viewer.on)
    cases = list(held.values_list("case_reference", flat=True))
    form = DecisionForm(posted(request), cases=cases, around=[supervisee.pk])
    if form.is_valid():
        record_decision(supervisee=supervisee, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Decision recorded. It is on the file and comes up at the next session.")
        return redirect("supervision:file", supervisee.pk)
    return render(request, "supervision/records/decision_new.html", {"form": form, "supervisee": supervisee})
