"""The NQSW programme: cohorts, enrolments, mentors, master classes, milestones, protected time."""

from .allocation_check import Advice, AllocationCheck
from .class_feedback import ClassFeedback
from .enrolment import Enrolment, EnrolmentQuerySet
from .enrolment_status import EnrolmentStatus
from .evidence import Feedback, FeedbackSource, Moment, Reflection, ReflectionQuerySet, SelfAssessment
from .master_class import AttendanceMark, MasterClass, MasterClassQuerySet, Seat, SeatStatus
from .mentoring import (
    MeetingStatus,
    MentorAssignment,
    MentorAssignmentQuerySet,
    MentorMeeting,
    MentorProfile,
    most_allowed,
    most_nqsws,
)
from .milestone import BeforeTracker, Milestone, MilestoneKind, MilestoneQuerySet
from .milestone_file import MilestoneFile, MilestoneFileQuerySet
from .outcome import OutcomeStep, Step, Verdict
from .pause import Pause, PauseAgreement, PauseParty, PauseQuerySet, PauseReason
from .programme import Cohort, LimitStep, MilestoneTemplate, Programme, Standards
from .protected_time import ProtectedTime
from .recording import RECORDING_STATUSES, takes_records
from .request import ASKED_OF_A_COLLEAGUE, MilestoneRequest, MilestoneRequestQuerySet
from .signature import MilestoneSignature, Signer

__all__ = [
    "ASKED_OF_A_COLLEAGUE",
    "RECORDING_STATUSES",
    "Advice",
    "AllocationCheck",
    "AttendanceMark",
    "BeforeTracker",
    "ClassFeedback",
    "Cohort",
    "Enrolment",
    "EnrolmentQuerySet",
    "EnrolmentStatus",
    "Feedback",
    "FeedbackSource",
    "LimitStep",
    "MasterClass",
    "MasterClassQuerySet",
    "MeetingStatus",
    "MentorAssignment",
    "MentorAssignmentQuerySet",
    "MentorMeeting",
    "MentorProfile",
    "Milestone",
    "MilestoneFile",
    "MilestoneFileQuerySet",
    "MilestoneKind",
    "MilestoneQuerySet",
    "MilestoneRequest",
    "MilestoneRequestQuerySet",
    "MilestoneSignature",
    "MilestoneTemplate",
    "Moment",
    "OutcomeStep",
    "Pause",
    "PauseAgreement",
    "PauseParty",
    "PauseQuerySet",
    "PauseReason",
    "Programme",
    "ProtectedTime",
    "Reflection",
    "ReflectionQuerySet",
    "Seat",
    "SeatStatus",
    "SelfAssessment",
    "Signer",
    "Standards",
    "Step",
    "Verdict",
    "most_allowed",
    "most_nqsws",
    "takes_records",
]
