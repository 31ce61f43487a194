"""What becomes of sessions that are booked with a supervisor who hands over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail as mail_module
from django.urls import reverse
from icalendar import Calendar
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from supervision.agreements.services.agreements import AgreementRefused
from supervision.agreements.services.handing_over import end_with_bookings, hand_over_with_bookings
from supervision.booking.history import booking_history
from supervision.booking.services.booking import book_slot, book_time
from supervision.booking.services.groups import book_group
from supervision.booking.services.proposals import propose
from supervision.models import Agreement, DiaryEntry, Session, SessionRecord, Status
from tests.factories import AbsenceFactory, AccountFactory, AgreementFactory, SlotFactory, WorkerFactory
from tests.sealed import texts_of
from tracker.setup.merging import merge_people
from workforce.models import Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
FROM = date(2026, 11, 20)
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture
def ruth():
    return WorkerFactory(org_role=3, given_name="Ruth", family_name="Byrne")


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


@pytest.fixture
def booked(agreement):
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=TEN)
    return book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)


def hand_over(agreement, to, *, by=None, from_on=FROM, **facts):
    return hand_over_with_bookings(agreement=agreement, to=to, from_on=from_on, by=by, at=NOW, **facts)


def busy(worker, starts_at=TEN):
    other = AgreementFactory(supervisor=worker)
    return book_time(
        supervisor=worker,
        supervisee=other.supervisee,
        starts_at=starts_at + HOUR / 2,
        ends_at=starts_at + HOUR,
        by=None,
        at=NOW,
    )


def diary(uid):
    return {
        entry.worker.given_name: (entry.sequence, entry.cancelled_at is None, entry.is_given)
        for entry in DiaryEntry.objects.filter(uid=uid).select_related("worker")
    }


def test_the_new_supervisor_takes_the_meeting_over_in_place(agreement, booked, ruth):
    hand_over(agreement, ruth)
    session = Session.objects.get()
    assert (session.pk, session.uid, session.supervisor, session.starts_at, session.status) == (
        booked.pk,
        booked.uid,
        ruth,
        TEN,
        Status.BOOKED,
    )
    assert diary(booked.uid) == {
        "Amina": (1, True, False),
        "Dele": (1, False, True),
        "Ruth": (0, True, True),
    }
    assert session.slot is None


def test_handed_back_it_is_the_same_meeting_in_the_first_supervisors_calendar(agreement, booked, ruth):
    successor = hand_over(agreement, ruth)
    hand_over(successor, agreement.supervisor, from_on=FROM)
    assert diary(booked.uid) == {
        "Amina": (2, True, False),
        "Dele": (2, True, True),
        "Ruth": (1, False, True),
    }


@pytest.mark.parametrize("because", ["busy", "away"])
def test_what_the_new_supervisor_cannot_hold_is_cancelled_with_notice(agreement, booked, ruth, because):
    if because == "busy":
        busy(ruth)
    else:
        AbsenceFactory(worker=ruth, started_on=TEN.date(), ended_on=TEN.date())
    hand_over(agreement, ruth)
    booked.refresh_from_db()
    assert (booked.status, booked.called_off_reason, booked.called_off_side) == (
        "cancelled",
        "hand_over",
        "neither",
    )
    assert booked.notice == TEN - NOW
    assert {due_status for _sequence, due_status, _given in diary(booked.uid).values()} == {False}


def test_a_clash_that_was_chosen_all_the_same_is_named_and_changes_nothing(agreement, booked, ruth):
    busy(ruth)
    with pytest.raises(AgreementRefused) as refusal:
        hand_over(agreement, ruth, choices={booked.pk: "take_over"})
    said = "Ruth Byrne is already busy on Tuesday 24 November from 10:30 to 11:00."
    assert str(refusal.value) == said
    assert Agreement.objects.filter(supervisor=ruth, supervisee=agreement.supervisee).count() == 0
    booked.refresh_from_db()
    assert (booked.supervisor, booked.status) == (agreement.supervisor, "booked")


def test_what_was_booked_meanwhile_is_not_forgotten(agreement, booked, ruth):
    with pytest.raises(AgreementRefused, match="booked while you were on this page"):
        hand_over(agreement, ruth, choices={})
    assert Agreement.objects.get(supervisee=agreement.supervisee).supervisor == agreement.supervisor


@pytest.mark.parametrize(
    ("from_on", "new"),
    [(TEN.date(), True), (TEN.date() + timedelta(days=1), False)],
    ids=["that day", "after"],
)
def test_only_what_falls_to_the_new_supervisor_moves(agreement, booked, ruth, from_on, new):
    hand_over(agreement, ruth, from_on=from_on)
    booked.refresh_from_db()
    assert (booked.supervisor == ruth) is new


def test_a_proposal_gives_its_time_back(agreement, ruth):
    who = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    propose(times=[(TEN, TEN + HOUR), (TEN + WEEK, TEN + WEEK + HOUR)], by=None, at=NOW, **who)
    hand_over(agreement, ruth)
    assert not Session.objects.exists()
    assert not DiaryEntry.objects.not_cancelled().exists()


def test_a_group_goes_on_for_the_others(agreement, ruth):
    other = AgreementFactory(supervisor=agreement.supervisor)
    together = {"starts_at": TEN, "ends_at": TEN + HOUR, "by": None, "at": NOW}
    people = [agreement.supervisee, other.supervisee]
    group = book_group(supervisor=agreement.supervisor, supervisees=people, **together)
    hand_over(agreement, ruth)
    group.refresh_from_db()
    assert (group.status, group.supervisor) == ("booked", agreement.supervisor)
    assert list(group.supervisees.all()) == [other.supervisee]
    hand_over(other, ruth)
    group.refresh_from_db()
    assert group.status == "cancelled"


def test_nothing_stays_with_the_former_supervisor_whatever_is_booked(agreement, ruth):
    for number in range(6):
        starts_at = TEN + number * WEEK
        book_time(
            supervisor=agreement.supervisor,
            supervisee=agreement.supervisee,
            starts_at=starts_at,
            ends_at=starts_at + HOUR,
            by=None,
            at=NOW,
        )
        if number % 2:
            busy(ruth, starts_at)
    hand_over(agreement, ruth)
    assert not Session.objects.coming().filter(supervisor=agreement.supervisor).exists()
    assert (
        Session.objects.coming().filter(supervisor=ruth, attendances__supervisee=agreement.supervisee).count()
        == 3
    )


def test_the_former_supervisors_jottings_do_not_pass_to_the_new(agreement, booked, ruth):
    SessionRecord.objects.create(session=booked, agenda="Contact plan", jottings="canary-jotting-7719")
    hand_over(agreement, ruth)
    assert texts_of(SessionRecord.objects.all(), "agenda", "jottings") == [("Contact plan", "")]


def test_all_three_are_told_each_with_the_change_for_their_own_calendar(
    agreement, booked, ruth, psw, django_capture_on_commit_callbacks
):
    mail_module.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        hand_over(agreement, ruth, by=psw)
    said = {}
    of_readers = [mail for mail in mail_module.outbox if mail.subject == "Supervisor of Amina Ahmed: changed"]
    assert agreement.supervisee.account.email in {mail.to[0] for mail in of_readers}
    for mail in mail_module.outbox:
        if mail in of_readers:
            continue
        part = next(p for p in mail.message().walk() if p.get_content_type() == "text/calendar")
        calendar = Calendar.from_ical(part.get_payload(decode=True))
        said[mail.to[0]] = (str(calendar["METHOD"]), calendar.events[0]["SEQUENCE"], mail.body.split("\n")[0])
        assert str(calendar.events[0]["UID"]) == str(booked.uid)
    when = "Tuesday 24 November, 10:00 to 11:30"
    taken = "After a change of supervisor, you have supervision with"
    assert said == {
        agreement.supervisee.account.email: ("REQUEST", 1, f"{taken} Ruth Byrne: {when}, Room 2."),
        ruth.account.email: ("REQUEST", 0, f"{taken} Amina Ahmed: {when}, Room 2."),
        agreement.supervisor.account.email: (
            "CANCEL",
            1,
            f"You no longer have supervision with Amina Ahmed on {when}: the supervisor has changed.",
        ),
    }


def test_the_history_of_the_booking_says_so(agreement, booked, ruth, psw, sign_in):
    hand_over(agreement, ruth, by=psw)
    page = sign_in(ruth).get(booked.get_absolute_url())
    assertContains(page, "Taken over by Ruth Byrne from Dele Okafor")
    assert Event.objects.filter(verb="session taken over").count() == 1


def test_the_history_names_who_was_merged_or_deleted_since(agreement, booked, ruth, psw, sign_in):
    hand_over(agreement, ruth, by=psw)
    keep = WorkerFactory(given_name="Dele", family_name="Brown", account=None, swe_number=None)
    merge_people(keep=keep, other=agreement.supervisor, by=None)
    page = sign_in(ruth).get(booked.get_absolute_url())
    assertContains(page, "Taken over by Ruth Byrne from Dele Brown")
    gone = Event(
        verb="session taken over",
        at=NOW,
        subject_id=str(booked.pk),
        details={"supervisor": ruth.pk, "former_supervisor": 90_001},
    )
    titles = [each.title for each in booking_history(booked, with_words=False, events=[gone])]
    assert "Taken over by Ruth Byrne from someone whose record is deleted" in titles


# --- The page --------------------------------------------------------------------------------------


def page_of(agreement):
    return reverse("supervision:hand_over", args=[agreement.pk])


def answers(to, **more):
    return {"to": to.pk, "from_on_day": 20, "from_on_month": 11, "from_on_year": 2026, **more}


def test_the_page_asks_about_each_booking_and_does_as_it_is_told(agreement, booked, ruth, psw, sign_in):
    other = book_time(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=TEN + WEEK,
        ends_at=TEN + WEEK + HOUR,
        by=None,
        at=NOW,
    )
    client = sign_in(psw)
    preview = client.post(page_of(agreement), answers(ruth))
    assertContains(preview, "Tuesday 24 November, 10:00 to 11:30")
    assert [field.initial for field in preview.context["bookings"].fields.values()] == ["take_over"] * 2
    assert Agreement.objects.count() == 1
    chosen = {f"session_{booked.pk}": "cancel", f"session_{other.pk}": "take_over"}
    done = client.post(page_of(agreement), answers(ruth, confirm="yes", **chosen))
    assertRedirects(done, Agreement.objects.latest("pk").get_absolute_url())
    booked.refresh_from_db()
    other.refresh_from_db()
    assert (booked.status, other.status, other.supervisor) == ("cancelled", "booked", ruth)


def test_a_clash_is_named_on_the_page_and_only_cancelling_is_offered(agreement, booked, ruth, psw, sign_in):
    busy(ruth)
    preview = sign_in(psw).post(page_of(agreement), answers(ruth))
    assertContains(preview, "Ruth Byrne is already busy on Tuesday 24 November from 10:30 to 11:00.")
    (field,) = preview.context["bookings"].fields.values()
    assert [value for value, _label in field.choices] == ["cancel"]


def test_a_booking_without_an_answer_is_an_error_and_changes_nothing(agreement, booked, ruth, psw, sign_in):
    page = sign_in(psw).post(page_of(agreement), answers(ruth, confirm="yes"))
    assertContains(page, "Select what happens to this session.")
    assert Agreement.objects.count() == 1


def test_without_bookings_nothing_is_asked(agreement, ruth, psw, sign_in):
    client = sign_in(psw)
    assertNotContains(client.post(page_of(agreement), answers(ruth)), "Booked with")
    client.post(page_of(agreement), answers(ruth, confirm="yes"))
    assert Agreement.objects.get(ends_on=None).supervisor == ruth


# --- The end of an agreement ------------------------------------------------------------------------


def test_an_agreement_that_ends_leaves_no_later_booking(agreement, booked):
    end_with_bookings(agreement=agreement, on=TEN.date() - timedelta(days=1), by=None, at=NOW)
    booked.refresh_from_db()
    assert booked.status == "cancelled"


def test_a_booking_on_the_last_day_stands(agreement, booked):
    end_with_bookings(agreement=agreement, on=TEN.date(), by=None, at=NOW)
    booked.refresh_from_db()
    assert booked.status == "booked"
