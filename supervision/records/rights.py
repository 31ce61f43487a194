"""The rights that someone may have to another's supervision, in words for a reader.

Ties give them (see `workforce.people.ties`). The rules stand in `supervision.permissions`; tests hold
that who is told of a right has it, and no one else.
"""

from workforce.people.ties import PAGE, ByStanding, Right, Standing

AROUND = (
    "The supervisee, their supervisor, who covers for the supervisor, the managers above the supervisee "
    "and principal social workers"
)
AGREEMENT = Right("Supervision agreement", f"{AROUND}. Who supervised them before sees their own agreement.")
SESSIONS = Right("Days and status of sessions", f"{AROUND}.")
FILE = Right(
    "Supervision file, with the notes that you may read",
    f"{AROUND}, each with the notes that they may read.",
    "supervision:file",
)
ABSENCES = Right("Absences", f"{AROUND}, and system administrators.", "supervision:absences")
CASE_PART = Right(
    "Case part of records",
    "The supervisee, their supervisor, who covers for the supervisor, the managers above the supervisee, and "
    "who audits the file while the audit is open. A draft is read by who writes it and the supervisee alone.",
)
PERSONAL_PART = Right(
    "Personal part of records",
    "The supervisee, the supervisor who held the session while they supervise or cover, and that person’s "
    "own line manager. What the supervisee has released is read by the readers of the case part.",
)
DECISIONS = Right(
    "Decisions between sessions",
    "The supervisee, their supervisor, who covers for the supervisor, and the managers above the supervisee.",
)
RESULTS = Right(
    "What an audit found in the file",
    "The supervisor, who covers for the supervisor, the managers above the supervisee, and who audited it.",
)
RIGHTS = (AGREEMENT, SESSIONS, FILE, ABSENCES, CASE_PART, PERSONAL_PART, DECISIONS, RESULTS)
FACTS = frozenset({AGREEMENT, SESSIONS, FILE, ABSENCES})
#: What who supervises, or covers, has.
SUPERVISES = FACTS | {PAGE, CASE_PART, PERSONAL_PART, DECISIONS, RESULTS}
GIVEN: ByStanding = {
    Standing.SELF: FACTS | {CASE_PART, PERSONAL_PART, DECISIONS},
    Standing.LINE: FACTS | {CASE_PART, DECISIONS, RESULTS},
    Standing.PRINCIPAL: FACTS,
    Standing.ADMINISTRATOR: frozenset({ABSENCES}),
}
