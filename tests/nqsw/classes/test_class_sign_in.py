"""Signing in on the day by the code shown in the room; series and the month of classes."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.urls import reverse

from nqsw.classes.rules import code_at, is_code_good
from nqsw.models import MasterClass, SeatStatus
from tests.factories import AccountFactory, MasterClassFactory, PlaceFactory, WorkerFactory
from tests.nqsw.classes.test_classes import FORM
from workforce.audit_trail.services import record_event
from workforce.models import AuthorityRole, Event

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
UID = UUID(int=1)


@pytest.mark.parametrize(
    ("seconds", "is_good"), [(0, True), (59, True), (60, True), (119, True), (120, False)]
)
def test_a_code_is_good_while_shown_and_for_as_long_again(seconds, is_good):
    code = code_at(START, uid=UID, secret="s")
    assert is_code_good(code, START + timedelta(seconds=seconds), uid=UID, secret="s") is is_good


def test_codes_differ_by_class_and_by_secret():
    codes = {code_at(START, uid=uid, secret=secret) for uid in (UID, UUID(int=2)) for secret in ("s", "t")}
    assert len(codes) == 4


@pytest.fixture
def place():
    return PlaceFactory(master_class=MasterClassFactory(starts_at=START))


def enter(client, place, at, time_machine, code=None):
    time_machine.move_to(at, tick=False)
    code = code or code_at(at, uid=place.master_class.uid, secret=settings.SECRET_KEY)
    address = reverse("nqsw:class_sign_in", args=[place.master_class_id])
    page = client.post(address, {"code": f"{code[:3]} {code[3:]}"}, follow=True)
    place.refresh_from_db()
    return page


@pytest.mark.parametrize(
    ("minutes", "mark"),
    [(-31, ""), (-30, "present"), (0, "present"), (10, "present"), (11, "late"), (120, "late"), (121, "")],
)
def test_when_one_can_sign_in_and_from_when_on_late(sign_in, place, time_machine, minutes, mark):
    enter(sign_in(place.worker), place, START + timedelta(minutes=minutes), time_machine)
    assert place.mark == mark


def test_a_wrong_code_marks_nobody(sign_in, place, time_machine):
    page = enter(sign_in(place.worker), place, START, time_machine, code="abcdef")
    assert "Enter the 6-digit code" in page.text
    other = code_at(START + timedelta(hours=1), uid=place.master_class.uid, secret=settings.SECRET_KEY)
    page = enter(sign_in(place.worker), place, START, time_machine, code=other)
    assert "Enter the code shown in the room now." in page.text
    assert place.mark == ""


def wrong_code(place):
    return code_at(START + timedelta(hours=1), uid=place.master_class.uid, secret=settings.SECRET_KEY)


@pytest.mark.parametrize(("wrong", "mark"), [(4, "present"), (5, "")])
def test_after_five_wrong_codes_even_the_right_one_is_not_looked_at(
    sign_in, place, time_machine, wrong, mark
):
    client = sign_in(place.worker)
    for _ in range(wrong):
        enter(client, place, START, time_machine, code=wrong_code(place))
    page = enter(client, place, START, time_machine)
    assert ("Too many wrong codes. Wait 10 minutes" in page.text) is not bool(mark)
    assert place.mark == mark
    assert Event.objects.filter(verb="wrong class code", worker=place.worker).count() == wrong


def test_ten_minutes_later_codes_are_looked_at_again(sign_in, place, time_machine):
    client = sign_in(place.worker)
    for _ in range(5):
        enter(client, place, START, time_machine, code=wrong_code(place))
    enter(client, place, START + timedelta(minutes=10), time_machine)
    assert place.mark == "present"


@pytest.mark.parametrize(("others", "mark"), [(39, "present"), (40, "")])
def test_many_people_with_wrong_codes_close_the_class_to_codes(sign_in, place, time_machine, others, mark):
    time_machine.move_to(START, tick=False)
    for _ in range(others):
        record_event(verb="wrong class code", subject=place.master_class, by=None, worker=WorkerFactory())
    enter(sign_in(place.worker), place, START, time_machine)
    assert place.mark == mark


def test_wrong_codes_of_another_class_do_not_count(sign_in, place, time_machine):
    time_machine.move_to(START, tick=False)
    for _ in range(5):
        record_event(verb="wrong class code", subject=MasterClassFactory(), by=None, worker=place.worker)
    enter(sign_in(place.worker), place, START, time_machine)
    assert place.mark == "present"


def test_the_facilitators_mark_stands(sign_in, place, time_machine):
    place.mark = "late"
    place.save()
    enter(sign_in(place.worker), place, START, time_machine)
    assert place.mark == "late"
    assert not Event.objects.filter(verb="signed in to a class").exists()


@pytest.mark.parametrize("status", [SeatStatus.WAITING, SeatStatus.WITHDRAWN])
def test_who_has_no_place_signs_in_nowhere(sign_in, place, time_machine, status):
    place.status = status
    place.save()
    assert enter(sign_in(place.worker), place, START, time_machine).status_code == 404


def test_the_code_is_shown_to_the_facilitator_only_and_only_then(sign_in, place, time_machine):
    facilitator = WorkerFactory()
    MasterClass.objects.update(facilitated_by=facilitator)
    address = reverse("nqsw:class_code", args=[place.master_class_id])
    time_machine.move_to(START, tick=False)
    code = code_at(START, uid=place.master_class.uid, secret=settings.SECRET_KEY)
    shown = f"{code[:3]} {code[3:]}"
    assert shown in sign_in(facilitator).get(address).text
    part = sign_in(facilitator).get(address, headers={"HX-Request": "true"}).text
    assert (shown in part, "<html" in part) == (True, False)
    assert sign_in(place.worker).get(address).status_code == 403
    time_machine.move_to(START - timedelta(hours=1), tick=False)
    assert 'class="tracker-code"' not in sign_in(facilitator).get(address).text


# --- Series and month ----------------------------------------------------------------------------------


@pytest.fixture
def psw():
    return AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)


def test_a_series_keeps_its_hour_when_the_clocks_change(sign_in, frozen_today, psw):
    data = {**FORM, "held_on_day": "17", "held_on_month": "3", "held_on_year": "2027"}
    sign_in(psw).post(reverse("nqsw:class_new"), {**data, "every_weeks": "2", "number": "3"})
    found = list(MasterClass.objects.order_by("starts_at"))
    assert [one.held_on for one in found] == [date(2027, 3, 17), date(2027, 3, 31), date(2027, 4, 14)]
    assert [one.starts_at.hour for one in found] == [14, 13, 13]
    assert len({one.series for one in found}) == 1


def test_a_single_class_is_no_series(sign_in, frozen_today, psw):
    sign_in(psw).post(reverse("nqsw:class_new"), {**FORM, "every_weeks": "0", "number": "5"})
    assert MasterClass.objects.get().series is None


def test_more_classes_than_a_year_holds_are_told(sign_in, frozen_today, psw):
    page = sign_in(psw).post(reverse("nqsw:class_new"), {**FORM, "every_weeks": "2", "number": "13"})
    assert "must be 12 or less" in page.text
    assert not MasterClass.objects.exists()


def month(client, text):
    return client.get(reverse("nqsw:class_month"), {"month": text} if text else {})


def test_a_month_shows_its_classes_on_their_days(sign_in, frozen_today):
    master_class = MasterClassFactory(starts_at=datetime(2026, 12, 9, 14, 0, tzinfo=UTC))
    MasterClassFactory(starts_at=datetime(2026, 12, 10, 14, 0, tzinfo=UTC), cancelled_at=START)
    page = month(sign_in(WorkerFactory()), "2026-12")
    held = {day: classes for week in page.context["weeks"] for day, classes in week if classes}
    assert held == {date(2026, 12, 9): [master_class]}
    assert (page.context["weeks"][0][0][0], page.context["number"]) == (date(2026, 11, 30), 1)


def test_this_month_is_shown_when_none_is_asked_for(sign_in, frozen_today):
    assert month(sign_in(WorkerFactory()), "").context["first"] == date(2026, 11, 1)


@pytest.mark.parametrize("text", ["2026-13", "26-12", "december", "1999-12", "9999-12", "2026-12-01"])
def test_what_is_no_month_is_not_found(sign_in, frozen_today, text):
    assert month(sign_in(WorkerFactory()), text).status_code == 404
