"""The list of NQSWs: where each stands, and what needs someone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nqsw.enrolments.reports.progress import NqswProgress, progress_of
from nqsw.models import Cohort, Enrolment, EnrolmentQuerySet
from nqsw.models.enrolment import CURRENT_STATUSES
from nqsw.rules.programme_days import programme_weeks
from supervision.clock.due_status import tag_of
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Team, Worker
from workforce.rules.tag import Tag
from workforce.web.fields import rows_field
from workforce.web.tables import Column, LinkColumn, NumberColumn, Table
from workforce.web.tags import short_day, tag

NO_MENTOR = Tag("No mentor", "red")
MENTOR_NOT_ENTERED = Tag("Not entered yet", "grey")
NOBODY_SUPERVISES = Tag("No supervisor", "red")


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
    def several(self) -> dict[str, int]:
        """How many of what a flag is about, where one NQSW may have several: see `SEVERAL`."""
        progress = self.progress
        return {"late": progress.milestones_late, "before-records": progress.milestones_before}

    @property
    def flags(self) -> set[str]:
        """What needs someone: the filters of the list, and the counts above it."""
        progress = self.progress
        found = {
            "no-mentor": progress.lacks_mentor,
            "over-limit": progress.cases_over > 0,
            "late": progress.milestones_late > 0,
            "mentor-unknown": progress.mentor_unknown,
            "before-records": progress.milestones_before > 0,
            "overdue": progress.days_overdue > 0,
        }
        return {flag for flag, holds in found.items() if holds and self.enrolment.is_current}


FLAGS = {
    "no-mentor": "Without a mentor",
    "over-limit": "Over their protected caseload",
    "late": "With a milestone late",
    "overdue": "Supervision overdue",
    "mentor-unknown": "Mentor not entered yet",
    "before-records": "With a milestone from before records began",
}

#: What a row counts several of, beside the number of NQSWs: how each is called.
SEVERAL = {"late": "milestone", "before-records": "milestone"}

#: Nothing lapsed here: it is not known yet, and said only where there is some.
UNKNOWN = ("mentor-unknown", "before-records")


def rows_of(enrolments: Iterable[Enrolment], *, on: date) -> list[NqswRow]:
    """The lines of the list, in the order given; a fixed number of queries."""
    holidays = days_off()
    soon = due_soon_days(on=on)
    return [
        NqswRow(
            progress,
            tag_of(progress.next_due_on, on=on, holidays=holidays, soon=soon)
            if progress.supervisor
            else NOBODY_SUPERVISES,
            progress.enrolment.pause_to_agree(on=on) is not None,
        )
        for progress in progress_of(enrolments, on=on)
    ]


class NqswFilter(forms.Form):
    """By cohort, team, progress and what needs someone; it lives in the address."""

    cohort = forms.ModelChoiceField(Cohort.objects.none(), required=False, empty_label="Every cohort")
    team = forms.ModelChoiceField(Team.objects.none(), required=False, empty_label="Every team")
    status = forms.ChoiceField(
        required=False, choices=[("", "On the programme"), ("ended", "Ended"), ("all", "All")]
    )
    flag = forms.ChoiceField(
        label="What needs action", required=False, choices=[("", "Everything"), *FLAGS.items()]
    )

    def __init__(self, data: Any, *, enrolments: EnrolmentQuerySet) -> None:
        super().__init__(data)
        self.enrolments = enrolments
        rows_field(self, "cohort").queryset = Cohort.objects.filter(enrolments__in=enrolments).distinct()
        rows_field(self, "team").queryset = Team.objects.filter(workers__enrolments__in=enrolments).distinct()

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen and understood; the rest of the address is ignored."""
        self.is_valid()
        return self.cleaned_data

    def narrowed(self) -> EnrolmentQuerySet:
        """By cohort, team and progress; `flagged` does the rest on the rows."""
        found, chosen = self.enrolments, self.chosen
        if chosen.get("cohort"):
            found = found.filter(cohort=chosen["cohort"])
        if chosen.get("team"):
            found = found.filter(worker__team=chosen["team"])
        if chosen.get("status") == "ended":
            return found.exclude(status__in=CURRENT_STATUSES)
        return found if chosen.get("status") == "all" else found.filter(status__in=CURRENT_STATUSES)

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
    late = NumberColumn(accessor="progress__milestones_late", verbose_name="Milestones late")

    caption = "NQSWs"
    counted = ("NQSW", "NQSWs")

    def render_name(self, value: Any, record: NqswRow) -> SafeString:
        link = self.columns["name"].column.render(value, record)
        return format_html('{}<br><span class="tracker-quiet">{}</span>', link, value.team)

    def render_week(self, value: int, record: NqswRow) -> SafeString:
        enrolment = record.enrolment
        weeks = programme_weeks(
            months=enrolment.programme.months + enrolment.extension_months, started_on=enrolment.started_on
        )
        along = format_html("{} of {}", min(value, weeks), weeks)
        progress = record.progress
        if progress.status == "active":
            return format_html('{}<br><span class="tracker-quiet">{}</span>', along, progress.stage)
        marks = [(tag(progress.status),)]
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
