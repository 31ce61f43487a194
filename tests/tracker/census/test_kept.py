"""What becomes of what was entered: sealed to its person, kept for its time, joined with its record."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests.council import turn_the_census_off
from tests.factories import AccountFactory, WorkerFactory
from tests.tracker.census.facts import enter
from tests.workforce.rules.census.returns import WHOLE, xml_of
from tracker.census.importing import keep_upload
from tracker.setup.merging import merge_people
from workforce.census.services import CensusIsOff, save_answers, save_area
from workforce.models import CensusPerson, CensusPost, CensusUpload, RetentionHold
from workforce.models.sealed import NoteCannotBeOpened
from workforce.privacy.subject_access import everything_about

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("census")]


def years_of(worker):
    return list(worker.census_posts.values_list("year", flat=True).order_by("year"))


def apply_retention():
    out = StringIO()
    call_command("apply_retention", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("day", "left"),
    [("2026-09-29T10:00Z", [2024, 2025]), ("2026-09-30T10:00Z", [2025]), ("2027-09-30T10:00Z", [2025])],
)
def test_a_year_goes_two_years_after_its_30_september_but_never_the_last(time_machine, day, left):
    worker, held = WorkerFactory(), WorkerFactory()
    for year in (2023, 2024, 2025):
        enter(worker, year=year, BaseSalary="1")
    hold = {"case_number": "1", "reason": "A claim", "set_by": AccountFactory(), "set_at": timezone.now()}
    RetentionHold.objects.create(worker=held, **hold)
    enter(held, year=2022, BaseSalary="1")
    enter(held, year=2025, BaseSalary="1")
    time_machine.move_to(day, tick=False)
    apply_retention()
    assert (years_of(worker), years_of(held)) == (left, [2022, 2025])


def test_of_someone_who_left_all_of_it_goes_two_years_later(time_machine):
    worker = WorkerFactory(left_on=date(2026, 11, 1))
    CensusPerson.objects.create(worker=worker, answers={"Sex": "F"})
    enter(worker, BaseSalary="1")
    time_machine.move_to("2028-10-31T10:00Z", tick=False)
    apply_retention()
    assert (CensusPerson.objects.count(), CensusPost.objects.count()) == (1, 1)
    time_machine.move_to("2028-11-01T10:00Z", tick=False)
    apply_retention()
    assert (CensusPerson.objects.count(), CensusPost.objects.count()) == (0, 0)


def test_a_return_that_nobody_wanted_goes_with_the_next_run(time_machine):
    keep_upload(content=xml_of(WHOLE), file_name="x.xml", by=AccountFactory(role="wfd"), at=timezone.now())
    apply_retention()
    assert CensusUpload.objects.exists()
    time_machine.shift(timedelta(days=1))
    apply_retention()
    assert not CensusUpload.objects.exists()


def test_a_person_gets_all_of_it_and_nobody_elses():
    worker, other = WorkerFactory(), WorkerFactory()
    for one, pay in ((worker, "41000"), (other, "77000")):
        CensusPerson.objects.create(worker=one, answers={"Ethnicity": "BAFR"})
        enter(one, BaseSalary=pay)
    given = {one.model: one.rows for one in everything_about(worker)}
    assert "41000" in str(given["workforce.CensusPost"]) and "BAFR" in str(given["workforce.CensusPerson"])
    assert "77000" not in str(given)


def test_what_is_copied_to_another_person_does_not_open():
    worker, other = WorkerFactory(), WorkerFactory()
    CensusPerson.objects.create(worker=worker, answers={"Ethnicity": "BAFR"})
    CensusPerson.objects.create(worker=other, answers={"Ethnicity": "WBRI"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM workforce_censusperson WHERE worker_id = %s", [worker.pk])
        (sealed,) = cursor.fetchone()
        assert "BAFR" not in sealed
        change = "UPDATE workforce_censusperson SET answers = %s WHERE worker_id = %s"
        cursor.execute(change, [sealed, other.pk])
    with pytest.raises(NoteCannotBeOpened):
        _ = CensusPerson.objects.get(worker=other).answers


def test_two_records_of_one_person_are_joined():
    keep, other = WorkerFactory(), WorkerFactory(account=None, swe_number=None)
    CensusPerson.objects.create(worker=keep, answers={"Sex": "F"})
    CensusPerson.objects.create(worker=other, answers={"Sex": "M", "Ethnicity": "BAFR"})
    enter(keep, BaseSalary="41000")
    enter(other, BaseSalary="1", OtherPayments="5")
    enter(other, year=2025, BaseSalary="40000")
    merge_people(keep=keep, other=other, by=None)
    assert CensusPerson.objects.get().answers == {"Sex": "F", "Ethnicity": "BAFR"}
    assert {post.year: post.answers for post in keep.census_posts.all()} == {
        2026: {"BaseSalary": "41000", "OtherPayments": "5"},
        2025: {"BaseSalary": "40000"},
    }


def test_while_it_is_off_nothing_can_be_entered():
    officer, worker, now = AccountFactory(role="wfd"), WorkerFactory(), timezone.now()
    turn_the_census_off()
    with pytest.raises(CensusIsOff):
        save_answers(worker=worker, year=2026, number=1, answers={"Sex": "F"}, seen="0.0", by=officer, at=now)
    with pytest.raises(CensusIsOff):
        save_area(year=2026, answers={"NumberOfVacancies": "1"}, seen=0, by=officer, at=now)
    with pytest.raises(CensusIsOff):
        keep_upload(content=xml_of(WHOLE), file_name="x.xml", by=officer, at=now)
    assert not CensusPerson.objects.exists()
