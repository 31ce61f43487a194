"""Answers that hold for later files too: what was asked, what was said, and asking it again."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.imports.questions import Answers
from workforce.models import Account, ImportRun

#: Where an import run keeps the answers for good in words, by their key.
WORDS = "remembered"


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer for good, as the page tells it."""

    key: str
    kind: str
    asks: str
    says: str


def last_of(kind: str) -> QuerySet[ImportRun]:
    """The last file of a kind that was imported and stands, where there is one: its answers hold."""
    applied = ImportRun.objects.filter(kind=kind, undone_at=None).exclude(applied_at=None)
    return applied.order_by("-applied_at", "-pk")


def settled_for(kind: str) -> Answers:
    """What was answered for good to earlier files of this kind."""
    last = last_of(kind).only("kind", "sha256", "answers").first()
    return last.answers if last else {}


def words_for(kind: str) -> dict[str, list[str]]:
    """Those answers in words, by their key."""
    last = last_of(kind).only(*ImportRun.SEALED_TO, "changes").first()
    changes = last.changes if last else {}
    words: dict[str, list[str]] = changes.get(WORDS, {})
    return words


def remembered(kind: str) -> list[Remembered]:
    """The answers for good, alike questions together."""
    words = words_for(kind)
    told = [Remembered(key, *words[key]) for key in settled_for(kind) if key in words]
    return sorted(told, key=lambda one: (one.kind, one.asks))


@transaction.atomic
def ask_again(*, kind: str, key: str, by: Account) -> bool:
    """The next file of this kind asks again; whether there was such an answer."""
    run = last_of(kind).select_for_update().first()
    if run is None or key not in run.answers:
        return False
    del run.answers[key]
    run.changes.get(WORDS, {}).pop(key, None)
    run.save(update_fields=["answers", "changes"])
    record_event(verb=Verb.ANSWER_FORGOTTEN, subject=run, by=by, kind=run.kind, question=key)
    return True
