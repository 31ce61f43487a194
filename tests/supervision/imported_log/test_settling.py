"""Rows of an imported log that wait: a person settles them, and it can be undone."""

from datetime import date

import pytest

from supervision.imported_log.services.log_rows import (
    Answer,
    set_row_aside,
    settle_rows,
    undo_settling,
    waiting_with_same_names,
    waiting_with_same_words,
)
from supervision.models import LogRow, Session, Status
from tests.factories import AccountFactory, ActionFactory, AgreementFactory, SessionFactory, WorkerFactory
from tests.supervision.imported_log.logs import NOW, line
from workforce.models import Event
from workforce.rules.refusal import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def settle(pair):
    """Settle a row by an answer; answers how many sessions went in, and how many rows still wait."""

    def _settle(row, *, by=None, at=NOW, **answer):
        return settle_rows(row=row, answer=Answer(**answer), by=by, at=at)

    return _settle


@pytest.fixture
def waiting(pair, bring_in):
    """Three rows of one of two Sean Kellys with Daniel Okafor, and one with somebody else."""
    seans = WorkerFactory.create_batch(2, given_name="Sean", family_name="Kelly")
    for sean in seans:
        AgreementFactory(supervisee=sean, supervisor=pair.supervisor, starts_on=date(2026, 9, 1))
    bring_in(
        line(day="08/09/2026", supervisee="Kelly, Sean"),
        line(day="06/10/2026", supervisee="Sean Kelly", supervisor="Okafor, Daniel"),
        line(day="20/10/2026", supervisee="Sean Kelly", comment="CANCELLED - court"),
        line(day="20/10/2026", supervisee="Sean Kelly", supervisor="Amina Ahmed"),
    )
    return seans


def row_of(day):
    return LogRow.objects.filter(met_on=day).first()


def test_settling_a_row_brings_its_session_in_and_moves_the_clock(pair, waiting, settle):
    account = AccountFactory()
    row = row_of(date(2026, 9, 8))
    assert settle(row, supervisee=waiting[0], supervisor=pair.supervisor, by=account) == (1, 0)
    row.refresh_from_db()
    assert (row.problem, row.settled_by, row.session.held_on) == ("", account, date(2026, 9, 8))
    assert waiting[0].agreements.get().last_held_on == date(2026, 9, 8)
    assert LogRow.objects.waiting().count() == 3
    assert Event.objects.filter(verb="log rows settled", actor=account, worker=waiting[0]).count() == 1


def test_settling_all_rows_of_two_names_is_asked_for(pair, waiting, settle):
    row = row_of(date(2026, 9, 8))
    assert waiting_with_same_names(row).count() == 2
    people = {"supervisee": waiting[0], "supervisor": pair.supervisor}
    assert settle(row, **people, with_same_names=True) == (3, 0)
    assert waiting[0].agreements.get().last_held_on == date(2026, 10, 6)
    assert LogRow.objects.waiting().get().supervisor_name == "Amina Ahmed"
    assert Session.objects.get(status=Status.CANCELLED).called_off_reason == "court"


def test_a_row_on_a_day_with_a_session_is_not_settled_along(pair, waiting, settle):
    SessionFactory(
        supervisor=pair.supervisor, supervisee=waiting[0], status="held",
        starts_at="2026-10-06T10:00Z", ends_at="2026-10-06T11:30Z", held_on=date(2026, 10, 6),
    )  # fmt: skip
    people = {"supervisee": waiting[0], "supervisor": pair.supervisor}
    assert settle(row_of(date(2026, 9, 8)), **people, with_same_names=True) == (2, 1)
    assert "already has a session" in LogRow.objects.waiting_otherwise().get().problem


def test_a_row_of_a_day_on_which_they_did_not_work_here_is_not_settled_along(pair, waiting, settle):
    waiting[0].left_on = date(2026, 10, 10)
    waiting[0].save()
    people = {"supervisee": waiting[0], "supervisor": pair.supervisor}
    assert settle(row_of(date(2026, 9, 8)), **people, with_same_names=True) == (2, 0)
    assert LogRow.objects.waiting_for_people().filter(names_key__contains="daniel").count() == 1


def test_settling_twice_has_one_effect(pair, waiting, settle):
    row, people = row_of(date(2026, 9, 8)), {"supervisee": waiting[0], "supervisor": pair.supervisor}
    assert [settle(row, **people), settle(row, **people)] == [(1, 0), (0, 0)]
    assert Session.objects.count() == 1


def test_nobody_is_settled_to_supervise_themselves(pair, waiting, settle):
    with pytest.raises(Refusal, match="must be different people"):
        settle(row_of(date(2026, 9, 8)), supervisee=waiting[0], supervisor=waiting[0])


def test_a_row_set_aside_waits_no_more_and_is_not_imported_again(pair, waiting, bring_in, settle):
    row = row_of(date(2026, 9, 8))
    set_row_aside(row=row, reason="Left before the tracker began", by=None, at=NOW)
    assert LogRow.objects.waiting().count() == 3
    assert bring_in(line(day="08/09/2026", supervisee="Kelly, Sean")).changes == {}
    assert settle(row, supervisee=waiting[0], supervisor=pair.supervisor) == (0, 0)


