"""A print in hand: is it the text of a record that was signed, and does that record stand unchanged?"""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from supervision.models import SignedText
from supervision.permissions import case_part_readable
from supervision.records.proved import prove_session
from workforce.web.access import allowed_to, workers
from workforce.web.request import Request
from workforce.web.viewer import Viewer

#: So many characters of a text's number tell it from all others.
LEAST = 12


class NumberForm(forms.Form):
    """The number under a record, or how it begins."""

    text = forms.RegexField(
        rf"^[0-9a-f]{{{LEAST},64}}$",
        label="Number of the text",
        help_text="It stands below the signatures, after “Text”. The first 12 characters are enough.",
        error_messages={"invalid": "Enter 12 to 64 of the characters 0 to 9 and a to f"},
    )

    def __init__(self, data: Any = None) -> None:
        typed = {"text": "".join(str(data.get("text", "")).split()).lower()} if data is not None else None
        super().__init__(typed)


@allowed_to(workers)
def record_proof(request: Request) -> HttpResponse:
    """Yes or no, for records that this reader may read; others are as if they were not there."""
    form = NumberForm(request.GET if "text" in request.GET else None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        found = texts_readable(request.viewer).filter(content_hash__startswith=form.cleaned_data["text"])
        text = found.select_related("session__supervisor", "supervisee").first()
        proved = prove_session(text.session) if text else None
        context |= {"is_checked": True, "text": text, "proved": proved}
    return render(request, "supervision/records/record_proof.html", context)


def texts_readable(viewer: Viewer) -> QuerySet[SignedText]:
    """Signed texts of which this reader may read the case part."""
    readable = case_part_readable(viewer).filter(
        session=OuterRef("session"), supervisee=OuterRef("supervisee")
    )
    return SignedText.objects.filter(Exists(readable))
