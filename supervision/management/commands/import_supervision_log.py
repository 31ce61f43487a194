"""`manage.py import_supervision_log FILE`."""

from workforce.imports.command import ImportCommand
from workforce.models import ImportKind


class Command(ImportCommand):
    help = "Imports the sheet in which supervision was kept so far (.xlsx or .csv)."
    kind = ImportKind.SUPERVISION_LOG
