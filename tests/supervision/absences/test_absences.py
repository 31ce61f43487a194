"""Absences: recorded, changed, removed; each moves the due day in the same transaction."""

from datetime import date

import pytest

from supervision.absences.services import AbsenceOverlaps, change_absence, record_absence, remove_absence
from supervision.clock.due_days import differences
from tests.factories import AbsenceFactory, AccountFactory, AgreementFactory, SessionFactory, WorkerFactory
from workforce.models import Absence, Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def agreement():
    """Due on Thursday 2 April 2026, with nothing held yet."""
    return AgreementFactory(supervisee__given_name="Amina", supervisee__family_name="Ahmed")


def typed(started_on, ended_on=None, reason="SIC"):
    data = {"reason": reason}
    for name, day in (("started_on", started_on), ("ended_on", ended_on)):
        for part in ("day", "month", "year"):
            data[f"{name}_{part}"] = getattr(day, part) if day else ""
    return data


def page(agreement, rest=""):
    return f"/people/{agreement.supervisee_id}/absences/{rest}"


def test_an_absence_moves_the_due_day_to_five_working_days_after_the_return(agreement):
    record_absence(
        worker=agreement.supervisee,
        started_on=date(2026, 3, 30),
        ended_on=date(2026, 4, 10),
        reason="SIC",
        by=None,
    )
    agreement.refresh_from_db()
    assert agreement.next_due_on == date(2026, 4, 17)
    assert list(differences()) == []


def test_an_absence_without_an_end_suspends_the_clock_and_its_end_starts_it_again(agreement):
    absence = record_absence(
        worker=agreement.supervisee, started_on=date(2026, 3, 30), ended_on=None, reason="MAT", by=None
    )
    agreement.refresh_from_db()
    assert agreement.next_due_on is None
    change_absence(
        absence=absence, started_on=date(2026, 3, 30), ended_on=date(2026, 4, 10), reason="MAT", by=None
    )
    agreement.refresh_from_db()
    assert agreement.next_due_on == date(2026, 4, 17)


def test_a_removed_absence_gives_the_due_day_back(agreement):
    absence = record_absence(
        worker=agreement.supervisee, started_on=date(2026, 3, 30), ended_on=None, reason="SIC", by=None
    )
    remove_absence(absence=absence, by=None)
    agreement.refresh_from_db()
    assert agreement.next_due_on == date(2026, 4, 2)
    assert not Absence.objects.exists()


def test_each_change_is_one_event_with_its_days(agreement):
    by = AccountFactory()
    days = {"started_on": date(2026, 3, 30), "ended_on": date(2026, 4, 10), "reason": "SIC"}
    absence = record_absence(worker=agreement.supervisee, **days, by=by)
    change_absence(absence=absence, **{**days, "ended_on": None}, by=by)
    remove_absence(absence=absence, by=by)
    assert [
        (event.verb, event.actor, event.worker_id, event.details["ended_on"]) for event in Event.objects.all()
    ] == [
        ("absence recorded", by, agreement.supervisee_id, "2026-04-10"),
        ("absence changed", by, agreement.supervisee_id, None),
        ("absence removed", by, agreement.supervisee_id, None),
    ]


@pytest.mark.parametrize(
    ("started_on", "ended_on", "overlaps"),
    [
        (date(2026, 5, 1), date(2026, 5, 10), False),
        (date(2026, 5, 1), date(2026, 5, 11), True),
        (date(2026, 5, 24), date(2026, 5, 30), True),
        (date(2026, 5, 25), date(2026, 5, 30), False),
        (date(2026, 5, 25), None, False),
        (date(2026, 5, 1), None, True),
        (date(2026, 5, 13), date(2026, 5, 14), True),
    ],
)
def test_two_absences_of_one_person_share_no_day(started_on, ended_on, overlaps):
    worker = AbsenceFactory().worker  # 11 to 24 May
    days = {"started_on": started_on, "ended_on": ended_on, "reason": "SIC"}
    if overlaps:
        with pytest.raises(AbsenceOverlaps, match="from 11 May 2026 to 24 May 2026"):
            record_absence(worker=worker, **days, by=None)
    else:
        record_absence(worker=worker, **days, by=None)
    assert worker.absences.count() == 1 + (not overlaps)


