"""A disagreement with a record: the supervisor's manager answers in writing."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.models import Response, Signature
from supervision.records.colleagues import people_of
from supervision.records.forms.names import AsksAboutNames
from supervision.records.services.reading import read_record
from supervision.records.services.signing import answer_disagreement
from workforce.web.access import allowed_to, asks_again_when_sent, workers
from workforce.web.posting import posted
from workforce.web.request import Request


class DisagreementForm(AsksAboutNames):
    """The manager's answer."""

    texts = ("body",)
    body = forms.CharField(
        label="Your answer",
        help_text="You cannot change it after you send it. Both people can read it under the record.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@allowed_to(workers)
@asks_again_when_sent
def disagreement(request: Request, pk: int) -> HttpResponse:
    """The record, what the supervisee disagrees with, and the answer of the person it was referred to."""
    signature = get_object_or_404(
        Signature.objects.select_related("text__session__supervisor", "worker", "answer"),
        pk=pk,
        response=Response.DISAGREED,
        referred_to=request.viewer.worker,
    )
    session = signature.text.session
    form = DisagreementForm(posted(request), around=people_of(session))
    if form.is_valid():
        answer_disagreement(
            signature=signature, body=form.cleaned_data["body"], by=request.user, at=timezone.now()
        )
        messages.success(request, "Your answer is now under the record.")
    if hasattr(signature, "answer"):
        return redirect("supervision:session", session.pk)
    records = read_record(session=session, viewer=request.viewer)
    context = {"session": session, "signature": signature, "records": records, "form": form}
    return render(request, "supervision/records/disagreement.html", context)
