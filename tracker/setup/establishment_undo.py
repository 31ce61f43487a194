"""What a staff list writes to, so that the last one can be undone."""

from collections.abc import Callable, Mapping, Sequence

from supervision.clock.due_days import update_due_days_of
from tracker.setup.establishment_plan import EstablishmentPlan
from tracker.setup.supervising_again import who_supervises_again
from workforce.audit_trail.verbs import Verb
from workforce.imports.rights_as_before import DoneThere, moved_lines
from workforce.imports.undo import Undoing, Watched
from workforce.models import Account, Worker
from workforce.people.services import tell_of_line
from workforce.reader_changes.mails import readers_told_together

#: Why somebody is the line manager again.
UNDONE = "An import is undone."
PROGRAMME = (
    *("nqsw.Cohort", "nqsw.Enrolment", "nqsw.Pause", "nqsw.Milestone", "nqsw.MentorAssignment"),
    *("workforce.CaseloadLimit", "supervision.DiaryEntry"),
)


def _touched(plan: EstablishmentPlan) -> set[str]:
    """A table for each kind of step; whoever leaves may leave the programme."""
    steps: dict[str, object] = {
        "workforce.StartDay": plan.records_begin_on,
        "workforce.Service": plan.services or plan.renamed,
        "workforce.Team": plan.teams or plan.renamed or plan.moved,
        "workforce.EmploymentPeriod": plan.came_back,
        "workforce.Post": plan.posts,
        "workforce.StaffNumber": plan.also_known_by or plan.freed_numbers,
        "workforce.Absence": plan.away,
        "supervision.Action": plan.handing_over,
        **dict.fromkeys(PROGRAMME, plan.enrolling or plan.leaving or plan.stays),
    }
    if not (plan.leaving or plan.stays):
        steps |= dict.fromkeys(("nqsw.Pause", "nqsw.MentorAssignment"), None)
    always = ("workforce.Worker", "supervision.Agreement", "supervision.Cover")
    return {*always, *(table for table, some in steps.items() if some)}


def _telling(tables: Sequence[DoneThere]) -> Callable[[Account | None], None]:
    """Whoever manages, supervises or covers again reads notes again: those concerned hear of it."""
    lines = moved_lines(tables)
    tell_of_supervision = who_supervises_again(tables, reason=UNDONE)

    def tell(by: Account | None) -> None:
        with readers_told_together():
            tell_of_supervision(by)
            _tell_of_lines(lines, by)

    return tell


def _tell_of_lines(moved: Mapping[int, int | None], by: Account | None) -> None:
    people = Worker.objects.select_related("line_manager").in_bulk({*moved, *filter(None, moved.values())})
    for worker, manager in moved.items():
        before = people.get(manager) if manager else None
        tell_of_line(people[worker], before=before, by=by, reason=UNDONE)


UNDOING = Undoing(
    tables=(
        Watched("workforce.StartDay"),
        Watched("workforce.Service"),
        Watched("workforce.Team"),
        Watched("workforce.Worker", "pk"),
        Watched("workforce.EmploymentPeriod", "worker"),
        Watched("workforce.Post", "worker"),
        Watched("workforce.StaffNumber", "worker"),
        Watched("workforce.Absence", "worker"),
        Watched("workforce.CaseloadLimit", "worker"),
        Watched("supervision.Agreement", "supervisee"),
        Watched("supervision.Cover", "agreement__supervisee"),
        Watched("supervision.Action", "supervisee"),
        Watched("nqsw.Cohort"),
        Watched("nqsw.Enrolment", "worker"),
        Watched("nqsw.Pause", "enrolment__worker"),
        Watched("nqsw.Milestone", "enrolment__worker"),
        Watched("nqsw.MentorAssignment", "enrolment__worker"),
        Watched("supervision.DiaryEntry", "worker"),
    ),
    final=(
        Verb.SESSION_CANCELLED,
        Verb.SESSION_TAKEN_OVER,
        Verb.GROUP_CHANGED,
        Verb.PROPOSALS_RELEASED,
        Verb.COVER_ENDED,
        Verb.TIMES_WITHDRAWN,
        Verb.MASTER_CLASS_JOINED,
        Verb.MASTER_CLASS_LEFT,
        Verb.ACCOUNT_ADDRESS_CHANGED,
        Verb.ACCOUNT_RETIRED,
        Verb.ACCOUNT_DISABLED,
    ),
    settle=update_due_days_of,
    telling=_telling,
    touched=_touched,
)
