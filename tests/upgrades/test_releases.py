"""A database of any release becomes the newest by `migrate`, whole; what a release froze stays frozen."""

import hashlib
import json
import tomllib
from functools import cache

import pytest

from tests.upgrades.databases import HERE, ROOT, Tables, kept, scratch
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
#: Columns that a migration fills anew, and why.
FILLED_ANEW: dict[str, str] = {
    "supervision_reminder.state": "whether it is told; the rest is the e-mail's",
    "supervision_session.status": "a record that was disagreed with says so",
    "supervision_casediscussion.strategy_discussion": "what stood there in advance was nobody's answer",
    "supervision_casediscussion.consent": "what stood there in advance was nobody's answer",
}
#: Tables that `migrate` adds rows to; those that were there stand.
ADDED_TO = {"workforce_event": "what was signed before there were proofs is sealed as it stands"}
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


@pytest.fixture(scope="module", params=RELEASES)
def upgraded(request, tmp_path_factory):
    """The kept database of a release, before and after `migrate`."""
    with scratch(tmp_path_factory.mktemp("upgrade")) as database:
        database.load(kept(request.param))
        before = database.rows()
        run = database.run("manage.py", "migrate")
        assert run.returncode == 0, run.stderr[-3000:]
        yield before, database


@pytest.mark.long
def test_no_row_is_lost_or_changed(upgraded):
    before, database = upgraded
    assert lost_or_changed(before, database.rows(), called_since=CALLED_SINCE) == []


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
def test_checks_signatures_trail_due_days_and_pages_are_sound(upgraded):
    _, database = upgraded
    seen = database.look()
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
        run = database.run("manage.py", "migrate")
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
    # The model's own manager and field defaults, which Django writes into first migrations.
    "workforce.models.account",
}
