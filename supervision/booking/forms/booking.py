"""The forms of booking: choose an offered time or name one, move, cancel, say who did not come."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from supervision.form_days import say_usual_length, times_typed
from supervision.models import CancellationReason, Session, SessionKind, Side, Slot
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.in_words import many
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import ClockInput, DayMonthYearField, choice_field
from workforce.web.person_fields import PersonField
from workforce.web.sure import AsksIfSure
from workforce.web.tags import day, time_range

#: The choice of a time that was not offered, and of none for now.
ANOTHER, NONE = "another", "none"
TWO_TIMES = "Select “Another time” to book the time you typed, or clear its day and times"
NEEDED = {"on": "Enter the day", "starts": "Enter the time it starts", "ends": "Enter the time it ends"}


class RadiosByDay(forms.RadioSelect):
    """Radios under headings. The error summary leads to the first one."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, "0_0" if index is None else index)


@dataclass(frozen=True, slots=True)
class When:
    """A chosen time: an offered one, or one that someone named."""

    starts_at: datetime
    ends_at: datetime
    place: str
    slot: Slot | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """As the booking services take them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class WhenForm(AsksIfSure, forms.Form):
    """Which of the offered times; or another, for those who may name one."""

    slot = forms.ChoiceField(
        label="Which time?",
        widget=RadiosByDay,
        error_messages={"invalid_choice": "That time has just been taken. Select another time."},
    )
    on = DayMonthYearField(label="Day", required=False)
    starts = forms.TimeField(label="Starts at", widget=ClockInput, required=False)
    ends = forms.TimeField(label="Ends at", widget=ClockInput, required=False)
    place = forms.CharField(label="Room or link", max_length=200, required=False)

    def __init__(
        self,
        *args: Any,
        slots: Iterable[Slot],
        due_on: date | None,
        may_name: bool,
        most: int | None = None,
        none: str = "",
        giver: Worker | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.slots = {str(slot.pk): slot for slot in slots}
        self.shown = self._first(most)
        self.may_name, self.giver = may_name, giver
        choices = by_day(self.shown, due_on=due_on, giver=giver)
        if not may_name:
            for name in ("on", "starts", "ends", "place"):
                del self.fields[name]
        else:
            say_usual_length(self)
            if self.slots or none:
                choices.append(("", [(ANOTHER, "Another time")]))
        if none:
            choices.append(("", [(NONE, none)]))
        every = choice_field(self, "slot")
        shown = {str(slot.pk) for slot in self.shown}
        every.choices = [*choices, *((pk, "") for pk in self.slots if pk not in shown)]
        every.widget.choices = choices
        if may_name and not self.slots and not none:
            del self.fields["slot"]

    def _first(self, most: int | None) -> list[Slot]:
        """The first few times, and the one that is chosen wherever it stands, sent or in advance."""
        if most is None:
            return list(self.slots.values())
        chosen = str(self.data.get(self.add_prefix("slot")) if self.is_bound else self.initial.get("slot"))
        return [slot for number, (pk, slot) in enumerate(self.slots.items()) if number < most or pk == chosen]

    @property
    def later(self) -> int:
        """How many times are not shown."""
        return len(self.slots) - len(self.shown)

    @property
    def time_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("on", "starts", "ends", "place") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        chosen = cleaned.get("slot", None if "slot" in self.fields else ANOTHER)
        if chosen == ANOTHER:
            self._name_a_time(cleaned)
        elif chosen and any(cleaned.get(name) for name in ("on", "starts", "ends")):
            self.add_error("slot", TWO_TIMES)
        elif chosen and chosen != NONE:
            slot = self.slots[chosen]
            cleaned["when"] = When(slot.starts_at, slot.ends_at, slot.place, slot)
        return cleaned

    def _name_a_time(self, cleaned: dict[str, Any]) -> None:
        for name in ("on", "starts", "ends"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(NEEDED[name], code="required"))
        if self.errors:
            return
        if times := times_typed(self, on="on"):
            cleaned["when"] = When(*times, cleaned["place"])


def by_day(
    slots: Iterable[Slot], *, due_on: date | None, giver: Worker | None = None
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Offered times under their days; the due day is marked, and every day past it as late.

    Each says who it is with, unless all are with one person: the `giver` that the page names.
    """
    slots = list(slots)
    givers = {slot.supervisor_id for slot in slots} | ({giver.pk} if giver else set())
    groups = []
    for on, those in groupby(slots, key=lambda slot: timezone.localtime(slot.starts_at).date()):
        heading = f"{day(on)}{_against(due_on, on)}"
        groups.append((heading, [(str(slot.pk), _words(slot, is_named=len(givers) > 1)) for slot in those]))
    return groups


