"""The supervision page: one's own supervision, one's people, and what waits."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.html import strip_tags

from supervision.models import Agreement, Signature, SignedText, Status
from supervision.overdue.reports.people import supervision_of
from supervision.overdue.reports.sessions_around import past_sessions
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    CoverFactory,
    SessionFactory,
    SlotFactory,
    WorkerFactory,
)
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)


def at(day, hour=10):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
def agreement():
    return AgreementFactory(
        supervisee=WorkerFactory(given_name="Amina", family_name="Ahmed"),
        supervisor=WorkerFactory(given_name="Dele", family_name="Okafor", org_role=3),
    )


def due_on(agreement, day):
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=day)
    agreement.refresh_from_db()
    return agreement


def session(agreement, day, **facts):
    return SessionFactory(
        supervisor=agreement.supervisor, supervisee=agreement.supervisee, starts_at=at(day), **facts
    )


# --- A supervisor's people -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "booked_in", "words"),
    [
        (-6, None, "Overdue 6 days"),
        (-1, None, "Overdue 1 day"),
        (0, None, "Due today"),
        (1, None, "Due tomorrow"),
        (5, None, "Due Tue 24 Nov"),
        (6, None, "In time"),
        (6, 6, "Booked Wed 25 Nov"),
        (0, 0, "Booked Thu 19 Nov"),
        (5, 6, "Due Tue 24 Nov"),
        (-6, 1, "Overdue 6 days"),
        (None, None, "Suspended"),
    ],
)
def test_the_tag_says_how_it_stands(agreement, days, booked_in, words):
    if booked_in is not None:
        session(agreement, TODAY + timedelta(booked_in))
    due_on(agreement, None if days is None else TODAY + timedelta(days))
    (row,) = supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).people
    assert row.tag.label == words


def test_the_next_step_is_to_record_else_prepare_else_book_else_offer_times(agreement):
    def step():
        return supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).people[0].next_step.label

    assert step() == "Offer times"
    SlotFactory(supervisor=agreement.supervisor)
    assert step() == "Book"
    session(agreement, TODAY + timedelta(1))
    assert step() == "Prepare"
    session(agreement, TODAY - timedelta(1))
    assert step() == "Record"


def test_nothing_is_to_be_booked_while_the_clock_is_suspended(agreement, sign_in):
    SlotFactory(supervisor=agreement.supervisor)
    due_on(agreement, None)
    (row,) = supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).people
    assert row.next_step is None
    address = f"/supervision/book/?supervisee={agreement.supervisee_id}"
    client = sign_in(agreement.supervisor)
    assert address not in client.get(agreement.supervisee.get_absolute_url()).text
    assert address not in client.get("/supervision/").text
    due_on(agreement, TODAY)
    assert address in client.get(agreement.supervisee.get_absolute_url()).text


def test_a_cover_that_starts_later_is_told_to_both(agreement, sign_in):
    ruth = WorkerFactory(given_name="Ruth", family_name="Byrne")
    days = {"starts_on": TODAY + timedelta(14), "ends_on": TODAY + timedelta(20)}
    cover = CoverFactory(agreement=agreement, supervisor=ruth, **days)
    own = supervision_of(Viewer(agreement.supervisee.account, on=TODAY)).own
    assert (own.cover, own.cover_next, own.giver) == (None, cover, agreement.supervisor)
    (row,) = supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).people
    assert (row.cover, row.cover_next) == (None, cover)
    page = sign_in(agreement.supervisee).get("/supervision/").text
    assert "From Thursday 3 December Ruth Byrne covers" in page
    assert "from Thu 3 Dec Ruth Byrne covers" in sign_in(agreement.supervisor).get("/supervision/").text
    page = sign_in(agreement.supervisor).get(agreement.supervisee.get_absolute_url()).text
    assert "From Thu 3 Dec" in page
    now = CoverFactory(agreement=agreement, supervisor=ruth, starts_on=TODAY, ends_on=TODAY)
    own = supervision_of(Viewer(agreement.supervisee.account, on=TODAY)).own
    assert (own.cover, own.cover_next, own.giver) == (now, cover, ruth)


def test_a_session_whose_time_is_over_is_not_the_next_one(agreement, sign_in):
    over, coming = session(agreement, TODAY - timedelta(1)), session(agreement, TODAY + timedelta(1))
    own = supervision_of(Viewer(agreement.supervisee.account, on=TODAY)).own
    assert (own.unrecorded, own.booked) == (over, coming)
    page = sign_in(agreement.supervisee).get("/supervision/").text
    assert "is over and waits for its record" in page
    coming.delete()
    assert "Nothing more is booked." in sign_in(agreement.supervisee).get("/supervision/").text


def test_people_come_in_order_of_their_due_day_the_suspended_last(agreement):
    for name, day in [("Late", TODAY - timedelta(9)), ("Away", None), ("Soon", TODAY)]:
        other = AgreementFactory(supervisee=WorkerFactory(family_name=name), supervisor=agreement.supervisor)
        due_on(other, day)
    due_on(agreement, TODAY + timedelta(20))
    names = [
        row.person.family_name
        for row in supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).people
    ]
    assert names == ["Late", "Soon", "Ahmed", "Away"]


@pytest.mark.parametrize(("times", "drifting"), [(1, 0), (2, 1)])
def test_an_action_drifts_from_the_second_time_it_is_carried(agreement, times, drifting):
    action = ActionFactory(supervisee=agreement.supervisee)
    for week in range(times):
        action.reviews.create(
            session=session(agreement, date(2026, 9, 1) + timedelta(weeks=week), status="held"),
            outcome="carried",
        )
    (row,) = supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).people
    assert row.drifting_actions == drifting


def test_a_former_supervisor_has_the_person_no_more(agreement):
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=TODAY - timedelta(1))
    assert supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).people == []


@pytest.mark.parametrize("people", [1, 3, 12])
def test_the_list_asks_the_database_the_same_number_of_times(agreement, people, django_assert_num_queries):
    supervisor = agreement.supervisor
    session(agreement, TODAY + timedelta(3))
    for _ in range(people - 1):
        session(AgreementFactory(supervisor=supervisor), TODAY + timedelta(3))
    supervision_of(Viewer(supervisor.account, on=TODAY))  # what a process reads once is there
    with django_assert_num_queries(2):
        supervision_of(Viewer(supervisor.account, on=TODAY))


# --- One's own -----------------------------------------------------------------------------------


def test_ones_own_says_what_is_due_booked_and_held(agreement):
    held = session(agreement, date(2026, 11, 3), status="held")
    booked = session(agreement, date(2026, 11, 25))
    own = supervision_of(Viewer(agreement.supervisee.account, on=TODAY)).own
    assert (own.agreement.next_due_on, own.booked) == (date(2026, 12, 3), booked)
    assert list(past_sessions(agreement.supervisee, on=TODAY)) == [held]
    assert own.tag.label == "Booked Wed 25 Nov"


def test_ones_sessions_so_far_say_when_with_whom_how_long_and_why_one_was_not_held(agreement, sign_in):
    session(agreement, date(2026, 11, 3), status="agreed", minutes=95, held_on=date(2026, 11, 3))
    session(
        agreement,
        date(2026, 11, 10),
        status="cancelled",
        called_off_side="supervisor",
        called_off_reason="other",
        called_off_text="The lift was stuck",
    )
    page = sign_in(agreement.supervisee).get("/supervision/").text
    table = page.split("Your sessions so far")[1].split("</table>")[0]
    history = " ".join(strip_tags(table.replace("<br>", " ")).split())
    supervisor = agreement.supervisor
    assert history == (
        "Day Kind With Length Status "
        f"Tue 10 Nov One-to-one {supervisor} Cancelled Cancelled by the supervisor: The lift was stuck "
        f"Tue 3 Nov One-to-one {supervisor} 95 minutes Signed by both"
    )


def test_the_times_offered_are_the_next_three_free_ones(agreement):
    slots = [
        SlotFactory(supervisor=agreement.supervisor, starts_at=at(date(2026, 11, 24), hour))
        for hour in (9, 11, 13, 15)
    ]
    colleague = AgreementFactory(supervisor=agreement.supervisor)
    session(colleague, date(2026, 11, 24), slot=slots[0])
    SlotFactory()
    assert supervision_of(Viewer(agreement.supervisee.account, on=TODAY)).own.offered == tuple(slots[1:])


def test_without_an_agreement_there_is_nothing_of_ones_own():
    assert supervision_of(Viewer(WorkerFactory().account, on=TODAY)).own is None


# --- What waits ----------------------------------------------------------------------------------


def test_a_session_waits_to_be_recorded_from_the_day_after(agreement):
    yesterdays = session(agreement, TODAY - timedelta(1))
    session(agreement, TODAY)
    assert supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).waiting.to_record == (yesterdays,)


def test_a_held_session_waits_for_its_supervisor_to_sign_unless_it_came_from_a_log(agreement):
    held = session(agreement, date(2026, 11, 3), status="held")
    session(agreement, date(2026, 10, 6), status="held", is_imported=True)
    assert supervision_of(Viewer(agreement.supervisor.account, on=TODAY)).waiting.to_sign == (held,)
    assert not supervision_of(Viewer(agreement.supervisee.account, on=TODAY)).waiting


def test_a_signed_record_waits_for_its_supervisee_until_they_answer(agreement):
    signed = session(agreement, date(2026, 11, 3), status=Status.SIGNED)
    text = SignedText.objects.create(
        session=signed, supervisee=agreement.supervisee, content={}, content_hash="0", fixed_at=at(TODAY)
    )
    assert supervision_of(Viewer(agreement.supervisee.account, on=TODAY)).waiting.to_agree == (signed,)
    Signature.objects.create(
        text=text, worker=agreement.supervisee, response="agreed", content_hash="0", signed_at=at(TODAY)
    )
    assert supervision_of(Viewer(agreement.supervisee.account, on=TODAY)).waiting.to_agree == ()


def test_a_disagreement_waits_for_the_third_person(agreement):
    third = WorkerFactory()
    signed = session(agreement, date(2026, 11, 3), status=Status.SIGNED)
    text = SignedText.objects.create(
        session=signed, supervisee=agreement.supervisee, content={}, content_hash="0", fixed_at=at(TODAY)
    )
    Signature.objects.create(
        text=text,
        worker=agreement.supervisee,
        response="disagreed",
        comment="Not so",
        content_hash="0",
        signed_at=at(TODAY),
        referred_to=third,
    )
    assert [
        each.session for each in supervision_of(Viewer(third.account, on=TODAY)).waiting.disagreements
    ] == [signed]


# --- The page ------------------------------------------------------------------------------------


def test_a_supervisee_reads_when_it_is_due_with_whom_and_that_nothing_is_booked(sign_in, agreement):
    content = sign_in(agreement.supervisee).get("/supervision/").content.decode()
    assert "It was due by Thursday 2 April, with Dele Okafor." in content
    assert "Nothing is booked." in content
    assert "Your people" not in content


def test_a_supervisor_reads_their_people_and_the_ways_on(sign_in, agreement):
    content = sign_in(agreement.supervisor).get("/supervision/").content.decode()
    assert "Amina Ahmed" in content
    assert "Overdue 231 days" in content
    assert "/supervision/overdue/" in content


def test_a_supervisee_is_led_to_no_closed_door(sign_in, agreement):
    content = sign_in(agreement.supervisee).get("/supervision/").content.decode()
    assert "/supervision/overdue/" not in content
    assert "/supervision/without-agreement/" not in content
    assert "/supervision/log-rows/" not in content


def test_somebody_without_an_agreement_is_told_what_will_appear(sign_in):
    content = sign_in(WorkerFactory()).get("/supervision/").content.decode()
    assert "No supervision yet" in content


def test_quality_assurance_finds_no_supervision_page(sign_in):
    assert sign_in(AccountFactory(role="qa")).get("/supervision/").status_code == 404
