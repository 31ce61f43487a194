"""A print in hand: does the tracker still have what it shows, as it was signed?"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from workforce.audit_trail.prints import NUMBER, check_print
from workforce.web.access import allowed_to, anyone_signed_in, way_to
from workforce.web.request import Request


class NumberForm(forms.Form):
    """The number of a print, however it is typed."""

    number = forms.CharField(label="Number", help_text="It looks like M812-5f0c3ab91234.", max_length=60)

    def __init__(self, data: Any = None) -> None:
        if data is not None:
            typed = "".join(str(data.get("number", "")).split())
            data = {"number": typed[:1].upper() + typed[1:].lower()}
        super().__init__(data)

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        if not NUMBER.fullmatch(number):
            raise forms.ValidationError(
                "Enter a letter, digits, a hyphen and 12 of the characters 0 to 9 and a to f"
            )
        return number


@allowed_to(anyone_signed_in)
def print_proof(request: Request) -> HttpResponse:
    """Yes or no, for what this reader may read; the rest is as if it were not there."""
    form = NumberForm(request.GET if "number" in request.GET else None)
    context: dict[str, object] = {"form": form}
    context["of_records"] = way_to("supervision:record_proof", viewer=request.viewer)
    if form.is_valid():
        found = check_print(form.cleaned_data["number"], viewer=request.viewer)
        context |= {"is_checked": True, "found": found}
    return render(request, "workforce/audit_trail/print_proof.html", context)


def address_to_check(request: HttpRequest) -> str:
    """Where a print is checked, as paper names it."""
    return request.build_absolute_uri(reverse("workforce:print_proof"))
