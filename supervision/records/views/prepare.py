"""Preparing a session: the agenda, built by both before it."""

from django.forms import CharField
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from supervision.booking.permissions import can_book, sessions_preparable
from supervision.models import AgendaItem
from supervision.records.background import background_of, people_with_background_for
from supervision.records.colleagues import people_of
from supervision.records.forms.names import AsksAboutNames
from supervision.records.services.agenda import add_agenda_item, remove_agenda_item
from supervision.records.services.reading import note_reading
from supervision.records.services.records import is_to_come
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


class AgendaItemForm(AsksAboutNames):
    """One thing to talk about."""

    texts = ("text",)

    text = CharField(
        label="What would you like to talk about?",
        error_messages={"required": "Enter what you would like to talk about"},
        max_length=300,
        help_text="Everyone in the session can read this. Use a case reference, never a child’s name.",
    )


@allowed_to(can_book)
def prepare(request: Request, pk: int) -> HttpResponse:
    """Read and add to the agenda of a session to come, beside what is known already."""
    session = get_object_or_404(sessions_preparable(request.viewer).with_people(), pk=pk)
    form = AgendaItemForm(posted(request), around=people_of(session))
    if form.is_valid():
        text, own = form.cleaned_data["text"], request.viewer.as_worker
        if attempt(form, lambda: add_agenda_item(session=session, text=text, worker=own, by=request.user)):
            return redirect("supervision:prepare", session.pk)
    items = session.agenda_items.select_related("added_by")
    people = list(people_with_background_for(request.viewer, session))
    background = background_of(session, people, on=request.viewer.on)
    supervisees = [each.supervisee for each in session.attendances.all()]
    if items or any(each.has_notes for each in background):
        note_reading(subject=session, people=supervisees, by=request.user)
    context = {
        "session": session,
        "form": form,
        "items": items,
        "background": background,
        "is_group": len(supervisees) > 1,
        "records_later": session.supervisor == request.viewer.worker
        and is_to_come(session, at=timezone.now()),
    }
    return render(request, "supervision/records/prepare.html", context)


@require_POST
@allowed_to(can_book)
def prepare_remove(request: Request, pk: int, item_pk: int) -> HttpResponse:
    """Remove an item of one's own; one that is already gone stays gone."""
    session = get_object_or_404(sessions_preparable(request.viewer), pk=pk)
    item = AgendaItem.objects.filter(session=session, pk=item_pk, added_by=request.viewer.worker).first()
    if item:
        remove_agenda_item(item=item, by=request.user)
    return redirect("supervision:prepare", session.pk)
