"""Files that a reader takes away."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse

CONTENT_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(content: bytes | str, *, name: str) -> HttpResponse:
    """The content as a file of this name, which says by its end what it is."""
    return HttpResponse(content, headers=_headers(name))


def stream(pieces: Iterable[bytes], *, name: str) -> HttpResponse:
    """As `download`, piece by piece: a file of any length takes no more memory than one piece."""
    return cast(HttpResponse, StreamingHttpResponse(pieces, headers=_headers(name)))


def _headers(name: str) -> dict[str, str]:
    return {
        "Content-Type": CONTENT_TYPES[PurePath(name).suffix],
        "Content-Disposition": f'attachment; filename="{name}"',
    }
