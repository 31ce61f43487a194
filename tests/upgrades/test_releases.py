"""A database of any release becomes the newest by `migrate`, whole; what a release froze stays frozen."""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any
from uuid import UUID

import pytest

from tests.upgrades.databases import HERE, ROOT, VENDOR, Scratch, Tables, kept, look_at, scratch
from workforce.models.sealed import sealed_about
from workforce.resealing import SealedRows, content_of, sealed_tables
from workforce.triggers.expected import digest_of, in_order, triggers_after

#: On both engines; in one process, which keeps what it has migrated.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("upgrades")]
RELEASED = json.loads((HERE / "released.json").read_text())
RELEASES = list(RELEASED)
#: Django's own lists of migrations, models and rights grow with the models.
DJANGOS = {"django_migrations", "django_content_type", "auth_permission"}
#: Tables and columns that were called otherwise in a release.
CALLED_SINCE = {
    "nqsw_place": "nqsw_seat",
    "nqsw_milestonesignature.is_standing": "is_current",
}
CALLED_BEFORE = {now: before for before, now in CALLED_SINCE.items()}
#: A text of so many characters stands nowhere else by chance.
LONG_ENOUGH = 20
#: Columns that a migration fills anew, and why.
FILLED_ANEW: dict[str, str] = {
    "supervision_reminder.state": "whether it is told; the rest is the e-mail's",
    "supervision_session.status": "a record that was disagreed with says so",
    "supervision_casediscussion.strategy_discussion": "what stood there in advance was nobody's answer",
    "supervision_casediscussion.consent": "what stood there in advance was nobody's answer",
}
#: Tables that `migrate` adds rows to; those that were there stand.
ADDED_TO = {"workforce_event": "what was signed before there were proofs is sealed as it stands"}
#: Columns that were JSON, and are texts of it since they are sealed.
ONCE_JSON = {
    "supervision_signedtext": ("content",),
    "workforce_importrun": ("changes", "lines", "questions", "answers", "undo"),
}
#: Columns whose content a migration moved to another table; `test_reminders_in_the_outbox` follows it there.
MOVED = {
    f"supervision_reminder.{name}"
    for name in (
        "message_id",
        "attempts",
        "claimed_at",
        "sent_at",
        "problem",
        "settled_by_id",
        "told_in_id",
    )
}


@pytest.fixture(scope="module")
def all_upgraded(tmp_path_factory) -> Iterator[dict[str, tuple[Tables, Scratch]]]:
    """The kept database of each release, before and after `migrate`."""
    with ExitStack() as there:
        found = {}
        for release in RELEASES:
            database = there.enter_context(scratch(tmp_path_factory.mktemp("upgrade")))
            database.load(kept(release))
            before = database.rows()
            run = database.run("manage.py", "migrate")
            assert run.returncode == 0, run.stderr[-3000:]
            found[release] = (before, database)
        yield found


@pytest.fixture(scope="module")
def all_seen(all_upgraded) -> dict[str, dict[str, Any]]:
    """What each of them answers to this version."""
    databases = [database for _, database in all_upgraded.values()]
    return dict(zip(all_upgraded, look_at(databases), strict=True))


@pytest.fixture(params=RELEASES)
def release(request) -> str:
    return request.param


@pytest.fixture
def upgraded(all_upgraded, release) -> tuple[Tables, Scratch]:
    """The kept database of a release, before and after `migrate`."""
    return all_upgraded[release]


@pytest.mark.long
def test_no_row_is_lost_or_changed(upgraded):
    before, database = upgraded
    assert lost_or_changed(as_json(before), opened(database.rows()), called_since=CALLED_SINCE) == []


@pytest.mark.long
def test_a_record_that_was_disagreed_with_says_so_and_no_other_changes(upgraded):
    before, database = upgraded
    after = database.rows()
    texts, answers = _rows(before, "supervision_signedtext"), _rows(before, "supervision_signature")
    disagreed = {each["text_id"] for each in answers if each["response"] == "disagreed"}
    sessions = {each["session_id"] for each in texts if each["id"] in disagreed}
    was = {each["id"]: each["status"] for each in _rows(before, "supervision_session")}
    assert {each["id"]: each["status"] for each in _rows(after, "supervision_session")} == {
        key: "disagreed" if key in sessions else status for key, status in was.items()
    }
    assert sessions


