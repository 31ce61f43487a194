"""The list of the authority's documents."""

from typing import Any, ClassVar

from workforce.models import Guidance
from workforce.rules.tag import Tag
from workforce.web.tables import Column, DayColumn, LinkColumn, Table, TagColumn


class GuidanceTable(Table):
    """A row a document, with the version that holds."""

    title = LinkColumn("workforce:guidance", verbose_name="Document")
    topics = Column(accessor="topic_labels", verbose_name="About", orderable=False)
    version_name = Column(verbose_name="Version", default="None in force yet", orderable=False)
    owner = Column(verbose_name="Kept by")
    review_on = DayColumn(verbose_name="Review by", default="")
    status = TagColumn(accessor="review_on", verbose_name="Status", orderable=False)

    counted: ClassVar[tuple[str, str]] = ("document", "documents")
    row_heading: ClassVar[str] = "title"

    class Meta:
        order_by = ("title",)
        per_page = 50

    def __init__(self, *args: Any, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def render_topics(self, value: list[str]) -> str:
        return ", ".join(value)

    def render_status(self, record: Guidance) -> Any:
        return TagColumn().render(review_tag(record, on=self.on))


def review_tag(guidance: Guidance, *, on: Any) -> Tag:
    """Whether its review is overdue."""
    is_overdue = guidance.review_on is not None and guidance.review_on < on
    return Tag("Review overdue", "red") if is_overdue else Tag("Up to date", "green")
