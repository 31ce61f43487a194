"""What the principal social worker adds to a quarterly report: kept apart from its figures, so that a report
that is made anew has it still.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from tracker.models import QuarterWords
from tracker.quarterly.quarter import Quarter
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.refusal import ChangedSince


class Added(NamedTuple):
    """What was added, by the key of each section; `newest` names the state of it, as `newest_of` does."""

    words: dict[str, str]
    newest: str = ""


def added_to(quarter: Quarter) -> Added:
    """The words of a quarter, with the state that they are in."""
    kept = list(QuarterWords.objects.filter(quarter=quarter.first))
    words = {one.section: one.paragraphs for one in kept if one.paragraphs}
    newest = max((one.written_at for one in kept), default=None)
    return Added(words, newest.isoformat() if newest else "")


def words_of(quarter: Quarter) -> dict[str, str]:
    """What was added, by the key of each section."""
    return added_to(quarter).words


def newest_of(quarter: Quarter) -> str:
    """Names the state of the words: a form that was opened before a change is noticed by it."""
    return added_to(quarter).newest


@transaction.atomic
def write_words(
    quarter: Quarter, words: Mapping[str, str], *, seen: str, by: Account, at: datetime
) -> list[str]:
    """Keep what was added to each section; answers the sections that are otherwise now.

    Raises ChangedSince where someone has written since the writer opened the page (`newest_of`).
    """
    kept = {
        one.section: one for one in QuarterWords.objects.select_for_update().filter(quarter=quarter.first)
    }
    changed = [key for key, text in words.items() if text != (kept[key].paragraphs if key in kept else "")]
    if not changed:
        return []
    if newest_of(quarter) != seen:
        raise ChangedSince(
            "Someone else has written in this report since you opened it. Your text is still in the boxes: "
            "copy what you need, and open the page again."
        )
    for key in changed:
        one = kept.get(key) or QuarterWords(quarter=quarter.first, section=key)
        one.paragraphs, one.written_by, one.written_at = words[key], by, at
        one.save()
    record_event(
        verb=Verb.QUARTERLY_REPORT_WRITTEN, subject=by, by=by, quarter=quarter.key, sections=sorted(changed)
    )
    return changed
