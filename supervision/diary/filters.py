"""Which sessions the list shows; it lives in the address, so that a filtered list can be sent."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Case, Count, Exists, Q, TextChoices, Value, When

from supervision.booking.away import while_away
from supervision.models import Attendance, Session, SessionKind, SessionQuerySet, Status
from supervision.models.session import COMING_STATUSES, HELD_STATUSES, OFF_STATUSES, to_record_on
from supervision.permissions import sees_sessions_of_others, sessions_visible_listed
from supervision.records.unsigned import sessions_with
from supervision.rules.repeating import start_of
from workforce.any_of import any_of
from workforce.models import Worker
from workforce.rules.working_days import ONE_DAY
from workforce.web.fields import DayMonthYearField, choice_field
from workforce.web.viewer import Viewer


class Show(TextChoices):
    """What became of a session, as the tabs of the list have it."""

    COMING = "coming", "Today and to come"
    AWAY = "away", "While someone is away"
    TO_RECORD = "to-record", "Of earlier days, not recorded"
    HELD = "held", "Held"
    OFF = "off", "Cancelled, missed or moved"


class Whose(TextChoices):
    """Which of the sessions that someone sees."""

    GIVEN = "given", "Sessions you give"
    TAKEN = "taken", "Your own supervision"
    SEEN = "seen", "Everyone you see"


#: One choice finds the pairs and the groups.
STATUS_CHOICES = [
    (each.value, "Signed by both or all" if each == Status.AGREED else each.label) for each in Status
]
#: What a session of each tab can be.
STATUSES = {
    Show.COMING: COMING_STATUSES,
    Show.AWAY: COMING_STATUSES,
    Show.TO_RECORD: COMING_STATUSES,
    Show.HELD: HELD_STATUSES,
    Show.OFF: OFF_STATUSES,
}
#: Where a filter leads that rules out the tab that is open: the first of these that it allows.
INSTEAD = (Show.COMING, Show.HELD, Show.OFF, Show.TO_RECORD)


def condition_of(show: Show, *, on: date) -> Q:
    """What a session of this tab is."""
    match show:
        case Show.COMING:
            return Q(status__in=COMING_STATUSES, starts_at__gte=start_of(on))
        case Show.AWAY:
            return while_away(on=on)
        case Show.TO_RECORD:
            return to_record_on(on)
        case Show.HELD:
            return Q(status__in=HELD_STATUSES)
    return Q(status__in=OFF_STATUSES)


def sessions_that(sessions: SessionQuerySet, show: Show, *, on: date) -> SessionQuerySet:
    """Of these sessions, those of one tab; the next, or the last, first."""
    found = sessions.filter(condition_of(show, on=on))
    if show in (Show.COMING, Show.AWAY, Show.TO_RECORD):
        return found.order_by("starts_at", "pk")
    return found.order_by("-starts_at", "-pk")


def numbers_of(sessions: SessionQuerySet, *, on: date) -> dict[Show, int]:
    """How many of these sessions each tab has; one query."""
    asked = {show.name: Count("pk", filter=condition_of(show, on=on)) for show in Show}
    counted = sessions.order_by().aggregate(**asked)
    return {show: counted[show.name] for show in Show}


class SessionsFilter(forms.Form):
    """Whose, with whom, what became of them, of what kind, between which days."""

    #: Leaves a list whole: it is the tab, not a filter.
    tabs: ClassVar = ("show",)

    show = forms.ChoiceField(required=False, choices=Show.choices, widget=forms.HiddenInput)
    #: One supervisee, by key: links from their page lead here.
    person = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    #: Someone who is away, by key: the page of their absences leads to what is booked in that time.
    away = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    whose = forms.ChoiceField(required=False, choices=Whose.choices)
    name = forms.CharField(label="Name or number", required=False, max_length=100)
    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), *SessionKind.choices])
    status = forms.ChoiceField(required=False, choices=[("", "Every status"), *STATUS_CHOICES])
    from_on = DayMonthYearField(label="From", required=False)
    to_on = DayMonthYearField(label="To", required=False)

    def __init__(self, data: Any, *, viewer: Viewer, gives: bool) -> None:
        super().__init__(data)
        self.viewer = viewer
        self.usual = Whose.SEEN if viewer.worker is None else Whose.GIVEN if gives else Whose.TAKEN
        offered = self._offered(gives=gives)
        if len(offered) > 1:
            whose = choice_field(self, "whose")
            whose.widget.choices = [(each.value, each.label) for each in offered]
        else:
            self.fields["whose"].widget = forms.HiddenInput()
        if offered == [Whose.TAKEN]:
            self.fields["name"].widget = forms.HiddenInput()
        self.is_valid()

    def _offered(self, *, gives: bool) -> list[Whose]:
        """Only what this viewer has: sessions given, now or before, and those of other people."""
        worker = self.viewer.worker
        if worker is None:
            return [Whose.SEEN]
        if gives:
            return list(Whose)
        given = Session.objects.filter(supervisor=worker)
        of_others = sees_sessions_of_others(self.viewer, own=sessions_with(worker))
        others = Case(When(of_others, then=Value(True)), default=Value(False))
        own = Worker.objects.filter(pk=worker.pk)
        has_given, sees_others = own.values_list(Exists(given), others).get()
        if has_given:
            return list(Whose)
        return [Whose.TAKEN, Whose.SEEN] if sees_others else [Whose.TAKEN]

    @property
    def shown(self) -> Show:
        """The tab that is chosen, the sessions to come without a choice; where the filters rule it out, the
        first that they allow.
        """
        chosen = Show(self.cleaned_data.get("show") or Show.COMING)
        return next((show for show in (chosen, *INSTEAD) if self.allows(show)), chosen)

    def allows(self, show: Show) -> bool:
        """A session of this tab could be of the chosen status, between the chosen days."""
        status, today = self.cleaned_data.get("status"), self.viewer.on
        first, last = self.cleaned_data.get("from_on"), self.cleaned_data.get("to_on")
        if status and status not in STATUSES[show]:
            return False
        is_over = last is not None and last < today
        is_ahead = first is not None and first >= today
        if is_over and show in (Show.COMING, Show.AWAY):
            return False
        return not (is_ahead and show is Show.TO_RECORD)

    @property
    def part(self) -> Whose:
        """Which sessions: those that the viewer gives, for someone who gives any and chooses nothing."""
        return Whose(self.cleaned_data.get("whose") or self.usual)

    def of_anyone(self) -> SessionQuerySet:
        """The sessions that all filters but the tab leave: what the tabs count."""
        chosen = self.cleaned_data
        found = self._whose()
        if chosen.get("name"):
            named = Worker.objects.named(chosen["name"]).values("pk")
            taken = Attendance.objects.filter(supervisee__in=named).values("session")
            given = Session.objects.filter(supervisor__in=named).values("pk")
            found = found.filter(pk__in=any_of(taken, given))
        if chosen.get("person"):
            of_person = Attendance.objects.filter(supervisee=chosen["person"])
            found = found.filter(pk__in=of_person.values("session"))
        if chosen.get("away"):
            found = found.filter(while_away(on=self.viewer.on, worker=chosen["away"]))
        if chosen.get("kind"):
            found = found.filter(kind=chosen["kind"])
        if chosen.get("status"):
            found = found.filter(status=chosen["status"])
        if chosen.get("from_on"):
            found = found.filter(starts_at__gte=start_of(chosen["from_on"]))
        if chosen.get("to_on"):
            found = found.filter(starts_at__lt=start_of(chosen["to_on"] + ONE_DAY))
        return found

    def _whose(self) -> SessionQuerySet:
        worker = self.viewer.worker
        if worker is None or self.part is Whose.SEEN:
            return sessions_visible_listed(self.viewer)
        mine = sessions_with(worker)
        if self.part is Whose.GIVEN:
            return mine.filter(supervisor=worker)
        return mine.exclude(supervisor=worker)