def test_an_absence_does_not_overlap_itself_when_it_changes():
    absence = AbsenceFactory()
    change_absence(
        absence=absence, started_on=date(2026, 5, 12), ended_on=date(2026, 5, 30), reason="SIC", by=None
    )
    assert Absence.objects.get().ended_on == date(2026, 5, 30)


def test_the_supervisor_records_one_and_is_told_the_new_due_day(sign_in, agreement):
    client = sign_in(agreement.supervisor)
    response = client.post(page(agreement, "new/"), typed(date(2026, 11, 2), date(2026, 11, 13)), follow=True)
    content = response.content.decode()
    assert "The absence is recorded. The next supervision is due by Thursday 2 April." in content
    assert "Fri 13 Nov" in content


def test_an_absence_that_is_not_over_is_said_to_stop_the_clock(sign_in, agreement):
    held = SessionFactory(supervisor=agreement.supervisor, supervisee=agreement.supervisee, status="held")
    response = sign_in(agreement.supervisor).post(page(agreement, "new/"), typed(held.held_on), follow=True)
    agreement.refresh_from_db()
    assert agreement.next_due_on is None
    assert "The supervision clock is suspended until the last day away is known." in response.content.decode()


def test_the_return_is_written_on_the_change_page(sign_in, agreement):
    absence = AbsenceFactory(worker=agreement.supervisee, ended_on=None)
    sign_in(agreement.supervisor).post(
        page(agreement, f"{absence.pk}/"), typed(date(2026, 5, 11), date(2026, 5, 24))
    )
    absence.refresh_from_db()
    assert absence.ended_on == date(2026, 5, 24)


def test_a_mistaken_absence_is_removed(sign_in, agreement):
    absence = AbsenceFactory(worker=agreement.supervisee)
    response = sign_in(agreement.supervisor).post(page(agreement, f"{absence.pk}/remove/"), follow=True)
    assert "The absence is removed." in response.content.decode()
    assert "No absences recorded" in response.content.decode()


@pytest.mark.parametrize(
    ("started_on", "ended_on", "message"),
    [
        (date(2026, 11, 13), date(2026, 11, 2), "The last day away must be on or after the first day."),
        (date(2026, 5, 20), date(2026, 5, 30), "These days overlap an absence already recorded"),
        (date(2026, 5, 11), date(2026, 5, 12), "absence"),
        (None, None, "Enter the first day away"),
        (date(1899, 1, 1), None, "The year must be between 2000 and 2059"),
        (date(2026, 1, 1), date(9999, 12, 31), "The year must be between 2000 and 2059"),
    ],
)
def test_what_cannot_be_is_said_on_the_form(sign_in, agreement, started_on, ended_on, message):
    AbsenceFactory(worker=agreement.supervisee)
    response = sign_in(agreement.supervisor).post(page(agreement, "new/"), typed(started_on, ended_on))
    assert response.status_code == 200
    assert message in response.content.decode()
    assert "There is a problem" in response.content.decode()
    assert Absence.objects.count() == 1


def test_a_person_sees_their_own_absences_and_records_none(sign_in, agreement):
    AbsenceFactory(worker=agreement.supervisee)
    client = sign_in(agreement.supervisee)
    content = client.get(page(agreement)).content.decode()
    assert "Sickness" in content
    assert "Record an absence" not in content
    assert client.get(page(agreement, "new/")).status_code == 403


@pytest.mark.parametrize("path", ["", "new/"])
def test_a_colleague_finds_nothing(sign_in, agreement, path):
    assert sign_in(WorkerFactory()).get(page(agreement, path)).status_code == 404


@pytest.mark.parametrize("role", ["psw", "admin"])
def test_the_authoritys_roles_record_absences_of_anybody(sign_in, agreement, role):
    client = sign_in(AccountFactory(role=role))
    client.post(page(agreement, "new/"), typed(date(2026, 11, 2), date(2026, 11, 13)))
    assert agreement.supervisee.absences.count() == 1


def test_an_absence_of_somebody_else_is_not_found_under_this_persons_address(sign_in, agreement):
    other = AbsenceFactory()
    assert sign_in(agreement.supervisor).get(page(agreement, f"{other.pk}/")).status_code == 404
