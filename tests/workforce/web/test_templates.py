"""Pages for when all else fails. What no template may hold is in `tests/test_architecture.py`."""

import re

import pytest
from django.template.loader import get_template


@pytest.mark.parametrize("name", ["400.html", "500.html", "workforce/web/unavailable.html", "403_csrf.html"])
def test_a_page_for_when_all_else_fails_needs_no_context(name):
    html = get_template(name).render({})

    assert re.search(r"<h1[^>]*>[A-Z].+</h1>", html)
    assert '<html lang="en-GB"' in html
