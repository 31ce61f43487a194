"""Signing a record: the supervisor's signature, the supervisee's answer, addenda afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import get_text_list
from django.views.decorators.http import require_POST

from supervision.models import PersonalNote, Session, Signature, SignedText
from supervision.permissions import case_part_readable, personal_part_readable
from supervision.records.check import check_record
from supervision.records.colleagues import people_of
from supervision.records.disagreements import who_answers
from supervision.records.document import Text
from supervision.records.forms.sign import AddendumForm, AnswerForm
from supervision.records.permissions import texts_answerable
from supervision.records.services.reading import note_reading, read_record
from supervision.records.services.records import RecordIsLocked
from supervision.records.services.signing import (
    NotReadyToSign,
    UnclearAnswer,
    add_addendum,
    answer_record,
    release_personal_part,
    sign_off,
    texts_to_sign,
)
from supervision.records.stored_draft import StoredDraft
from supervision.records.views.record import recordable
from supervision.records.ways import session_or_home
from workforce.models import Worker
from workforce.rules.plausibility import Doubtful
from workforce.rules.refusal import ChangedSince
from workforce.web.access import allowed_to, asks_again_before_signing, asks_again_when_sent, workers
from workforce.web.posting import posted
from workforce.web.request import Request
from workforce.web.sure import AsksIfSure


@allowed_to(workers)
@asks_again_before_signing
def sign(request: Request, pk: int) -> HttpResponse:
    """The text that will be fixed, with its hash; the supervisor signs it."""
    session = recordable(request, pk)
    if session.is_locked or not session.was_held:
        return (
            redirect(session_or_home(session, viewer=request.viewer))
            if session.is_locked
            else redirect("supervision:record", pk)
        )
    form = AsksIfSure(posted(request))
    if request.method == "POST" and (answer := _sign(request, session, form)):
        return answer
    texts = texts_to_sign(session)
    note_reading(subject=session, people=[each for each, _, _ in texts], by=request.user, to_sign=True)
    findings = check_record(session, StoredDraft(session, request.viewer).written())
    context = {"session": session, "texts": _shown(texts), "findings": findings, "form": form}
    return render(request, "supervision/records/sign.html", context)


@dataclass(frozen=True, slots=True)
class ShownText:
    """One supervisee's text as the page shows it: what all share once, with the first of them."""

    worker: Worker
    text: Text
    hash: str
    case_part: Text


def _shown(texts: Sequence[tuple[Worker, Text, str]]) -> list[ShownText]:
    """In a group, each one's earlier actions stand with each; the rest of the case part with the first."""
    return [
        ShownText(
            worker, text, text_hash, {"reviews": text["case_part"]["reviews"]} if index else text["case_part"]
        )
        for index, (worker, text, text_hash) in enumerate(texts)
    ]


def _sign(request: Request, session: Session, form: AsksIfSure) -> HttpResponse | None:
    """Sign what was shown; None when there is something to look at again, or to say yes to."""
    hashes = request.POST.getlist("hash")
    try:
        texts = sign_off(session=session, by=request.user, at=timezone.now(), hashes=hashes, sure=form.sure)
    except Doubtful as doubtful:
        form.ask_if_sure(doubtful)
        return None
    except RecordIsLocked:
        return redirect(session_or_home(session, viewer=request.viewer))
    except NotReadyToSign as problem:
        messages.error(request, str(problem))
        return redirect("supervision:record", session.pk)
    except ChangedSince:
        messages.error(request, "The record has changed since you opened this page. Read it again.")
        return None
    names = get_text_list([text.supervisee.full_name for text in texts], "and")
    messages.success(request, f"Signed. {names} can now read it and agree.")
    return redirect(session_or_home(session, viewer=request.viewer))


@allowed_to(workers)
@asks_again_before_signing
def agree(request: Request, pk: int) -> HttpResponse:
    """The same text, for the supervisee to agree, comment on or disagree with."""
    answers = Signature.objects.filter(text=OuterRef("pk"), worker=OuterRef("supervisee"))
    texts = texts_answerable(request.viewer).annotate(is_answered=Exists(answers))
    text: Any = get_object_or_404(
        texts.select_related("session__supervisor__line_manager", "supervisee"), session__pk=pk
    )
    session = text.session
    form = AnswerForm(posted(request), around=people_of(session))
    if text.is_answered:
        _say_other_answer(request, text)
        return redirect("supervision:session", pk)
    if form.is_valid() and (answered := _answer(request, text, form)):
        return answered
    records = read_record(session=session, viewer=request.viewer)
    context = {
        "session": session,
        "records": records,
        "form": form,
        "answers": who_answers(session, text.supervisee, on=request.viewer.on),
    }
    return render(request, "supervision/records/agree.html", context)


def _say_other_answer(request: Request, text: SignedText) -> None:
    """What was sent from a page left open is not the answer that stands: said of no button pressed twice."""
    stands = Signature.objects.get(text=text.pk, worker=text.supervisee_id)
    if request.method == "POST" and request.POST.get("response") != stands.response:
        said = stands.get_response_display().lower()
        messages.info(request, f"You have already answered this record: {said}. That answer stands.")


def _answer(request: Request, text: SignedText, form: AnswerForm) -> HttpResponse | None:
    """Sign the answer; None when a word of it is still to be made plain."""
    try:
        signature = answer_record(text=text, by=request.user, at=timezone.now(), **form.cleaned_data)
    except UnclearAnswer as unclear:
        form.add_error("comment", str(unclear))
        return None
    except RecordIsLocked:
        messages.info(request, "You have already answered this record.")
    else:
        messages.success(request, f"{signature.get_response_display()}. The record is locked.")
    return redirect("supervision:session", text.session_id)


@allowed_to(workers)
@asks_again_when_sent
def addendum(request: Request, pk: int) -> HttpResponse:
    """Add to a signed record: both parties and the managers who read it."""
    of_text = {"session": OuterRef("session"), "supervisee": OuterRef("supervisee")}
    readable = Exists(case_part_readable(request.viewer).filter(**of_text))
    text = get_object_or_404(SignedText.objects.filter(readable), pk=pk)
    personal = personal_part_readable(request.viewer).filter(
        session=text.session_id, supervisee=text.supervisee_id
    )
    around = people_of(text.session)
    form = AddendumForm(posted(request), may_be_personal=personal.exists(), around=around)
    if form.is_valid():
        add_addendum(text=text, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Addendum added.")
        return redirect("supervision:session", text.session_id)
    context = {"text": text, "form": form}
    return render(request, "supervision/records/addendum.html", context)


@allowed_to(workers)
@require_POST
@asks_again_when_sent
def release(request: Request, pk: int) -> HttpResponse:
    """Only the supervisee releases their personal part, and takes it back."""
    note = get_object_or_404(PersonalNote, session=pk, supervisee=request.viewer.worker)
    at = None if note.released_at else timezone.now()
    release_personal_part(note=note, by=request.user, at=at)
    messages.success(
        request,
        "Your managers and auditors can now read your personal part."
        if at
        else "Your managers and auditors can no longer read your personal part.",
    )
    return redirect("supervision:session", pk)
