"""Emptying the demo's database, so that the demo can be built again."""

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS

from workforce.triggers.in_database import take_down


def empty_database() -> None:
    """Delete everything. Only the demo does this: signed records and the audit trail go too.

    The triggers refuse it, so they are taken down first; `flush` puts them back.
    """
    take_down(using=DEFAULT_DB_ALIAS)
    call_command("flush", interactive=False, verbosity=0)
