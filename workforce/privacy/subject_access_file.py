"""What is held about one person as one file: a page to read, the same as JSON, and files that it names."""

import json
import zipfile
from collections.abc import Sequence
from io import BytesIO

from django.template.loader import render_to_string

from workforce.models import AccessRequest
from workforce.privacy.subject_access import Section


def access_file(request: AccessRequest, sections: Sequence[Section], *, wrong: Sequence[str] = ()) -> bytes:
    """The whole zip of what is held; `wrong` is what of it is not what was signed."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        has_files = any(section.files for section in sections)
        context = {
            "request_of": request,
            "sections": sections,
            "not_as_signed": wrong,
            "has_files": has_files,
        }
        file.writestr("what-is-held.html", render_to_string("workforce/privacy/everything.html", context))
        data = {**_as_json(request, sections), "not_as_signed": list(wrong)}
        file.writestr("data.json", json.dumps(data, indent=1, ensure_ascii=False))
        for section in sections:
            for name, kept in section.files.items():
                file.writestr(f"files/{name}", kept)
    return content.getvalue()


def _as_json(request: AccessRequest, sections: Sequence[Section]) -> dict[str, object]:
    return {
        "case_number": request.case_number,
        "person": request.worker.full_name,
        "held": [
            {
                "table": section.model,
                "what": section.what,
                "about_you": section.rows,
                "names_you": section.named,
                "left_out": dict(section.left_out),
            }
            for section in sections
        ],
    }
