"""What the database refuses of supervision: what version 0.1.0 put there, made by a migration.

Nobody is double-booked; a signed text, a signature and an addendum never change; nor does anything
that a signed text was made from; nor the words of a question that an audit has asked. An absent
supervisor is covered by one other person at a time.
"""

from django.db import migrations

from workforce.triggers import append_only, refuse, refuse_emptying, refuse_overlap
from workforce.triggers.operations import DropUnrecorded, MakeTrigger

NEVER_CHANGES = "What was signed never changes; add an addendum."
ANYTHING_SIGNED = "EXISTS (SELECT 1 FROM supervision_signedtext)"
APPEND_ONLY = (
    "supervision_signedtext",
    "supervision_signature",
    "supervision_addendum",
    "supervision_disagreementanswer",
    "supervision_decision",
    "supervision_termssignature",
)
#: Tables whose rows belong to a session's record and stand as a whole.
PARTS_OF_A_RECORD = (
    "supervision_sessionrecord",
    "supervision_casediscussion",
    "supervision_agendaitem",
    "supervision_actionreview",
    "supervision_attendance",
)
#: Columns that stand once a session is signed; the others of these tables go on.
SESSION_FACTS = (
    *("kind", "supervisor_id", "starts_at", "ends_at", "minutes", "place", "held_on"),
    *("was_interrupted", "uid", "is_imported"),
)
ACTION_FACTS = ("supervisee_id", "session_id", "discussion_id", "what", "uid")
NOTE_FACTS = ("session_id", "supervisee_id", "wellbeing")


def signed(row, *, key="session_id"):
    """SQL: the row's session has a signed text."""
    return f"EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = {row}.{key})"


def differs(*columns):
    """SQL: one of these columns changes; both engines treat two NULLs as the same."""
    return "(" + " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns) + ")"


def locked_with_its_session(table, *, facts=()):
    """No row comes, goes or changes under a signed text; with `facts`, only those columns stand."""
    changes = f"{differs(*facts)} AND " if facts else ""
    conditions = {
        "INSERT": signed("NEW"),
        "UPDATE": f"{changes}({signed('OLD')} OR {signed('NEW')})",
        "DELETE": signed("OLD"),
    }
    return [
        *(refuse(table=table, verb=verb, message=NEVER_CHANGES, when=when) for verb, when in conditions.items()),
        refuse_emptying(table=table, message=NEVER_CHANGES, when=ANYTHING_SIGNED),
    ]


#: Two exclusive diary entries of one person never share any time.
NOBODY_IS_DOUBLE_BOOKED = refuse_overlap(
    name="diary_entry_overlaps_nothing",
    table="supervision_diaryentry",
    key="worker_id",
    starts="starts_at",
    ends="ends_at",
    are_days=False,
    message="Nobody can be in two places at once.",
    when="{row}is_exclusive AND {row}cancelled_at IS NULL",
)
#: One person covers an agreement on any day …
ONE_COVER = refuse_overlap(
    name="cover_overlaps_nothing",
    table="supervision_cover",
    key="agreement_id",
    starts="starts_on",
    ends="ends_on",
    are_days=True,
    message="There is one covering supervisor at a time.",
)
#: … neither the supervisee nor the agreement's own supervisor.
COVER_BY_SOMEBODY_ELSE = [
    refuse(
        table="supervision_cover",
        verb=verb,
        message="Somebody else than the two of the agreement covers it.",
        when="EXISTS (SELECT 1 FROM supervision_agreement a WHERE a.id = NEW.agreement_id"
        " AND (a.supervisee_id = NEW.supervisor_id OR a.supervisor_id = NEW.supervisor_id))",
    )
    for verb in ("INSERT", "UPDATE")
]
#: The words of an agreement stand once a party has signed them.
TERMS = [
    refuse(
        table="supervision_terms",
        verb=verb,
        message=NEVER_CHANGES,
        when="EXISTS (SELECT 1 FROM supervision_termssignature s WHERE s.terms_id = OLD.id)",
    )
    for verb in ("UPDATE", "DELETE")
]
#: A signed session keeps its facts, and its status goes nowhere but from signed to agreed.
SESSION = [
    refuse(
        table="supervision_session",
        verb="UPDATE",
        message=NEVER_CHANGES,
        when=f"{signed('OLD', key='id')} AND ({differs(*SESSION_FACTS)} OR NOT ("
        "OLD.status = NEW.status OR (OLD.status = 'signed' AND NEW.status = 'agreed')))",
    ),
    refuse(
        table="supervision_session", verb="DELETE", message=NEVER_CHANGES, when=signed("OLD", key="id")
    ),
    refuse_emptying(table="supervision_session", message=NEVER_CHANGES, when=ANYTHING_SIGNED),
]
#: What an audit has asked keeps its words; other words are another question.
QUESTION = refuse(
    table="supervision_auditquestion",
    verb="UPDATE",
    message="An audit has asked this question in these words.",
    when="(OLD.text IS DISTINCT FROM NEW.text OR OLD.guidance IS DISTINCT FROM NEW.guidance) AND"
    " EXISTS (SELECT 1 FROM supervision_audit_questions asked WHERE asked.auditquestion_id = OLD.id)",
)
SAME_HASH = refuse(
    table="supervision_signature",
    verb="INSERT",
    message="Both parties sign the same text.",
    when="NOT EXISTS (SELECT 1 FROM supervision_signedtext text"
    " WHERE text.id = NEW.text_id AND text.content_hash = NEW.content_hash)",
)
OVERLAPS = [NOBODY_IS_DOUBLE_BOOKED, ONE_COVER]
REFUSED = [
    *(trigger for table in APPEND_ONLY for trigger in append_only(table=table, message=NEVER_CHANGES)),
    *(trigger for table in PARTS_OF_A_RECORD for trigger in locked_with_its_session(table)),
    *locked_with_its_session("supervision_personalnote", facts=NOTE_FACTS),
    *locked_with_its_session("supervision_action", facts=ACTION_FACTS),
    *SESSION,
    *TERMS,
    QUESTION,
    *COVER_BY_SOMEBODY_ELSE,
    SAME_HASH,
]


class Migration(migrations.Migration):
    dependencies = [("supervision", "0002_cases_discussed_within_weeks")]
    operations = [
        DropUnrecorded(
            triggers=[f"{trigger.table}_{trigger.verb.lower()}_guard" for trigger in REFUSED],
            constraints=[(overlap.table, overlap.name) for overlap in OVERLAPS],
        ),
        *map(MakeTrigger, [*OVERLAPS, *REFUSED]),
    ]
