"""The workforce: accounts, workers, teams, absences, caseloads, imports and the audit trail."""

from .absence import Absence, AbsenceReason
from .account import Account, AccountState, AuthorityRole
from .caseload import Allocation, CaseCategory, CaseloadLimit, CaseloadSnapshot
from .event import Event, EventChain
from .imports import ImportKind, ImportRun
from .team import Service, Team
from .worker import Contract, OrganisationalRole, Worker, WorkerQuerySet

__all__ = [
    "Absence",
    "AbsenceReason",
    "Account",
    "AccountState",
    "Allocation",
    "AuthorityRole",
    "CaseCategory",
    "CaseloadLimit",
    "CaseloadSnapshot",
    "Contract",
    "Event",
    "EventChain",
    "ImportKind",
    "ImportRun",
    "OrganisationalRole",
    "Service",
    "Team",
    "Worker",
    "WorkerQuerySet",
]
