"""Two records of one person become one; what contradicts itself is for a person to sort out first."""

from datetime import date

import pytest
from django.urls import reverse

from supervision.clock.due_days import differences
from supervision.models import Agreement, SessionRecord
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    AgreementFactory,
    AllocationFactory,
    EnrolmentFactory,
    SessionFactory,
    WorkerFactory,
)
from tracker.setup.merging import CannotMerge, merge_people, what_moves, why_not
from workforce.models import Absence, EmploymentPeriod, Event, StaffNumber, Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """A record that stays, and one without a way to sign in that goes into it."""
    keep = WorkerFactory(staff_number="00101", swe_number="SW101", started_on=date(2024, 1, 1))
    return keep, WorkerFactory(staff_number="990", swe_number=None, account=None, started_on=date(2025, 1, 1))


def test_everything_that_points_to_one_points_to_the_other(two):
    keep, other = two
    agreement, managed = AgreementFactory(supervisee=other), WorkerFactory(line_manager=other)
    given = AgreementFactory(supervisor=other)
    allocation, absence = AllocationFactory(worker=other), AbsenceFactory(worker=other)
    assert {one.what for one in what_moves(other)} >= {"agreements", "allocation", "absence", "worker"}
    merge_people(keep=keep, other=other, by=None)
    for row in (agreement, managed, given, allocation, absence):
        row.refresh_from_db()
    assert (agreement.supervisee, given.supervisor, managed.line_manager) == (keep, keep, keep)
    assert (allocation.worker, absence.worker) == (keep, keep)
    assert not Worker.objects.filter(pk=other.pk).exists()
    assert StaffNumber.objects.get().number == "990"
    assert list(differences()) == []
    event = Event.objects.get(verb="people merged")
    assert (event.worker, event.details["merged"]) == (keep, other.pk)


def test_what_only_the_other_record_knows_is_kept():
    keep = WorkerFactory(account=None, staff_number=None, swe_number=None, email="")
    other = WorkerFactory(staff_number="990", swe_number="SW990", email="ada@x.example")
    account = other.account
    merge_people(keep=keep, other=other, by=None)
    keep.refresh_from_db()
    assert (keep.account, keep.staff_number, keep.swe_number) == (account, "990", "SW990")
    assert keep.email == "ada@x.example"


def test_an_earlier_time_goes_on_record(two):
    keep, other = two
    Worker.objects.filter(pk=other.pk).update(started_on=date(2020, 1, 1), left_on=date(2022, 1, 1))
    other.refresh_from_db()
    merge_people(keep=keep, other=other, by=None)
    keep.refresh_from_db()
    period = EmploymentPeriod.objects.get(worker=keep)
    assert (period.started_on, period.left_on, keep.started_on) == (
        date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1),
    )  # fmt: skip


def test_the_same_absence_in_both_is_one(two):
    for one in two:
        AbsenceFactory(worker=one, started_on=date(2026, 3, 2), ended_on=date(2026, 3, 6))
    merge_people(keep=two[0], other=two[1], by=None)
    assert Absence.objects.count() == 1


def both_sign_in(keep, other):
    other.account = AccountFactory()
    other.save()


def both_are_registered(keep, other):
    other.swe_number = "SW990"
    other.save()


def both_are_supervised(keep, other):
    AgreementFactory(supervisee=keep)
    AgreementFactory(supervisee=other)


def one_supervises_the_other(keep, other):
    AgreementFactory(supervisee=keep, supervisor=other)


def one_manages_the_other(keep, other):
    keep.line_manager = other
    keep.save()


def both_are_nqsws(keep, other):
    EnrolmentFactory(worker=keep)
    EnrolmentFactory(worker=other)


def the_other_has_notes(keep, other):
    SessionRecord.objects.create(session=SessionFactory(supervisee=other))


def the_other_wrote_notes(keep, other):
    SessionRecord.objects.create(session=SessionFactory(supervisor=other))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (both_sign_in, "Both can sign in"),
        (both_are_registered, "two registration numbers"),
        (both_are_supervised, "at the same time"),
        (one_supervises_the_other, "manages, supervises or mentors"),
        (one_manages_the_other, "manages, supervises or mentors"),
        (both_are_nqsws, "on a programme"),
        (the_other_has_notes, "Keep that record instead"),
        (the_other_wrote_notes, "Keep that record instead"),
    ],
)
def test_what_contradicts_itself_is_refused_and_nothing_moves(two, given, words):
    keep, other = two
    given(keep, other)
    before = Agreement.objects.count(), Worker.objects.count()
    with pytest.raises(CannotMerge, match=words):
        merge_people(keep=keep, other=other, by=None)
    assert (Agreement.objects.count(), Worker.objects.count()) == before


def test_absences_that_share_a_day_are_refused(two):
    keep, other = two
    AbsenceFactory(worker=keep, started_on=date(2026, 3, 2), ended_on=date(2026, 3, 6))
    AbsenceFactory(worker=other, started_on=date(2026, 3, 5), ended_on=date(2026, 3, 9))
    with pytest.raises(CannotMerge, match="away on the same days"):
        merge_people(keep=keep, other=other, by=None)
    assert Absence.objects.filter(worker=other).exists()


def test_nobody_merges_a_record_of_their_own(two):
    keep, other = two
    assert any("of your own" in reason for reason in why_not(keep, other, by=keep.account))


# --- The pages -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["admin", "psw"])
def test_two_steps_lead_from_a_persons_page_to_one_record(sign_in, two, role):
    keep, other = two
    Worker.objects.filter(pk=other.pk).update(family_name=keep.family_name)
    AgreementFactory(supervisee=other)
    client = sign_in(AccountFactory(role=role))
    choose, merge = (
        reverse("tracker:merge_with", args=[keep.pk]),
        reverse("tracker:merge", args=[keep.pk, other.pk]),
    )
    assert choose in client.get(keep.get_absolute_url()).content.decode()
    assert merge in client.get(choose).content.decode(), "the same family name comes first"
    assert merge in client.get(choose, {"q": "990"}).content.decode()
    assert client.get(choose, {"q": "\0" + "x" * 200}).status_code == 200
    assert "Nobody else matches" in client.get(choose, {"q": "nobody"}).content.decode()
    assert "1 agreement<" in client.get(merge).content.decode()
    answer = client.post(merge, follow=True).content.decode()
    assert "are one now" in answer
    assert "also 990" in answer


def test_the_page_says_what_to_sort_out_first(sign_in, two):
    both_are_supervised(*two)
    client = sign_in(AccountFactory(role="admin"))
    address = reverse("tracker:merge", args=[two[0].pk, two[1].pk])
    for answer in (client.get(address), client.post(address)):
        assert "What to sort out first" in answer.content.decode()
    assert Worker.objects.filter(pk=two[1].pk).exists()


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_of_namesakes_asks_as_often_for_many(sign_in, django_assert_max_num_queries, number):
    keep = WorkerFactory(family_name="Khan")
    WorkerFactory.create_batch(number, family_name="Khan")
    client = sign_in(AccountFactory(role="admin"))
    client.get(reverse("tracker:merge_with", args=[keep.pk]))
    with django_assert_max_num_queries(10):
        client.get(reverse("tracker:merge_with", args=[keep.pk]))
