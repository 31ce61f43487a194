"""Factories: the smallest true example of each thing."""

from .nqsw import (
    CohortFactory,
    EnrolmentFactory,
    MasterClassFactory,
    MentorAssignmentFactory,
    MilestoneFactory,
    PlaceFactory,
    ProgrammeFactory,
)
from .supervision import (
    ActionFactory,
    AgreementFactory,
    CaseDiscussionFactory,
    CoverFactory,
    PolicyFactory,
    SessionFactory,
    SlotFactory,
)
from .workforce import (
    AbsenceFactory,
    AccountFactory,
    AllocationFactory,
    CaseloadSnapshotFactory,
    ServiceFactory,
    TeamFactory,
    WorkerFactory,
)

__all__ = [
    "AbsenceFactory",
    "AccountFactory",
    "ActionFactory",
    "AgreementFactory",
    "AllocationFactory",
    "CaseDiscussionFactory",
    "CaseloadSnapshotFactory",
    "CohortFactory",
    "CoverFactory",
    "EnrolmentFactory",
    "MasterClassFactory",
    "MentorAssignmentFactory",
    "MilestoneFactory",
    "PlaceFactory",
    "PolicyFactory",
    "ProgrammeFactory",
    "ServiceFactory",
    "SessionFactory",
    "SlotFactory",
    "TeamFactory",
    "WorkerFactory",
]
