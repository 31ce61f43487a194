"""The history of the settings as a table."""

from typing import Any, ClassVar

from django.utils import timezone

from workforce.models import SettingRevision
from workforce.rules.authority import ALWAYS
from workforce.web.tables import Column, Table
from workforce.web.tags import clock, short_day


class RevisionTable(Table):
    """A row a change, the newest first."""

    set_at = Column(verbose_name="When", order_by=("pk",))
    label = Column(verbose_name="What", orderable=False)
    words_before = Column(verbose_name="Was", orderable=False)
    words = Column(verbose_name="Is", orderable=False)
    from_on = Column(verbose_name="From")
    by = Column(
        accessor="set_by__get_full_name", verbose_name="Who", default="The tracker itself", orderable=False
    )
    reason = Column(verbose_name="Why", orderable=False)

    counted: ClassVar[tuple[str, str]] = ("change", "changes")
    row_heading: ClassVar[str] = "set_at"

    class Meta:
        order_by = ("-set_at",)
        per_page = 50
        empty_text = (
            "No setting has been changed yet. Each change appears here with its day, person and reason."
        )

    def render_set_at(self, value: Any) -> str:
        return f"{short_day(value)} {clock(timezone.localtime(value))}"

    def render_from_on(self, value: Any, record: SettingRevision) -> str:
        return "Always" if value == ALWAYS else str(short_day(value))
