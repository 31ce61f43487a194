"""Reading an earlier return: on its pages and by command; what it fills in, leaves and refuses."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from tests.council import turn_the_census_off
from tests.factories import WorkerFactory
from tests.tracker.census.facts import PERSON
from tests.workforce.rules.census.returns import AREA, ORDERS, WHOLE, xml_of
from tracker.census.importing import apply_return, apply_upload, keep_upload
from workforce.models import CensusPerson, CensusPost, CensusUpload, CensusYear, Event
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("census")]
ADDRESS = "/census/import/"


def upload(client, content, name="csww.xml"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def kept():
    return CensusPerson.objects.count(), CensusPost.objects.count(), CensusYear.objects.count()


def test_census_import_and_census_upload_show_then_fill_in(as_officer):
    worker = WorkerFactory(swe_number="SW101", family_name="Ahmed")
    answer = upload(as_officer, xml_of(WHOLE, WHOLE | {"SWENo": "SW102"}))
    waiting = CensusUpload.objects.get()
    assert answer.url == reverse("tracker:census_upload", args=[waiting.pk])
    assert kept() == (0, 0, 0)
    page = as_officer.get(answer.url)
    text = page.content.decode()
    assert "Amina Ahmed" in text and "Row 2: SW102" in text
    answer = as_officer.post(answer.url, {"digest": page.context["plan"].digest})
    assert answer.url == reverse("tracker:census_year", args=[2025])
    person, post = CensusPerson.objects.get(worker=worker), CensusPost.objects.get(worker=worker)
    assert person.answers == {
        name: text for name, text in PERSON.items() if name not in ("GenderCurrent", "QualInst")
    }
    assert (post.year, post.number, post.answers["StartOrigin"], post.answers["BaseSalary"]) == (
        2025,
        1,
        "2",
        "41511.00",
    )
    assert CensusYear.objects.get(year=2025).answers == AREA
    assert not CensusUpload.objects.exists()
    event = Event.objects.get(verb="census imported")
    assert (event.details["people"], event.details["not_in_the_tracker"]) == (1, 1)
    assert "1985" not in str(list(Event.objects.values_list("details", flat=True)))


def test_a_second_time_it_changes_nothing(as_officer):
    WorkerFactory(swe_number="SW101")
    content = xml_of(WHOLE)
    apply_return(content, by=None, at=timezone.now())
    before = list(CensusPost.objects.values_list("pk", "version", "saved_at"))
    plan = apply_return(content, by=None, at=timezone.now() + timedelta(1))
    assert (plan.new, plan.other) == (0, 0)
    assert list(CensusPost.objects.values_list("pk", "version", "saved_at")) == before


@pytest.mark.parametrize(("replace", "stands"), [(False, "BAFR"), (True, "WBRI")])
def test_what_was_entered_stays_unless_it_is_to_be_replaced(replace, stands):
    worker = WorkerFactory(swe_number="SW101")
    CensusPerson.objects.create(worker=worker, answers={"Ethnicity": "BAFR"}, version=1)
    plan = apply_return(xml_of(WHOLE), replace=replace, by=None, at=timezone.now())
    assert plan.people[0].other == ["Ethnicity"]
    person = CensusPerson.objects.get(worker=worker)
    assert (person.answers["Ethnicity"], person.answers["Sex"], person.version) == (stands, "F", 2)


@pytest.mark.parametrize("number", ["SW101", "sw101", "SW0000000101"])
def test_people_are_found_by_their_number_however_it_is_written(number):
    WorkerFactory(swe_number="SW101")
    assert len(apply_return(xml_of(WHOLE | {"SWENo": number}), by=None, at=timezone.now()).people) == 1


def test_two_posts_of_one_person_go_to_two_and_contradictions_are_told():
    worker = WorkerFactory(swe_number="SW101")
    second = WHOLE | {"OrgRole": "6", "RoleStartDate": "2022-01-01", "Sex": "M"}
    plan = apply_return(xml_of(WHOLE, second), by=None, at=timezone.now())
    assert sorted(worker.census_posts.values_list("number", flat=True)) == [1, 2]
    assert "rows 1 and 2 of the file: they say different things for Sex" in " ".join(plan.found.notes)


def test_what_is_wrong_in_the_file_is_kept_and_counted():
    worker = WorkerFactory(swe_number="SW101")
    plan = apply_return(xml_of(WHOLE | {"Ethnicity": "British", "FTE": "2"}), by=None, at=timezone.now())
    assert plan.wrong == 2
    assert worker.census_person.answers["Ethnicity"] == "British"


def test_what_changed_meanwhile_is_looked_at_again(as_officer, officer):
    worker = WorkerFactory(swe_number="SW101")
    address = upload(as_officer, xml_of(WHOLE)).url
    digest = as_officer.get(address).context["plan"].digest
    CensusPerson.objects.create(worker=worker, answers={"Sex": "M"}, version=1)
    page = as_officer.post(address, {"digest": digest})
    assert "Something has changed since you looked at it" in page.content.decode()
    assert kept() == (1, 0, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE m [<!ENTITY a 'x'>]><Message>&a;</Message>", "declares a document type"),
        (b"<html/>", "another kind of file"),
        (b"", "The file is empty"),
        (xml_of(WHOLE).replace(b"<LEA>340", b"<LEA>212"), "return of authority 212; this is 340"),
        (xml_of(WHOLE)[:-9], "not XML that can be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_box(as_officer, content, words):
    page = upload(as_officer, content)
    assert words in page.content.decode()
    assert page.context["form"].errors["file"]
    assert not CensusUpload.objects.exists()


def test_a_file_waits_for_a_day_and_census_discard_deletes_it(as_officer, officer):
    now = timezone.now()
    old = keep_upload(content=xml_of(WHOLE), file_name="x.xml", by=officer, at=now - timedelta(days=1))
    assert as_officer.get(f"{ADDRESS}{old.pk}/").status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(Refusal, match="no longer kept"):
        apply_upload(upload=old, digest="", replace=False, by=officer, at=now)
    new = keep_upload(content=xml_of(WHOLE), file_name="y.xml", by=officer, at=now)
    assert list(CensusUpload.objects.all()) == [new]
    as_officer.post(reverse("tracker:census_discard", args=[new.pk]))
    assert not CensusUpload.objects.exists()


@pytest.mark.parametrize("year", ORDERS)
def test_the_command_reads_every_layout(tmp_path, capsys, year):
    worker = WorkerFactory(swe_number="SW101")
    file = tmp_path / "csww.xml"
    file.write_bytes(xml_of(WHOLE, WHOLE | {"SWENo": "SW9"}, year=year))
    call_command("import_census", file, "--dry-run")
    assert kept() == (0, 0, 0)
    call_command("import_census", file)
    said = capsys.readouterr().out
    assert f"Return of {year}: 2 rows read, 1 person found." in said
    assert "Row 2: SW9 is not in the tracker." in said
    assert worker.census_posts.get().year == year


def test_the_command_refuses_in_words_and_while_the_census_is_off(tmp_path):
    file = tmp_path / "csww.xml"
    file.write_bytes(b"<Message>")
    with pytest.raises(CommandError, match=r"not XML that can be read.*Nothing was changed"):
        call_command("import_census", file)
    file.write_bytes(xml_of(WHOLE))
    turn_the_census_off()
    with pytest.raises(CommandError, match="census is turned off"):
        call_command("import_census", file)
    assert kept() == (0, 0, 0)
