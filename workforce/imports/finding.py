"""What an address of the imports speaks of."""

from django.http import Http404

from workforce.imports.services import Importer, importer_for


def find_importer(kind: str) -> Importer:
    try:
        return importer_for(kind)
    except (KeyError, ValueError) as error:
        raise Http404 from error
