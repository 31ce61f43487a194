"""The NQSW programme: cohorts, enrolments, mentors, master classes, milestones, protected time."""

from .allocation_check import Advice, AllocationCheck
from .enrolment import Enrolment, EnrolmentStatus, Pause, PauseReason
from .evidence import Feedback, FeedbackSource, Moment, Reflection, SelfAssessment
from .master_class import AttendanceMark, ClassFeedback, MasterClass, Seat, SeatStatus
from .mentoring import MeetingStatus, MentorAssignment, MentorMeeting, MentorProfile
from .milestone import Milestone, MilestoneKind
from .outcome import OutcomeStep, Step, Verdict
from .programme import Cohort, LimitStep, MilestoneTemplate, Programme, Standards
from .protected_time import ProtectedTime
from .signature import MilestoneSignature, Signer

__all__ = [
    "Advice",
    "AllocationCheck",
    "AttendanceMark",
    "ClassFeedback",
    "Cohort",
    "Enrolment",
    "EnrolmentStatus",
    "Feedback",
    "FeedbackSource",
    "LimitStep",
    "MasterClass",
    "MeetingStatus",
    "MentorAssignment",
    "MentorMeeting",
    "MentorProfile",
    "Milestone",
    "MilestoneKind",
    "MilestoneSignature",
    "MilestoneTemplate",
    "Moment",
    "OutcomeStep",
    "Pause",
    "PauseReason",
    Seat,
    "SeatStatus",
    "Programme",
    "ProtectedTime",
    "Reflection",
    "SelfAssessment",
    "Signer",
    "Standards",
    "Step",
    "Verdict",
]
