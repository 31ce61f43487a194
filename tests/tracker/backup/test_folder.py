"""A folder of copies: each under its own name, older ones deleted, nothing else touched."""

from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from tracker.backup.folder import copies, copy_in, forget_older

NOW = datetime(2026, 11, 26, 3, 30)


def test_older_copies_go_and_the_newest_and_strange_files_stay(tmp_path):
    days = [copy_in(tmp_path, at=NOW - timedelta(days)) for days in (0, 1, 14, 15, 40)]
    strange = [tmp_path / name for name in ("tracker-2020.copy", "tracker-2020-01-01.copy", "letter.docx")]
    for path in (*days, *strange):
        path.write_text("x")
    gone = forget_older(tmp_path, than=NOW - timedelta(14), newest=days[0])
    assert sorted(gone) == sorted(days[3:])
    assert [path for _, path in copies(tmp_path)] == [days[2], days[1], days[0]]
    assert all(path.exists() for path in strange)


def test_the_newest_stays_however_old_it_is(tmp_path):
    only = copy_in(tmp_path, at=NOW - timedelta(400))
    only.write_text("x")
    assert forget_older(tmp_path, than=NOW, newest=only) == []


def test_days_go_with_a_folder(tmp_path):
    for arguments in (["--to", str(tmp_path / "a"), "--days", "3"], ["--into", str(tmp_path), "--days", "0"]):
        with pytest.raises(CommandError, match="number of days"):
            call_command("backup", *arguments)
