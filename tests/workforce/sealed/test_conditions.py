"""No condition of a template takes a text that does not open for one that is not there.

Django answers no to a condition with "and", "or", "not" or "==" whose part raises: a page would then go out
with a gap, as if nothing were written. A sealed text stands alone in its condition.
"""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.template import Template, engines
from django.template.defaulttags import IfNode, TemplateLiteral
from django.template.loader import get_template, render_to_string

from workforce.models.sealed import NoteCannotBeOpened, SealedColumn

TEMPLATES = Path(settings.ROOT) / "templates"
#: What has the name of a sealed column and is none: opened by then, of another table, or the page's own word.
NOT_SEALED = {
    "nqsw/milestones/milestone.html: milestone.place",
    "supervision/records/record/text.html: case_part.agenda",
    "supervision/records/record_proof.html: text",
    "tracker/measures/cell.html: cell.figure.lines",
    "tracker/quarterly/quarterly_report.html: one.now.lines",
    "workforce/reader_changes/mail_changed_several.txt: one.reason",
    "workforce/reader_changes/mail_changed_several.txt: reason",
    "workforce/reader_changes/reader_change.html: change.changes",
}


#: Columns of files made beside a request: no page reads them, and pages use these words for their own.
NEVER_SHOWN = {"people", "chosen"}


def sealed_names() -> frozenset[str]:
    columns = (field for model in apps.get_models() for field in model._meta.get_fields())
    return frozenset(field.name for field in columns if isinstance(field, SealedColumn)) - NEVER_SHOWN


def beside_others(template: Template) -> Iterator[str]:
    """What could be a sealed text, and stands in a condition beside something else."""
    names = sealed_names()
    for node in template.nodelist.get_nodes_by_type(IfNode):
        for condition, _ in node.conditions_nodelists:
            if condition is not None and not isinstance(condition, TemplateLiteral):
                yield from (one for one in operands(condition) if one.rpartition(".")[2] in names)


def operands(condition: Any) -> Iterator[str]:
    """The names that a condition asks about, without their filters."""
    if isinstance(condition, TemplateLiteral):
        yield condition.text.partition("|")[0]
        return
    for part in (condition.first, condition.second):
        if part is not None:
            yield from operands(part)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{% if row.note and yes %}", ["row.note"]),
        ("{% if yes and row.note|length > 1 or no %}", ["row.note"]),
        ("{% if yes %}{% elif not row.decision %}", ["row.decision"]),
        ("{% if row.note %}{% if yes and row.pk %}{% endif %}", []),
    ],
)
def test_a_sealed_text_beside_something_else_is_found(source, found):
    template = engines["django"].from_string(f"{source}{{% endif %}}").template
    assert list(beside_others(template)) == found


def test_every_sealed_text_stands_alone_in_its_condition():
    files = (path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})
    names = [str(path.relative_to(TEMPLATES)) for path in files]
    assert {
        f"{name}: {one}" for name in names for one in beside_others(get_template(name).template)
    } == NOT_SEALED


class Unopened:
    """A signature whose comment does not open."""

    @property
    def comment(self) -> str:
        raise NoteCannotBeOpened("signature 1, comment")


def test_signatures_with_a_comment_that_does_not_open_are_no_page():
    record = SimpleNamespace(signed=True, signatures=[Unopened()], case_part={"agenda": ""})
    with pytest.raises(NoteCannotBeOpened):
        render_to_string("supervision/records/record/signatures.html", {"record": record})
