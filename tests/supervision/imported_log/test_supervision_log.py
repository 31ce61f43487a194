"""The imported supervision log: sessions that move the clock, and rows that wait for a person."""

from datetime import UTC, date, datetime

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
from workforce.imports.services import import_file
from workforce.models import Event
from workforce.rules.refusal import Refusal

pytestmark = pytest.mark.django_db

HEADINGS = ("Date", "Supervisee", "Supervisor", "Type", "Mins", "Signed?", "Comments")
DAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.fixture
def pair():
    """Amina Ahmed, whose clock started on 1 September, and her supervisor."""
    return AgreementFactory(
        supervisee=WorkerFactory(given_name="Amina", family_name="Ahmed"),
        supervisor=WorkerFactory(given_name="Daniel", family_name="Okafor", org_role=3),
        starts_on=date(2026, 9, 1),
    )


@pytest.fixture
def bring_in(workbook_of):
    """Import a log of these rows, all or nothing; answers the findings."""

    def _bring_in(*rows, on=DAY):
        return import_file(
            kind="supervision_log",
            content=workbook_of([HEADINGS, *rows]),
            file_name="log.xlsx",
            on=on,
            by=None,
            at=datetime(2026, 11, 2, 9, tzinfo=UTC),
        )

    return _bring_in


def line(day="20/10/2026", supervisee="Ahmed, Amina", supervisor="Daniel Okafor", kind="1:1",
         minutes=90, signed="Y", comment=None):  # fmt: skip
    return [day, supervisee, supervisor, kind, minutes, signed, comment]


def test_a_held_session_moves_the_clock(pair, bring_in):
    assert bring_in(line()).changes == {"sessions held": 1}
    pair.refresh_from_db()
    assert (pair.last_held_on, pair.next_due_on) == (date(2026, 10, 20), date(2026, 11, 20))
    session = Session.objects.get()
    assert (session.status, session.kind, session.minutes, session.signed_elsewhere) == (
        Status.HELD, "one_to_one", 90, True,
    )  # fmt: skip
    assert session.is_imported
    assert LogRow.objects.get().session == session


def test_an_imported_session_takes_nobodys_time(pair, bring_in):
    bring_in(line())
    assert not pair.supervisee.diary.exists()


@pytest.mark.parametrize(
    ("comment", "status", "reason"),
    [
        ("CANCELLED - court", Status.CANCELLED, "court"),
        ("cancelled, sick", Status.CANCELLED, "sickness"),
        ("Cancelled", Status.CANCELLED, "other"),
        ("did not attend", Status.DID_NOT_ATTEND, ""),
    ],
)
def test_a_session_that_was_not_held_moves_no_clock(pair, bring_in, comment, status, reason):
    bring_in(line(comment=comment))
    pair.refresh_from_db()
    assert pair.last_held_on is None
    session = Session.objects.get()
    assert (session.status, session.held_on, session.called_off_reason) == (status, None, reason)


def test_the_comment_itself_is_kept_nowhere(pair, bring_in):
    bring_in(line(comment="cancelled, her canary is ill"))
    assert "canary" not in str(Session.objects.values().get()) + str(LogRow.objects.values().get())


def test_a_length_that_the_log_lacks_stays_unknown(pair, bring_in):
    bring_in(line(minutes=None))
    session = Session.objects.get()
    assert (session.minutes, session.starts_at) == (None, session.ends_at)


def test_the_same_log_twice_changes_nothing(pair, bring_in):
    bring_in(line(), line(day="29/09/2026", supervisee="Nobody Known"))
    events = Event.objects.count()
    assert bring_in(line(), line(day="29/09/2026", supervisee="Nobody Known")).changes == {}
    assert (Session.objects.count(), LogRow.objects.count(), Event.objects.count()) == (1, 2, events)


def test_a_longer_log_adds_only_what_is_new(pair, bring_in):
    bring_in(line())
    assert bring_in(line(), line(day="27/10/2026")).changes == {"sessions held": 1}


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ({"supervisee": "Amina Ahmad"}, "Nobody is called “Amina Ahmad”."),
        ({"supervisor": "Kelly, Sean"}, "2 people are called “Kelly, Sean”."),
        (
            {"supervisee": "Amina Ahmad", "supervisor": "Sean Kelly"},
            "Nobody is called “Amina Ahmad”. 2 people are called “Sean Kelly”.",
        ),
    ],
)
def test_a_name_is_never_guessed(pair, bring_in, names, problem):
    WorkerFactory.create_batch(2, given_name="Sean", family_name="Kelly")
    assert bring_in(line(**names)).changes == {"rows to settle": 1}
    assert LogRow.objects.waiting().get().problem == problem
    assert not Session.objects.exists()


