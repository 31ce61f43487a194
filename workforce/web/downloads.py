"""Files that a reader takes away."""

from pathlib import PurePath

from django.http import HttpResponse

CONTENT_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(content: bytes | str, *, name: str) -> HttpResponse:
    """The content as a file of this name, which says by its end what it is."""
    headers = {
        "Content-Type": CONTENT_TYPES[PurePath(name).suffix],
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return HttpResponse(content, headers=headers)
