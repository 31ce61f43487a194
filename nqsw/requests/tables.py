"""The list of what a colleague answered when an NQSW's milestone was asked of them."""

from typing import ClassVar

from nqsw.models import MilestoneRequest
from workforce.web.tables import Column, DayColumn, LinkColumn, Table


class AnsweredTable(Table):
    """A row per answer, the newest first; each leads to the words that were written."""

    answered_on = DayColumn(verbose_name="Answered")
    who = LinkColumn(
        "nqsw:request_answer",
        "pk",
        accessor="milestone__enrolment__worker",
        verbose_name="NQSW",
        order_by=(
            "milestone__enrolment__worker__family_name",
            "milestone__enrolment__worker__given_name",
        ),
    )
    what = Column(verbose_name="You were asked to", orderable=False)
    milestone = Column(accessor="milestone__title", verbose_name="Milestone", orderable=False)

    counted: ClassVar[tuple[str, str]] = ("answer", "answers")
    row_heading: ClassVar[str] = "who"

    class Meta:
        model = MilestoneRequest
        fields = ("answered_on",)
        order_by = ("-answered_on",)
        sequence = ("who", "...")
