"""Supervision: policy, agreement, booking, session, record, action, signature."""

from .action import Action, ActionQuerySet, ActionReview, ReviewOutcome
from .agreement import Agreement, AgreementQuerySet
from .audit import (
    Audit,
    AuditedFile,
    AuditFinding,
    AuditQuerySet,
    AuditQuestion,
    AuditScore,
    AuditTheme,
    Grade,
)
from .calendar import (
    CalendarAnswer,
    CalendarFeed,
    CalendarPart,
    CalendarReply,
    DiaryEntry,
    DiaryEntryQuerySet,
    DiarySubject,
)
from .calling_off import CancellationReason, Side
from .cover import Cover, CoverQuerySet
from .cpd import CpdDraft
from .decision import Decision, DecisionQuerySet
from .discussion import CaseDiscussion, Consent, StrategyDiscussion
from .due_period import StoredDuePeriod
from .imported_log import ImportedLog
from .log_row import LogRow, LogRowQuerySet, RememberedNames, RememberedWords
from .policy import FrequencyPolicy, PolicyStage, Unit
from .prompt import Box, Prompt
from .record import AgendaItem, PersonalNote, SessionRecord
from .reminder import EscalationStep, Often, Reminder, ReminderChoice, ReminderState, Rung
from .session import Attendance, Session, SessionKind, SessionQuerySet, Status
from .signature import Addendum, DisagreementAnswer, Response, Signature, SignedText
from .slot import Slot
from .survey import (
    Agreeing,
    SurveyGroup,
    SurveyInvitation,
    SurveyInvitationQuerySet,
    SurveyQuestion,
    SurveyResult,
    SurveyRound,
    SurveyRoundQuerySet,
    SurveyTopic,
)
from .terms import Terms, TermsSignature

__all__ = [
    "Action",
    "ActionQuerySet",
    "ActionReview",
    "Addendum",
    "AgendaItem",
    "Agreeing",
    "Agreement",
    "AgreementQuerySet",
    "Attendance",
    "Audit",
    "AuditFinding",
    "AuditQuerySet",
    "AuditQuestion",
    "AuditScore",
    "AuditTheme",
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
    "CoverQuerySet",
    "CpdDraft",
    "Decision",
    "DecisionQuerySet",
    "DiaryEntry",
    "DiaryEntryQuerySet",
    "DiarySubject",
    "DisagreementAnswer",
    "EscalationStep",
    "FrequencyPolicy",
    "Grade",
    "ImportedLog",
    "LogRow",
    "LogRowQuerySet",
    "Often",
    "PersonalNote",
    "PolicyStage",
    "Prompt",
    "RememberedNames",
    "RememberedWords",
    "Reminder",
    "ReminderChoice",
    "ReminderState",
    "Response",
    "ReviewOutcome",
    "Rung",
    "Session",
    "SessionKind",
    "SessionQuerySet",
    "SessionRecord",
    "Side",
    "Signature",
    "SignedText",
    "Slot",
    "Status",
    "StoredDuePeriod",
    "StrategyDiscussion",
    "SurveyGroup",
    "SurveyInvitation",
    "SurveyInvitationQuerySet",
    "SurveyQuestion",
    "SurveyResult",
    "SurveyRound",
    "SurveyRoundQuerySet",
    "SurveyTopic",
    "Terms",
    "TermsSignature",
    "Unit",
]
