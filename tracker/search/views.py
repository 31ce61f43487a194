"""The search in the header: people and teams by name."""

from django.http import HttpResponse
from django.shortcuts import render

from workforce.people.tables import SearchForm, people_listed, teams_seen
from workforce.permissions import people_visible
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.request import Request

MOST_FOUND = 50


@allowed_to(anyone_signed_in)
def search(request: Request) -> HttpResponse:
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    people = people_listed(people_visible(request.viewer)).named(words)[: MOST_FOUND + 1] if words else []
    teams = teams_seen(request).filter(name__icontains=words) if words else []
    context = {"words": words, "people": people, "teams": teams, "most": MOST_FOUND}
    return render(request, "tracker/search/search.html", context)
