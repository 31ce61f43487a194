"""`manage.py import_class_register FILE`."""

from workforce.imports.command import ImportCommand
from workforce.models import ImportKind


class Command(ImportCommand):
    help = (
        "Imports who attended the classes held before the tracker, as a list or as a matrix (.xlsx or .csv)."
    )
    kind = ImportKind.CLASS_REGISTER
