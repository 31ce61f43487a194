"""`manage.py import_programme FILE`."""

from workforce.imports.command import ImportCommand
from workforce.models import ImportKind


class Command(ImportCommand):
    help = (
        "Imports a council's own NQSW tracker: who is on the programme, mentors and assessors, what was "
        "reached before the tracker, pauses and outcomes (.xlsx or .csv)."
    )
    kind = ImportKind.PROGRAMME
