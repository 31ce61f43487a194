"""By which rows of the people someone reads notes: who manages them, and which account is theirs."""

from workforce.audit_trail.reading_rights import RightKind
from workforce.audit_trail.verbs import Verb

LINE = RightKind(
    key="line manager",
    model="workforce.Worker",
    columns=("line_manager_id", "line_manager_since"),
    words=("line manager", "since"),
    joined=("line_manager",),
    in_force=lambda rows, on: rows.exclude(line_manager=None),
    told_by={Verb.WORKER_ADDED: ("line_manager_id", "line_manager_since")},
)
ACCOUNT = RightKind(
    key="account of a person",
    model="workforce.Worker",
    columns=("account_id",),
    words=("account",),
    joined=("account",),
    in_force=lambda rows, on: rows.exclude(account=None),
    told_by={Verb.WORKER_ADDED: ("account_id",), Verb.PEOPLE_MERGED: ("account_id",)},
    told_with=dict.fromkeys(
        (Verb.ACCOUNT_INVITED, Verb.ACCOUNT_JOINED, Verb.ACCOUNT_OPENED_FOR_THE_DEMO), ("account_id",)
    ),
)
