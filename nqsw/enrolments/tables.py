"""The list of NQSWs: where each stands, and what needs someone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nqsw.enrolments.reports.flags import FLAGS
from nqsw.enrolments.reports.progress import NqswProgress
from nqsw.milestones.lists import milestones_address
from nqsw.models import Cohort, Enrolment, EnrolmentQuerySet, Programme
from nqsw.models.enrolment_status import CURRENT_STATUSES, EnrolmentStatus
from nqsw.permissions import enrolments_visible
from nqsw.whose import Whose, enrolments_of
from supervision.clock.due_status import tag_of
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Team, Worker
from workforce.rules.tag import Tag
from workforce.web.fields import rows_field
from workforce.web.tables import Column, CountColumn, LinkColumn, Table
from workforce.web.tags import short_day, tag
from workforce.web.viewer import Viewer

NO_MENTOR = Tag("No mentor", "red")
MENTOR_NOT_ENTERED = Tag("Not entered yet", "grey")
NOBODY_SUPERVISES = Tag("No supervisor", "red")


type Narrow = Callable[[EnrolmentQuerySet, date], EnrolmentQuerySet]

#: Filters of this list that the list of milestones has too.
NARROWS_MILESTONES = ("whose", "cohort", "team", "programme", "mentor")


@dataclass(frozen=True, slots=True)
class NqswRow:
    """One line of the list: a progress with its tags."""

    progress: NqswProgress
    supervision: Tag
    #: Paused on the day, and not all four have agreed.
    is_pause_to_agree: bool

    @property
    def enrolment(self) -> Enrolment:
        return self.progress.enrolment

    @property
    def mentor(self) -> Worker | str:
        """The mentor, or a tag that says why there is none."""
        missing = NO_MENTOR if self.progress.lacks_mentor else MENTOR_NOT_ENTERED
        return self.progress.mentor or tag(missing)

    @property
    def flags(self) -> frozenset[str]:
        return self.progress.flags


def rows_of(progress: Iterable[NqswProgress], *, on: date) -> list[NqswRow]:
    """The lines of the list, in the order given."""
    holidays = days_off()
    soon = due_soon_days(on=on)
    return [
        NqswRow(
            one,
            tag_of(one.next_due_on, on=on, holidays=holidays, soon=soon)
            if one.supervisor
            else NOBODY_SUPERVISES,
            one.enrolment.pause_to_agree(on=on) is not None,
        )
        for one in progress
    ]


def _stored(status: EnrolmentStatus) -> Narrow:
    return lambda found, on: found.filter(status=status)


#: What became of them, by the name that the address has for it.
STATUSES: dict[str, tuple[str, Narrow]] = {
    "current": ("On it, or about to start", lambda found, on: found.current()),
    "paused": ("Paused today", lambda found, on: found.paused(on=on)),
    "extended": ("Extended", _stored(EnrolmentStatus.EXTENDED)),
    "ended": ("Ended", lambda found, on: found.exclude(status__in=CURRENT_STATUSES)),
    "completed": ("Completed", _stored(EnrolmentStatus.COMPLETED)),
    "withdrawn": ("Withdrawn", _stored(EnrolmentStatus.WITHDRAWN)),
    "left": ("Left", _stored(EnrolmentStatus.LEFT)),
    "employed": (
        "Still working here",
        lambda found, on: found.filter(Q(worker__left_on=None) | Q(worker__left_on__gte=on)),
    ),
    "all": ("All", lambda found, on: found),
}


class NqswFilter(forms.Form):
    """By whose, cohort, team, progress and what needs someone; it lives in the address."""

    whose = forms.ChoiceField(
        label="Whose", required=False, choices=[("", "Everyone you see"), *Whose.choices]
    )
    cohort = forms.ModelChoiceField(Cohort.objects.none(), required=False, empty_label="Every cohort")
    team = forms.ModelChoiceField(Team.objects.none(), required=False, empty_label="Every team")
    status = forms.ChoiceField(
        required=False,
        choices=[("", "On the programme"), *((value, label) for value, (label, _) in STATUSES.items())],
    )
    flag = forms.ChoiceField(
        label="What needs action", required=False, choices=[("", "Everything"), *FLAGS.items()]
    )

    programme = forms.ModelChoiceField(Programme.objects.all(), required=False, widget=forms.HiddenInput)
    mentor = forms.ModelChoiceField(Worker.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data)
        self.viewer = viewer
        self.enrolments = enrolments = enrolments_visible(viewer).exclude(worker=viewer.worker).distinct()
        mentors = Worker.objects.filter(mentor_assignments__enrolment__in=enrolments).distinct()
        rows_field(self, "mentor").queryset = mentors
        rows_field(self, "cohort").queryset = Cohort.objects.filter(enrolments__in=enrolments).distinct()
        rows_field(self, "team").queryset = Team.objects.filter(workers__enrolments__in=enrolments).distinct()

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen and understood; the rest of the address is ignored."""
        self.is_valid()
        return self.cleaned_data

    def narrowed(self) -> EnrolmentQuerySet:
        """By whose, cohort, team and progress; `flagged` does the rest on the rows."""
        found, chosen = self.enrolments, self.chosen
        if chosen.get("whose"):
            found = found.filter(pk__in=enrolments_of(self.viewer, chosen["whose"]).values("pk"))
        if chosen.get("programme"):
            found = found.filter(cohort__programme=chosen["programme"])
        if chosen.get("mentor"):
            found = found.filter(
                pk__in=chosen["mentor"].mentor_assignments.load(on=self.viewer.on).values("enrolment")
            )
        if chosen.get("cohort"):
            found = found.filter(cohort=chosen["cohort"])
        if chosen.get("team"):
            found = found.filter(worker__team=chosen["team"])
        if chosen.get("status"):
            _, narrow = STATUSES[chosen["status"]]
            return narrow(found, self.viewer.on)
        return found.on_it(on=self.viewer.on)

    def milestones_address(self, flag: str) -> str:
        """The list of the milestones that a flag of these NQSWs is about."""
        kept = {name: self.data[name] for name in NARROWS_MILESTONES if self.data.get(name)}
        return reverse("nqsw:milestones", query={**kept, "show": flag})

    def flagged(self, rows: Sequence[NqswRow]) -> list[NqswRow]:
        flag = self.chosen.get("flag")
        return [row for row in rows if flag in row.flags] if flag else list(rows)


