"""What the sessions themselves were like, and what was called off."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervision.models import CancellationReason, Response, Side, Signature, SignedText
from supervision.overdue.reports.cancellations import cancellations
from supervision.overdue.reports.sessions import Fraction, session_quality
from tests.factories import AbsenceFactory, AgreementFactory, PolicyFactory, SessionFactory, WorkerFactory
from workforce.models import StartDay, Worker

pytestmark = pytest.mark.django_db
NOVEMBER = {"from_on": date(2026, 11, 1), "to_on": date(2026, 11, 30)}


def at(day, hour=11):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
def agreement():
    return AgreementFactory()


def session(agreement, day, **facts):
    return SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=at(day),
        **{"status": "held", **facts},
    )


def quality():
    return session_quality(people=Worker.objects.all(), **NOVEMBER)


def off():
    return cancellations(people=Worker.objects.all(), **NOVEMBER)


# --- Gaps ------------------------------------------------------------------------------------------


def test_a_gap_runs_from_the_session_before_even_when_that_was_outside_the_window(agreement):
    session(agreement, date(2026, 10, 2)), session(agreement, date(2026, 11, 3))
    other = AgreementFactory(starts_on=date(2026, 10, 31))
    session(other, date(2026, 11, 2)), session(other, date(2026, 11, 12))
    found = quality()
    # 32 and 27 so far; 2 from the start, 10, and 18 so far.
    assert (found.held, found.median_gap, found.longest_gap) == (3, 18, 32)
    assert found.longest_gap_of == agreement.supervisee


def test_who_waits_now_is_a_gap_so_far(agreement):
    session(agreement, date(2026, 10, 2))
    found = quality()
    assert (found.median_gap, found.longest_gap) == (59, 59)
    assert found.longest_gap_of == agreement.supervisee


def test_who_was_never_seen_waits_from_the_start():
    AgreementFactory(starts_on=date(2026, 10, 1))
    assert quality().longest_gap == 60


@pytest.mark.parametrize(
    ("until", "expected"), [(date(2026, 11, 29), 60), (date(2026, 11, 30), None), (None, None)]
)
def test_who_is_away_that_day_does_not_wait(until, expected):
    agreement = AgreementFactory(starts_on=date(2026, 10, 1))
    AbsenceFactory(worker=agreement.supervisee, started_on=date(2026, 11, 9), ended_on=until)
    assert quality().longest_gap == expected


def test_who_is_supervised_no_longer_does_not_wait(agreement):
    session(agreement, date(2026, 10, 2))
    agreement.ends_on = date(2026, 11, 29)
    agreement.save()
    assert quality().longest_gap is None


def test_who_waits_waits_from_the_day_on_which_records_begin():
    AgreementFactory(starts_on=date(2026, 1, 5))
    StartDay.objects.create(records_begin_on=date(2026, 11, 2), set_at=at(date(2026, 11, 2)))
    assert quality().longest_gap == 28


def test_a_group_session_is_one_session(agreement):
    group = session(agreement, date(2026, 11, 3), kind="group")
    group.attendances.create(supervisee=WorkerFactory(), held_on=group.held_on)
    assert quality().held == 1


# --- Length ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "interrupted", "expected"),
    [
        (90, False, Fraction(1, 1)),
        (90, None, Fraction(1, 1)),
        (89, False, Fraction(0, 1)),
        (90, True, Fraction(0, 1)),
        (None, False, Fraction(0, 0)),
    ],
)
def test_a_session_is_long_enough_from_the_policys_minutes_and_uninterrupted(
    agreement, minutes, interrupted, expected
):
    session(agreement, date(2026, 11, 3), minutes=minutes, was_interrupted=interrupted)
    assert quality().long_enough == expected


def test_the_minutes_are_those_of_the_policy_of_that_day():
    agreement = AgreementFactory(policy=PolicyFactory(minimum_minutes=60))
    session(agreement, date(2026, 11, 3), minutes=60)
    assert quality().long_enough == Fraction(1, 1)


# --- Signatures ------------------------------------------------------------------------------------


def sign(held, day, *workers):
    text, _ = SignedText.objects.get_or_create(
        session=held,
        supervisee=held.supervisees.get(),
        defaults={"content": {}, "content_hash": "0", "fixed_at": at(day)},
    )
    for worker in workers:
        Signature.objects.create(
            text=text, worker=worker, response=Response.SIGNED, content_hash="0", signed_at=at(day)
        )


@pytest.mark.parametrize(
    ("answered_on", "expected"),
    [(date(2026, 11, 10), Fraction(1, 1)), (date(2026, 11, 11), Fraction(0, 1))],
    ids=["fifth working day", "sixth"],
)
def test_both_have_signed_within_five_working_days(agreement, answered_on, expected):
    held = session(agreement, date(2026, 11, 3))
    sign(held, date(2026, 11, 4), agreement.supervisor)
    sign(held, answered_on, agreement.supervisee)
    assert quality().signed_in_time == expected


def test_one_signature_is_not_both(agreement):
    sign(session(agreement, date(2026, 11, 3)), date(2026, 11, 4), agreement.supervisor)
    assert quality().signed_in_time == Fraction(0, 1)


@pytest.mark.parametrize(
    ("day", "facts"), [(date(2026, 11, 25), {}), (date(2026, 11, 3), {"is_imported": True})]
)
def test_records_kept_elsewhere_or_whose_days_are_not_over_do_not_count(agreement, day, facts):
    session(agreement, day, **facts)
    assert quality().signed_in_time == Fraction(0, 0)


# --- Called off ------------------------------------------------------------------------------------


def cancel(agreement, day, side="supervisor", reason="court", status="cancelled"):
    return session(agreement, day, status=status, called_off_side=side, called_off_reason=reason)


def test_cancellations_are_counted_by_side_and_reason_and_missed_ones_apart(agreement):
    cancel(agreement, date(2026, 11, 3))
    cancel(agreement, date(2026, 11, 4), side="supervisee", reason="sickness")
    cancel(agreement, date(2026, 11, 5))
    cancel(agreement, date(2026, 11, 6), side="supervisee", reason="", status="did_not_attend")
    cancel(agreement, date(2026, 10, 31))
    cancel(agreement, date(2026, 12, 1))
    found = off()
    assert (found.called_off, found.missed) == (3, 1)
    assert found.by_side == ((Side.SUPERVISEE, 2), (Side.SUPERVISOR, 2))
    assert found.by_reason == ((CancellationReason.COURT, 2), (CancellationReason.SICKNESS, 1))


@pytest.mark.parametrize(
    ("held_on", "status", "made_good"),
    [
        (date(2026, 11, 20), "held", 1),
        (date(2026, 11, 20), "booked", 1),
        (date(2026, 11, 23), "held", 0),
        (date(2026, 11, 9), "held", 0),
        (date(2026, 11, 20), "cancelled", 0),
    ],
    ids=["held on the due day", "booked", "a day late", "before the one called off", "called off too"],
)
def test_a_cancelled_session_is_made_good_when_another_is_in_time(agreement, held_on, status, made_good):
    session(agreement, date(2026, 10, 20))  # so the next is due on 20 November
    cancel(agreement, date(2026, 11, 10))
    facts = {"called_off_side": "supervisee", "called_off_reason": "leave"} if status == "cancelled" else {}
    session(agreement, held_on, status=status, **facts)
    found = off().rebooked_in_time
    assert found.number == made_good


def test_a_missed_session_without_an_agreement_is_not_made_good():
    session(AgreementFactory(starts_on=date(2026, 11, 20)), date(2026, 11, 3), status="did_not_attend")
    assert off().rebooked_in_time == Fraction(0, 1)


def test_a_fraction_of_nothing_has_no_percentage():
    assert (Fraction(0, 0).percent, Fraction(1, 3).percent) == (None, 33)


@pytest.mark.parametrize("people", [1, 3, 12])
def test_the_number_of_queries_does_not_grow_with_the_people(people, django_assert_num_queries):
    policy = PolicyFactory()
    for number in range(people):
        agreement = AgreementFactory(policy=policy)
        sign(
            session(agreement, date(2026, 11, 3) + timedelta(number % 7)),
            date(2026, 11, 4),
            agreement.supervisor,
            agreement.supervisee,
        )
        cancel(agreement, date(2026, 11, 16))
    everybody = Worker.objects.all()
    session(agreement, date(2026, 11, 17))
    with django_assert_num_queries(12):
        session_quality(people=everybody, **NOVEMBER)
    with django_assert_num_queries(5):
        cancellations(people=everybody, **NOVEMBER)
