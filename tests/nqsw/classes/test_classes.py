"""Master classes: the schedule, joining and leaving, the waiting list, other people's places."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from nqsw.classes.forms import standards_offered
from nqsw.classes.services.classes import (
    NotOpen,
    RoomTaken,
    cancel_class,
    change_class,
    enrol_in_class,
    join_class,
    leave_class,
)
from nqsw.models import MasterClass, SeatStatus
from supervision.models import DiaryEntry, DiarySubject
from tests.factories import (
    AccountFactory,
    EnrolmentFactory,
    MasterClassFactory,
    PlaceFactory,
    ProgrammeFactory,
    WorkerFactory,
)
from workforce.models import AuthorityRole, Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


@pytest.fixture
def psw():
    account = AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)
    return WorkerFactory(account=account, org_role=2)


def join(master_class, worker, at=NOW):
    return join_class(master_class=master_class, worker=worker, by=None, at=at)


def leave(master_class, worker, at=NOW):
    return leave_class(master_class=master_class, worker=worker, by=None, at=at)


def seats_of(master_class):
    return [(place.worker, place.status) for place in master_class.places.all()]


def diary_of(master_class):
    return set(
        DiaryEntry.objects.not_cancelled().filter(uid=master_class.uid).values_list("worker", flat=True)
    )


# --- Joining and leaving -------------------------------------------------------------------------


def test_a_place_is_in_the_diary_and_a_turn_in_the_waiting_list_is_not():
    master_class = MasterClassFactory(capacity=1, place="Room 2")
    first, second = WorkerFactory.create_batch(2)
    assert join(master_class, first).status == SeatStatus.ENROLLED
    assert join(master_class, second).status == SeatStatus.WAITING
    entry = DiaryEntry.objects.get(uid=master_class.uid)
    assert (entry.worker, entry.subject, entry.place) == (first, DiarySubject.MASTER_CLASS, "Room 2")
    assert (entry.path, entry.is_exclusive) == (f"/nqsw/classes/{master_class.pk}/", False)


def test_who_joins_twice_has_one_place_and_the_trail_one_event():
    master_class, worker = MasterClassFactory(), WorkerFactory()
    assert join(master_class, worker) == join(master_class, worker)
    assert Event.objects.filter(verb="master class joined").count() == 1


def test_a_place_given_up_goes_to_the_first_in_line_and_moves_their_diary():
    master_class = MasterClassFactory(capacity=1)
    first, second, third = WorkerFactory.create_batch(3)
    for worker in (first, second, third):
        join(master_class, worker)
    assert [place.worker for place in leave(master_class, first)] == [second]
    assert seats_of(master_class) == [
        (first, SeatStatus.WITHDRAWN),
        (second, SeatStatus.ENROLLED),
        (third, SeatStatus.WAITING),
    ]
    assert diary_of(master_class) == {second.pk}
    verbs = list(Event.objects.order_by("pk").values_list("verb", "worker"))[-2:]
    assert verbs == [("master class left", first.pk), ("place given from the waiting list", second.pk)]


def test_who_comes_back_stands_at_the_end_of_the_line():
    master_class = MasterClassFactory(capacity=1)
    first, second, third = WorkerFactory.create_batch(3)
    for worker in (first, second, third):
        join(master_class, worker)
    leave(master_class, second)
    assert join(master_class, second).status == SeatStatus.WAITING
    assert [place.worker for place in master_class.places.in_line()] == [third, second]


def test_a_newcomer_does_not_pass_those_who_wait():
    master_class = MasterClassFactory(capacity=2)
    PlaceFactory(master_class=master_class, status=SeatStatus.WAITING, position=1)
    assert join(master_class, WorkerFactory()).status == SeatStatus.WAITING


def test_leaving_twice_gives_one_place_away():
    master_class = MasterClassFactory(capacity=1)
    workers = WorkerFactory.create_batch(3)
    for worker in workers:
        join(master_class, worker)
    leave(master_class, workers[0])
    assert leave(master_class, workers[0]) == []
    assert master_class.places.enrolled().count() == 1


@pytest.mark.parametrize(
    ("minutes", "is_open"), [(-1, True), (0, False), (1, False)], ids=["before", "as it starts", "after"]
)
def test_nobody_joins_or_leaves_from_the_start_on(minutes, is_open):
    master_class, worker = MasterClassFactory(), WorkerFactory()
    at = master_class.starts_at + timedelta(minutes=minutes)
    if is_open:
        join(master_class, worker, at)
        leave(master_class, worker, at)
        return
    for verb in (join, leave):
        with pytest.raises(NotOpen, match="has started"):
            verb(master_class, worker, at)


def test_who_has_left_by_the_day_of_the_class_gets_no_place():
    master_class = MasterClassFactory()
    with pytest.raises(NotOpen, match="does not work here"):
        join(master_class, WorkerFactory(left_on=date(2026, 12, 8)))
    assert join(master_class, WorkerFactory(left_on=date(2026, 12, 9))).status == SeatStatus.ENROLLED


def test_many_people_get_places_in_the_order_given():
    master_class = MasterClassFactory(capacity=2)
    workers = WorkerFactory.create_batch(4)
    given = [workers[3], workers[1], workers[0], workers[2]]
    enrol_in_class(master_class=master_class, workers=given, by=None, at=NOW)
    assert [worker for worker, _ in seats_of(master_class)] == given
    assert diary_of(master_class) == {workers[3].pk, workers[1].pk}


# --- The schedule ----------------------------------------------------------------------------------


def change(master_class, **facts):
    return change_class(master_class=master_class, facts=facts, by=None, at=NOW)


def test_more_room_goes_to_the_waiting_list_in_order():
    master_class = MasterClassFactory(capacity=1)
    workers = WorkerFactory.create_batch(4)
    enrol_in_class(master_class=master_class, workers=workers, by=None, at=NOW)
    assert [place.worker for place in change(master_class, capacity=3)] == workers[1:3]
    assert diary_of(master_class) == {worker.pk for worker in workers[:3]}


def test_a_class_is_not_made_smaller_than_the_people_in_it():
    master_class = MasterClassFactory(capacity=2)
    enrol_in_class(master_class=master_class, workers=WorkerFactory.create_batch(2), by=None, at=NOW)
    with pytest.raises(RoomTaken, match="2 people already have a place"):
        change(master_class, capacity=1)
    assert MasterClass.objects.get().capacity == 2


def test_a_new_time_moves_the_diaries_and_raises_their_sequence():
    master_class = MasterClassFactory(capacity=2)
    enrol_in_class(master_class=master_class, workers=WorkerFactory.create_batch(2), by=None, at=NOW)
    later = master_class.starts_at + timedelta(days=1)
    change(master_class, starts_at=later, ends_at=later + timedelta(hours=1))
    assert set(DiaryEntry.objects.values_list("starts_at", "sequence")) == {(later, 1)}


def test_a_new_title_moves_no_diary():
    master_class = MasterClassFactory()
    join(master_class, WorkerFactory())
    change(master_class, title="Chronologies again")
    assert DiaryEntry.objects.get().sequence == 0


def test_a_cancelled_class_leaves_the_diaries_and_takes_nobody():
    master_class = MasterClassFactory()
    join(master_class, WorkerFactory())
    cancel_class(master_class=master_class, by=None, at=NOW)
    assert diary_of(master_class) == set()
    with pytest.raises(NotOpen, match="cancelled"):
        join(master_class, WorkerFactory())


# --- Pages -----------------------------------------------------------------------------------------


def test_the_schedule_shows_room_and_the_viewers_own_place(sign_in, frozen_today):
    master_class = MasterClassFactory(capacity=2)
    full = MasterClassFactory(capacity=1, starts_at=master_class.starts_at + timedelta(days=1))
    me, *others = WorkerFactory.create_batch(3)
    enrol_in_class(master_class=master_class, workers=[me], by=None, at=NOW)
    enrol_in_class(master_class=full, workers=others, by=None, at=NOW)
    shown = sign_in(me).get(reverse("nqsw:classes")).context["coming"]
    assert [(each.room_left, each.waiting, each.own_tag) for each in shown] == [
        (1, 0, SeatStatus.ENROLLED),
        (0, 1, None),
    ]


def test_one_click_joins_and_another_leaves(sign_in, frozen_today):
    master_class, me = MasterClassFactory(), WorkerFactory()
    client = sign_in(me)
    page = client.post(reverse("nqsw:class_join", args=[master_class.pk]), follow=True)
    assert f"You have a place in “{master_class}”." in page.text
    page = client.post(reverse("nqsw:class_leave", args=[master_class.pk]), follow=True)
    assert "Your place is given up." in page.text
    assert seats_of(master_class) == [(me, SeatStatus.WITHDRAWN)]


def test_the_waiting_list_says_which_number_one_is(sign_in, frozen_today):
    master_class = MasterClassFactory(capacity=1)
    enrol_in_class(master_class=master_class, workers=WorkerFactory.create_batch(2), by=None, at=NOW)
    page = sign_in(WorkerFactory()).post(reverse("nqsw:class_join", args=[master_class.pk]), follow=True)
    assert "The class is full: you are number 2 on the waiting list." in page.text


def test_a_late_click_is_told_and_changes_nothing(sign_in, frozen_today):
    master_class = MasterClassFactory(starts_at=NOW - timedelta(minutes=1))
    page = sign_in(WorkerFactory()).post(reverse("nqsw:class_join", args=[master_class.pk]), follow=True)
    assert "This class has started" in page.text
    assert not master_class.places.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [("colleague", 404), ("manager", 302), ("facilitator", 302), ("psw", 302)],
)
def test_who_may_give_somebody_a_place(sign_in, frozen_today, psw, who, status):
    manager, facilitator, colleague = WorkerFactory.create_batch(3)
    worker = WorkerFactory(line_manager=manager)
    master_class = MasterClassFactory(facilitated_by=facilitator)
    people = {"colleague": colleague, "manager": manager, "facilitator": facilitator, "psw": psw}
    address = reverse("nqsw:class_join", args=[master_class.pk])
    answer = sign_in(people[who]).post(address, {"worker": worker.pk})
    assert answer.status_code == status
    assert master_class.places.filter(worker=worker).exists() is (status == 302)


def test_a_manager_adds_several_of_their_people_at_once(sign_in, frozen_today):
    manager = WorkerFactory(org_role=3)
    nqsw, other = WorkerFactory.create_batch(2, line_manager=manager)
    EnrolmentFactory(worker=nqsw)
    stranger, master_class = WorkerFactory(), MasterClassFactory(capacity=1)
    address = reverse("nqsw:class_people", args=[master_class.pk])
    client = sign_in(manager)
    assert stranger.full_name not in client.get(address).text
    page = client.post(address, {"nqsws": [nqsw.pk], "others": [other.pk]}, follow=True)
    assert "Places given: 1. On the waiting list: 1." in page.text
    assert seats_of(master_class) == [(nqsw, SeatStatus.ENROLLED), (other, SeatStatus.WAITING)]


def test_nobody_chosen_is_told(sign_in, frozen_today, psw):
    master_class = MasterClassFactory()
    page = sign_in(psw).post(reverse("nqsw:class_people", args=[master_class.pk]), {})
    assert "Select at least one person" in page.text


def test_names_are_seen_by_the_facilitator_the_line_above_and_nobody_else(sign_in, frozen_today):
    manager, facilitator, colleague = WorkerFactory.create_batch(3)
    worker = WorkerFactory(line_manager=manager)
    master_class = MasterClassFactory(facilitated_by=facilitator)
    join(master_class, worker)
    address = reverse("nqsw:class", args=[master_class.pk])
    seen = [worker.full_name in sign_in(each).get(address).text for each in (manager, facilitator, colleague)]
    assert seen == [True, True, False]


FORM = {
    "title": "Writing chronologies",
    "held_on_day": "9",
    "held_on_month": "12",
    "held_on_year": "2026",
    "starts": "14:00",
    "ends": "16:00",
    "capacity": "12",
    "pcf_domains": ["knowledge", "skills"],
}


def test_the_principal_social_worker_schedules_a_class(sign_in, frozen_today, psw):
    answer = sign_in(psw).post(reverse("nqsw:class_new"), FORM)
    master_class = MasterClass.objects.get()
    assert answer.url == master_class.get_absolute_url()
    assert master_class.starts_at == datetime(2026, 12, 9, 14, 0, tzinfo=UTC)
    assert master_class.domains == ["Knowledge", "Skills and interventions"]


def test_before_any_programme_no_standards_are_asked_for(sign_in, frozen_today, psw):
    page = sign_in(psw).get(reverse("nqsw:class_new"))
    assert page.context["form"]["pqs_standards"].is_hidden
    assert "Standards" not in page.text


def test_a_class_covers_standards_of_the_programmes_in_use(sign_in, frozen_today, psw):
    ProgrammeFactory(is_default=True)
    client, chosen = sign_in(psw), ["child_family:assessment", "child_family:law"]
    ((title, offered),) = (
        client.get(reverse("nqsw:class_new")).context["form"].fields["pqs_standards"].choices
    )
    assert (title, len(offered)) == ("Children and families", 10)
    page = client.post(reverse("nqsw:class_new"), {**FORM, "pqs_standards": ["adults:ethics"]})
    assert "adults:ethics" in page.context["form"].errors["pqs_standards"][0]
    page = client.post(reverse("nqsw:class_new"), {**FORM, "pqs_standards": chosen}, follow=True)
    assert MasterClass.objects.get().pqs_standards == chosen
    assert "Child and family assessment; The law and the family and youth justice systems" in page.text


def test_a_class_keeps_the_standards_of_a_programme_that_nobody_starts_any_more(psw):
    master_class = MasterClassFactory(pqs_standards=["adults:ethics"])
    assert [title for title, _ in standards_offered(master_class)] == ["Adults"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"ends": "14:00"}, "The end time must be after the start time"),
        ({"held_on_year": "2025"}, "The day must be today or in the next three years"),
        ({"held_on_day": "19", "held_on_month": "11", "starts": "10:00"}, "must start in the future"),
        ({"capacity": "0"}, "must be 1 or more"),
        ({"title": ""}, "Enter a title"),
    ],
)
def test_a_class_that_cannot_be_is_told(sign_in, frozen_today, psw, changes, problem):
    page = sign_in(psw).post(reverse("nqsw:class_new"), {**FORM, **changes})
    assert problem in page.text
    assert not MasterClass.objects.exists()


def test_a_class_that_is_seldom_so_is_asked_about_with_its_reason(sign_in, frozen_today, psw):
    client, address = sign_in(psw), reverse("nqsw:class_new")
    odd = {**FORM, "held_on_day": "6", "starts": "21:00", "ends": "21:03"}
    page = client.post(address, odd)
    assert "Sunday 6 December 2026 is not a working day. Select yes if this is right" in page.text
    assert "21:00 to 21:03 is before 07:00 or after 20:00. Select yes if this is right" in page.text
    assert "3 minutes is short: a class takes 30 minutes or more. Select yes if this is right" in page.text
    assert not MasterClass.objects.exists()
    client.post(address, {**odd, "sure": ["day", "hour", "short"]})
    assert MasterClass.objects.get().ends_at == datetime(2026, 12, 6, 21, 3, tzinfo=UTC)
    client.post(address, {**FORM, "held_on_day": "10", "starts": "09:00", "ends": "16:30"})
    assert MasterClass.objects.count() == 2


def test_a_new_time_that_is_seldom_so_is_asked_about_and_an_old_one_is_not(sign_in, frozen_today, psw):
    master_class = MasterClassFactory()
    client, address = sign_in(psw), reverse("nqsw:class_edit", args=[master_class.pk])
    page = client.post(address, {**FORM, "held_on_day": "5"})
    assert "Saturday 5 December 2026 is not a working day. Select yes if this is right" in page.text
    client.post(address, {**FORM, "held_on_day": "5", "sure": "day"})
    client.post(address, {**FORM, "held_on_day": "5", "title": "Chronologies"})
    master_class.refresh_from_db()
    assert (master_class.title, master_class.held_on) == ("Chronologies", date(2026, 12, 5))


def test_the_principal_social_worker_changes_and_cancels_a_class(sign_in, frozen_today, psw):
    master_class = MasterClassFactory(capacity=2)
    enrol_in_class(master_class=master_class, workers=WorkerFactory.create_batch(2), by=None, at=NOW)
    client = sign_in(psw)
    page = client.post(reverse("nqsw:class_edit", args=[master_class.pk]), {**FORM, "capacity": "1"})
    assert "2 people already have a place" in page.text
    client.post(reverse("nqsw:class_edit", args=[master_class.pk]), FORM)
    master_class.refresh_from_db()
    assert (master_class.title, master_class.capacity) == ("Writing chronologies", 12)
    client.post(reverse("nqsw:class_cancel", args=[master_class.pk]))
    master_class.refresh_from_db()
    assert master_class.cancelled_at == NOW


def test_a_form_opened_before_somebody_elses_change_shows_the_difference(sign_in, frozen_today, psw):
    client, master_class = sign_in(psw), MasterClassFactory(title="Writing chronologies", capacity=12)
    address = reverse("nqsw:class_edit", args=[master_class.pk])
    form = client.get(address).context["form"]
    change_class(master_class=master_class, facts={"capacity": 20}, by=None, at=NOW)
    mine = {**FORM, "capacity": "8", "version": form["version"].value()}
    page = client.post(address, mine)
    assert ("capacity", "20", "8") in page.context["form"].newer
    assert "Saved by someone else: 20" in page.text
    master_class.refresh_from_db()
    assert master_class.capacity == 20
    client.post(address, {**mine, "version": page.context["form"]["version"].value()})
    master_class.refresh_from_db()
    assert (master_class.capacity, master_class.version) == (8, 2)


def test_the_same_change_sent_twice_has_one_effect(sign_in, frozen_today, psw):
    client, master_class = sign_in(psw), MasterClassFactory(title="Writing chronologies", capacity=12)
    address = reverse("nqsw:class_edit", args=[master_class.pk])
    for _ in range(2):
        assert client.post(address, {**FORM, "capacity": "8", "version": "0"}).status_code == 302
    master_class.refresh_from_db()
    assert (master_class.capacity, master_class.version) == (8, 1)


@pytest.mark.parametrize("name", ["class_edit", "class_cancel"])
def test_the_schedule_is_kept_by_nobody_else(sign_in, frozen_today, name):
    facilitator = WorkerFactory()
    master_class = MasterClassFactory(facilitated_by=facilitator)
    assert sign_in(facilitator).post(reverse(f"nqsw:{name}", args=[master_class.pk])).status_code == 404


def test_the_schedule_asks_the_database_as_often_for_many_classes(sign_in, frozen_today, queries_of):
    client, asked, there = sign_in(WorkerFactory()), [], 0
    for number in (1, 3, 50):
        for n in range(there, number):
            at = NOW + timedelta(days=n + 1)
            PlaceFactory(master_class=MasterClassFactory(starts_at=at, facilitated_by=WorkerFactory()))
            PlaceFactory(master_class=MasterClassFactory(starts_at=NOW - timedelta(days=n + 1)))
        there = number
        asked.append(queries_of(client, reverse("nqsw:classes")))
    first = asked[0]
    assert asked == [
        first,
        first,
        first + 1,
    ]  # of those that do not end on their first page, how many there are
