"""Diaries: taking time, moving it, giving it back; nobody is taken twice."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from supervision.booking.services import diary
from supervision.booking.services.diary import AlreadyBusy, move_in_diary, put_in_diary, take_out_of_diary
from supervision.models import DiaryEntry, DiarySubject
from tests.factories import WorkerFactory

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def put(*workers, starts_at=TEN, uid=None, **facts):
    facts = {"subject": DiarySubject.SUPERVISION, "ends_at": starts_at + 1.5 * HOUR, **facts}
    return put_in_diary(uid=uid or uuid.uuid4(), workers=workers, starts_at=starts_at, **facts)


def test_both_people_get_an_entry_of_the_same_uid():
    amina, dele = WorkerFactory.create_batch(2)
    put(amina, dele, place="Room 2", path="/supervision/sessions/1/")
    entries = DiaryEntry.objects.order_by("worker")
    assert [entry.worker for entry in entries] == [amina, dele]
    assert len({entry.uid for entry in entries}) == 1
    assert {(entry.place, entry.sequence) for entry in entries} == {("Room 2", 0)}


@pytest.mark.parametrize(
    ("hours", "clashes"),
    [(-1.5, False), (-1.49, True), (0, True), (1.49, True), (1.5, False)],
    ids=["ends as it starts", "ends within", "same time", "starts within", "starts as it ends"],
)
def test_an_exclusive_entry_shares_no_time(hours, clashes):
    amina, dele, ruth = WorkerFactory.create_batch(3)
    put(amina, dele)
    if not clashes:
        assert len(put(ruth, dele, starts_at=TEN + hours * HOUR)) == 2
        return
    with pytest.raises(AlreadyBusy) as refusal:
        put(ruth, dele, starts_at=TEN + hours * HOUR)
    assert refusal.value.worker == dele
    assert str(refusal.value) == (
        f"{dele.full_name} is already busy on Tuesday 24 November from 10:00 to 11:30."
    )
    assert not ruth.diary.exists()


def test_the_refusal_does_not_say_what_takes_the_person():
    amina = WorkerFactory()
    put(amina, subject=DiarySubject.MENTOR_MEETING, place="Room 2")
    with pytest.raises(AlreadyBusy) as refusal:
        put(amina)
    assert "Mentor" not in str(refusal.value)
    assert "Room" not in str(refusal.value)


def test_a_master_class_may_share_its_time():
    amina = WorkerFactory()
    put(amina)
    put(amina, subject=DiarySubject.MASTER_CLASS, is_exclusive=False)
    assert amina.diary.not_cancelled().count() == 2


@pytest.mark.parametrize("verb", ["put", "move"])
def test_the_databases_own_refusal_is_told_in_the_same_words(monkeypatch, verb):
    amina = WorkerFactory()
    put(amina)
    other = put(amina, starts_at=TEN + 5 * HOUR)[0]
    looks = iter([lambda **facts: None])
    really = diary.require_free
    monkeypatch.setattr(diary, "require_free", lambda **facts: next(looks, really)(**facts))
    with pytest.raises(AlreadyBusy, match=f"^{amina.full_name} is already busy on Tuesday 24 November"):
        if verb == "put":
            put(amina)
        else:
            move_in_diary(uid=other.uid, starts_at=TEN, ends_at=TEN + HOUR)


def test_any_other_refusal_of_the_database_is_not_taken_for_an_overlap():
    with pytest.raises(IntegrityError, match="diary_entry_ends_after_it_starts"):
        put(WorkerFactory(), ends_at=TEN)


def test_no_path_around_the_services_books_twice():
    amina = WorkerFactory()
    put(amina)
    later = put(amina, starts_at=TEN + 5 * HOUR)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        DiaryEntry.objects.filter(pk=later.pk).update(starts_at=TEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        DiaryEntry.objects.bulk_create(
            [DiaryEntry(worker=amina, subject="supervision", starts_at=TEN, ends_at=TEN + HOUR)]
        )


def test_moving_keeps_the_uid_and_raises_the_sequence():
    amina, dele = WorkerFactory.create_batch(2)
    uid = uuid.uuid4()
    put(amina, dele, uid=uid, place="Room 2")
    assert move_in_diary(uid=uid, starts_at=TEN + HOUR, ends_at=TEN + 2 * HOUR) == 2
    entries = DiaryEntry.objects.filter(uid=uid)
    assert {(e.starts_at, e.sequence, e.place) for e in entries} == {(TEN + HOUR, 1, "Room 2")}


def test_moving_onto_someone_elses_time_moves_nobody():
    amina, dele, ruth = WorkerFactory.create_batch(3)
    uid = uuid.uuid4()
    put(amina, dele, uid=uid)
    put(ruth, dele, starts_at=TEN + 5 * HOUR)
    with pytest.raises(AlreadyBusy):
        move_in_diary(uid=uid, starts_at=TEN + 6 * HOUR, ends_at=TEN + 7 * HOUR)
    assert amina.diary.get().starts_at == TEN


def test_a_cancelled_entry_stays_and_frees_the_time():
    amina, dele = WorkerFactory.create_batch(2)
    uid = uuid.uuid4()
    before = put(amina, dele, uid=uid)[0].changed_at
    assert take_out_of_diary(uid=uid, at=AT) == 2
    entry = amina.diary.get()
    assert (entry.cancelled_at, entry.sequence) == (AT, 1)
    assert entry.changed_at > before
    assert len(put(amina, dele)) == 2


def test_cancelling_twice_changes_nothing_the_second_time():
    amina = WorkerFactory()
    uid = put(amina)[0].uid
    take_out_of_diary(uid=uid, at=AT)
    assert take_out_of_diary(uid=uid, at=AT + HOUR) == 0
    assert amina.diary.get().sequence == 1


def test_one_person_leaves_what_the_others_keep():
    amina, dele = WorkerFactory.create_batch(2)
    uid = uuid.uuid4()
    put(amina, dele, uid=uid, is_exclusive=False)
    take_out_of_diary(uid=uid, at=AT, workers=[amina])
    assert [entry.worker for entry in DiaryEntry.objects.not_cancelled()] == [dele]


def test_putting_someone_in_again_revives_their_entry():
    amina = WorkerFactory()
    uid = put(amina)[0].uid
    take_out_of_diary(uid=uid, at=AT)
    put(amina, uid=uid, starts_at=TEN + HOUR)
    entry = amina.diary.get()
    assert (entry.cancelled_at, entry.sequence, entry.starts_at) == (None, 2, TEN + HOUR)
