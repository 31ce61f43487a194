"""What each reader's home page starts with: the next thing to do, for every part they play."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from nqsw.enrolments.reports.standing import Standing, standings_among
from nqsw.mentors.reports.mentors import Mentored, mentored_among
from nqsw.milestones.signers import WHO_SIGNS, signings_among, to_sign_among
from nqsw.models import Enrolment, MasterClass, MentorMeeting, Milestone, Verdict
from nqsw.waiting.reports import RECOMMEND_WITHIN, SOON, WaitingForYou, waiting_for_you
from supervision.agreements.reports.covers_ahead import CoverAhead, covers_ahead
from supervision.agreements.reports.covers_of import CoverOf
from supervision.agreements.words import Words
from supervision.audits.reports import AuditWaiting, files_waiting
from supervision.models import Session
from supervision.overdue.reports.people import OwnActions, OwnSupervision, SuperviseeRow, supervision_of
from supervision.overdue.reports.waiting import Waiting
from supervision.records.unsigned import sessions_answered_for, unsigned
from supervision.start_day.reports.counting import log_rows_waiting
from tracker.first_steps.reports import is_put_away
from tracker.home.numbers import AuthorityNumbers, numbers_for
from tracker.home.rows import ENDED_FOR, home_rows
from tracker.running.late import late_in_words
from workforce.accounts.permissions import resets_waiting_for
from workforce.caseloads.limits_in_force import LimitInForce, limit_among
from workforce.mail.reports import stuck_in_words
from workforce.models import (
    Account,
    AccountState,
    CaseloadSnapshot,
    ImportRun,
    ReaderChange,
    SecondFactorReset,
    Worker,
)
from workforce.people.name_tags import knows_people_met
from workforce.permissions import can_import, oversees_anyone
from workforce.reader_changes.made import Made
from workforce.reader_changes.permissions import SAID_FOR, perhaps_waiting_for, told_at_home
from workforce.rules.tag import Tag
from workforce.web.together import with_children
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class OwnCaseload:
    """A worker's last caseload count against their limit on the day."""

    snapshot: CaseloadSnapshot
    limit: LimitInForce | None


@dataclass(frozen=True, slots=True)
class OwnProgramme:
    """An NQSW's own programme: where they stand, the next mentor meeting, the next class."""

    progress: Standing
    mentor: Worker | None
    meeting: MentorMeeting | None
    #: With the mentor before, who still has it booked.
    other_meeting: MentorMeeting | None
    own_class: MasterClass | None
    open_class: MasterClass | None


@dataclass(frozen=True, slots=True)
class EndedProgramme:
    """The programme that ended not long ago, and what the employer decided; None where nobody has."""

    enrolment: Enrolment
    status: Tag
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """Every part of the home page that this reader has; the rest is empty."""

    own: OwnSupervision | None = None
    programme: OwnProgramme | None = None
    programme_ended: EndedProgramme | None = None
    caseload: OwnCaseload | None = None
    actions: OwnActions | None = None
    waiting: Waiting | None = None
    #: The last day of the survey that asks this reader and waits for an answer.
    survey_closes_on: date | None = None
    #: Agreements in words that this reader has still to write, sign or review.
    words: list[Words] = field(default_factory=list)
    today: list[Session] = field(default_factory=list)
    people: list[SuperviseeRow] = field(default_factory=list)
    #: Cover in this reader's own place, today or later.
    covered: list[CoverOf] = field(default_factory=list)
    #: Cover that this reader gives from a later day on.
    covers_ahead: list[CoverAhead] = field(default_factory=list)
    mentees: list[Mentored] = field(default_factory=list)
    assessed: list[Standing] = field(default_factory=list)
    to_sign: list[Milestone] = field(default_factory=list)
    programme_waiting: list[WaitingForYou] = field(default_factory=list)
    #: Open audits in which files wait for this reader.
    audits: list[AuditWaiting] = field(default_factory=list)
    numbers: AuthorityNumbers | None = None
    #: The roles for which the numbers are the work itself, not a line beneath their own people.
    numbers_first: bool = False
    mail_stuck: str = ""
    jobs_late: str = ""
    accounts_not_used: int | None = None
    imports_waiting: int | None = None
    #: Rows of imported logs that wait for someone to settle them: for those who import.
    log_rows_waiting: int = 0
    #: Changes of who reads notes that this reader can confirm, and resets that concern them.
    reader_changes: list[ReaderChange] = field(default_factory=list)
    #: Those that this reader asked for, and nobody confirmed.
    changes_not_made: list[ReaderChange] = field(default_factory=list)
    #: Those that were confirmed: about this reader, about who they supervise, or so that they read.
    changes_made: list[Made] = field(default_factory=list)
    resets: list[SecondFactorReset] = field(default_factory=list)
    steps_put_away: bool = False


