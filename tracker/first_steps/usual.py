"""The steps of every authority, in the order in which they are best done (see `tracker.lists`)."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Subquery

from nqsw.models import Enrolment, MentorAssignment, Milestone, Programme
from supervision.models import (
    Agreement,
    AuditQuestion,
    EscalationStep,
    FrequencyPolicy,
    LogRow,
    Prompt,
    Reminder,
    Session,
)
from supervision.start_day.reports.first_days import not_seen_since_records_began
from tracker.first_steps import looks
from tracker.first_steps.steps import Facts, Look, Step, is_there, number_of
from workforce.accounts.inviting.people import Readiness, candidates, invited_people
from workforce.authority.groups import BY_KEY
from workforce.authority_settings import History
from workforce.models import (
    Account,
    Allocation,
    AuthorityRole,
    CaseloadSnapshot,
    ImportKind,
    ImportRun,
    StartDay,
    Team,
    Worker,
)
from workforce.models.account import NOT_COME
from workforce.models.known_settings import KNOWN
from workforce.models.worker import CASE_HOLDING_ROLES
from workforce.rules.in_words import many

ADMINISTRATOR = "A system administrator does this."
PSW = "The principal social worker does this."


def _counted_on(on: date) -> Q:
    return Q(pk__in=CaseloadSnapshot.objects.filter(counted_on__lte=on).values("worker"))


def settled(key: str) -> Step:
    """A page of settings: done when each of its settings has been given a value, be it the usual one."""
    group = BY_KEY[key]

    def look(facts: Facts, settings: History) -> Look:
        open_ones = [one for one in group.settings if one not in settings.settled]
        there = settings.on(date.max)
        if open_ones:
            words = "; ".join(
                f"{KNOWN[one].label}: {KNOWN[one].kind.words(getattr(there, one.value))}" for one in open_ones
            )
            return Look(False, f"{many(len(open_ones), 'value')} not confirmed yet. Usual: {words}.")
        first = group.settings[0]
        return Look(True, f"{KNOWN[first].label}: {KNOWN[first].kind.words(getattr(there, first.value))}.")

    return Step(
        key=key,
        title=group.title,
        why=group.what,
        action="Check and save",
        page="workforce:authority_group",
        args=(key,),
        query="back=first-steps",
        look=look,
    )


NAME = Step(
    key="name",
    title="Name of the authority",
    why=BY_KEY["name"].what,
    action="Enter the name",
    page="workforce:authority_group",
    args=("name",),
    query="back=first-steps",
    look=looks.name_look,
)
PRINCIPAL = Step(
    key="psw",
    title="Principal social worker",
    why="Answers for practice: sees numbers and dates of everyone, and settles what the files ask.",
    action="Invite",
    page="workforce:account_invite",
    query="role=psw",
    look=looks.psw_look,
    asks=lambda on: {
        "psws": number_of(_with_role()),
        "psws_came": number_of(_with_role().exclude(last_login=None)),
    },
    who=ADMINISTRATOR,
)
WORKING_TIME = settled("working-time")
CASELOAD_LIMITS = settled("caseloads")
SUPERVISION = settled("supervision")
NQSW = settled("nqsw")
POLICIES = Step(
    key="policies",
    title="Policies and programmes",
    why="How often supervision is promised and on whose authority, and what a programme asks.",
    action="Add the usual ones",
    page="tracker:usual_policies",
    look=looks.policies_look,
    asks=lambda on: {
        "policies": number_of(FrequencyPolicy.objects.all()),
        "for_nqsws": is_there(FrequencyPolicy.objects.filter(is_default_for_nqsws=True)),
        "for_others": is_there(FrequencyPolicy.objects.filter(is_default_for_others=True)),
        "programmes": number_of(Programme.objects.offered()),
        "default_programme": is_there(Programme.objects.filter(is_default=True)),
    },
)
WORDS = Step(
    key="words",
    title="Words",
    why="What a record asks and a file audit looks for, in your words.",
    action="Read the prompts",
    page="supervision:prompts",
    look=looks.words_look,
    asks=lambda on: {
        "prompts": number_of(Prompt.objects.all()),
        "questions": number_of(AuditQuestion.objects.all()),
    },
    who=f"They come with the usual policies. {PSW}",
)
LADDER = Step(
    key="ladder",
    title="Who is told when supervision is overdue",
    why="On which day overdue the two, the manager and the principal social worker get an e-mail.",
    action="Check and save",
    page="supervision:escalation",
    look=looks.ladder_look,
    asks=lambda on: {"rungs": number_of(EscalationStep.objects.all())},
    who=PSW,
)
PEOPLE = Step(
    key="people",
    title="HR list",
    why="Everyone who works here, their teams and managers. Agreements and NQSWs' programmes follow from it.",
    action="Import the HR list",
    page="workforce:import_upload",
    args=("workforce",),
    look=looks.people_look,
    asks=lambda on: {
        "people": number_of(Worker.objects.employed(on=on)),
        "teams": number_of(Team.objects.filter(pk__in=Worker.objects.employed(on=on).values("team"))),
        "managers_missing": number_of(Worker.objects.employed(on=on).filter(line_manager=None)),
        "agreements": number_of(Agreement.objects.in_force(on=on)),
    },
)
CASELOADS = Step(
    key="caseload-counts",
    title="Caseloads",
    why="How many cases each person holds, from the case system.",
    action="Import the caseload report",
    page="workforce:import_upload",
    args=("caseloads",),
    look=looks.caseloads_look,
    asks=lambda on: {
        "case_holders": number_of(_case_holders(on)),
        "counted": number_of(_case_holders(on).filter(_counted_on(on))),
    },
    can_be_left=True,
)
ALLOCATIONS = Step(
    key="allocations",
    title="Allocations",
    why="Which case is whose, by reference: so that a case nobody discusses is seen.",
    action="Import the allocations",
    page="workforce:import_upload",
    args=("allocations",),
    look=looks.allocations_look,
    asks=lambda on: {"allocations": number_of(Allocation.objects.held(on=on))},
    can_be_left=True,
)
LOG = Step(
    key="log",
    title="Supervision log",
    why="Sessions held before the tracker, so that the first due days are right.",
    action="Import the log",
    page="workforce:import_upload",
    args=("supervision_log",),
    look=looks.log_look,
    asks=lambda on: {
        "log_sessions": number_of(Session.objects.filter(is_imported=True)),
        "log_rows_waiting": number_of(LogRow.objects.waiting()),
    },
    can_be_left=True,
)
START_DAY = Step(
    key="start-day",
    title="Records begin on",
    why="Before this day nothing counts as missed: what was held then, another system knew.",
    action="Set the day",
    page="tracker:start_day",
    look=looks.start_day_look,
    asks=lambda on: {"records_begin_on": Subquery(_begins())},
    who=f"The first HR list sets it to the day that the list names, or to that of its import. {PSW}",
)
FIRST_DUE_DAYS = Step(
    key="first-due-days",
    title="First due days",
    why="For people without a session since then: spread, so that they are not all due at once.",
    action="Agree the first due days",
    page="supervision:first_due_days",
    look=looks.first_due_days_look,
    asks=lambda on: {
        "not_seen": number_of(not_seen_since_records_began(on=on)),
        "first_days_agreed": number_of(not_seen_since_records_began(on=on).exclude(first_due_on=None)),
    },
    who=PSW,
    can_be_left=True,
)
PROGRAMME = Step(
    key="programme",
    title="NQSW programme",
    why="Who is on it, with mentor and assessor.",
    action="See the NQSWs",
    page="nqsw:index",
    look=looks.programme_look,
    asks=lambda on: {
        "nqsws": number_of(Enrolment.objects.current()),
        "nqsws_without_mentor": number_of(
            Enrolment.objects.current().exclude(
                pk__in=MentorAssignment.objects.in_force(on=on).values("enrolment")
            )
        ),
    },
    who=PSW,
    can_be_left=True,
)
PROGRAMME_SHEET = Step(
    key="programme-sheet",
    title="What NQSWs have done so far",
    why="Reviews, observations and plans from before the tracker, so that none of them shows as open.",
    action="Import the programme sheet",
    page="workforce:import_upload",
    args=("programme",),
    look=looks.programme_sheet_look,
    asks=lambda on: {
        "milestones_before": number_of(Milestone.objects.before_records()),
        "programme_sheet": is_there(
            ImportRun.objects.filter(kind=ImportKind.PROGRAMME, undone_at=None).exclude(applied_at=None)
        ),
    },
    can_be_left=True,
)
INVITATIONS = Step(
    key="invitations",
    title="Invitations",
    why="Each person chooses a password, or signs in with the organisation's account.",
    action="Invite people",
    page="workforce:invitations",
    look=looks.invitations_look,
    asks=lambda on: {
        "invited": number_of(invited_people(on=on)),
        "came": number_of(invited_people(on=on).exclude(NOT_COME)),
        "not_invited": number_of(candidates(on=on).filter(readiness=Readiness.READY)),
        "without_address": number_of(candidates(on=on).filter(readiness=Readiness.NO_ADDRESS)),
    },
    who=ADMINISTRATOR,
)
REMINDER = Step(
    key="reminder",
    title="First reminder",
    why="Each person gets one message about what is due.",
    action="See what is sent",
    page="workforce:mails",
    look=looks.reminder_look,
    asks=lambda on: {"reminded": is_there(Reminder.objects.filter(mail__state="sent"))},
    who=ADMINISTRATOR,
    can_be_left=True,
)


def _begins() -> QuerySet[StartDay, Any]:
    return StartDay.objects.order_by("-pk").values("records_begin_on")[:1]


def _with_role() -> QuerySet[Account]:
    return Account.objects.filter(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER, is_active=True)


def _case_holders(on: date) -> QuerySet[Worker]:
    return Worker.objects.employed(on=on).filter(org_role__in=CASE_HOLDING_ROLES)
