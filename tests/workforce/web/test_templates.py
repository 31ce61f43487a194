"""The security policy allows nothing inline and nothing from elsewhere: neither do the templates."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = Path(settings.ROOT)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*="),
    "a style element": re.compile(r"<style"),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "a script without a file": re.compile(r"<script(?![^>]*(src=|application/json))"),
    "another host": re.compile(r"((src|action)=|<link[^>]*href=)[\"']?(https?:)?//"),
    "an htmx expression that needs eval": re.compile(r"hx-(on|vals=.?js)"),
}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_nothing_that_the_security_policy_forbids(template):
    text = template.read_text()

    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("name", ["package-lock.json", "requirements.lock", "requirements-dev.lock"])
def test_no_lock_file_names_an_address(name):
    assert "://" not in (ROOT / name).read_text()


@pytest.mark.parametrize("name", ["400.html", "500.html", "403_csrf.html"])
def test_a_page_for_when_all_else_fails_needs_no_context(name):
    html = get_template(name).render({})

    assert re.search(r"<h1[^>]*>[A-Z].+</h1>", html)
    assert '<html lang="en-GB"' in html
