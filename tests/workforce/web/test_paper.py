"""Pages as PDF: they print, and fetch nothing whatever is written in them."""

import pytest
from weasyprint import HTML

from workforce.web import paper


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
        paper.NothingFetched(allowed_protocols=()).fetch(source)
    assert HTML(string=f'<img src="{source}" alt="">', url_fetcher=paper.NothingFetched()).write_pdf()
