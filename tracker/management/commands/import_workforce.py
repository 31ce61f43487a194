"""`manage.py import_workforce FILE`."""

from workforce.imports.command import ImportCommand
from workforce.models import ImportKind


class Command(ImportCommand):
    help = (
        "Imports the HR establishment list, with supervision agreements and NQSW enrolments (.xlsx or .csv)."
    )
    kind = ImportKind.WORKFORCE
