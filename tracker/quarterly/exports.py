"""The quarterly report as files that can be made beside the request."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.http import QueryDict
from django.utils.http import urlencode

from tracker.exports.kinds import Chosen, ExportKind, Made, Tell, must_read
from tracker.measures.definitions import MEASURES
from tracker.quarterly.contents import Contents
from tracker.quarterly.figures import QuarterFigures
from tracker.quarterly.forms import QuarterForm
from tracker.quarterly.publication import ForPublication
from tracker.quarterly.report import quarterly_report
from tracker.quarterly.telling import Telling
from tracker.quarterly.word import write_word
from tracker.quarterly.words import words_of
from workforce.audit_trail.verbs import Verb
from workforce.permissions import oversees_anyone
from workforce.web.paper import to_pdf
from workforce.web.viewer import Viewer


def contents_of(
    figures: QuarterFigures, telling: Telling, words: Mapping[str, str] | None = None
) -> Contents:
    """A manager's report is on their own people, and has no words of the principal social worker in it.

    `words` are those of the quarter, where they are read already.
    """
    if not figures.viewer.is_principal_social_worker:
        words = {}
    elif words is None:
        words = words_of(figures.quarter)
    return quarterly_report(figures, words=words, telling=telling)


def telling_of(form: QuarterForm) -> Telling:
    """How the chosen version tells its figures."""
    return ForPublication() if form.is_for_publication else Telling()


def _form(viewer: Viewer, chosen: Chosen) -> QuarterForm:
    return QuarterForm(QueryDict(urlencode(chosen)) or None, viewer=viewer)


def _made(write: Callable[[Contents], bytes], kind: str) -> Callable[[Viewer, Chosen, Tell], Made]:
    def make(viewer: Viewer, chosen: Chosen, tell: Tell) -> Made:
        form = _form(viewer, chosen)
        must_read(form)
        figures = QuarterFigures(viewer, form.chosen)
        contents = contents_of(figures, telling_of(form))
        whose = {row.worker for measure in MEASURES for row in figures.rows(measure, figures.quarter)}
        tell(1)
        name = "-".join(["quarterly-report", *form.in_address.values()])
        details = {**form.in_address, "kind": kind}
        lines = sum(one.now.lines for section in contents.sections for one in section.said)
        return Made(write(contents), f"{name}.{kind}", lines, whose, details)

    return make


def _pdf(contents: Contents) -> bytes:
    return to_pdf("tracker/quarterly/quarterly_report_paper.html", {"contents": contents})


def _told(viewer: Viewer, chosen: Chosen) -> list[tuple[str, str]]:
    form = _form(viewer, chosen)
    version = [("Version", "For publication")] if form.is_for_publication else []
    return [("Quarter", str(form.chosen)), *version]


WORD = ExportKind(
    key="quarterly-docx",
    label="Quarterly report, Word",
    verb=Verb.QUARTERLY_REPORT_EXPORTED,
    allowed=oversees_anyone,
    make=_made(write_word, "docx"),
    told=_told,
    page="tracker:quarterly_report",
    filters=("quarter", "version"),
)
PDF = replace(WORD, key="quarterly-pdf", label="Quarterly report, PDF", make=_made(_pdf, "pdf"))
