"""What the database itself refuses in this room, on both engines.

Nobody is double-booked; a signed text, a signature and an addendum never change; nor does anything
that a signed text was made from; nor the words of a question that an audit has asked. An absent
supervisor is covered by one other person at a time.
"""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from workforce.triggers import append_only, install, refuse, refuse_emptying, refuse_overlap

OVERLAP_MESSAGE = "Nobody can be in two places at once."
OVERLAP_CONSTRAINT = "diary_entry_overlaps_nothing"
#: Two exclusive diary entries of one person never share any time.
OVERLAP_GUARD = refuse_overlap(
    name=OVERLAP_CONSTRAINT,
    table="supervision_diaryentry",
    key="worker_id",
    starts="starts_at",
    ends="ends_at",
    are_days=False,
    message=OVERLAP_MESSAGE,
    when="{row}is_exclusive AND {row}cancelled_at IS NULL",
)
_NEVER_CHANGES = "What was signed never changes; add an addendum."

#: Tables whose rows belong to a session's record and stand as a whole.
_PARTS_OF_A_RECORD = (
    "supervision_sessionrecord",
    "supervision_casediscussion",
    "supervision_agendaitem",
    "supervision_actionreview",
    "supervision_attendance",
)
_SESSION_FACTS = (
    *("kind", "supervisor_id", "starts_at", "ends_at", "minutes", "place", "held_on"),
    *("was_interrupted", "uid", "is_imported"),
)
_ACTION_FACTS = ("supervisee_id", "session_id", "discussion_id", "what", "uid")
_NOTE_FACTS = ("session_id", "supervisee_id", "wellbeing")


_ANYTHING_SIGNED = "EXISTS (SELECT 1 FROM supervision_signedtext)"


def _signed(row: str, *, key: str = "session_id") -> str:
    """SQL: the row's session has a signed text."""
    rows = "SELECT 1 FROM supervision_signedtext text"
    return f"EXISTS ({rows} WHERE text.session_id = {row}.{key})"


def _differs(*columns: str) -> str:
    """SQL: one of these columns changes; both engines treat two NULLs as the same."""
    return "(" + " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns) + ")"


def _locked_with_its_session(table: str, *, facts: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """No row comes, goes or changes under a signed text; with `facts`, only those columns stand."""
    changes = f"{_differs(*facts)} AND " if facts else ""
    conditions = {
        "INSERT": _signed("NEW"),
        "UPDATE": f"{changes}({_signed('OLD')} OR {_signed('NEW')})",
        "DELETE": _signed("OLD"),
    }
    rows = [
        refuse(table=table, verb=verb, message=_NEVER_CHANGES, when=when) for verb, when in conditions.items()
    ]
    return [*rows, refuse_emptying(table=table, message=_NEVER_CHANGES, when=_ANYTHING_SIGNED)]


#: The words of an agreement stand once a party has signed them.
_TERMS_GUARDS = [
    refuse(
        table="supervision_terms",
        verb=verb,
        message=_NEVER_CHANGES,
        when="EXISTS (SELECT 1 FROM supervision_termssignature s WHERE s.terms_id = OLD.id)",
    )
    for verb in ("UPDATE", "DELETE")
]
#: A signed session keeps its facts, and its status goes nowhere but from signed to agreed.
_SESSION_GUARDS = [
    refuse(
        table="supervision_session",
        verb="UPDATE",
        message=_NEVER_CHANGES,
        when=f"{_signed('OLD', key='id')} AND ({_differs(*_SESSION_FACTS)} OR NOT ("
        "OLD.status = NEW.status OR (OLD.status = 'signed' AND NEW.status = 'agreed')))",
    ),
    refuse(
        table="supervision_session",
        verb="DELETE",
        message=_NEVER_CHANGES,
        when=_signed("OLD", key="id"),
    ),
    refuse_emptying(table="supervision_session", message=_NEVER_CHANGES, when=_ANYTHING_SIGNED),
]
#: What an audit has asked keeps its words; other words are another question.
_QUESTION_GUARD = refuse(
    table="supervision_auditquestion",
    verb="UPDATE",
    message="An audit has asked this question in these words.",
    when="(OLD.text IS DISTINCT FROM NEW.text OR OLD.guidance IS DISTINCT FROM NEW.guidance) AND"
    " EXISTS (SELECT 1 FROM supervision_audit_questions asked WHERE asked.auditquestion_id = OLD.id)",
)
#: One person covers an agreement on any day: neither the supervisee nor the agreement's own supervisor.
_COVER_GUARDS = [
    refuse_overlap(
        name="cover_overlaps_nothing",
        table="supervision_cover",
        key="agreement_id",
        starts="starts_on",
        ends="ends_on",
        are_days=True,
        message="There is one covering supervisor at a time.",
    ),
    *(
        refuse(
            table="supervision_cover",
            verb=verb,
            message="Somebody else than the two of the agreement covers it.",
            when="EXISTS (SELECT 1 FROM supervision_agreement a WHERE a.id = NEW.agreement_id"
            " AND (a.supervisee_id = NEW.supervisor_id OR a.supervisor_id = NEW.supervisor_id))",
        )
        for verb in ("INSERT", "UPDATE")
    ),
]
_SAME_HASH_GUARD = refuse(
    table="supervision_signature",
    verb="INSERT",
    message="Both parties sign the same text.",
    when="NOT EXISTS (SELECT 1 FROM supervision_signedtext text"
    " WHERE text.id = NEW.text_id AND text.content_hash = NEW.content_hash)",
)

GUARDS = [
    OVERLAP_GUARD,
    *(
        guard
        for table in (
            "supervision_signedtext",
            "supervision_signature",
            "supervision_addendum",
            "supervision_disagreementanswer",
            "supervision_decision",
            "supervision_termssignature",
        )
        for guard in append_only(table=table, message=_NEVER_CHANGES)
    ),
    *(guard for table in _PARTS_OF_A_RECORD for guard in _locked_with_its_session(table)),
    *_locked_with_its_session("supervision_personalnote", facts=_NOTE_FACTS),
    *_locked_with_its_session("supervision_action", facts=_ACTION_FACTS),
    *_SESSION_GUARDS,
    *_TERMS_GUARDS,
    _QUESTION_GUARD,
    *_COVER_GUARDS,
    _SAME_HASH_GUARD,
]


@receiver(post_migrate, dispatch_uid="supervision_guards")
def install_guards(sender: AppConfig, using: str, **kwargs: Any) -> None:
    if sender.name == "supervision":
        install(GUARDS, using=using)
