"""The return itself: on its pages and by command; read back, refused, streamed."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.factories import WorkerFactory
from tests.tracker.census.facts import a_worker
from tests.workforce.rules.census.returns import AREA, ORDERS, WHOLE, xml_of
from tracker.census.importing import apply_return
from tracker.census.returning import ReturnRefused, make_return
from workforce.models import CensusYear, Event, SettingRevision
from workforce.readers.census import read_return
from workforce.rules.authority import ALWAYS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("census")]


def whole_council(people=3):
    CensusYear.objects.create(year=2026, answers=AREA)
    return [a_worker() for _ in range(people)]


@pytest.mark.parametrize("year", ORDERS)
def test_what_was_read_is_written_and_read_back_equal(year):
    """150 people of a year: everything that the file said, in the same order, element for element."""
    said = []
    for number in range(150):
        WorkerFactory(swe_number=f"SW{5000 + number}", account=None)
        said.append(WHOLE | {"SWENo": f"SW{5000 + number}", "WorkingDaysLost": str(number / 2)})
    content = xml_of(*said, year=year)
    apply_return(content, by=None, at=timezone.now())
    pieces, _ = make_return(year=year, anyway=True, by=None, at=timezone.now())
    back, before = read_return("".join(pieces).encode()), read_return(content)
    assert (back.year, back.lea, back.area, back.notes) == (year, "340", before.area, [])
    assert [row.values for row in back.rows] == [row.values for row in before.rows]


def test_census_xml_is_streamed_and_told_on_the_trail(as_officer, officer):
    whole_council()
    page = as_officer.get("/census/2026/export/")
    assert "Nothing is to be mended" in page.content.decode()
    answer = as_officer.get("/census/2026/return.xml")
    assert answer.streaming
    assert answer["Content-Disposition"] == 'attachment; filename="csww-2026.xml"'
    assert len(read_return(b"".join(answer.streaming_content)).rows) == 3
    event = Event.objects.get(verb="census exported")
    assert (event.actor, event.details) == (officer, {"year": 2026, "rows": 3, "to_mend": 0, "findings": 0})


def test_with_something_to_mend_census_export_says_what_and_lets_it_go_only_when_asked(as_officer):
    whole_council()
    WorkerFactory(org_role=6)
    page = as_officer.get("/census/2026/export/").content.decode()
    assert "7 findings to mend" in page and "Date of birth: 1" in page
    assert as_officer.get("/census/2026/return.xml").url == "/census/2026/export/"
    assert not Event.objects.filter(verb="census exported").exists()
    answer = as_officer.get("/census/2026/return.xml?anyway=1")
    assert len(read_return(b"".join(answer.streaming_content)).rows) == 4
    assert Event.objects.get(verb="census exported").details["to_mend"] == 7


@pytest.mark.parametrize("year", [2027, 2030])
def test_a_year_that_is_not_over_is_refused(year):
    whole_council()
    with pytest.raises(ReturnRefused, match=f"from 30 September {year} on"):
        make_return(year=year, by=None, at=timezone.now())


def test_a_return_of_nobody_is_refused():
    with pytest.raises(ReturnRefused, match="Nobody worked here"):
        make_return(year=2023, anyway=True, by=None, at=timezone.now())


def test_a_return_without_the_authoritys_code_is_refused():
    said = {"setting": "dfe_code", "value": "E08000011", "before": "340", "reason": "A test"}
    SettingRevision.objects.create(from_on=ALWAYS, **said)
    whole_council()
    with pytest.raises(ReturnRefused, match="three digits of the DfE code"):
        make_return(year=2026, by=None, at=timezone.now())


def test_the_command_writes_a_whole_file_or_none(tmp_path, capsys):
    worker, *_ = whole_council()
    file = tmp_path / "csww.xml"
    call_command("export_census", file, year=2026)
    assert len(read_return(file.read_bytes()).rows) == 3
    file.unlink()
    worker.census_person.delete()
    with pytest.raises(CommandError, match=r"5 findings to mend.*Nothing was written"):
        call_command("export_census", file, year=2026)
    assert list(tmp_path.iterdir()) == []
    assert f"Mend: {worker}: Date of birth (PersonBirthDate): Missing" in capsys.readouterr().out
    call_command("export_census", file, year=2026, anyway=True)
    assert len(read_return(file.read_bytes()).rows) == 3
    with pytest.raises(CommandError, match="from 2021, not of 2019"):
        call_command("export_census", file, year=2019)


def test_memory_and_questions_follow_the_batch_and_not_the_number(django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr("tracker.census.rows.BATCH", 2)
    for _ in range(6):
        a_worker()
    pieces, _ = make_return(year=2026, anyway=True, by=None, at=timezone.now())
    with django_assert_max_num_queries(1 + 5):
        for _ in range(5):
            next(pieces)