def test_a_row_about_one_person_alone_is_an_error(pair, bring_in):
    findings = bring_in(line(supervisor="Amina AHMED"))
    assert [(error.row, error.column) for error in findings.errors] == [(2, "Supervisor")]


def test_two_people_of_one_name_can_supervise_each_other(pair, bring_in):
    namesake = WorkerFactory(given_name="Amina", family_name="Ahmed", org_role=3)
    AgreementFactory(
        supervisee=WorkerFactory(given_name="Sue", family_name="Ng"), supervisor=namesake,
        starts_on=date(2026, 9, 1),
    )  # fmt: skip
    pair.supervisor = namesake
    pair.save()
    assert bring_in(line(supervisor="Ahmed, Amina")).changes == {"sessions held": 1}
    assert Session.objects.get().supervisor == namesake


def test_the_same_session_in_a_later_log_with_other_minutes_is_a_change(pair, bring_in):
    bring_in(line())
    plan = bring_in(line(minutes=75), line(day="27/10/2026"))
    assert plan.changes == {"sessions corrected": 1, "sessions held": 1}
    (changed,) = [told for told in plan.lines if told.becomes == "changed"]
    assert (changed.row, changed.says) == (2, "90 minutes → 75 minutes")
    assert sorted(Session.objects.values_list("minutes", flat=True)) == [75, 90]


def test_a_session_that_a_later_log_calls_cancelled_moves_the_clock_back(pair, bring_in):
    bring_in(line(), line(day="27/10/2026"))
    plan = bring_in(line(day="27/10/2026", comment="cancelled"))
    assert [told.says for told in plan.lines] == ["held → cancelled"]
    pair.refresh_from_db()
    assert pair.last_held_on == date(2026, 10, 20)


def test_the_older_log_after_the_newer_one_turns_nothing_back(pair, bring_in):
    bring_in(line())
    bring_in(line(minutes=75))
    assert bring_in(line()).changes == {}
    assert Session.objects.get().minutes == 75


def test_what_a_later_log_does_not_say_stays(pair, bring_in):
    bring_in(line())
    assert bring_in(line(minutes=None, signed=None)).changes == {}
    assert Session.objects.get().minutes == 90


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"minutes": 95},
        {"supervisee": "Amina Ahmed"},
        {"supervisor": "OKAFOR, Daniel", "minutes": None},
    ],
)
def test_the_same_session_twice_in_one_file_is_one_and_the_second_row_is_named(pair, bring_in, again):
    plan = bring_in(line(), line(**again), line(day="27/10/2026"))
    assert plan.changes == {"sessions held": 2}
    (repeat,) = [told for told in plan.lines if told.becomes == "left_out"]
    assert repeat.row == 3
    assert repeat.says.startswith("repeats row 2")
    assert "row 3 (as row 2)" in plan.notes[0]
    assert bring_in(line(), line(**again), line(day="27/10/2026")).changes == {}
    assert Session.objects.count() == 2


def test_two_rows_of_one_session_that_disagree_wait_for_a_person(pair, bring_in):
    assert bring_in(line(), line(comment="cancelled")).changes == {"sessions held": 1, "rows to settle": 1}
    assert "Row 2 says something else" in LogRow.objects.waiting().get().problem


def test_a_session_over_midnight_keeps_its_day_and_its_length(pair, workbook_of):
    headings = ("Date", "Supervisee", "Supervisor", "Type", "Start", "End")
    import_file(
        kind="supervision_log",
        content=workbook_of(
            [headings, ["20/10/2026", "Amina Ahmed", "Daniel Okafor", "1:1", "23:00", "00:30"]]
        ),
        file_name="log.xlsx", on=DAY, by=None, at=NOW,
    )  # fmt: skip
    session = Session.objects.get()
    assert (session.held_on, session.minutes) == (date(2026, 10, 20), 90)
    assert (session.starts_at, session.ends_at) == (
        datetime(2026, 10, 20, 22, tzinfo=UTC), datetime(2026, 10, 20, 23, 30, tzinfo=UTC),
    )  # fmt: skip


def test_two_sessions_on_one_day_of_one_file_both_go_in(pair, bring_in):
    assert bring_in(line(), line(kind="Reflective")).changes == {"sessions held": 2}


def test_a_session_recorded_in_the_tracker_is_not_doubled(pair, bring_in):
    SessionFactory(
        supervisor=pair.supervisor, supervisee=pair.supervisee, status="held",
        starts_at="2026-10-20T10:00Z", ends_at="2026-10-20T11:30Z", held_on=date(2026, 10, 20),
    )  # fmt: skip
    assert bring_in(line()).changes == {"rows to settle": 1}


def test_a_day_that_has_not_come_refuses_the_file(pair, bring_in):
    findings = bring_in(line(), line(day="03/11/2026"))
    assert [(error.row, error.column) for error in findings.errors] == [(3, "Date")]
    assert not Session.objects.exists()


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
