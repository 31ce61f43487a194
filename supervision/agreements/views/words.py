"""Supervision agreements in words: whose is not written, not signed, or out of date."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from supervision.agreements.tables import WordsTable
from supervision.agreements.words import WAITING, waiting, words_of
from supervision.booking.permissions import sees_sessions
from supervision.permissions import agreements_visible
from workforce.web.access import allowed_to
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator


class WordsFilter(forms.Form):
    """What the agreements wait for; it lives in the address."""

    show = forms.ChoiceField(
        label="Agreement is",
        choices=[("", "Waiting for someone"), *((state.value, state.label) for state in WAITING)],
        required=False,
    )

    @property
    def shown(self) -> list[str]:
        """The states that the address asks for."""
        chosen = self.cleaned_data.get("show", "") if self.is_valid() else ""
        return [chosen] if chosen else [state.value for state in WAITING]


@allowed_to(sees_sessions)
def agreements_waiting(request: Request) -> HttpResponse:
    """Agreements of this reader, and of the people they answer for, that wait for someone."""
    viewer = request.viewer
    form = WordsFilter(request.GET)
    everything = waiting(agreements_visible(viewer), on=viewer.on)
    found = everything.filter(words_state__in=form.shown)
    rows = found.select_related("supervisee__team", "supervisor").distinct()
    longest_first = sorted(words_of(rows), key=lambda words: (words.since, words.agreement.pk))
    table = WordsTable(longest_first, viewer=viewer)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    context = {"form": form, "table": table, "anything": bool(table.total) or everything.exists()}
    return render(request, "supervision/agreements/agreements_waiting.html", context)
