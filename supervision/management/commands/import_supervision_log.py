"""`manage.py import_supervision_log FILE`."""

from workforce.imports.command import ImportCommand
from workforce.models import ImportKind


class Command(ImportCommand):
    help = "Imports the spreadsheet in which supervision was recorded until now (.xlsx or .csv)."
    kind = ImportKind.SUPERVISION_LOG
