"""The table of agreements in words: whose, how they stand, and who has still to act."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from supervision.agreements.words import Words, WordsState
from workforce.models import Worker
from workforce.people.name_tags import name_link, opens_page_of
from workforce.web.tables import ActionColumn, Column, DayColumn, Table, TagColumn
from workforce.web.viewer import Viewer

STEPS = {
    WordsState.NOT_WRITTEN: "Write",
    WordsState.TO_RENEW: "Renew",
    WordsState.TO_SIGN: "Sign",
    WordsState.TO_REVIEW: "Review",
}
VIEW = "View"
STEP = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> the agreement of {}</span></a>'


def step_of(words: Words, viewer: Viewer) -> tuple[str, str]:
    """What this reader does about the words next, and where: for who it waits for; others open them."""
    agreement = words.agreement
    label = STEPS.get(words.state, VIEW) if words.is_for(viewer.worker) else VIEW
    # To renew and to review are choices of the agreement's page: rewrite the words, or sign them again.
    route = "terms_write" if label == "Write" else "terms"
    return label, reverse(f"supervision:{route}", args=[agreement.pk])


class WordsTable(Table):
    """A row for each agreement whose words wait for someone, the longest waiting first."""

    person = Column(accessor="agreement__supervisee", verbose_name="Person", orderable=False)
    team = Column(accessor="agreement__supervisee__team", orderable=False)
    supervisor = Column(accessor="agreement__supervisor", orderable=False)
    tag = TagColumn(verbose_name="Agreement is", orderable=False)
    since = DayColumn(verbose_name="Since", orderable=False)
    waits = Column(accessor="waits_words", verbose_name="Waits for", orderable=False)
    step = ActionColumn(accessor="agreement", verbose_name="Next step")

    caption: ClassVar[str] = "Supervision agreements"
    counted: ClassVar[tuple[str, str]] = ("agreement", "agreements")
    row_heading: ClassVar[str] = "person"

    def __init__(self, rows: Sequence[Words], *, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(rows, **kwargs)
        self.viewer = viewer

    def render_person(self, record: Words) -> SafeString | str:
        return self._name(record.agreement.supervisee)

    def render_supervisor(self, record: Words) -> SafeString | str:
        return self._name(record.agreement.supervisor)

    def _name(self, worker: Worker) -> SafeString | str:
        return name_link(worker, opens_page=opens_page_of(self.viewer, worker))

    def render_step(self, record: Words) -> SafeString:
        label, address = step_of(record, self.viewer)
        about = record.agreement.supervisee
        return format_html(STEP, address, label, about)
