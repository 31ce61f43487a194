"""The imported supervision log: its sessions move the clock, and what it leaves open waits."""

from datetime import UTC, date, datetime

import pytest

from supervision.imported_log.services.log_rows import Answer, settle_rows
from supervision.models import LogRow, Session, Status
from tests.factories import AgreementFactory, SessionFactory, WorkerFactory
from tests.supervision.imported_log.logs import DAY, NOW, line
from workforce.imports.services import import_file
from workforce.models import Event

pytestmark = pytest.mark.django_db


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


def test_a_second_session_on_one_day_of_another_kind_is_asked_about(pair, bring_in):
    rows = line(), line(kind="Reflective"), line(day="27/10/2026", kind="Reflective")
    assert bring_in(*rows).changes == {"sessions held": 2, "rows to settle": 1}
    row = LogRow.objects.waiting().get()
    assert (row.kind, row.problem) == (
        "reflective",
        "Row 2 has a session of these two on this day too, of another kind. Were there two?",
    )
    settle_rows(row=row, answer=Answer(outcome="held"), by=None, at=NOW)
    assert (Session.objects.count(), bring_in(*rows).changes) == (3, {})


def test_one_held_and_one_called_off_on_one_day_are_two_sessions(pair, bring_in):
    rows = line(), line(kind="Reflective", comment="cancelled")
    assert bring_in(*rows).changes == {"sessions held": 1, "sessions cancelled": 1}


def test_sessions_at_two_times_of_one_day_both_go_in(pair, workbook_of):
    headings = ("Date", "Supervisee", "Supervisor", "Type", "Start", "End")
    names = ("20/10/2026", "Amina Ahmed", "Daniel Okafor")
    content = workbook_of(
        [headings, [*names, "1:1", "09:00", "10:30"], [*names, "Reflective", "14:00", "15:00"]]
    )
    plan = import_file(kind="supervision_log", content=content, file_name="log.xlsx", on=DAY, by=None, at=NOW)
    assert plan.changes == {"sessions held": 2}


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
