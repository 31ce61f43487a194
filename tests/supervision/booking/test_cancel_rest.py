"""Cancelling what is left of a series: one reason, one e-mail to each, and all or none."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from supervision.booking.services.bookable import NotBookable
from supervision.booking.services.series import book_series, cancel_rest
from supervision.models import CancellationReason, DiaryEntry, Session, Status
from supervision.rules.repeating import instant
from tests.factories import AgreementFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
WHY = {"reason": "workload", "side": "supervisor", "text": ""}


@pytest.fixture
def agreement():
    return AgreementFactory(supervisee__given_name="Amina", supervisor__given_name="Dele")


@pytest.fixture
def booked(agreement):
    """Four Tuesdays, booked in one go."""
    days = [date(2026, 11, 24) + n * timedelta(weeks=1) for n in range(4)]
    times = [(instant(day, time(10)), instant(day, time(11, 30))) for day in days]
    return book_series(supervisee=agreement.supervisee, times=times, place="", by=None, at=NOW)


def statuses():
    return list(Session.objects.order_by("starts_at").values_list("status", flat=True))


def cancel(session, agreement, **facts):
    return cancel_rest(session=session, by=agreement.supervisor.account, at=NOW, **{**WHY, **facts})


def test_the_session_and_all_after_it_are_cancelled_for_one_reason(booked, agreement):
    assert cancel(booked[1], agreement) == booked[1]
    assert statuses() == [Status.BOOKED, Status.CANCELLED, Status.CANCELLED, Status.CANCELLED]
    off = Session.objects.filter(status=Status.CANCELLED)
    assert set(off.values_list("called_off_reason", "called_off_side")) == {
        (CancellationReason.WORKLOAD.value, "supervisor")
    }
    assert DiaryEntry.objects.not_cancelled().filter(worker=agreement.supervisee).count() == 1


def test_sent_twice_it_is_done_once(booked, agreement):
    cancel(booked[1], agreement)
    cancel(booked[1], agreement)
    with pytest.raises(NotBookable):
        cancel(booked[1], agreement, reason="court")
    assert statuses() == [Status.BOOKED, *[Status.CANCELLED] * 3]


def test_each_hears_of_it_in_one_e_mail(booked, agreement, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        cancel(booked[1], agreement)
    told = {mail.to[0]: mail.body.splitlines()[0] for mail in mailoutbox}
    when = "Tuesday 1 December to Tuesday 15 December, 10:00 to 11:30."
    assert (len(mailoutbox), told) == (
        2,
        {
            each.account.email: f"3 sessions of supervision with {other} are cancelled: {when}"
            for each, other in (
                (agreement.supervisee, agreement.supervisor),
                (agreement.supervisor, agreement.supervisee),
            )
        },
    )


@pytest.mark.parametrize(("rest", "left"), [("0", 3), ("1", 1)])
@pytest.mark.parametrize("side", ["supervisor", "supervisee"])
def test_whoever_cancels_says_whether_the_rest_goes_too(
    booked, agreement, sign_in, frozen_today, side, rest, left
):
    address = reverse("supervision:cancel", args=[booked[1].pk])
    client = sign_in(getattr(agreement, side))
    assert "This session and the 2 after it in the series" in client.get(address).content.decode()
    page = client.post(address, {**WHY, "slot": "none", "rest": rest}, follow=True)
    assert statuses().count(Status.BOOKED) == left
    assert ("2 later sessions cancelled with it." in page.content.decode()) == (rest == "1")


def test_another_time_takes_the_place_of_the_first(booked, agreement, sign_in, frozen_today):
    address = reverse("supervision:cancel", args=[booked[1].pk])
    typed = {"on_day": "3", "on_month": "12", "on_year": "2026", "starts": "10:00", "ends": "11:30"}
    sign_in(agreement.supervisor).post(address, {**WHY, "slot": "another", "rest": "1", **typed})
    coming = Session.objects.coming().order_by("starts_at").values_list("starts_at", flat=True)
    assert list(coming) == [booked[0].starts_at, instant(date(2026, 12, 3), time(10))]


def test_the_last_of_a_series_asks_nothing_of_the_rest(booked, agreement, sign_in, frozen_today):
    address = reverse("supervision:cancel", args=[booked[3].pk])
    assert "Which sessions?" not in sign_in(agreement.supervisor).get(address).content.decode()
