"""Imports: choosing a file, seeing what it would change, saying yes."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.imports.finding import find_importer
from workforce.imports.forms import QuestionsForm, UploadForm
from workforce.imports.plans import Line
from workforce.imports.questions import Question
from workforce.imports.services import NothingToApply, importers
from workforce.imports.tables import (
    ASKS,
    HAS_ERRORS,
    RUNS,
    STOPPED,
    WAITS,
    ImportTable,
    LineFilter,
    LineTable,
    state_of,
)
from workforce.imports.tasks import say_yes
from workforce.imports.told_before import split_by_news
from workforce.imports.undo import undo, why_it_stands
from workforce.imports.uploads import STEPS, AnsweredByAnother, answer_questions, discard_upload, upload
from workforce.imports.views_headings import headings_form
from workforce.imports.waiting import ApplyForm, what_waits, what_would_wait
from workforce.models import ImportRun
from workforce.permissions import can_import
from workforce.readers.notes import Note, Noted, left_out, understood
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal
from workforce.web.access import allowed_to, asks_again_when_sent, way_to
from workforce.web.fields import show_instead
from workforce.web.request import Request

#: Notes told above the lines of a plan; the rest are among the lines.
NOTES_SHOWN = 5
NEVER_UNDONE = "An import of this kind cannot be undone."


@allowed_to(can_import)
def imports(request: Request) -> HttpResponse:
    """What can be imported, and what was: all of it, or what waits to be applied (`show=waiting`)."""
    runs, only_waiting = ImportRun.objects.listed(), request.GET.get("show") == "waiting"
    context = {
        "importers": importers(),
        "only_waiting": only_waiting,
        "table": ImportTable(runs.waiting() if only_waiting else runs, request=request, at=timezone.now()),
        "to_settle": way_to("supervision:log_rows", viewer=request.viewer),
    }
    return render(request, "workforce/imports/imports.html", context)


@allowed_to(can_import)
def import_upload(request: Request, kind: str) -> HttpResponse:
    importer = find_importer(kind)
    form = UploadForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        run = upload(kind=kind, content=file.read(), file_name=file.name, by=request.user, at=timezone.now())
        return redirect("workforce:import_run", run.pk)
    return render(request, "workforce/imports/import_upload.html", {"importer": importer, "form": form})


@allowed_to(can_import)
@asks_again_when_sent
def import_run(request: Request, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun.objects.listed(), pk=pk)
    if request.method == "POST":
        return apply(request, run)
    return show_run(request, run, form=questions_form(run))


def show_run(request: Request, run: ImportRun, *, form: QuestionsForm | None) -> HttpResponse:
    """The page of one import: what is asked, what would change, or what it changed."""
    words, colour = state_of(run, at=timezone.now())
    lines = [Line.from_json(said) for said in run.lines or ()]
    notes = run.changes.get("notes", ())
    file_notes = [Note.from_json(said) for said in run.changes.get("file_notes", ())]
    new_notes, as_before = split_by_news(run, file_notes)
    chosen = LineFilter(request.GET, lines=lines)
    context = {
        "run": run,
        "importer": find_importer(run.kind),
        "state": words,
        "state_colour": colour,
        "can_apply": words in (WAITS, STOPPED),
        "apply_form": ApplyForm(),
        "would_wait": what_would_wait(run, by=request.user) if words in (WAITS, STOPPED, ASKS) else [],
        "waits": [(one, one.state(at=timezone.now())) for one in what_waits(run)],
        "was_stopped": words == STOPPED,
        "can_undo": run.applied_at and run.undo and find_importer(run.kind).undoing,
        "can_discard": words in (WAITS, ASKS, STOPPED),
        "is_running": words == RUNS,
        "steps": STEPS,
        "has_lines": bool(lines),
        "can_export": words != RUNS and bool(lines or run.changes.get("errors")),
        "filter": chosen,
        "table": LineTable(chosen.chosen, request=request),
        "notes": notes[:NOTES_SHOWN],
        "may_be_needed": [note for note in file_notes if note.kind is Noted.MAY_BE_NEEDED],
        "left_out": [note for note in left_out(new_notes) if note.kind is not Noted.MAY_BE_NEEDED],
        "understood": understood(new_notes),
        "as_before": [note for note in as_before if note.kind is not Noted.MAY_BE_NEEDED],
        "can_explain": not run.applied_at and words != RUNS and headings_form(run) is not None,
        "doubtful": [note for note in new_notes if note.kind is Noted.COLUMN and note.meaning],
        "more_notes": max(0, len(notes) - NOTES_SHOWN),
        "to_settle": way_to("supervision:log_rows", viewer=request.viewer),
    }
    # An answer may be what leads to an error: it can be changed as long as the file is kept.
    is_answerable = words in (WAITS, ASKS, STOPPED) or (words == HAS_ERRORS and run.has_file)
    context["form"] = form if is_answerable else None
    return render(request, "workforce/imports/import_run.html", context)


def questions_form(run: ImportRun, data: Any = None) -> QuestionsForm | None:
    """The questions of a file that waits; None where it asks nothing."""
    asked = [Question.from_json(said) for said in run.questions or ()]
    return QuestionsForm(data, questions=asked, answers=run.answers) if asked else None


@allowed_to(can_import)
@require_POST
def import_answers(request: Request, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun.objects.listed(), pk=pk)
    form = questions_form(run, request.POST)
    if form is None:
        return redirect("workforce:import_run", pk)
    if not form.is_valid():
        return show_run(request, run, form=form)
    is_new = any(run.answers.get(key) != said for key, said in form.answers.items())
    try:
        answered = answer_questions(run=run, answers=form.answers, at=timezone.now(), shown=form.shown_before)
    except NothingToApply:
        messages.error(request, "This file is not kept any more. Upload it again.")
    except AnsweredByAnother as refusal:
        return show_again(request, run, form, refusal)
    else:
        waits = answered.changes.get("open", 0)
        still = (
            many(waits, "question is", "questions are") + " still open" if waits else "Now check the changes"
        )
        if is_new or not waits:
            messages.success(request, f"Your answers are saved. {still}.")
        else:
            messages.info(request, f"You have not chosen an answer yet. {still}.")
    return redirect("workforce:import_run", pk)


def show_again(
    request: Request, run: ImportRun, form: QuestionsForm, refusal: AnsweredByAnother
) -> HttpResponse:
    """The page with what was typed, beside answers that someone else has given since: seen by now."""
    form.add_error(None, list(refusal.messages))
    run.refresh_from_db(fields=["answers"])
    show_instead(form, "shown", json.dumps(run.answers))
    return show_run(request, run, form=form)


def apply(request: Request, run: ImportRun) -> HttpResponse:
    """Say yes to a preview; what stands against it is told on the run's own page."""
    try:
        form = ApplyForm(request.POST)
        why = form.cleaned_data["reason"] if form.is_valid() else ""
        say_yes(run=run, by=request.user, at=timezone.now(), why=why)
    except NothingToApply:
        messages.error(request, "This file is not kept any more. Upload it again.")
    if ImportRun.objects.filter(pk=run.pk).exclude(applied_at=None).exists():
        messages.success(request, "The file is imported.")
    return redirect("workforce:import_run", run.pk)


@allowed_to(can_import)
@asks_again_when_sent
def import_undo(request: Request, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun.objects.listed(), pk=pk)
    undoing = find_importer(run.kind).undoing
    stands = why_it_stands(run, undoing) if undoing else [NEVER_UNDONE]
    if request.method == "POST" and undoing:
        try:
            undo(run=run, undoing=undoing, by=request.user, at=timezone.now())
        except Refusal as refusal:
            stands = list(refusal.messages)
        else:
            messages.success(request, "The import is undone. Everything is as it was before.")
            return redirect("workforce:import_run", pk)
    return render(request, "workforce/imports/import_undo.html", {"run": run, "stands": stands})


@allowed_to(can_import)
@require_POST
def import_discard(request: Request, pk: int) -> HttpResponse:
    if discard_upload(run=get_object_or_404(ImportRun, pk=pk), at=timezone.now()):
        messages.success(request, "The file was not imported, and is deleted.")
    return redirect("workforce:imports")
