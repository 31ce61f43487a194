"""`manage.py import_allocations FILE`."""

from workforce.imports.command import ImportCommand
from workforce.models import ImportKind


class Command(ImportCommand):
    help = "Imports the case system's list of who holds which case (.csv or .xlsx)."
    kind = ImportKind.ALLOCATIONS