def _rows(tables: Tables, table: str) -> list[dict[str, object]]:
    columns, rows = tables[table]
    return [dict(zip(columns, row, strict=True)) for row in rows]


@pytest.mark.long
@pytest.mark.parametrize(
    ("statement", "tables"),
    [
        ("UPDATE workforce_team SET name = 'Other' WHERE id = 1", ["workforce_team"]),
        ("DELETE FROM workforce_allocation WHERE id = 1", ["workforce_allocation"]),
        ("DROP TABLE supervision_calendarreply", ["supervision_calendarreply"]),
        ("ALTER TABLE nqsw_pause DROP COLUMN agreed_by_nqsw_on", ["nqsw_pause"]),
        ("UPDATE workforce_team SET name = name", []),
    ],
)
def test_a_lost_or_changed_row_would_be_found(tmp_path, statement, tables):
    with scratch(tmp_path) as database:
        database.load(kept("0.1.0"))
        before = database.rows()
        database.load(statement)
        assert lost_or_changed(before, database.rows(), called_since={}) == tables


@pytest.mark.long
def test_what_was_in_clear_is_in_no_page_of_the_file(upgraded):
    """Sealed texts take the place of those in clear, and the file is written anew."""
    before, database = upgraded
    texts = {
        row[name].encode()
        for rows in sealed_tables()
        if (table := CALLED_BEFORE.get(rows.table, rows.table)) in before
        for row in _rows(before, table)
        for name in rows.columns
        if isinstance(row.get(name), str) and len(row[name]) > LONG_ENOUGH
    }
    assert len(texts) > 5
    if VENDOR == "sqlite":
        content = database.path.read_bytes()
        assert [text for text in texts if text in content] == []
        assert not database.path.with_name(f"{database.path.name}-wal").exists()


def opened(tables: Tables) -> Tables:
    """The same with every sealed text as it says; a text that is not sealed is None."""
    found = dict(tables)
    for rows in sealed_tables():
        columns, all_rows = tables[rows.table]
        found[rows.table] = (
            columns,
            [_opened(rows, dict(zip(columns, row, strict=True))) for row in all_rows],
        )
    return as_json(found)


def _opened(rows: SealedRows, row: dict[str, Any]) -> tuple[Any, ...]:
    facts = [UUID(str(row[fact])) if fact == "uid" else row[fact] for fact in rows.facts]
    for name in rows.columns:
        if old := row[name]:
            content = content_of(old, sealed_about(rows.table, name, facts))
            row[name] = content.decode() if isinstance(old, str) else content
    return tuple(row.values())


def as_json(tables: Tables) -> Tables:
    """What PostgreSQL kept as JSON, and SQLite as a text of it: one way for both."""
    told = dict(tables)
    for table, names in ONCE_JSON.items():
        columns, rows = tables[table]
        places = {columns.index(name) for name in names if name in columns}
        told[table] = (
            columns,
            [
                tuple(_sorted(value) if place in places else value for place, value in enumerate(row))
                for row in rows
            ],
        )
    return told


def _sorted(value: Any) -> Any:
    read = json.loads(value) if isinstance(value, str) and value else value
    return json.dumps(read, sort_keys=True)


def lost_or_changed(before: Tables, after: Tables, *, called_since: dict[str, str]) -> list[str]:
    """Tables that have not the same rows in the columns that they had."""
    found = []
    for table, (columns, rows) in before.items():
        now, all_rows = after.get(called_since.get(table, table), ([], []))
        names = [called_since.get(f"{table}.{column}", column) for column in columns]
        same = [n for n, name in enumerate(names) if f"{table}.{name}" not in FILLED_ANEW.keys() | MOVED]
        there = {names[n] for n in same} <= set(now)
        if table in ADDED_TO:
            keys = {row[names.index("id")] for row in rows}
            all_rows = [row for row in all_rows if row[now.index("id")] in keys]
        if table not in DJANGOS and not (
            there and digest(all_rows, [now.index(names[n]) for n in same]) == digest(rows, same)
        ):
            found.append(table)
    return found


def digest(rows, places) -> tuple[int, str]:
    """How many rows, and one digest over these columns of all, whatever their order."""
    said = sorted(repr([row[place] for place in places]) for row in rows)
    return len(rows), hashlib.sha256("\n".join(said).encode()).hexdigest()


