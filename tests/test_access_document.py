"""docs/access.md is as the code and the tests make it, and no page that lets everyone in asks nothing."""

from pathlib import Path

from django.conf import settings

from tests import access_document
from tests.access_document import PAGE, WITHOUT, document, rules_asked, without_a_rule


def test_the_document_is_as_it_would_be_made():
    """`python -m tests.access_document` writes it."""
    assert (Path(settings.ROOT) / "docs" / PAGE).read_text() == document()


def test_every_page_for_everyone_asks_a_rule_or_says_why_none_is_needed():
    assert without_a_rule() == set(WITHOUT)


def test_a_page_that_asks_nothing_is_found(monkeypatch):
    monkeypatch.setattr(access_document, "rules_asked", lambda name: frozenset())
    assert len(without_a_rule()) > 60


def test_a_rule_is_found_in_the_view_and_in_what_it_calls():
    asked = {
        name: {rule for _, rule in rules_asked(name)} for name in ("supervision:agreement", "nqsw:pack_pdf")
    }
    assert "agreements_visible" in asked["supervision:agreement"]
    assert asked["nqsw:pack_pdf"]
