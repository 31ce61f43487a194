"""A list as a file: its rows, from both kinds of file, and what the trail says of it."""

import csv
import io

from django.urls import reverse
from openpyxl import load_workbook

from workforce.audit_trail.verbs import Verb
from workforce.models import Event


def listed(client, names, **filters):
    """The rows of a list as dicts, by what a CSV has; the workbook has as many under the same headings.

    `names` are the addresses of both, the CSV first.
    """
    as_csv, as_xlsx = (client.get(reverse(name, query=filters or None)).content for name in names)
    text = as_csv.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    sheet = load_workbook(io.BytesIO(as_xlsx)).active
    assert [cell.value for cell in sheet[1]] == next(csv.reader(io.StringIO(text)))
    told = [one.details for one in Event.objects.filter(verb=Verb.LIST_EXPORTED).order_by("-pk")[:2]]
    assert [one["kind"] for one in told] == ["xlsx", "csv"]
    assert [one["rows"] for one in told] == [sheet.max_row - 1, len(rows)]
    return rows