def _against(due_on: date | None, on: date) -> str:
    """How a day stands to the due day: nothing before it, else the day it is due, or how late."""
    if due_on is None or on < due_on:
        return ""
    return ": the day it is due" if on == due_on else f": {many((on - due_on).days, 'day')} after it is due"


def _words(slot: Slot, *, is_named: bool) -> str:
    """The time and the place; who with, while a cover leaves a choice of two."""
    words = time_range(slot.starts_at, slot.ends_at)
    words = f"{words} with {slot.supervisor}" if is_named else words
    return f"{words}, {slot.place}" if slot.place else words


class PersonForm(FindsPeople, forms.Form):
    """Who it is for."""

    def __init__(self, *args: Any, people: WorkerQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supervisee"] = PersonField(
            people,
            of_few=forms.RadioSelect,
            label="Who is the session for?",
            error_messages={"required": "Select who the session is for"},
        )


class CallOffForm(forms.Form):
    """Why a booking does not stand, and from whose side it came."""

    reason = forms.ChoiceField(label="Why?", choices=CancellationReason.by_hand(), widget=forms.RadioSelect)
    side = forms.ChoiceField(label="Who asked for this?", widget=forms.RadioSelect)
    text = forms.CharField(
        label="Anything to add",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = who_reads(session)
        choice_field(self, "side").choices = sides(session, (Side.SUPERVISEE, Side.SUPERVISOR, Side.NEITHER))

    def clean(self) -> dict[str, Any]:
        super().clean()
        return require_reason(self)


def require_reason(form: forms.Form) -> dict[str, Any]:
    """ "Another reason" is none until it is written down."""
    cleaned = form.cleaned_data
    if cleaned.get("reason") == CancellationReason.OTHER and not cleaned.get("text"):
        form.add_error("text", "Enter the reason")
    return cleaned


#: The answer of whoever does not know why; stored as no reason.
NOT_KNOWN = "not_known"


class MissedForm(forms.Form):
    """Which side did not come, and why."""

    side = forms.ChoiceField(
        label="Who did not attend?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select who did not attend"},
    )
    reason = forms.ChoiceField(
        label="Why?",
        choices=[*CancellationReason.by_hand(), (NOT_KNOWN, "Not known")],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="Anything to add",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, session: Session, may_say: Iterable[Side], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = who_reads(session)
        choice_field(self, "side").choices = sides(session, may_say)

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        return "" if reason == NOT_KNOWN else reason

    def clean(self) -> dict[str, Any]:
        super().clean()
        return require_reason(self)


def who_reads(session: Session) -> str:
    """Under the box for what someone adds to a reason."""
    readers = "Everyone in this session" if session.kind == SessionKind.GROUP else "Both of you"
    return f"{readers} can read this. Do not name a child or a family."


def sides(session: Session, among: Iterable[Side]) -> list[tuple[str, str]]:
    """The sides of a session with the people's names."""
    supervisees = ", ".join(str(each.supervisee) for each in session.attendances.all())
    names = {Side.SUPERVISEE: supervisees, Side.SUPERVISOR: str(session.supervisor)}
    return [(side.value, names.get(side, "Neither side")) for side in among]


class RestForm(forms.Form):
    """Of a series: only this one, or all after it as well."""

    rest = forms.TypedChoiceField(label="Which sessions?", widget=forms.RadioSelect, coerce=int, initial=0)

    def __init__(self, *args: Any, after: int, how: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = "the one after it" if after == 1 else f"the {after} after it"
        choice_field(self, "rest").choices = [
            (0, "Only this session"),
            (1, f"This session and {later} in the series{how}"),
        ]


class PickForm(AsksIfSure, forms.Form):
    """Which of the proposed times; a supervisor can only take them all back."""

    NONE = "none"

    session = forms.ChoiceField(label="Which time suits you?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, proposed: Iterable[Session], is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = {str(each.pk): each for each in proposed}
        times = [(key, _named(each)) for key, each in self.proposed.items()] if is_own else []
        choice_field(self, "session").choices = [*times, (self.NONE, "None of these times")]


def _named(session: Session) -> str:
    words = f"{day(session.starts_at)}, {time_range(session.starts_at, session.ends_at)}"
    return f"{words}, {session.place}" if session.place else words