@pytest.mark.long
def test_tables_constraints_indexes_and_triggers_are_those_of_a_new_database(upgraded, new):
    _, database = upgraded
    schema = new.schema()
    assert database.schema() == schema
    assert len(schema) > 300


@pytest.mark.long
def test_checks_signatures_trail_due_days_and_pages_are_sound(all_seen, release):
    seen = all_seen[release]
    assert seen["checks"] == []
    assert seen["due_days"].endswith(" agreements, 0 differences")
    assert "No differences." in seen["trail"]
    assert len(seen["signed"]) > 2
    for words in seen["signed"].values():
        assert words.count(True) == len(words) > 1
    assert set(seen["terms"].values()) == set(seen["milestones"].values()) == {True}
    for part, pages in seen["pages"].items():
        assert {path: status for path, status in pages.items() if status not in (200, 302)} == {}, part
        assert len(pages) > 30


FOUND_SETTINGS = "SELECT CAST(value AS text) FROM workforce_settingrevision ORDER BY id"


@pytest.mark.long
def test_what_the_environment_never_said_is_not_set(upgraded):
    _, database = upgraded
    assert database.ask(FOUND_SETTINGS) == []


@pytest.mark.long
def test_what_the_environment_said_up_to_0_2_0_is_kept(tmp_path, monkeypatch):
    said = {
        "AUTHORITY_NAME": "Westshire Council",
        "AUTHORITY_DFE_CODE": "340",
        "EXPERIENCED_CASELOAD_LIMIT": "20",
        "FULL_TIME_WEEKLY_HOURS": "36",
    }
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    with scratch(tmp_path) as database:
        database.load(kept("0.2.0"))
        run = database.run("manage.py", "migrate", "workforce", "0006_authority_settings")
        assert run.returncode == 0, run.stderr[-3000:]
        found = database.ask(FOUND_SETTINGS)
    assert [json.loads(one) for (one,) in found] == ["Westshire Council", "340", 20, "36"]


@cache
def kept_files() -> dict[str, str]:
    """Every migration's file of every release, with the digest that it was released with."""
    return {path: digest for release in RELEASED.values() for path, digest in release["migrations"].items()}


@pytest.mark.parametrize("path", kept_files())
def test_a_released_migration_never_changes(path):
    found = hashlib.sha256((ROOT / path).read_bytes()).hexdigest()
    assert found == kept_files()[path], "A released migration never changes: write a new one."


def test_the_triggers_of_a_release_are_written_as_they_were():
    """A change in how triggers are written would change what a released migration makes."""
    for release, frozen in RELEASED.items():
        keys = [key for key in in_order() if f"{key[0]}/migrations/{key[1]}.py" in frozen["migrations"]]
        for vendor, digest in frozen["triggers"].items():
            assert digest_of(triggers_after(keys), vendor) == digest, release


def test_each_release_is_kept_on_both_engines():
    for release in RELEASED:
        assert {path.name for path in (HERE / release).iterdir()} == {"sqlite.sql", "postgresql.sql"}


def test_the_version_that_stands_here_is_kept():
    """Raising the version is the first step of cutting a release, keeping its database the second."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert version == RELEASES[-1], f"Keep the database of {version}: see docs/releasing.md."


def test_migrations_rest_on_nothing_that_changes():
    """A migration imports Django, and how triggers are written, which has its own digest."""
    for path in sorted(ROOT.glob("*/migrations/0*.py")):
        for line in path.read_text().splitlines():
            if line.startswith(("import ", "from ")):
                module = line.split()[1]
                assert module.split(".")[0] in STANDARD or module in SETTLED, f"{path.name}: {module}"


#: What migrations may import.
STANDARD = {
    "django",
    "datetime",
    "uuid",
    "functools",
    "decimal",
    "hashlib",
    "hmac",
    "json",
    "os",
    "unicodedata",
}
SETTLED = {
    "workforce.triggers",
    "workforce.triggers.operations",
    "workforce.new_tables",
    # Sealing what was clear: the form of what is sealed is fixed (`test_sealing`).
    "workforce.resealing",
    # The model's own manager and field defaults, which Django writes into first migrations.
    "workforce.models.account",
}