def home_page(viewer: Viewer, *, at: datetime) -> HomePage:
    """The home page of one reader."""
    if viewer.is_administrator:
        return HomePage(
            mail_stuck=stuck_in_words(at=at),
            jobs_late=late_in_words(at=at),
            accounts_not_used=Account.objects.in_state(AccountState.INVITED, on=viewer.on).count(),
            imports_waiting=ImportRun.objects.waiting().count(),
            log_rows_waiting=log_rows_of(viewer),
            **told_at_home(viewer, perhaps_waiting_for(viewer, at=at, since=at - SAID_FOR), at=at),
            resets=list(resets_waiting_for(viewer, at=at)),
            steps_put_away=is_put_away(viewer),
        )
    on, oversees = viewer.on, oversees_anyone(viewer)
    supervision = supervision_of(viewer, answers=True) if viewer.worker else None
    found = home_rows(viewer, at, at - SAID_FOR, on + RECOMMEND_WITHIN, on + SOON, on - ENDED_FOR)
    standings = {row.enrolment.pk: row for row in _standings(found, on=on)}
    overseen = [standings[row.pk] for row in found["overseen"]]
    for_everyone: dict[str, Any] = {
        "programme_waiting": waiting_for_you(viewer, found),
        "audits": files_waiting(viewer),
        "log_rows_waiting": log_rows_of(viewer),
        **told_at_home(viewer, found["reader_changes"], at=at),
        "resets": found["resets"],
        "steps_put_away": bool(found["put_away"]),
    }
    if viewer.worker is None or supervision is None:
        signatures = unsigned(sessions_answered_for(viewer), on=on) if oversees else []
        return HomePage(
            numbers=numbers_for(viewer, overseen, signatures=signatures) if oversees else None,
            numbers_first=oversees,
            **for_everyone,
        )
    worker = viewer.worker
    knows_people_met(viewer, (row.pk for row in found["people_met"]))
    signings = signings_among(found["to_sign"], *(found[name] for name in WHO_SIGNS))
    return HomePage(
        own=supervision.own,
        programme=own_programme(found, standings.values(), worker),
        programme_ended=ended_programme(found, on=on),
        caseload=own_caseload(found, worker, on=on),
        actions=supervision.actions,
        waiting=supervision.waiting,
        survey_closes_on=next((one.round__closes_on for one in found["survey"]), None),
        words=supervision.words,
        today=supervision.today,
        people=supervision.people,
        covered=supervision.covered,
        covers_ahead=covers_ahead(viewer),
        mentees=mentored_among(found["mentees"], found["mentees_met"]),
        assessed=[row for row in standings.values() if _is_assessed_by(worker, row.enrolment)],
        to_sign=to_sign_among(found["to_sign"], signings, worker),
        numbers=numbers_for(viewer, overseen, signatures=supervision.signatures) if oversees else None,
        numbers_first=viewer.is_principal_social_worker or viewer.is_senior_manager,
        **for_everyone,
    )


def _standings(found: Mapping[str, list[Any]], *, on: date) -> list[Standing]:
    with_children(found["standing"], "pauses", found["paused"], of="enrolment_id")
    return standings_among(found["standing"], found["open"], on=on)


def _is_assessed_by(worker: Worker, enrolment: Enrolment) -> bool:
    return enrolment.is_current and enrolment.assessor_id == worker.pk


def log_rows_of(viewer: Viewer) -> int:
    """Rows of imported logs to settle, for those who may."""
    return log_rows_waiting() if can_import(viewer) else 0


def own_caseload(found: Mapping[str, list[Any]], worker: Worker, *, on: date) -> OwnCaseload | None:
    """The last count and the limit of someone who holds cases; None where no one counted."""
    if not found["count"]:
        return None
    return OwnCaseload(found["count"][0], limit_among(found["limits"], worker, on=on))


def own_programme(
    found: Mapping[str, list[Any]], standings: Iterable[Standing], worker: Worker
) -> OwnProgramme | None:
    """The programme that the worker is on; None for a person on none."""
    own = (row for row in standings if row.enrolment.worker_id == worker.pk and row.enrolment.is_current)
    if (progress := next(own, None)) is None:
        return None
    mentors = {one.enrolment_id: one.mentor for one in found["own_mentor"]}
    mentor = mentors.get(progress.enrolment.pk)
    meetings = [(one, one.assignment.mentor == mentor) for one in found["own_meetings"]]
    return OwnProgramme(
        progress=progress,
        mentor=mentor,
        meeting=next((one for one, is_with_mentor in meetings if is_with_mentor), None),
        other_meeting=next((one for one, is_with_mentor in meetings if not is_with_mentor), None),
        own_class=next(iter(found["own_class"]), None),
        open_class=next(iter(found["open_class"]), None),
    )


def ended_programme(found: Mapping[str, list[Any]], *, on: date) -> EndedProgramme | None:
    """How the reader's last programme ended; None for a person who is on one, or where it is long ago."""
    if not found["own_ended"]:
        return None
    last = found["own_ended"][0]
    status = last.status_as_at(on=on)
    verdict = Verdict(last.verdict) if last.verdict else None
    return EndedProgramme(last, Tag(str(status.label), status.colour), verdict)
