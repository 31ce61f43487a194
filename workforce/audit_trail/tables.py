"""The audit trail as administrators read it: who did what, and when; never what a note says."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import batched
from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from workforce.audit_trail.facts_named import Named, named
from workforce.audit_trail.reading_rights import READS
from workforce.audit_trail.reasons import REASON_HASH, TOLD_HASH, reason_of, told_beside
from workforce.audit_trail.signed_kinds import PROOFS, REMOVED
from workforce.audit_trail.verbs import Verb
from workforce.models import Event
from workforce.models.searching import found_by
from workforce.web.fields import DayMonthYearField
from workforce.web.tables import Column, LinkColumn, Table
from workforce.web.tags import clock, short_day
from workforce.web.workbook import CellKind, SheetColumn

#: Of the trail as a file.
COLUMNS = (
    SheetColumn("When", 18, CellKind.MOMENT),
    SheetColumn("Done by", 26),
    SheetColumn("What", 40),
    SheetColumn("About", 26),
    SheetColumn("On", 30),
    SheetColumn("Facts", 80),
)
#: Events of a file that are read at once.
CHUNK = 2000
#: Facts that `manage.py verify` reads, and nobody else.
UNREAD = (PROOFS, REMOVED, REASON_HASH, TOLD_HASH, READS)


def label_of(verb: str) -> str:
    """A verb in words for readers; one of an older version in its own words."""
    return Verb(verb).label if verb in Verb.values else verb.capitalize()


def verbs() -> list[tuple[str, str]]:
    """Everything that has ever been done here, for the filter."""
    found = Event.objects.order_by("verb").values_list("verb", flat=True).distinct()
    return [(verb, label_of(verb)) for verb in found]


class DayFilter(django_filters.DateFilter):
    """Before or after a day that can be meant."""

    field_class = DayMonthYearField


class EventFilter(django_filters.FilterSet):
    """By who did it, who it concerns, what was done, and between which days (both included)."""

    by = django_filters.CharFilter(method="by_actor", label="Done by")
    about = django_filters.CharFilter(method="about_worker", label="About")
    verb = django_filters.ChoiceFilter(choices=verbs, label="What", empty_label="Everything")
    since = DayFilter(field_name="at", lookup_expr="date__gte", label="From")
    until = DayFilter(field_name="at", lookup_expr="date__lte", label="To")

    class Meta:
        model = Event
        fields = ("by", "about", "verb", "since", "until")

    def by_actor(self, events: QuerySet[Event], name: str, text: str) -> QuerySet[Event]:
        return events.filter(Q(actor__email__icontains=text) | found_by(text, through="actor__worker__"))

    def about_worker(self, events: QuerySet[Event], name: str, text: str) -> QuerySet[Event]:
        return events.filter(found_by(text, through="worker__"))


class EventTable(Table):
    """A row per event, the newest first."""

    at = Column(verbose_name="When", order_by=("pk",))
    by = Column(
        accessor="actor__get_full_name",
        verbose_name="Done by",
        default="The tracker itself",
        order_by=("actor__worker__family_name", "actor__email"),
    )
    verb = Column(verbose_name="What")
    about = LinkColumn(
        "workforce:person",
        "worker_id",
        accessor="worker__full_name",
        verbose_name="About",
        default="–",
        order_by=("worker__family_name", "worker__given_name"),
    )
    subject = Column(verbose_name="On", orderable=False)
    details = Column(verbose_name="Facts", orderable=False, default="–")

    counted: ClassVar[tuple[str, str]] = ("event", "events")
    row_heading: ClassVar[str] = "at"

    class Meta:
        order_by = ("-at",)
        per_page = 50
        empty_text = "No events match these filters."

    @cached_property
    def named(self) -> Named:
        """Those whom the events of this page name."""
        return named(row.record for row in self.paginated_rows)

    def in_a_file(self) -> Iterator[tuple[Any, ...]]:
        """Every event as a row of a file, read some at a time."""
        for some in batched(self.data.data.iterator(chunk_size=CHUNK), CHUNK):
            self.named = named(some)
            yield from map(self.cells, some)

    def cells(self, event: Event) -> tuple[Any, ...]:
        """A row in the order of COLUMNS, for a file."""
        return (
            event.at,
            event.actor.get_full_name() if event.actor else "The tracker itself",
            label_of(event.verb),
            event.worker.full_name if event.worker else None,
            str(event.subject),
            self.render_details(event.details, event),
        )

    def render_at(self, value: Any) -> str:
        moment = timezone.localtime(value)
        return f"{short_day(value)} {clock(value)}:{moment:%S}"

    def render_verb(self, value: str) -> str:
        return label_of(value)

    def render_details(self, value: dict[str, Any], record: Event) -> str:
        """The facts and why, with names for keys; without proofs and hashes, which no one reads."""
        told = {name: fact for name, fact in self.named.facts_of(record).items() if name not in UNREAD}
        told |= told_beside(record)
        if why := reason_of(record):
            told["why"] = why
        words = ", ".join(f"{name.replace('_', ' ')}: {_words(fact)}" for name, fact in told.items())
        return words or "–"


def _words(fact: Any) -> str:
    """A fact of an event as people write it: days and times, lists without brackets, yes and no."""
    match fact:
        case None:
            return "none"
        case bool():
            return "yes" if fact else "no"
        case dict():
            return ", ".join(f"{name} {_words(part)}" for name, part in fact.items())
        case list():
            return ", ".join(_words(part) for part in fact)
        case str() if moment := _moment(fact):
            return (
                f"{short_day(moment)} {clock(moment)}" if isinstance(moment, datetime) else short_day(moment)
            )
    return str(fact)


def _moment(text: str) -> date | datetime | None:
    """The day or instant that an ISO text stands for."""
    for kind in (date, datetime):
        with suppress(ValueError):
            return kind.fromisoformat(text) if "-" in text else None
    return None
