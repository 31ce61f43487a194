"""Whoever has a copy of the database alone reads no note in it."""

from pathlib import Path

import pytest
from django.db import connection

from tests.test_canaries import ALL, build_world
from tests.upgrades.keep_release import dump_of_postgresql

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("frozen_today")]


@pytest.mark.django_db(transaction=True)
def test_a_stolen_copy_of_the_database_tells_no_note():
    """Each byte of it, as a thief has it: the files of SQLite, or what PostgreSQL dumps."""
    build_world()
    copy = whole_database()
    assert {word for word in ALL if word.encode() in copy} == set()
    assert b"supervision_personalnote" in copy and b"P77" in copy


def whole_database() -> bytes:
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return b"".join(
            path.read_bytes() for path in Path(facts["NAME"]).parent.glob(f"{Path(facts['NAME']).name}*")
        )
    login = f"{facts['USER']}:{facts['PASSWORD']}" if facts["PASSWORD"] else facts["USER"]
    address = f"postgres://{login}@{facts['HOST'] or 'localhost'}:{facts['PORT'] or 5432}/{facts['NAME']}"
    return dump_of_postgresql(address).encode()
