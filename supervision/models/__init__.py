"""Supervision: policy, agreement, booking, session, record, action, signature."""

from .action import Action, ActionReview, ReviewOutcome
from .agreement import Agreement
from .calendar import CalendarFeed, DiaryEntry, DiaryEntryQuerySet, DiarySubject
from .discussion import CaseDiscussion, Consent, StrategyDiscussion
from .log_row import LogRow
from .policy import FrequencyPolicy, PolicyStage, Unit
from .record import AgendaItem, PersonalNote, SessionRecord
from .session import (
    Attendance,
    CancellationReason,
    Kind,
    Session,
    Side,
    Status,
)
from .signature import Addendum, Response, Signature, SignedText
from .slot import Slot

__all__ = [
    "Action",
    "ActionReview",
    "Addendum",
    "AgendaItem",
    "Agreement",
    "Attendance",
    "CalendarFeed",
    "CancellationReason",
    "CaseDiscussion",
    "Consent",
    "DiaryEntry",
    "DiaryEntryQuerySet",
    "DiarySubject",
    "FrequencyPolicy",
    "Kind",
    "LogRow",
    "PersonalNote",
    "PolicyStage",
    "Response",
    "ReviewOutcome",
    "Session",
    "SessionRecord",
    "Side",
    "Signature",
    "SignedText",
    "Slot",
    "Status",
    "StrategyDiscussion",
    "Unit",
]