@pytest.fixture
def doubtful(pair, bring_in):
    """Three rows whose comments do not say plainly that the session was held, two of them alike."""
    bring_in(
        line(day="08/09/2026", minutes=None, signed=None, comment="On leave"),
        line(day="06/10/2026", minutes=None, signed=None, comment="on leave, Jamie hurt"),
        line(day="20/10/2026", minutes=None, signed=None, comment="Did not take place"),
    )


def test_what_may_not_have_been_held_waits_and_moves_no_clock(pair, doubtful):
    assert list(LogRow.objects.waiting_for_outcome().values_list("cue", flat=True)) == [
        "on leave", "on leave", "did not take place",
    ]  # fmt: skip
    pair.refresh_from_db()
    assert pair.last_held_on is None
    assert not Session.objects.exists()


def test_nothing_of_a_comment_is_kept_but_our_own_words(pair, doubtful):
    assert "jamie" not in str(list(LogRow.objects.values())).lower()


def test_rows_of_the_same_words_are_settled_together(pair, doubtful, settle):
    row = row_of(date(2026, 9, 8))
    assert waiting_with_same_words(row).count() == 1
    assert settle(row, outcome=Status.CANCELLED, with_same_words=True) == (2, 0)
    assert set(Session.objects.values_list("status", "called_off_reason")) == {("cancelled", "leave")}
    assert LogRow.objects.waiting().get().cue == "did not take place"


def test_a_row_settled_as_held_moves_the_clock(pair, doubtful, settle):
    settle(row_of(date(2026, 10, 20)), outcome=Status.HELD)
    pair.refresh_from_db()
    assert pair.last_held_on == date(2026, 10, 20)


def test_a_settled_wording_is_remembered_for_the_next_log_where_asked(pair, doubtful, settle, bring_in):
    settle(row_of(date(2026, 9, 8)), outcome=Status.CANCELLED, remember=True)
    again = line(day="27/10/2026", minutes=None, signed=None, comment="On leave today")
    assert bring_in(again).changes == {"sessions cancelled": 1}


def test_settled_names_are_remembered_for_the_next_log_where_asked(pair, waiting, settle, bring_in):
    people = {"supervisee": waiting[1], "supervisor": pair.supervisor}
    settle(row_of(date(2026, 9, 8)), **people, remember=True)
    assert bring_in(line(day="27/10/2026", supervisee="Sean Kelly")).changes == {"sessions held": 1}
    assert waiting[1].agreements.get().last_held_on == date(2026, 10, 27)


def test_names_remembered_count_only_while_both_work_here(pair, waiting, settle, bring_in):
    people = {"supervisee": waiting[1], "supervisor": pair.supervisor}
    settle(row_of(date(2026, 9, 8)), **people, remember=True)
    waiting[1].left_on = date(2026, 10, 10)
    waiting[1].save()
    assert bring_in(line(day="27/10/2026", supervisee="Sean Kelly")).changes == {"sessions held": 1}
    assert waiting[0].agreements.get().last_held_on == date(2026, 10, 27)


def test_one_who_is_named_in_doubt_and_held_in_doubt_is_settled_in_two_steps(pair, waiting, settle, bring_in):
    bring_in(line(day="13/10/2026", supervisee="Sean Kelly", minutes=None, signed=None, comment="on leave"))
    people = {"supervisee": waiting[0], "supervisor": pair.supervisor}
    assert settle(row_of(date(2026, 9, 8)), **people, with_same_names=True) == (3, 1)
    row = LogRow.objects.waiting_for_outcome().get()
    assert row.supervisee == waiting[0]
    assert settle(row, outcome=Status.HELD) == (1, 0)


def test_settling_can_be_undone(pair, waiting, settle):
    row, before = row_of(date(2026, 9, 8)), list(LogRow.objects.order_by("pk").values())
    people = {"supervisee": waiting[0], "supervisor": pair.supervisor}
    settle(row, **people, with_same_names=True, remember=True)
    row.refresh_from_db()
    assert undo_settling(row=row, by=None) == 3
    assert list(LogRow.objects.order_by("pk").values()) == before
    assert not Session.objects.exists()
    assert waiting[0].agreements.get().last_held_on is None


def test_a_row_set_aside_can_be_taken_up_again(pair, waiting):
    row = row_of(date(2026, 9, 8))
    set_row_aside(row=row, reason="Left before the tracker began", by=None, at=NOW)
    row.refresh_from_db()
    assert undo_settling(row=row, by=None) == 1
    assert LogRow.objects.waiting().count() == 4


def test_settling_is_not_undone_once_something_was_written_about_the_session(pair, waiting, settle):
    row = row_of(date(2026, 9, 8))
    settle(row, supervisee=waiting[0], supervisor=pair.supervisor)
    row.refresh_from_db()
    ActionFactory(session=row.session)
    with pytest.raises(Refusal, match="Something was written about this session"):
        undo_settling(row=row, by=None)
    assert Session.objects.exists()
