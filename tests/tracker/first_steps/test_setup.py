"""`manage.py setup`: all of it or nothing, once, with the line and key of what is wrong."""

import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from nqsw.models import Enrolment
from supervision.models import Agreement, EscalationStep, Session
from tests.workforce.authority.changing import change_setting
from tracker.first_steps.answers import read_answers
from tracker.first_steps.reports import first_steps
from workforce.authority_settings import authority_settings
from workforce.models import (
    Account,
    Allocation,
    CaseloadSnapshot,
    Event,
    ImportRun,
    SettingRevision,
    StartDay,
    Worker,
)
from workforce.rules.authority import Setting
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
EXAMPLE = Path(settings.ROOT) / "docs" / "examples" / "new-authority"
ON = date(2026, 11, 19)
COUNTED = (
    Worker,
    Agreement,
    CaseloadSnapshot,
    Allocation,
    Session,
    SettingRevision,
    StartDay,
    EscalationStep,
)
COUNTED += (Account, ImportRun, Event)


@pytest.fixture
def folder(tmp_path, frozen_today):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "answers"))


def set_up(path, *options):
    out = StringIO()
    call_command("setup", str(path), *options, stdout=out)
    return out.getvalue()


def rows():
    return [model.objects.count() for model in COUNTED]


def test_the_example_sets_a_tracker_up(folder):
    said = set_up(folder / "answers.toml")
    there = authority_settings(on=ON)
    assert (there.authority_name, there.caseload_limits_by_role) == ("Westshire Council", {4: 14})
    assert StartDay.objects.records_begin_on() == date(2026, 11, 30)
    assert [model.objects.count() for model in (Worker, CaseloadSnapshot, Allocation)] == [7, 4, 4]
    assert Session.objects.filter(is_imported=True).count() == 4
    assert Worker.objects.get(given_name="Marian").account.role == "psw"
    ash = Enrolment.objects.get(worker__given_name="Ash")
    assert (str(ash.assessor), ash.milestones.filter(before_tracker="day").count()) == ("Marian Osei", 2)
    assert "hr-list.csv: " in said
    assert "tracker.admin@westshire.example chooses a password here: http" in said
    open_steps = [
        one.step.key
        for one in first_steps(Viewer(Account.objects.get(role="admin"), on=ON)).standings
        if not one.look.is_done
    ]
    assert open_steps == [
        "supervision",
        "nqsw",
        "first-due-days",
        "invitations",
        "reminder",
    ]


def test_someone_invited_in_a_second_run_is_joined_with_the_person_who_is_here(folder):
    text = (folder / "answers.toml").read_text()
    (folder / "answers.toml").write_text(text.replace("principal_social_worker", "# principal_social_worker"))
    set_up(folder / "answers.toml")
    (folder / "answers.toml").write_text(text)
    set_up(folder / "answers.toml")
    assert Worker.objects.get(given_name="Marian").account.role == "psw"


def test_a_second_time_it_changes_nothing(folder):
    set_up(folder / "answers.toml")
    before = rows()
    assert set_up(folder / "answers.toml").startswith("There is nothing to do")
    assert rows() == before


def test_a_check_changes_nothing_and_says_the_same(folder):
    before = rows()
    said = set_up(folder / "answers.toml", "--check")
    assert "Nothing was changed: this was a check." in said
    assert rows() == before
    assert authority_settings(on=ON).authority_name == ""
    assert set(said.splitlines()[:-1]) <= set(set_up(folder / "answers.toml").splitlines())


