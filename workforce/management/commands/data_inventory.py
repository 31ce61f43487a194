"""`manage.py data_inventory`: write docs/data-inventory.md from what is declared beside the models."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workforce.privacy.inventory import undeclared
from workforce.privacy.inventory_document import document


class Command(BaseCommand):
    help = "Write docs/data-inventory.md from what is declared of each table beside the models."

    def handle(self, **options: Any) -> None:
        if found := undeclared():
            raise CommandError("\n".join(found))
        path = Path(settings.ROOT) / "docs" / "data-inventory.md"
        path.write_text(document(), encoding="utf-8")
        self.stdout.write(f"Written: {path.relative_to(settings.ROOT)}")
