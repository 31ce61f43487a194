"""The NQSW programme: cohorts, enrolments, mentors, master classes, milestones, protected time."""

from .enrolment import Enrolment, EnrolmentStatus, Pause, PauseReason
from .master_class import AttendanceMark, MasterClass, Place, PlaceStatus
from .mentoring import MeetingStatus, MentorAssignment, MentorMeeting
from .milestone import Milestone, MilestoneKind
from .programme import Cohort, LimitStep, MilestoneTemplate, Programme
from .protected_time import ProtectedTime

__all__ = [
    "AttendanceMark",
    "Cohort",
    "Enrolment",
    "EnrolmentStatus",
    "LimitStep",
    "MasterClass",
    "MeetingStatus",
    "MentorAssignment",
    "MentorMeeting",
    "Milestone",
    "MilestoneKind",
    "MilestoneTemplate",
    "Pause",
    "PauseReason",
    "Place",
    "PlaceStatus",
    "Programme",
    "ProtectedTime",
]
