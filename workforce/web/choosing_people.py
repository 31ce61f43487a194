"""Forms and pages in which people are chosen: "Find" sends nothing, and a page answers its own boxes.

Whom a form offers is the queryset of its field, in every way of asking: see `person_fields`.
"""

from http import HTTPStatus

from allauth.core.internal import ratelimit
from django import forms
from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict

from workforce.web.person_fields import AmongPeople, PersonField
from workforce.web.person_search import FIND, WORDS

#: How often one account may ask: more than anyone types, fewer than it takes to press a server.
RATES = {"find": "240/m/user"}


class FindsPeople(forms.BaseForm):
    """A form with such a field: "Find" does not send it, and is no reason to speak of what is missing."""

    @property
    def is_finding(self) -> bool:
        """Whether "Find" was pressed beside one of its boxes."""
        names = (self.add_prefix(name) for name in people_fields(self))
        return self.is_bound and any(f"{name}-{FIND}" in self.data for name in names)

    def is_valid(self) -> bool:
        return not self.is_finding and super().is_valid()

    def full_clean(self) -> None:
        if self.is_finding:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()


def person_field(form: forms.BaseForm, name: str) -> PersonField:
    """The field of a form that chooses a person; each form sets at its start whom it offers."""
    field = form.fields[name]
    if not isinstance(field, PersonField):
        raise TypeError(f"{name} does not choose a person.")
    return field


def people_fields(form: forms.BaseForm) -> dict[str, AmongPeople]:
    """The fields of a form that choose people, by name."""
    return {name: field for name, field in form.fields.items() if isinstance(field, AmongPeople)}


def asked_in(request: HttpRequest, name: str) -> QueryDict | None:
    """What the address says, where it asks about a person by the choice of this name; else None."""
    return request.GET if {name, f"{name}-{WORDS}"} & request.GET.keys() else None


def people_found(request: HttpRequest, *forms_shown: forms.BaseForm | None) -> HttpResponse | None:
    """What the script of a box asks its own page: those whom the field offers; None for every other request.

    Raises Http404 for a box that the page does not have.
    """
    if request.method != "GET" or FIND not in request.GET:
        return None
    shown = [form for form in forms_shown if form]
    fields = {form.add_prefix(name): field for form in shown for name, field in people_fields(form).items()}
    if (field := fields.get(request.GET[FIND])) is None:
        raise Http404
    if ratelimit.consume(request, app="people", action=FIND, config=RATES, limit_get=True) is None:
        return JsonResponse({"people": [], "are_more": False}, status=HTTPStatus.TOO_MANY_REQUESTS)
    found = field.found(request.GET.get(WORDS, ""))
    told = [field.told(row) for row in found.people]
    return JsonResponse({"people": told, "are_more": found.are_more}, headers={"Cache-Control": "no-store"})
