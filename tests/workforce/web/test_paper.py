"""Pages as PDF: they print, and fetch nothing whatever is written in them."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from weasyprint import HTML

from workforce.web import paper
from workforce.web.printing import NothingFetched


@pytest.mark.django_db
def test_a_page_is_printed(monkeypatch):
    monkeypatch.setattr(
        paper, "render_to_string", lambda *_: "<html lang=en><title>Pack</title><h1>Year</h1></html>"
    )
    pdf = paper.to_pdf("any.html", {})
    assert pdf.startswith(b"%PDF-")


@pytest.mark.parametrize(
    "source", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "data:text/plain,hello"]
)
def test_nothing_is_fetched(source):
    with pytest.raises(ValueError, match="fetches nothing"):
        NothingFetched(allowed_protocols=()).fetch(source)
    assert HTML(string=f'<img src="{source}" alt="">', url_fetcher=NothingFetched()).write_pdf()


def test_only_printing_a_page_loads_what_prints_it():
    """It takes a second, which every command and every new worker would wait for."""
    root = Path(settings.ROOT)
    at_the_top = re.compile(r"^(from|import) (weasyprint|workforce\.web\.printing)\b", re.MULTILINE)
    sources = [
        one
        for floor in ("workforce", "supervision", "nqsw", "tracker")
        for one in (root / floor).rglob("*.py")
    ]
    loads = [one.name for one in sources if at_the_top.search(one.read_text())]
    assert loads == ["printing.py"]
