"""Who signed the record of a session, who agreed or disagreed, and what was added since; oldest first."""

from collections.abc import Iterable, Sequence

from supervision.booking.history import Happening
from supervision.models import Addendum, Session, Signature
from supervision.models.signature import Response
from supervision.records.services.reading import ReadableRecord


def signing_history(session: Session, records: Sequence[ReadableRecord]) -> list[Happening]:
    """Of the records that the reader reads; of all, where they read none: who signed is no secret."""
    if not session.is_locked:
        return []
    signatures: Iterable[Signature] = [one for record in records for one in record.signatures]
    addenda = [one for record in records for one in record.addenda]
    if not records:
        given = Signature.objects.filter(text__session=session).defer("comment", "answer__body")
        signatures = given.select_related("worker", "answer__answered_by")
    found: dict[tuple[str, object, str], Happening] = {}
    for happening in (*_of_signatures(signatures), *map(_of_addendum, addenda)):
        found.setdefault((happening.title, happening.at, happening.by), happening)
    return sorted(found.values(), key=lambda each: each.at)


def _of_signatures(signatures: Iterable[Signature]) -> Iterable[Happening]:
    for one in signatures:
        response = Response(one.response)
        title = "Signed the record" if response == Response.SIGNED else str(response.label)
        yield Happening(title, one.signed_at, str(one.worker))
        if answer := getattr(one, "answer", None):
            yield Happening("Answered the disagreement", answer.answered_at, str(answer.answered_by))


def _of_addendum(addendum: Addendum) -> Happening:
    return Happening("Added to the record", addendum.added_at, str(addendum.author))
