"""A list as a file: the same rows as on its page, and an event with its filters and how many there are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from django.http import HttpResponse

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.books import write_list
from workforce.web.downloads import download
from workforce.web.request import Request
from workforce.web.workbook import Sheet, SheetColumn

CHOICE = re.compile(r"[\w-]{1,40}")


def list_file(
    request: Request,
    *,
    name: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Any]],
    kind: str,
    filters: Sequence[str] = (),
) -> HttpResponse:
    """The rows as "xlsx" or "csv". `filters` are names of an address whose values are numbers and choices:
    what someone typed to find a person is not told.
    """
    content, on, by = BytesIO(), request.viewer.on, request.viewer.account
    counting = Counting(rows)
    write_list(Sheet(name.replace("-", " ").capitalize(), columns, counting), content, kind=kind)
    said = {one: value for one in filters if CHOICE.fullmatch(value := request.GET.get(one, ""))}
    told: dict[str, Any] = {"list": name, "rows": counting.number, "kind": kind}
    if said:
        told["filters"] = said
    record_event(verb=Verb.LIST_EXPORTED, subject=by, by=by, **told)
    return download(content.getvalue(), name=f"{name}-{on.isoformat()}.{kind}")


class Counting:
    """Rows, which are counted as they are taken."""

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        self.rows, self.number = rows, 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        for row in self.rows:
            self.number += 1
            yield row
