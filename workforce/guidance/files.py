"""Which files a document can be: what the name's end says must be what the file begins with."""

from pathlib import PurePath

from django.utils.text import slugify

from workforce.readers.files import LARGEST_FILE, MEGABYTE

#: What a file of each kind begins with: a PDF says so, the others are ZIP archives.
BEGINS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".odt": b"PK\x03\x04"}
ACCEPTED = "A PDF or Word file (.pdf, .docx) or .odt"


def what_is_wrong(name: str, content: bytes) -> str:
    """Why this is no document that is taken; empty where it is one."""
    if not content:
        return "The file is empty. Select another file"
    if len(content) > LARGEST_FILE:
        return f"The file must be smaller than {LARGEST_FILE // MEGABYTE} MB"
    kind = PurePath(name).suffix.lower()
    if kind not in BEGINS:
        return "The file must be a .pdf, .docx or .odt file"
    if not content.startswith(BEGINS[kind]):
        return f"The file must be what its name says: this is no {kind} file"
    return ""


def kept_name(title: str, version: str, name: str) -> str:
    """The name under which it is kept and sent: made of the document's own, never of what was uploaded."""
    said = slugify(f"{title} {version}")[:100] or "document"
    return f"{said}{PurePath(name).suffix.lower()}"
