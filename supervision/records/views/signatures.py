"""Signatures waited for, and answers to disagreements: whose, since when, and a reminder at one click."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from supervision.booking.permissions import sees_sessions
from supervision.records.services.chasing import CannotRemind, remind_to_sign, reminded_on, subject_of
from supervision.records.unsigned import Unsigned, Waits, sessions_answered_for, waited_for
from workforce.web.access import allowed_to, way_to
from workforce.web.keys import key_in
from workforce.web.request import Request
from workforce.web.tables import (
    PER_PAGE,
    ActionColumn,
    Column,
    DayColumn,
    ForgivingPaginator,
    Table,
    TagColumn,
)
from workforce.web.viewer import Viewer

BUTTON = (
    '<button class="govuk-button govuk-button--secondary govuk-button--small" type="submit" name="remind"'
    ' value="{}:{}">Remind<span class="govuk-visually-hidden"> {}</span></button>'
)
LATE = "late"
#: What waits for the reader.
YOURS = {"yours-to-sign": "For you to write or sign", "yours-to-answer": "For you to answer"}
YOURS_ARE = {"yours-to-sign": (Waits.WRITING, Waits.SIGNING), "yours-to-answer": (Waits.ANSWER,)}


class SignaturesFilter(forms.Form):
    """Late ones alone, or what each waits for; it lives in the address."""

    show = forms.ChoiceField(
        label="Show",
        choices=[("", "Everything"), (LATE, "Late"), *Waits.choices, *YOURS.items()],
        required=False,
    )

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data)
        self.viewer = viewer

    def shown(self, rows: Sequence[Unsigned]) -> list[Unsigned]:
        """The rows that the filter leaves, in their order."""
        self.is_valid()
        show = self.cleaned_data.get("show", "")
        return [each for each in rows if self._is_shown(each, show)]

    def _is_shown(self, each: Unsigned, show: str) -> bool:
        if show in YOURS:
            return each.person == self.viewer.worker and each.waits in YOURS_ARE[show]
        return show in ("", each.waits) or (show == LATE and each.is_late)


class SignaturesTable(Table):
    """A row for each person and each record that waits for them."""

    person = Column(verbose_name="Waits for", orderable=False)
    session = Column(verbose_name="Record of", orderable=False)
    parties = Column(accessor="session", verbose_name="Supervision of", orderable=False)
    waits = Column(accessor="waits__label", verbose_name="Is", orderable=False)
    since = DayColumn(verbose_name="Since", orderable=False)
    sign_by = DayColumn(verbose_name="Both sign by", orderable=False)
    status = TagColumn(accessor="tag", verbose_name="Status", orderable=False)
    remind = ActionColumn(accessor="person", verbose_name="Remind")

    caption: ClassVar[str] = "Signatures waited for"
    counted: ClassVar[tuple[str, str]] = ("signature", "signatures")
    row_heading: ClassVar[str] = "person"

    def __init__(self, rows: Sequence[Unsigned], *, viewer: Viewer, told: set[str], **kwargs: Any) -> None:
        super().__init__(rows, **kwargs)
        self.viewer, self.told = viewer, told

    def render_session(self, record: Unsigned) -> SafeString | str:
        day = DayColumn().render(record.session.held_day)
        address = record.session.is_open and way_to(
            "supervision:session", record.session.pk, viewer=self.viewer
        )
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, day) if address else day

    def render_sign_by(self, record: Unsigned) -> str:
        """A record with a disagreement is signed by both."""
        return "" if record.waits is Waits.REPLY else DayColumn().render(record.sign_by)

    def render_parties(self, record: Unsigned) -> str:
        if record.disagrees:
            return f"{record.disagrees} with {record.session.supervisor}"
        people = ", ".join(str(each.supervisee) for each in record.session.attendances.all())
        return f"{people} with {record.session.supervisor}"

    def render_remind(self, record: Unsigned) -> SafeString | str:
        if record.person == self.viewer.worker:
            return "Waits for you"
        if subject_of(record) in self.told:
            return "Reminded today"
        said = f"{record.person}, {DayColumn().render(record.session.held_day)}"
        return format_html(BUTTON, record.session.pk, record.person.pk, said)


@allowed_to(sees_sessions)
def signatures(request: Request) -> HttpResponse:
    """Who has still to write, sign or answer a record, of one's own and of those one answers for."""
    viewer = request.viewer
    everything = waited_for(sessions_answered_for(viewer), viewer=viewer)
    form = SignaturesFilter(request.GET, viewer=viewer)
    rows = form.shown(everything)
    table = SignaturesTable(rows, viewer=viewer, told=reminded_on(rows, on=viewer.on))
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    context = {"form": form, "table": table, "anything": bool(everything)}
    return render(request, "supervision/records/signatures.html", context)


@require_POST
@allowed_to(sees_sessions)
def signature_remind(request: Request) -> HttpResponse:
    """Remind one person of one record."""
    viewer = request.viewer
    session, _, person = request.POST.get("remind", "").partition(":")
    known = sessions_answered_for(viewer)
    found = get_object_or_404(known, pk=key_in(session))
    rows = waited_for(known.filter(pk=found.pk), viewer=viewer)
    waiting = next((each for each in rows if str(each.person.pk) == person), None)
    if waiting is None:
        messages.info(request, "That record is signed by now, so nobody was reminded.")
        return _back(request)
    try:
        remind_to_sign(waiting=waiting, by=request.user, on=viewer.on, at=timezone.now())
    except CannotRemind as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{waiting.person.full_name} gets an e-mail.")
    return _back(request)


def _back(request: Request) -> HttpResponse:
    """The page of the person that the button stood on, or the list."""
    person = key_in(request.POST.get("person", ""))
    return redirect("workforce:person", person) if person else redirect("supervision:signatures")
