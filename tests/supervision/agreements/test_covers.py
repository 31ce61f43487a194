"""Cover for an absent supervisor: its days, bookings, rights, the clock, what the database refuses."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from supervision.agreements.cover_permissions import (
    agreements_coverable,
    can_change_cover,
    can_cover,
    covers_changeable,
    covers_visible,
)
from supervision.agreements.services.agreements import end_agreement, hand_over
from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.agreements.services.covers import (
    CoverRefused,
    change_cover,
    end_cover,
    start_cover,
)
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.booking.permissions import bookable_people, can_book_for
from supervision.booking.services.bookable import NotBookable, supervisor_on
from supervision.booking.services.booking import book_slot, book_time
from supervision.clock.due_days import differences
from supervision.models import Agreement, Attendance, Cover, Session, Slot
from supervision.overdue.reports.forecast import Lapse, forecast
from supervision.permissions import (
    agreements_overseen,
    agreements_visible,
    can_read_personal_part,
    can_see_agreement,
    case_part_readable,
    oversees_supervision,
    personal_part_readable,
    sessions_visible,
    supervised_by,
    supervises_someone,
)
from supervision.records.permissions import actions_changeable, files_visible, sessions_recordable
from supervision.records.services.records import log_session
from supervision.reminders.kinds import wanted_on
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    CoverFactory,
    SessionFactory,
    SlotFactory,
    WorkerFactory,
)
from workforce.models import Event, Worker
from workforce.triggers.in_database import take_down
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

FIRST, LAST = date(2026, 11, 16), date(2026, 12, 11)
#: The boundaries: the day before, the first, one between, the last, the day after.
DAYS = [
    (date(2026, 11, 15), False),
    (FIRST, True),
    (date(2026, 11, 19), True),
    (LAST, True),
    (date(2026, 12, 12), False),
]
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


def at_ten(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 10, 0, tzinfo=UTC)


def until_half_past_eleven(starts_at: datetime) -> dict[str, datetime]:
    return {"starts_at": starts_at, "ends_at": starts_at.replace(hour=11, minute=30)}


@pytest.fixture
def agreement():
    manager = WorkerFactory(org_role=1)
    return AgreementFactory(
        supervisee=WorkerFactory(family_name="Ahmed"),
        supervisor=WorkerFactory(org_role=3, family_name="Okafor", line_manager=manager),
    )


@pytest.fixture
def ruth():
    return WorkerFactory(org_role=3, family_name="Abara", line_manager=WorkerFactory(org_role=1))


@pytest.fixture
def cover(agreement, ruth):
    return start_cover(agreement=agreement, supervisor=ruth, starts_on=FIRST, ends_on=LAST, by=None, at=NOW)


def seen_by(worker: Worker, on: date) -> Viewer:
    return Viewer(worker.account, on=on)


# --- The rights follow, on the days of the cover and on no other ---------------------------------


@pytest.mark.parametrize(("on", "holds"), DAYS)
def test_the_rights_of_a_supervisor_follow_on_the_days_of_the_cover(cover, on, holds):
    viewer, person = seen_by(cover.supervisor, on), cover.agreement.supervisee
    held = SessionFactory(supervisor=cover.agreement.supervisor, supervisee=person, status="signed")
    action = ActionFactory(supervisee=person)
    assert supervises_someone(viewer) is holds
    assert oversees_supervision(viewer) is holds
    assert can_book_for(viewer, person) is holds
    assert can_see_agreement(viewer, cover.agreement) is holds
    for scope, thing in [
        (supervised_by, person),
        (bookable_people, person),
        (files_visible, person),
        (agreements_overseen, cover.agreement),
        (agreements_visible, cover.agreement),
        (sessions_visible, held),
        (case_part_readable, held.attendances.get()),
        (actions_changeable, action),
        (covers_visible, cover),
    ]:
        assert (scope.__name__, thing in scope(viewer)) == (scope.__name__, holds)


@pytest.mark.parametrize(("on", "holds"), DAYS)
def test_the_personal_part_is_read_of_the_sessions_that_the_covering_supervisor_held(cover, on, holds):
    viewer, person = seen_by(cover.supervisor, on), cover.agreement.supervisee
    theirs = SessionFactory(supervisor=cover.agreement.supervisor, supervisee=person, status="signed")
    own = SessionFactory(
        supervisor=cover.supervisor, supervisee=person, status="signed", starts_at=at_ten(18)
    )
    assert not can_read_personal_part(viewer, theirs.attendances.get())
    assert can_read_personal_part(viewer, own.attendances.get()) is holds


def test_the_supervisor_does_not_read_what_was_said_in_confidence_to_whoever_covered(cover):
    held = SessionFactory(supervisor=cover.supervisor, supervisee=cover.agreement.supervisee, status="signed")
    viewer, attendance = seen_by(cover.agreement.supervisor, FIRST), held.attendances.get()
    assert attendance in case_part_readable(viewer)
    assert attendance not in personal_part_readable(viewer)


def test_the_supervisor_keeps_their_own_rights_while_they_are_covered(cover):
    viewer = seen_by(cover.agreement.supervisor, FIRST)
    assert list(supervised_by(viewer)) == [cover.agreement.supervisee]


def test_other_supervisees_of_the_absent_supervisor_stay_hidden(cover):
    other = AgreementFactory(supervisor=cover.agreement.supervisor)
    assert other.supervisee not in supervised_by(seen_by(cover.supervisor, FIRST))


def test_a_cover_holds_no_longer_than_its_agreement(cover):
    Agreement.objects.update(ends_on=date(2026, 11, 18))
    held = SessionFactory(supervisor=cover.supervisor, supervisee=cover.agreement.supervisee, status="signed")
    for on, holds in [(date(2026, 11, 18), True), (date(2026, 11, 19), False)]:
        viewer = seen_by(cover.supervisor, on)
        assert supervised_by(viewer).exists() is holds
        assert agreements_visible(viewer).exists() is holds
        assert can_see_agreement(viewer, cover.agreement) is holds
        assert can_read_personal_part(viewer, held.attendances.get()) is holds


def test_the_covering_supervisor_records_what_they_held(cover):
    held = SessionFactory(supervisor=cover.supervisor, supervisee=cover.agreement.supervisee, status="held")
    after = seen_by(cover.supervisor, date(2026, 12, 12))
    assert held in sessions_recordable(after)
    assert held not in sessions_recordable(seen_by(cover.agreement.supervisor, LAST))


# --- Who arranges it -----------------------------------------------------------------------------


def test_the_supervisor_the_lines_above_and_the_principal_social_worker_arrange_cover(cover, viewing):
    above = WorkerFactory(org_role=3)
    Worker.objects.filter(pk=cover.agreement.supervisee_id).update(line_manager=above)
    own = cover.agreement.supervisor
    people = {
        "supervisor": (own.account, True),
        "supervisor's manager": (own.line_manager.account, True),
        "supervisee's manager": (above.account, True),
        "psw": (AccountFactory(role="psw"), True),
        "supervisee": (cover.agreement.supervisee.account, False),
        "covering supervisor": (cover.supervisor.account, False),
        "covering supervisor's manager": (cover.supervisor.line_manager.account, False),
        "qa": (AccountFactory(role="qa"), False),
        "admin": (AccountFactory(role="admin"), False),
        "stranger": (WorkerFactory().account, False),
    }
    found = {name: can_cover(viewing(account), cover.agreement) for name, (account, _) in people.items()}
    assert found == {name: may for name, (_, may) in people.items()}
    for account, _may in people.values():
        viewer = viewing(account)
        assert set(agreements_coverable(viewer)) == {
            one for one in Agreement.objects.all() if can_cover(viewer, one)
        }
        assert set(covers_changeable(viewer)) == {
            one for one in Cover.objects.all() if can_change_cover(viewer, one)
        }


def test_both_parties_see_the_cover_and_a_stranger_does_not(cover, viewing):
    seen = {
        who: cover in covers_visible(viewing(account))
        for who, account in {
            "supervisee": cover.agreement.supervisee.account,
            "covering": cover.supervisor.account,
            "stranger": WorkerFactory().account,
            "admin": AccountFactory(role="admin"),
        }.items()
    }
    assert seen == {"supervisee": True, "covering": True, "stranger": False, "admin": False}


# --- Booking -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_at", "is_offered"),
    [(at_ten(20), True), (at_ten(11, 12), True), (at_ten(12, 12), False)],
)
def test_free_times_of_the_covering_supervisor_are_offered_on_the_days_of_the_cover(
    cover, starts_at, is_offered
):
    person = cover.agreement.supervisee
    slot = SlotFactory(supervisor=cover.supervisor, starts_at=starts_at)
    own = SlotFactory(supervisor=cover.agreement.supervisor, starts_at=starts_at)
    offered = Slot.objects.bookable_by(person, at=NOW)
    assert (slot in offered, own in offered) == (is_offered, not is_offered)
    if is_offered:
        session = book_slot(slot=slot, supervisee=person, by=None, at=NOW)
        assert session.supervisor == cover.supervisor
    else:
        with pytest.raises(NotBookable):
            book_slot(slot=slot, supervisee=person, by=None, at=NOW)


@pytest.mark.parametrize(("on", "holds"), DAYS)
def test_whom_a_session_is_with_when_nobody_says(cover, on, holds):
    at = timezone.make_aware(datetime(on.year, on.month, on.day, 12))
    person, own = cover.agreement.supervisee, cover.agreement.supervisor
    assert supervisor_on(person, at=at) == (cover.supervisor if holds else own)
    assert supervisor_on(person, at=at, asking=own) == own


def test_what_is_booked_with_the_absent_supervisor_is_taken_over(agreement, ruth):
    facts = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee, "by": None, "at": NOW}
    within = book_time(**facts, **until_half_past_eleven(at_ten(11, 12)))
    later = book_time(**facts, **until_half_past_eleven(at_ten(14, 12)))
    busy = book_time(**facts, **until_half_past_eleven(at_ten(25)))
    other = AgreementFactory(supervisor=ruth)
    book_time(
        supervisor=ruth, supervisee=other.supervisee, by=None, at=NOW, **until_half_past_eleven(at_ten(25))
    )
    start_cover(agreement=agreement, supervisor=ruth, starts_on=FIRST, ends_on=LAST, by=None, at=NOW)
    with_whom = {one.pk: one.supervisor for one in Session.objects.all()}
    assert with_whom[within.pk] == ruth
    assert (with_whom[later.pk], with_whom[busy.pk]) == (agreement.supervisor, agreement.supervisor)


def test_a_cover_that_ends_early_gives_back_what_is_booked_for_later(cover):
    person, own = cover.agreement.supervisee, cover.agreement.supervisor
    AbsenceFactory(worker=own, started_on=FIRST, ended_on=date(2026, 11, 30))
    facts = {"supervisor": cover.supervisor, "supervisee": person, "by": None, "at": NOW}
    kept = book_time(**facts, **until_half_past_eleven(at_ten(20)))
    back = book_time(**facts, **until_half_past_eleven(at_ten(2, 12)))
    nobody = book_time(**facts, **until_half_past_eleven(at_ten(27)))
    end_cover(cover=cover, on=date(2026, 11, 20), by=None, at=NOW)
    kept.refresh_from_db(), back.refresh_from_db(), nobody.refresh_from_db()
    assert (kept.supervisor, kept.status) == (cover.supervisor, "booked")
    assert (back.supervisor, back.status) == (own, "booked")
    assert nobody.status == "cancelled"


def test_a_cover_that_ends_before_it_began_is_gone(agreement, ruth):
    later = start_cover(
        agreement=agreement, supervisor=ruth, starts_on=date(2026, 12, 1), ends_on=LAST, by=None, at=NOW
    )
    end_cover(cover=later, on=date(2026, 11, 18), by=None, at=NOW)
    assert not Cover.objects.exists()


def test_another_person_takes_over_from_the_one_who_covered(cover):
    person, other = cover.agreement.supervisee, WorkerFactory(org_role=3)
    facts = {"supervisor": cover.supervisor, "supervisee": person, "by": None, "at": NOW}
    session = book_time(**facts, **until_half_past_eleven(at_ten(20)))
    change_cover(cover=cover, supervisor=other, starts_on=FIRST, ends_on=LAST, by=None, at=NOW)
    session.refresh_from_db()
    assert session.supervisor == other


def test_a_hand_over_ends_the_cover_and_takes_over_what_was_booked_with_it(cover):
    facts = {"supervisor": cover.supervisor, "supervisee": cover.agreement.supervisee, "by": None, "at": NOW}
    session = book_time(**facts, **until_half_past_eleven(at_ten(2, 12)))
    to = WorkerFactory(org_role=3)
    hand_over_with_bookings(agreement=cover.agreement, to=to, from_on=date(2026, 11, 30), by=None, at=NOW)
    session.refresh_from_db(), cover.refresh_from_db()
    assert (session.supervisor, cover.ends_on) == (to, date(2026, 11, 29))


def test_a_hand_over_to_the_covering_supervisor_leaves_their_sessions_where_they_are(cover):
    facts = {"supervisor": cover.supervisor, "supervisee": cover.agreement.supervisee, "by": None, "at": NOW}
    session = book_time(**facts, **until_half_past_eleven(at_ten(2, 12)))
    when = {"from_on": date(2026, 11, 30), "by": None, "at": NOW}
    hand_over_with_bookings(agreement=cover.agreement, to=cover.supervisor, **when)
    session.refresh_from_db()
    assert (session.supervisor, session.status) == (cover.supervisor, "booked")


@pytest.mark.parametrize(("on", "left"), [(date(2026, 11, 18), [date(2026, 11, 18)]), (LAST, [LAST])])
def test_the_end_of_the_agreement_is_the_end_of_its_cover(cover, on, left):
    end_agreement(agreement=cover.agreement, on=on, by=None)
    assert [one.ends_on for one in Cover.objects.all()] == left


def test_an_agreement_that_is_replaced_from_its_first_day_takes_its_cover_along(cover):
    hand_over(
        agreement=cover.agreement, to=WorkerFactory(org_role=3), from_on=cover.agreement.starts_on, by=None
    )
    assert not Cover.objects.exists()


# --- The clock -----------------------------------------------------------------------------------


def test_a_session_held_by_the_covering_supervisor_moves_the_clock(cover):
    session = log_session(
        supervisor=cover.supervisor,
        supervisees=[cover.agreement.supervisee],
        kind="one_to_one",
        times=(at_ten(18), at_ten(18).replace(hour=12)),
        by=None,
        at=at_ten(19),
    )
    agreement = Agreement.objects.get()
    assert (session.status, agreement.last_held_on) == ("held", date(2026, 11, 18))
    assert agreement.next_due_on == date(2026, 12, 18)


def test_an_absent_supervisor_suspends_no_clock(cover):
    before = Agreement.objects.get().next_due_on
    AbsenceFactory(worker=cover.agreement.supervisor, started_on=FIRST, ended_on=None)
    assert list(differences()) == []
    assert Agreement.objects.get().next_due_on == before


@pytest.mark.parametrize(
    ("ruth_is_away", "lapse"), [(False, Lapse.NOTHING_BOOKED), (True, Lapse.SUPERVISOR_AWAY)]
)
def test_a_covered_absence_is_no_reason_to_lapse(cover, ruth_is_away, lapse):
    Agreement.objects.update(next_due_on=date(2026, 11, 27))
    AbsenceFactory(worker=cover.agreement.supervisor, started_on=FIRST, ended_on=None)
    if ruth_is_away:
        AbsenceFactory(worker=cover.supervisor, started_on=FIRST, ended_on=None)
    assert [row.lapse for row in forecast(Agreement.objects.all(), on=date(2026, 11, 19))] == [lapse]


# --- What is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_refused"),
    [
        (date(2026, 11, 1), date(2026, 11, 15), False),
        (date(2026, 11, 1), FIRST, True),
        (LAST, LAST, True),
        (date(2026, 12, 12), date(2026, 12, 31), False),
        (date(2026, 2, 1), date(2026, 3, 1), True),
        (date(2026, 12, 31), date(2026, 12, 30), True),
    ],
)
def test_covers_share_no_day_and_stay_within_the_agreement(cover, starts_on, ends_on, is_refused):
    facts = {"starts_on": starts_on, "ends_on": ends_on, "by": None, "at": NOW}
    if not is_refused:
        start_cover(agreement=cover.agreement, supervisor=WorkerFactory(), **facts)
        return
    with pytest.raises(CoverRefused):
        start_cover(agreement=cover.agreement, supervisor=WorkerFactory(), **facts)
    assert Cover.objects.count() == 1


def test_neither_party_nobody_who_leaves_and_nobody_who_is_away_throughout_covers(agreement):
    leaver, away = WorkerFactory(left_on=date(2026, 12, 10)), WorkerFactory()
    AbsenceFactory(worker=away, started_on=FIRST, ended_on=LAST)
    for who in (agreement.supervisee, agreement.supervisor, leaver, away):
        with pytest.raises(CoverRefused):
            start_cover(agreement=agreement, supervisor=who, starts_on=FIRST, ends_on=LAST, by=None, at=NOW)


def test_cover_for_several_is_arranged_for_all_or_for_none(cover):
    second = AgreementFactory(supervisor=cover.agreement.supervisor)
    chosen = [(second, cover.supervisor), (cover.agreement, cover.supervisor)]
    with pytest.raises(CoverRefused):
        arrange_covers(chosen=chosen, starts_on=FIRST, ends_on=LAST, by=None, at=NOW)
    assert Cover.objects.count() == 1


def test_every_change_writes_one_event(cover):
    change_cover(cover=cover, supervisor=cover.supervisor, starts_on=FIRST, ends_on=FIRST, by=None, at=NOW)
    end_cover(cover=cover, on=FIRST, by=None, at=NOW)
    verbs = Event.objects.filter(verb__startswith="cover").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["cover arranged", "cover changed", "cover ended"]


BAD_ROWS = {
    "the supervisee": lambda cover: {"supervisor": cover.agreement.supervisee},
    "the supervisor": lambda cover: {"supervisor": cover.agreement.supervisor},
    "a shared last day": lambda cover: {"starts_on": LAST, "ends_on": date(2026, 12, 31)},
    "a shared first day": lambda cover: {"starts_on": date(2026, 11, 1), "ends_on": FIRST},
}


@pytest.mark.parametrize("bad", BAD_ROWS)
def test_the_database_itself_refuses_what_must_not_be(cover, bad):
    facts = {"agreement": cover.agreement, "starts_on": date(2027, 1, 4), "ends_on": date(2027, 1, 8)}
    facts |= BAD_ROWS[bad](cover)
    with pytest.raises(IntegrityError), transaction.atomic():
        CoverFactory(**facts)
    sound = CoverFactory(agreement=cover.agreement, starts_on=date(2027, 1, 4), ends_on=date(2027, 1, 8))
    with pytest.raises(IntegrityError), transaction.atomic():
        Cover.objects.filter(pk=sound.pk).update(**BAD_ROWS[bad](cover))


def test_without_the_triggers_it_would_not(cover):
    if connection.vendor != "sqlite":
        pytest.skip("an exclusion constraint is no trigger")
    take_down(using="default")
    for bad in BAD_ROWS.values():
        CoverFactory(**{"agreement": cover.agreement} | bad(cover))


def test_a_cover_does_not_end_before_it_begins(agreement):
    with pytest.raises(IntegrityError), transaction.atomic():
        CoverFactory(agreement=agreement, starts_on=LAST, ends_on=FIRST)


# --- Reminders -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "holds"), DAYS)
@pytest.mark.parametrize(("key", "days"), [("due_soon", 1), ("overdue", -1)])
def test_what_is_due_is_told_to_whoever_covers_that_day(cover, key, days, on, holds):
    agreement = cover.agreement
    Agreement.objects.update(next_due_on=date.fromordinal(on.toordinal() + days))
    told = {wanted.recipient for kind, wanted in wanted_on(on) if kind.key == key}
    parties = {agreement.supervisee.account, agreement.supervisor.account}
    assert told == parties | ({cover.supervisor.account} if holds else set())


@pytest.mark.parametrize(("on", "holds"), DAYS)
def test_the_weekly_summary_counts_those_whom_one_covers(cover, on, holds):
    told = {wanted.recipient: wanted.line for kind, wanted in wanted_on(on) if kind.key == "digest"}
    assert (cover.supervisor.account in told) is holds
    assert told[cover.agreement.supervisor.account].startswith("Your people: 1 supervised")


def test_the_attendances_that_exist_are_all_that_a_covering_supervisor_reads(cover):
    SessionFactory(status="signed")
    SessionFactory(
        supervisor=cover.agreement.supervisor, supervisee=cover.agreement.supervisee, status="signed"
    )
    assert Attendance.objects.count() == 2
    assert case_part_readable(seen_by(cover.supervisor, FIRST)).count() == 1
