"""The command and the rows that need a decision: written to a file, filled in, given back."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.tracker.setup.test_hard_kinds import DAY, HEADINGS, LATER, boss, row
from workforce.models import Absence, Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def command(tmp_path, csv_of, capsys):
    """Import rows by the command; answers exit status and what it printed."""

    def run(*rows, **options):
        path = tmp_path / "hr.csv"
        path.write_bytes(csv_of([HEADINGS, *rows]))
        status = 0
        try:
            call_command("import_workforce", str(path), **options)
        except SystemExit as stop:
            status = stop.code
        return status, capsys.readouterr().out

    return run


@pytest.fixture
def away(command):
    """Someone is away; answers the list in which she no longer is."""
    command(boss(), row("5", "Ill", away="05/10/2026", why="Sickness"), on=DAY)
    return (boss(), row("5", "Ill"))


def test_rows_that_need_a_decision_are_told_and_change_nothing(command, away):
    status, told = command(*away, on=LATER)
    assert status == 1
    assert "Row 3, Ada Ill: The list no longer says that Ada Ill is away" in told
    assert "back = Back at work, from this day; away = Still away" in told
    assert "Rows that need a decision: 1." in told
    assert Absence.objects.get().ended_on is None


def test_questions_are_written_filled_in_and_given_back(command, away, tmp_path):
    path = tmp_path / "questions.json"
    command(*away, on=LATER, questions=path)
    (asked,) = json.loads(path.read_text())
    assert (asked["answer"], asked["day"], list(asked["answers"])) == (
        "",
        "2026-12-01",
        ["back", "away", "later"],
    )
    path.write_text(json.dumps([asked | {"answer": "back", "day": "2026-11-16"}]))
    status, told = command(*away, on=LATER, answers=path)
    assert (status, "1 absence changed" in told) == (0, True)
    assert f"{Absence.objects.get().ended_on}" == "2026-11-15"


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"answer": "perhaps"}, "Ada Ill: “perhaps|2026-12-01” is none of back, away, later"),
        ({"answer": "back", "day": "2020-01-01"}, "or its day cannot be"),
        ({"answer": "back", "key": "back:0"}, "Nothing asks for the answer to back:0."),
    ],
)
def test_an_answer_that_is_none_is_told_and_changes_nothing(command, away, tmp_path, filled, told):
    path = tmp_path / "questions.json"
    command(*away, on=LATER, questions=path)
    (asked,) = json.loads(path.read_text())
    path.write_text(json.dumps([asked | filled]))
    status, said = command(*away, on=LATER, answers=path)
    assert (status, told in said) == (1, True)
    assert Absence.objects.get().ended_on is None


@pytest.mark.parametrize("content", ["[1]", "no json", "{}x"])
def test_a_file_that_holds_no_answers_is_told(command, tmp_path, content):
    path = tmp_path / "answers.json"
    path.write_text(content)
    with pytest.raises(CommandError, match="is not a file that --questions has written"):
        command(boss(), answers=path)
    assert not Worker.objects.exists()
