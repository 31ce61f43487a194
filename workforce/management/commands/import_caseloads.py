"""`manage.py import_caseloads FILE`."""

from workforce.imports.command import ImportCommand
from workforce.models import ImportKind


class Command(ImportCommand):
    help = "Imports the case system's count of cases by worker (.csv or .xlsx)."
    kind = ImportKind.CASELOADS
