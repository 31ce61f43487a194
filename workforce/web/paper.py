"""Pages as PDF: a template printed by WeasyPrint, with tags for screen readers (PDF/UA).

Knows no domain. A paper template extends `paper/base.html` and stands on its own: nothing is
fetched while it is printed, from the web or from the disk, whatever is written in it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from workforce.authority_settings import authority_settings
from workforce.web.downloads import download

STYLE = Path(__file__).with_name("paper.css")


def to_pdf(template: str, context: Mapping[str, Any]) -> bytes:
    """The template printed on A4, with the service's and the authority's name in reach."""
    # WeasyPrint takes a second to load, which every command and worker would wait for.
    from workforce.web.printing import printed  # noqa: PLC0415

    names = {"service_name": settings.SERVICE_NAME, "authority_name": authority_settings().shown_name}
    html = render_to_string(template, {**names, **context})
    return printed(html, style=STYLE.read_text(encoding="utf-8"))


def pdf_response(template: str, context: Mapping[str, Any], *, name: str) -> HttpResponse:
    """The PDF as a download of this file name."""
    return download(to_pdf(template, context), name=f"{name}.pdf")
