"""The importer of a council's own NQSW tracker."""

from datetime import date

from nqsw.imported_programme.facts import ProgrammeFacts, find_facts
from nqsw.imported_programme.plan import plan_programme
from nqsw.imported_programme.writing import write_programme
from supervision.clock.due_days import update_due_days_of
from workforce.imports.services import Importer
from workforce.imports.undo import Undoing, Watched
from workforce.models import ImportKind
from workforce.readers.programme import ProgrammeRow, read_programme
from workforce.readers.programme_columns import COLUMNS
from workforce.readers.rows import Reading


def find_for(reading: Reading[ProgrammeRow], *, on: date) -> ProgrammeFacts:
    return find_facts(on=on)


PROGRAMME = Importer(
    kind=ImportKind.PROGRAMME,
    about="Your own tracker of NQSWs: who is on the programme, with mentor and assessor, pauses and outcome, "
    "and what each has reached before the tracker. Import the HR list first.",
    columns=COLUMNS,
    read=read_programme,
    find=find_for,
    plan=plan_programme,
    write=write_programme,
    asks=True,
    undoing=Undoing(
        tables=(
            Watched("nqsw.Cohort"),
            Watched("workforce.CaseloadLimit", "worker"),
            Watched("supervision.Agreement", "supervisee"),
            Watched("nqsw.Enrolment", "worker"),
            Watched("nqsw.Pause", "enrolment__worker"),
            Watched("nqsw.Milestone", "enrolment__worker"),
            Watched("nqsw.OutcomeStep", "enrolment__worker"),
            Watched("nqsw.MentorAssignment", "enrolment__worker"),
            Watched("supervision.DiaryEntry", "worker"),
        ),
        settle=update_due_days_of,
    ),
)
