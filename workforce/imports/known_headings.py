"""Headings that the readers do not know, and what a person has said of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, KnownHeading
from workforce.readers.headings import Meanings, plain
from workforce.readers.notes import Note, Noted

#: A list of more columns that nobody knows is another list.
MOST_ASKED = 40


def said_of(kind: str) -> Meanings:
    """What has been said of headings in files of a kind."""
    return dict(KnownHeading.objects.filter(kind=kind).values_list("heading", "column"))


def not_known(notes: Sequence[Note]) -> list[Note]:
    """The columns with something in them that a person can say something of."""
    columns = [note for note in notes if note.kind is Noted.COLUMN and note.number and plain(note.what)]
    return columns[:MOST_ASKED]


@transaction.atomic
def explain_headings(*, kind: str, meanings: Mapping[str, str], by: Account, at: datetime) -> None:
    """Keep which column each of these headings is, by the heading as it stands in the file."""
    for as_written, column in meanings.items():
        heading, _ = KnownHeading.objects.update_or_create(
            kind=kind,
            heading=plain(as_written)[:200],
            defaults={"as_written": as_written[:200], "column": column, "said_by": by, "said_at": at},
        )
        record_event(verb=Verb.HEADING_EXPLAINED, subject=heading, by=by, kind=kind, column=column)


@transaction.atomic
def forget_heading(*, heading: KnownHeading, by: Account) -> None:
    """From the next file on the heading is not known again."""
    record_event(
        verb=Verb.HEADING_FORGOTTEN, subject=heading, by=by, kind=heading.kind, column=heading.column
    )
    heading.delete()
