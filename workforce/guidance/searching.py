"""Finding the authority's documents by words: in their list, and in the search of everything."""

from collections.abc import Iterable

from workforce.models import Guidance
from workforce.rules.searching import has_words


def documents_with(words: str, documents: Iterable[Guidance]) -> list[Guidance]:
    """Those whose title, summary, owner or topics have every word; all of them without words."""
    return [each for each in documents if not words or has_words(_said_of(each), words)]


def _said_of(document: Guidance) -> str:
    return " ".join((document.title, document.summary, document.owner, *document.topic_labels))
