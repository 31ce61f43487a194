"""The workforce: accounts, workers, teams, absences, caseloads, imports and the audit trail."""

from .absence import Absence, AbsenceReason
from .access_request import AccessRequest
from .account import ROLES_APART, Account, AccountState, AuthorityRole
from .breach import CaseloadBreach, CaseloadBreachQuerySet
from .cache import CacheEntry
from .caseload import Allocation, AllocationQuerySet, CaseCategory, CaseloadLimit, CaseloadSnapshot
from .census import CensusPerson, CensusPost, CensusUpload, CensusYear
from .data_key import DataKey, DataKeyQuerySet
from .employment import EmploymentPeriod, Post, StaffNumber
from .event import Event, EventChain, EventReason
from .first_step import FirstStepsPutAway, StepNotNeeded
from .guidance import Guidance, GuidanceTopic, GuidanceVersion
from .imports import ImportKind, ImportRun
from .known_heading import KnownHeading
from .mail import Mail, MailState
from .provisioning import ProvisionedAccount, ProvisioningToken
from .published import PublishedFigures
from .reader_change import WHY_LENGTH, ReaderChange, ReaderChangeQuerySet, ReaderRight
from .retention_hold import RetentionHold, RetentionHoldQuerySet
from .seal import Seal, SealHead
from .second_factor_reset import SecondFactorReset, SecondFactorResetQuerySet
from .second_person import Outcome
from .setting import SettingRevision
from .start_day import (
    StartDay,
    first_day_on_record,
    start_day_was_read,
    supposed_start_day,
    supposing_records_begin,
)
from .team import Service, Team
from .worker import Contract, OrganisationalRole, Worker, WorkerQuerySet

__all__ = [
    "ROLES_APART",
    "WHY_LENGTH",
    "Absence",
    "AbsenceReason",
    "AccessRequest",
    "Account",
    "AccountState",
    "Allocation",
    "AllocationQuerySet",
    "AuthorityRole",
    "CacheEntry",
    "CaseCategory",
    "CaseloadBreach",
    "CaseloadBreachQuerySet",
    "CaseloadLimit",
    "CaseloadSnapshot",
    "CensusPerson",
    "CensusPost",
    "CensusUpload",
    "CensusYear",
    "Contract",
    "DataKey",
    "DataKeyQuerySet",
    "EmploymentPeriod",
    "Event",
    "EventChain",
    "EventReason",
    "FirstStepsPutAway",
    "Guidance",
    "GuidanceTopic",
    "GuidanceVersion",
    "ImportKind",
    "ImportRun",
    "KnownHeading",
    "Mail",
    "MailState",
    "OrganisationalRole",
    "Outcome",
    "Post",
    "ProvisionedAccount",
    "ProvisioningToken",
    "PublishedFigures",
    "ReaderChange",
    "ReaderChangeQuerySet",
    "ReaderRight",
    "RetentionHold",
    "RetentionHoldQuerySet",
    "Seal",
    "SealHead",
    "SecondFactorReset",
    "SecondFactorResetQuerySet",
    "Service",
    "SettingRevision",
    "StaffNumber",
    "StartDay",
    "StepNotNeeded",
    "Team",
    "Worker",
    "WorkerQuerySet",
    "first_day_on_record",
    "start_day_was_read",
    "supposed_start_day",
    "supposing_records_begin",
]
