"""The search in the header: people by name or number, teams by name, cases by reference."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from supervision.permissions import supervised_by
from supervision.records.extracts import case_extract
from workforce.guidance.searching import documents_with
from workforce.models import Allocation, Guidance, Team, Worker
from workforce.models.searching import about_case
from workforce.people.tables import SearchForm, people_listed, teams_seen
from workforce.permissions import people_answered_for, people_visible
from workforce.rules.searching import has_words
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.request import Request
from workforce.web.viewer import Viewer

MOST_FOUND = 50


@allowed_to(anyone_signed_in)
def search(request: Request) -> HttpResponse:
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context: dict[str, object] = {"words": words, "most": MOST_FOUND, "people": [], "teams": [], "cases": []}
    if words:
        people = people_listed(people_visible(request.viewer)).named(words).closest_first(words)
        context |= {
            "people": people[: MOST_FOUND + 1],
            "teams": teams_named(words, teams_seen(request)),
            "documents": documents_with(words, Guidance.objects.standing()),
            "cases": cases_of(request.viewer, words)[:MOST_FOUND],
            "decisions": decisions_on(request.viewer, words),
            "looks_like_a_case": any(character.isdigit() for character in words),
        }
    return render(request, "tracker/search/search.html", context)


def teams_named(words: str, teams: QuerySet[Team]) -> list[Team]:
    """The teams whose name has every word, written as it may be."""
    return [team for team in teams if has_words(team.name, words)]


def cases_of(viewer: Viewer, reference: str) -> QuerySet[Allocation]:
    """Whose case it is or was: of the people the viewer answers for or supervises, and the viewer's own."""
    cases = Allocation.objects.select_related("worker").order_by("-allocated_on", "pk")
    if not any(character.isdigit() for character in reference):
        return cases.none()
    own = Worker.objects.filter(pk=viewer.worker.pk) if viewer.worker else Worker.objects.none()
    people = (
        people_answered_for(viewer).values("pk").union(own.values("pk"), supervised_by(viewer).values("pk"))
    )
    return about_case(cases.filter(worker__in=people), reference)


def decisions_on(viewer: Viewer, reference: str) -> int:
    """How many discussions and decisions on the case are in files that the viewer may read."""
    if viewer.worker is None or not any(character.isdigit() for character in reference):
        return 0
    return len(case_extract(reference, viewer=viewer).entries)
