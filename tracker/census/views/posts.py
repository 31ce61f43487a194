"""The posts of a year's return, and the form of each: what is entered, beside what the tracker knows."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tracker.census.forms.filters import PostFilter
from tracker.census.forms.post import PostForm
from tracker.census.rows import PAGE_BATCH, people_of, rows_of
from tracker.census.tables import PostTable
from tracker.census.views.years import layout_or_404, tell
from workforce.census.permissions import keeps_census
from workforce.census.services import save_answers, version_of
from workforce.models import CensusPost, Worker
from workforce.rules.census.findings import look_at
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator


@allowed_to(keeps_census)
def census_posts(request: Request, year: int) -> HttpResponse:
    """Everyone in a year's return, post by post."""
    layout = layout_or_404(year, request)
    everyone = list(rows_of(layout, batch=PAGE_BATCH))
    to_mend = Counter(one.post for one in look_at(everyone, {}, layout).to_mend)
    chosen = PostFilter(request.GET, rows=sorted(everyone, key=lambda row: row.name))
    rows = chosen.shown()
    table = PostTable(rows, year=year, to_mend=to_mend)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    tell(request, "posts", year=year, rows=len(rows))
    context = {"layout": layout, "form": chosen, "table": table}
    return render(request, "tracker/census/posts.html", context)


@allowed_to(keeps_census)
def census_post(request: Request, year: int, worker: int, number: int) -> HttpResponse:
    """One post: each field with its finding, what was entered, and what the tracker knows."""
    layout = layout_or_404(year, request)
    rows = list(rows_of(layout, people=people_of(layout).filter(pk=worker)))
    row = next((one for one in rows if one.number == number), None)
    if row is None:
        raise Http404
    person = Worker.objects.select_related("team", "census_person").get(pk=worker)
    post = CensusPost.objects.filter(worker=worker, year=year, number=number).first()
    theirs = getattr(person, "census_person", None)
    typed = (theirs.answers if theirs else {}) | (post.answers if post else {})
    form = PostForm(posted(request), layout=layout, row=row, typed=typed, seen=version_of(theirs, post))
    if form.is_valid():
        by, at = request.user, timezone.now()
        if attempt(
            form,
            lambda: save_answers(
                worker=person, year=year, number=number, answers=form.answers, seen=form.seen, by=by, at=at
            ),
        ):
            messages.success(request, f"Saved for {person}")
            return redirect("tracker:census_post", year, worker, number)
    tell(request, "post", worker=person, year=year, post=number)
    context = {
        "layout": layout,
        "row": row,
        "others": [one for one in rows if one.number != number],
        "form": form,
        "findings": [one for one in look_at(rows, {}, layout).findings if one.post == f"{worker}-{number}"],
    }
    return render(request, "tracker/census/post.html", context)
