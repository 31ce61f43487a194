"""The attendance register: who marks it, when, by taps or as a whole, and marks taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from nqsw.models import AttendanceMark, SeatStatus
from tests.factories import AccountFactory, MasterClassFactory, PlaceFactory, WorkerFactory
from workforce.models import AuthorityRole, Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def facilitator():
    return WorkerFactory()


@pytest.fixture
def master_class(facilitator):
    return MasterClassFactory(starts_at=NOW - timedelta(hours=1), facilitated_by=facilitator)


def address(master_class):
    return reverse("nqsw:register", args=[master_class.pk])


def marks(master_class):
    return dict(master_class.places.values_list("pk", "mark"))


def test_one_tap_saves_one_mark_and_answers_when(sign_in, frozen_today, master_class, facilitator):
    place, other = PlaceFactory.create_batch(2, master_class=master_class)
    answer = sign_in(facilitator).post(address(master_class), {f"mark-{place.pk}": "late"}, **JSON)
    assert answer.json() == {"saved_at": NOW.isoformat()}
    assert marks(master_class) == {place.pk: "late", other.pk: ""}
    place.refresh_from_db()
    assert place.marked_at == NOW


def test_the_same_tap_sent_again_changes_nothing(sign_in, frozen_today, master_class, facilitator):
    place = PlaceFactory(master_class=master_class)
    for _ in range(3):
        sign_in(facilitator).post(address(master_class), {f"mark-{place.pk}": "absent"}, **JSON)
    assert Event.objects.filter(verb="register marked").count() == 1


def test_a_mark_is_taken_back(sign_in, frozen_today, master_class, facilitator):
    place = PlaceFactory(master_class=master_class, mark="present", marked_at=NOW)
    sign_in(facilitator).post(address(master_class), {f"mark-{place.pk}": ""}, **JSON)
    place.refresh_from_db()
    assert (place.mark, place.marked_at) == ("", None)


def test_everyone_present_leaves_the_marks_already_made(sign_in, frozen_today, master_class, facilitator):
    late, unmarked = (
        PlaceFactory(master_class=master_class, mark="late"),
        PlaceFactory(master_class=master_class),
    )
    waiting = PlaceFactory(master_class=master_class, status=SeatStatus.WAITING)
    data = {"everyone": "present", f"mark-{late.pk}": "late", f"mark-{unmarked.pk}": ""}
    page = sign_in(facilitator).post(address(master_class), data, follow=True)
    assert "The register is saved." in page.text
    assert marks(master_class) == {late.pk: "late", unmarked.pk: "present", waiting.pk: ""}


def test_the_whole_register_is_saved_without_script(sign_in, frozen_today, master_class, facilitator):
    places = PlaceFactory.create_batch(5, master_class=master_class)
    data = {f"mark-{place.pk}": mark for place, mark in zip(places, AttendanceMark, strict=True)}
    sign_in(facilitator).post(address(master_class), data)
    assert list(marks(master_class).values()) == list(AttendanceMark)
    event = Event.objects.get(verb="register marked")
    assert event.details["absent"] == 1


@pytest.mark.parametrize(
    ("days", "is_open"), [(-1, False), (0, True), (1, True)], ids=["day before", "on the day", "day after"]
)
def test_the_register_opens_on_the_day_of_the_class(sign_in, time_machine, facilitator, days, is_open):
    master_class = MasterClassFactory(starts_at=NOW + timedelta(hours=5), facilitated_by=facilitator)
    place = PlaceFactory(master_class=master_class)
    time_machine.move_to(NOW + timedelta(days=days), tick=False)
    client = sign_in(facilitator)
    assert (f'id="mark-{place.pk}-present"' in client.get(address(master_class)).text) is is_open
    answer = client.post(address(master_class), {f"mark-{place.pk}": "present"}, **JSON)
    assert answer.status_code == (200 if is_open else 400)
    assert marks(master_class) == {place.pk: "present" if is_open else ""}


def test_a_cancelled_class_has_no_register(sign_in, frozen_today, master_class, facilitator):
    place = PlaceFactory(master_class=master_class)
    master_class.cancelled_at = NOW - timedelta(days=2)
    master_class.save()
    sign_in(facilitator).post(address(master_class), {f"mark-{place.pk}": "present"})
    assert marks(master_class) == {place.pk: ""}


@pytest.mark.parametrize(
    "data",
    [{"mark-{pk}": "asleep"}, {"everyone": "asleep"}],
    ids=["one", "everyone"],
)
def test_a_mark_that_there_is_not_is_refused(sign_in, frozen_today, master_class, facilitator, data):
    place = PlaceFactory(master_class=master_class)
    sent = {name.format(pk=place.pk): value for name, value in data.items()}
    answer = sign_in(facilitator).post(address(master_class), sent, **JSON)
    assert answer.status_code == 400
    assert marks(master_class) == {place.pk: ""}


def test_marks_of_other_classes_and_of_nothing_are_passed_over(
    sign_in, frozen_today, master_class, facilitator
):
    place, elsewhere = PlaceFactory(master_class=master_class), PlaceFactory()
    sent = {
        f"mark-{place.pk}": "present",
        f"mark-{elsewhere.pk}": "absent",
        "mark-x": "late",
        "mark-": "late",
    }
    assert sign_in(facilitator).post(address(master_class), sent, **JSON).status_code == 200
    elsewhere.refresh_from_db()
    assert (marks(master_class), elsewhere.mark) == ({place.pk: "present"}, "")


@pytest.mark.parametrize(
    ("who", "status"),
    [("facilitator", 200), ("psw", 200), ("participant", 403), ("manager", 403), ("qa", 404), ("admin", 404)],
)
def test_who_marks_a_register(sign_in, frozen_today, master_class, facilitator, who, status):
    manager = WorkerFactory(org_role=3)
    participant = WorkerFactory(line_manager=manager)
    PlaceFactory(master_class=master_class, worker=participant)
    people = {
        "facilitator": facilitator,
        "participant": participant,
        "manager": manager,
        "psw": AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER),
        "qa": AccountFactory(role=AuthorityRole.QUALITY_ASSURANCE),
        "admin": AccountFactory(role=AuthorityRole.ADMINISTRATOR),
    }
    client = sign_in(people[who])
    assert client.get(address(master_class)).status_code == status
    assert client.post(address(master_class), {}, **JSON).status_code == status


def test_the_register_asks_the_database_as_often_for_many_people(
    sign_in, frozen_today, queries_of, master_class, facilitator
):
    client, asked = sign_in(facilitator), []
    for number in (1, 2, 47):
        PlaceFactory.create_batch(number, master_class=master_class)
        asked.append(queries_of(client, address(master_class)))
    assert len(set(asked)) == 1
