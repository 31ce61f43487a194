"""Reading an earlier return: choose a file, see what it would fill in, say yes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tracker.census.forms.upload import ApplyForm, ReturnForm
from tracker.census.importing import KEPT_FOR, apply_upload, keep_upload, plan_of
from tracker.census.tables import PlanTable
from tracker.census.views.years import tell
from workforce.census.permissions import keeps_census
from workforce.models import CensusUpload
from workforce.rules.in_words import many
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator

#: Rows of people who are not in the tracker that the page names.
SHOWN = 200


@allowed_to(keeps_census)
def census_import(request: Request) -> HttpResponse:
    """Choose last year's return."""
    form = ReturnForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if form.is_valid():
        file, by, at = form.cleaned_data["file"], request.viewer.account, timezone.now()
        kept = attempt(
            form, lambda: keep_upload(content=file.read(), file_name=file.name, by=by, at=at), beside="file"
        )
        if kept:
            return redirect("tracker:census_upload", kept.pk)
    tell(request, "earlier returns")
    waiting = CensusUpload.objects.defer("content").filter(uploaded_at__gt=timezone.now() - KEPT_FOR)
    return render(request, "tracker/census/import.html", {"form": form, "waiting": waiting})


@allowed_to(keeps_census)
def census_upload(request: Request, pk: int) -> HttpResponse:
    """What a return would fill in, person by person; its button does it."""
    waiting = CensusUpload.objects.filter(uploaded_at__gt=timezone.now() - KEPT_FOR)
    upload = get_object_or_404(waiting, pk=pk)
    plan = plan_of(upload, on=request.viewer.on)
    form = ApplyForm(posted(request), initial={"digest": plan.digest})
    if form.is_valid():
        said, by, at = form.cleaned_data, request.viewer.account, timezone.now()
        done = attempt(
            form,
            lambda: apply_upload(upload=upload, digest=said["digest"], replace=said["replace"], by=by, at=at),
        )
        if done:
            people = many(len(done.people), "person", "people")
            messages.success(request, f"The return of {done.year} is read: {people}")
            return redirect("tracker:census_year", done.year)
    table = PlanTable(plan.people)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    tell(request, "import", year=plan.year, upload=upload.pk)
    context = {
        "upload": upload,
        "plan": plan,
        "form": form,
        "table": table,
        "unknown": plan.unknown[:SHOWN],
        "more_unknown": max(0, len(plan.unknown) - SHOWN),
    }
    return render(request, "tracker/census/upload.html", context)


@allowed_to(keeps_census)
@require_POST
def census_discard(request: Request, pk: int) -> HttpResponse:
    """Delete a return that waits."""
    get_object_or_404(CensusUpload, pk=pk).delete()
    tell(request, "file deleted", upload=pk)
    messages.success(request, "The file is deleted")
    return redirect("tracker:census_import")
