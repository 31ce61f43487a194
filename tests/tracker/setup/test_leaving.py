"""Somebody leaves: what ends by itself, and who is left for a person to hand over."""

from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils import timezone

from supervision.models import Status
from tests.factories import (
    AccountFactory,
    AgreementFactory,
    CoverFactory,
    EnrolmentFactory,
    MentorAssignmentFactory,
    SessionFactory,
    SlotFactory,
    WorkerFactory,
)
from tracker.setup.leaving import leave_authority, left_behind
from workforce.people.employment import come_back, withdraw_last_day

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 11, 30)
AT = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


def leave(worker, last_day=LAST_DAY):
    leave_authority(worker=worker, last_day=last_day, by=None, at=AT)
    worker.refresh_from_db()


def test_supervision_ends_with_the_last_day():
    agreement = AgreementFactory()
    leave(agreement.supervisee)
    agreement.refresh_from_db()
    assert (agreement.ends_on, agreement.supervisee.left_on) == (LAST_DAY, LAST_DAY)


def test_the_programme_ends_as_left():
    enrolment = EnrolmentFactory()
    leave(enrolment.worker)
    enrolment.refresh_from_db()
    assert (enrolment.status, enrolment.ended_on) == ("left", LAST_DAY)


@pytest.mark.parametrize(
    ("day", "status"), [(30, Status.BOOKED), (1, Status.CANCELLED)], ids=["on the last day", "the day after"]
)
def test_bookings_after_the_last_day_are_called_off(day, status):
    month = 11 if day == 30 else 12
    session = SessionFactory(starts_at=datetime(2026, month, day, 10, 0, tzinfo=UTC))
    leave(session.supervisees.get())
    session.refresh_from_db()
    assert session.status == status


def test_cover_that_a_leaver_gives_ends_with_their_last_day_and_their_sessions_go_back():
    cover = CoverFactory()
    session = SessionFactory(
        supervisor=cover.supervisor,
        supervisee=cover.agreement.supervisee,
        starts_at=datetime(2026, 12, 2, 10, 0, tzinfo=UTC),
    )
    leave(cover.supervisor)
    cover.refresh_from_db(), session.refresh_from_db()
    assert cover.ends_on == LAST_DAY
    assert (session.supervisor, session.status) == (cover.agreement.supervisor, Status.BOOKED)


def test_times_offered_after_the_last_day_are_withdrawn():
    slot = SlotFactory(starts_at=datetime(2026, 12, 1, 10, 0, tzinfo=UTC))
    leave(slot.supervisor)
    slot.refresh_from_db()
    assert slot.withdrawn_at == AT


def test_a_later_last_day_moves_what_ended_with_the_earlier_one():
    agreement = AgreementFactory()
    enrolment = EnrolmentFactory(worker=agreement.supervisee)
    leave(agreement.supervisee)
    leave(agreement.supervisee, date(2026, 12, 31))
    agreement.refresh_from_db()
    enrolment.refresh_from_db()
    assert (agreement.ends_on, enrolment.ended_on) == (date(2026, 12, 31), date(2026, 12, 31))


def test_whoever_they_look_after_waits_for_a_person_to_decide():
    supervisor = WorkerFactory(org_role=3)
    agreement = AgreementFactory(supervisor=supervisor)
    mentee = MentorAssignmentFactory(mentor=supervisor)
    report = WorkerFactory(line_manager=supervisor)
    leave(supervisor)
    waiting = left_behind(supervisor, after=LAST_DAY)
    assert list(waiting.agreements) == [agreement]
    assert list(waiting.mentees) == [mentee]
    assert list(waiting.reports) == [report]


def test_the_page_notes_the_day_and_shows_who_waits(sign_in):
    agreement = AgreementFactory()
    client = sign_in(AccountFactory(role="psw"))
    address = reverse("tracker:leave", args=[agreement.supervisor.pk])
    day = {"last_day_day": "30", "last_day_month": "11", "last_day_year": "2026"}
    answer = client.post(address, day, follow=True)
    assert f"{agreement.supervisee.full_name} needs a supervisor" in answer.content.decode()
    agreement.supervisor.refresh_from_db()
    assert agreement.supervisor.left_on == LAST_DAY


def test_a_day_before_the_first_is_told(sign_in):
    worker = WorkerFactory(started_on=date(2026, 3, 2))
    client = sign_in(AccountFactory(role="psw"))
    day = {"last_day_day": "1", "last_day_month": "3", "last_day_year": "2026"}
    answer = client.post(reverse("tracker:leave", args=[worker.pk]), day)
    assert answer.context["form"].errors["last_day"] == [
        "Amina started on 02/03/2026; the last day must be on or after that"
    ]
    worker.refresh_from_db()
    assert worker.left_on is None


@pytest.mark.parametrize("is_new_time", [False, True])
def test_whoever_comes_back_signs_in_anew(sign_in, is_new_time):
    worker = WorkerFactory()
    client = sign_in(worker)
    UserSession.objects.create(
        user=worker.account, session_key=client.session.session_key, ip="127.0.0.1", user_agent="x"
    )
    last_day = timezone.localdate() - timedelta(1)
    leave(worker, last_day)
    assert client.get("/").status_code == HTTPStatus.FOUND
    if is_new_time:
        come_back(worker=worker, started_on=timezone.localdate(), left_on=last_day, by=None)
    else:
        withdraw_last_day(worker=worker, by=None)
    assert client.get("/").status_code == HTTPStatus.FOUND
