"""Two documents as evidence of milestones: the demo's authority allows files."""

from collections.abc import Sequence
from datetime import time

from nqsw.milestones.services.files import add_file
from nqsw.models import Milestone, MilestoneKind
from tracker.demo.calendar import local
from tracker.demo.people import Staff
from tracker.demo.texts import texts
from workforce.web.paper import to_pdf
from workforce.web.tags import day

EVENING = time(16, 50)


def add_evidence(reached: Sequence[Milestone], *, staff: Staff) -> None:
    """The first observation and development plan that were reached have one each, of that day."""
    for kind in (MilestoneKind.OBSERVATION, MilestoneKind.DEVELOPMENT_PLAN):
        milestone = next((one for one in reached if one.kind == kind and one.enrolment.is_current), None)
        if milestone is None:
            continue
        evidence, nqsw = texts("programme")["files"][kind], milestone.enrolment.worker
        paper = {**evidence, "nqsw": nqsw.full_name, "day": day(milestone.done_day)}
        add_file(
            milestone=milestone,
            title=evidence["title"],
            name="evidence.pdf",
            content=to_pdf("tracker/demo/paper/evidence.html", paper),
            by=staff.account_of(nqsw),
            at=local(milestone.done_day, EVENING),
            on=staff.on,
        )
