"""Supervision: policy, agreement, booking, session, record, action, signature."""

from .action import Action, ActionReview, ReviewOutcome
from .agreement import Agreement
from .audit import Audit, AuditedFile, AuditFinding, AuditQuestion, AuditScore, Grade
from .calendar import (
    CalendarAnswer,
    CalendarFeed,
    CalendarPart,
    CalendarReply,
    DiaryEntry,
    DiaryEntryQuerySet,
    DiarySubject,
)
from .cover import Cover
from .cpd import CpdDraft
from .decision import Decision
from .discussion import CaseDiscussion, Consent, StrategyDiscussion
from .log_row import LogRow
from .policy import FrequencyPolicy, PolicyStage, Unit
from .prompt import Box, Prompt
from .record import AgendaItem, PersonalNote, SessionRecord
from .reminder import EscalationStep, Often, Reminder, ReminderChoice, ReminderState, Rung
from .session import (
    Attendance,
    CancellationReason,
    Session,
    SessionKind,
    Side,
    Status,
)
from .signature import Addendum, DisagreementAnswer, Response, Signature, SignedText
from .slot import Slot
from .terms import Terms, TermsSignature

__all__ = [
    "Action",
    "ActionReview",
    "Addendum",
    "AgendaItem",
    "Agreement",
    "Attendance",
    "Audit",
    "AuditFinding",
    "AuditQuestion",
    "AuditScore",
    "AuditedFile",
    "Box",
    "CalendarAnswer",
    "CalendarFeed",
    "CalendarPart",
    "CalendarReply",
    "CancellationReason",
    "CaseDiscussion",
    "Consent",
    "Cover",
    "CpdDraft",
    "Decision",
    "DiaryEntry",
    "DiaryEntryQuerySet",
    "DiarySubject",
    "DisagreementAnswer",
    "EscalationStep",
    "FrequencyPolicy",
    "Grade",
    "LogRow",
    "Often",
    "PersonalNote",
    "PolicyStage",
    "Prompt",
    "Reminder",
    "ReminderChoice",
    "ReminderState",
    "Response",
    "ReviewOutcome",
    "Rung",
    "Session",
    "SessionKind",
    "SessionRecord",
    "Side",
    "Signature",
    "SignedText",
    "Slot",
    "Status",
    "StrategyDiscussion",
    "Terms",
    "TermsSignature",
    "Unit",
]
