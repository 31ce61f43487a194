"""Answers that hold for later files: seen, and asked again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from workforce.imports.finding import find_importer
from workforce.imports.remembered import ask_again, remembered
from workforce.permissions import can_import
from workforce.web.access import allowed_to
from workforce.web.request import Request


@allowed_to(can_import)
def remembered_answers(request: Request, kind: str) -> HttpResponse:
    context = {"importer": find_importer(kind), "rows": remembered(kind)}
    return render(request, "workforce/imports/remembered_answers.html", context)


@allowed_to(can_import)
@require_POST
def answer_forget(request: Request, kind: str) -> HttpResponse:
    importer = find_importer(kind)
    if ask_again(kind=importer.kind, key=request.POST.get("key", ""), by=request.user):
        messages.success(request, "The next file asks this again.")
    return redirect("workforce:remembered_answers", importer.kind)