class NqswTable(Table):
    """A line an NQSW: how far along, and each promise beside what became of it."""

    name = LinkColumn("nqsw:enrolment", key="enrolment__pk", accessor="enrolment__worker", orderable=False)
    cohort = Column(accessor="enrolment__cohort", orderable=False)
    week = Column(accessor="progress__week", order_by=("progress__week",))
    supervision = Column(accessor="supervision", order_by=("progress__days_overdue",))
    mentor = Column(accessor="mentor", orderable=False)
    cases = Column(
        accessor="progress__cases",
        verbose_name="Caseload",
        default="Not counted",
        order_by=("progress__cases",),
    )
    late = CountColumn(
        lambda row: milestones_address(row.enrolment, show="late"),
        accessor="progress__milestones_late",
        verbose_name="Milestones late",
    )

    caption = "NQSWs"
    counted = ("NQSW", "NQSWs")

    def render_name(self, value: Any, record: NqswRow) -> SafeString:
        link = self.columns["name"].column.render(value, record)
        return format_html('{}<br><span class="tracker-quiet">{}</span>', link, value.team)

    def render_week(self, value: int, record: NqswRow) -> SafeString:
        enrolment = record.enrolment
        along = format_html("{} of {}", min(value, enrolment.weeks), enrolment.weeks)
        progress = record.progress
        past = [(tag(f"{progress.past_by} past the end", "orange"),)] if progress.days_past else []
        if progress.status == "active" and not past:
            return format_html('{}<br><span class="tracker-quiet">{}</span>', along, progress.stage)
        marks = [*past, *([] if progress.status == "active" else [(tag(progress.status),)])]
        if record.is_pause_to_agree:
            marks.append((tag("Agreed in principle", "yellow"),))
        return format_html("{}{}", along, format_html_join("", "<br>{}", marks))

    def render_supervision(self, value: Tag, record: NqswRow) -> SafeString:
        due_on = record.progress.next_due_on
        if due_on is None or value.label.startswith("Due"):
            return format_html("{}", tag(value))
        return format_html('{}<br><span class="tracker-quiet">due {}</span>', tag(value), short_day(due_on))

    def render_cases(self, value: int, record: NqswRow) -> SafeString:
        limit, over = record.progress.limit, record.progress.cases_over
        of = f" of {limit.cases}" if limit else ""
        marks = [(tag(f"{over} over", "red"),)] if over else []
        return format_html("{}{}{}", value, of, format_html_join("", "<br>{}", marks))
