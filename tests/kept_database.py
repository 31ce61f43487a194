"""For mutation testing: the tables are made once, and every run works on a copy of that file.

A mutant's run is a process of its own, forked from one that has made the tables already; making them
again for each of some thousand mutants would take longer than its tests.
"""

import os
import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    name = Path(connection.settings_dict["TEST"]["NAME"])
    made = name.with_name("made.sqlite3")
    if not made.exists():
        settings.MIGRATION_MODULES = dict.fromkeys(config.label for config in apps.get_app_configs())
        with django_db_blocker.unblock():
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            connection.close()
        shutil.copy(name, made)
    mine = name.with_name(f"run-{os.getpid()}.sqlite3")
    shutil.copy(made, mine)
    connection.close()
    connection.settings_dict["NAME"] = str(mine)
    yield
    connection.close()
    for path in mine.parent.glob(f"{mine.name}*"):
        path.unlink()
