"""HTML printed as PDF by WeasyPrint. Loaded when the first page is printed: see `workforce.web.paper`."""

from collections.abc import Mapping
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher


class NothingFetched(URLFetcher):
    """Refuses every address."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        raise ValueError("A paper page fetches nothing.")


def printed(html: str, *, style: str) -> bytes:
    """The page as PDF/UA, with tags for screen readers; nothing is fetched for it."""
    document = HTML(string=html, url_fetcher=NothingFetched(allowed_protocols=()))
    content: bytes = document.write_pdf(stylesheets=[CSS(string=style)], pdf_variant="pdf/ua-1")
    return content