def test_what_was_settled_on_a_page_since_stays_and_is_said(folder):
    change_setting(Setting.EXPERIENCED_CASELOAD_LIMIT, 20, by=None, on=ON)
    said = set_up(folder / "answers.toml")
    assert "Most cases of an experienced worker stays 20 cases: it was set since." in said
    assert authority_settings(on=ON).experienced_caseload_limit == 20


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[authority\n", "Line 1, the file: This is not TOML."),
        ("[autority]\nname = 1\n", "Line 1, autority: There is no such table."),
        ('[authority]\nname = "West"\n', "Line 2, authority.name: There is no such setting."),
        (
            "[authority]\n\nexperienced_caseload_limit = 2\n",
            "Line 3, authority.experienced_caseload_limit: Enter a number",
        ),
        (
            '[authority]\nsession_minutes = "90"\n',
            "Line 2, authority.session_minutes: Write",
        ),
        ("[authority]\nauthority_name = 3\n", "Line 2, authority.authority_name: Write it as text"),
        ('[authority]\nworking_weekdays = ["Caturday"]\n', "Line 2, authority.working_weekdays:"),
        ("[authority]\nworking_weekdays = [inf]\n", "Line 2, authority.working_weekdays:"),
        ("[authority]\nworking_weekdays = 3\n", "Line 2, authority.working_weekdays:"),
        ("[authority]\nfull_time_weekly_hours = nan\n", "Line 2, authority.full_time_weekly_hours:"),
        ("[authority]\nfull_time_weekly_hours = true\n", "Line 2, authority.full_time_weekly_hours:"),
        ("[authority]\nnqsw_not_alone = 3\n", "Line 2, authority.nqsw_not_alone:"),
        ('[authority]\nclosed_days = "Christmas"\n', "Line 2, authority.closed_days:"),
        ("[authority]\nworking_weekdays = [[1]]\n", "Line 2, authority.working_weekdays:"),
        ("[authority]\ncaseload_limits_by_role = { captain = 3 }\n", "“captain” is no role."),
        ("[authority]\ncaseload_limits_by_role = 3\n", "Line 2, authority.caseload_limits_by_role:"),
        ("[authority]\nclosed_days = [{ name = 'X' }]\n", "Line 2, authority.closed_days:"),
        ('[authority]\nrecords_begin_on = "soon"\n', "Line 2, authority.records_begin_on: Write it as a day"),
        ("authority = 3\n", "Line 1, authority: Write it as a table"),
        ("[ladder]\nparties = 1\n", "Line 1, ladder: Missing: manager, principal."),
        ("[ladder]\nparties = 9\nmanager = 8\nprincipal = 15\n", "Line 1, ladder: Each step"),
        ("[ladder]\nking = 1\n", "Line 2, ladder.king: There is no such step."),
        ("[ladder]\nparties = true\n", "Line 2, ladder.parties: Write the day overdue"),
        ('[accounts]\nadministrator = "me"\n', "Line 2, accounts.administrator: Write an e-mail address."),
        ('[accounts]\nking = "a@b.example"\n', "Line 2, accounts.king: There are only"),
        (
            '[accounts]\nadministrator = "a@b.example"\nprincipal_social_worker = "A@b.example"\n',
            "the two need two addresses",
        ),
        (
            '[[files]]\nkind = "workforce"\npath = "none.xlsx"\n',
            "Line 1, files[1]: There is no file",
        ),
        ('[[files]]\nkind = "weather"\npath = "answers.toml"\n', "Line 1, files[1]: Write a kind: workforce"),
        ('[[files]]\nkind = "workforce"\n', "Line 1, files[1]: Write the path of the file."),
        ('[[files]]\nkind = "workforce"\npath = "answers.toml"\nsheet = 1\n', "There is no “sheet” here."),
        ("files = 3\n", "files: Write each file as [[files]]."),
    ],
)
def test_what_is_wrong_in_the_file_is_said_with_its_line_and_key_and_nothing_is_done(folder, text, told):
    path = folder / "answers.toml"
    path.write_text(text)
    before = rows()
    with pytest.raises(CommandError) as refused:
        set_up(path)
    assert told in str(refused.value)
    assert str(refused.value).endswith("To correct: 1.")
    assert rows() == before


def test_a_wrong_row_of_a_file_is_named_and_takes_all_of_it_back(folder):
    text = (folder / "hr-list.csv").read_text()
    (folder / "hr-list.csv").write_text(text.replace("03/05/2021", "33/05/2021"))
    before = rows()
    with pytest.raises(CommandError, match=r"hr-list.csv: Row 5, Start Date"):
        set_up(folder / "answers.toml")
    assert rows() == before


def test_a_day_on_which_records_cannot_begin_is_refused_with_its_line(folder):
    text = (folder / "answers.toml").read_text()
    (folder / "answers.toml").write_text(text.replace("2026-11-30", "2036-11-30"))
    with pytest.raises(CommandError, match=r"Line 8, authority.records_begin_on: The day must be within"):
        set_up(folder / "answers.toml")


def test_an_address_with_another_role_is_refused(folder):
    Account.objects.create_user("tracker.admin@westshire.example")
    with pytest.raises(CommandError, match=r"accounts.administrator: .* another role"):
        set_up(folder / "answers.toml")


def test_a_file_that_is_not_there_or_not_text_is_said(tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        set_up(tmp_path / "none.toml")
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="not text in UTF-8"):
        set_up(tmp_path / "odd.toml")


def test_without_a_file_it_prints_one_in_which_every_key_can_be_taken_up(tmp_path):
    out = StringIO()
    call_command("setup", stdout=out)
    assert read_answers(out.getvalue(), folder=tmp_path).problems == []
    told = [line.removeprefix("# ") for line in out.getvalue().splitlines()]
    taken_up = "\n".join(line for line in told if " = " in line or line.startswith("["))
    (tmp_path / "x").mkdir()
    for kind in ("workforce", "caseloads", "allocations", "supervision_log", "programme", "class_register"):
        (tmp_path / f"{kind}.xlsx").touch()
    taken_up = taken_up[: taken_up.index("answers = ")] if "answers = " in taken_up else taken_up
    answers = read_answers(taken_up, folder=tmp_path)
    assert answers.problems == []
    assert set(answers.settings) == set(Setting)


def test_the_council_files_of_an_unseen_council_go_in_with_it(council_data, tmp_path, frozen_today):
    """The log of a real council has rows that wait for a person; everything else is in."""
    (tmp_path / "answers.toml").write_text(
        "\n".join(
            f'[[files]]\nkind = "{kind}"\npath = "{council_data / name}"'
            for kind, name in (
                ("workforce", "hr-establishment.xlsx"),
                ("caseloads", "caseload-report.csv"),
                ("allocations", "allocations.csv"),
                ("supervision_log", "supervision-log.xlsx"),
            )
        )
    )
    set_up(tmp_path / "answers.toml")
    before = rows()
    assert before[0] > 140
    assert set_up(tmp_path / "answers.toml").startswith("There is nothing to do")
    assert rows() == before
