"""Where each NQSW of one cohort stands, for one reader, in one question to the database."""

from nqsw.enrolments.reports.progress import NqswProgress, progress_among, progress_asked
from nqsw.models import Pause
from nqsw.permissions import enrolments_overseen
from workforce.web.together import Questions, asked_together, with_children
from workforce.web.viewer import Viewer


def progress_in_cohort(viewer: Viewer, cohort: int) -> list[NqswProgress]:
    """The progress today of those in the cohort (by key) whom the reader oversees, by name."""
    found = _cohort_rows(viewer, cohort)
    with_children(found["enrolments"], "pauses", found["pauses"], of="enrolment_id")
    return progress_among(found["enrolments"], found, on=viewer.on)


@asked_together
def _cohort_rows(viewer: Viewer, cohort: int) -> Questions:
    enrolments = enrolments_overseen(viewer).filter(cohort=cohort)
    keys = enrolments.order_by().values("pk")
    return {
        "enrolments": enrolments.with_names(),
        "pauses": Pause.objects.filter(enrolment__in=keys),
        **progress_asked(keys, enrolments.order_by().values("worker"), on=viewer.on),
    }
