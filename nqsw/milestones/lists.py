"""Lists of milestones across NQSWs: what each shows, and the address that leads to it."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Subquery, TextChoices
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nqsw.models import Enrolment, Milestone, MilestoneQuerySet, Pause
from workforce.models import StartDay
from workforce.rules.in_words import many
from workforce.rules.tag import Tag
from workforce.rules.working_days import ONE_DAY
from workforce.web.tables import Column, DayColumn, LinkColumn, Table, TagColumn

#: What "due soon" means for a milestone. *Local.*
SOON = 28 * ONE_DAY


#: What was late when the pause began that runs now.
DUE_BEFORE_PAUSE = "Due before the pause"


class Show(TextChoices):
    """Which milestones a list holds."""

    OPEN = "open", "Not done yet"
    LATE = "late", "Late"
    SOON = "soon", "Due within 4 weeks"
    BEFORE = "before-records", "From before records began"
    DONE = "done", "Done"


def milestones_that(milestones: MilestoneQuerySet, show: str, *, on: date) -> MilestoneQuerySet:
    """Of these milestones, those of one list; all without one."""
    match show:
        case Show.OPEN:
            return milestones.open()
        case Show.LATE:
            return milestones.late(on=on)
        case Show.SOON:
            return milestones.open().filter(due_on__range=(on, on + SOON))
        case Show.BEFORE:
            return milestones.before_records()
        case Show.DONE:
            return milestones.exclude(done_on=None)
    return milestones


def milestones_address(
    enrolment: Enrolment | None = None, *, show: str = "", whose: str = "", kind: str = ""
) -> str:
    """The list of milestones: of one NQSW or of those of a part that the reader plays."""
    given = {"show": show, "whose": whose, "kind": kind, "nqsw": enrolment.pk if enrolment else ""}
    return reverse("nqsw:milestones", query={name: value for name, value in given.items() if value})


class MilestoneTable(Table):
    """A row for each milestone: whose, when due, and how it stands."""

    title = LinkColumn("nqsw:milestone", verbose_name="Milestone")
    nqsw = LinkColumn(
        "nqsw:enrolment",
        key="enrolment__pk",
        accessor="enrolment__worker",
        verbose_name="NQSW",
        order_by=("enrolment__worker__family_name", "enrolment__worker__given_name"),
    )
    team = Column(accessor="enrolment__worker__team", order_by=("enrolment__worker__team__name",))
    due = DayColumn(accessor="due_on", verbose_name="Due")
    done = DayColumn(accessor="day_known", verbose_name="Done", orderable=False)
    status = TagColumn(accessor="status", verbose_name="Status", orderable=False, empty_values=())

    caption: ClassVar[str] = "Milestones"
    counted: ClassVar[tuple[str, str]] = ("milestone", "milestones")
    row_heading: ClassVar[str] = "title"

    def __init__(self, milestones: MilestoneQuerySet, *, on: date, **kwargs: object) -> None:
        pauses = Pause.objects.covering(on=on).filter(enrolment=OuterRef("enrolment"))
        past = Milestone.objects.late_or_paused(on=on).filter(pk=OuterRef("pk"))
        rows = milestones.annotate(
            is_past=Exists(past), paused_from=Subquery(pauses.values("started_on")[:1])
        )
        super().__init__(rows, **kwargs)
        self.on = on
        self.begins_on = StartDay.objects.records_begin_on()

    def render_title(self, value: str, record: Milestone) -> SafeString:
        link = self.columns["title"].column.render(value, record)
        return format_html("{}{}", link, " (optional)") if record.is_optional else link

    def render_status(self, record: Any) -> SafeString | str:
        return TagColumn().render(self.status_of(record))

    def status_of(self, record: Any) -> Tag:
        """Done, late, late when a pause began, from before records began, or open."""
        if record.done_on:
            return Tag("Done", "green")
        if record.is_past and record.paused_from is None:
            return Tag(f"Late {many((self.on - record.due_on).days, 'day')}", "red")
        if record.is_past and record.due_on < record.paused_from:
            return Tag(DUE_BEFORE_PAUSE, "yellow")
        if record.is_before_records(self.begins_on):
            return Tag("From before records began", "grey")
        return Tag("Not done yet", "blue")
