"""The imported supervision log: sessions that move the clock, and rows that wait for a person."""

from datetime import UTC, date, datetime

import pytest

from supervision.imported_log.services.log_rows import (
    candidates,
    set_row_aside,
    settle_rows,
    waiting_with_same_names,
)
from supervision.models import LogRow, Session, Status
from tests.factories import AccountFactory, AgreementFactory, SessionFactory, WorkerFactory
from workforce.imports.services import import_file
from workforce.models import Event
from workforce.rules.refusal import Refusal

pytestmark = pytest.mark.django_db

HEADINGS = ("Date", "Supervisee", "Supervisor", "Type", "Mins", "Signed?", "Comments")
DAY = date(2026, 11, 2)


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
    assert bring_in(line(**names)).changes == {"rows to match to a person": 1}
    assert LogRow.objects.waiting().get().problem == problem
    assert not Session.objects.exists()


def test_a_row_about_one_person_alone_is_an_error(pair, bring_in):
    findings = bring_in(line(supervisor="Amina AHMED"))
    assert [(error.row, error.column) for error in findings.errors] == [(2, "Supervisor")]


def test_a_session_that_is_there_already_waits_for_a_person(pair, bring_in):
    bring_in(line())
    assert bring_in(line(minutes=75)).changes == {"rows to match to a person": 1}
    assert "already has a session for these two people" in LogRow.objects.waiting().get().problem


def test_two_sessions_on_one_day_of_one_file_both_go_in(pair, bring_in):
    assert bring_in(line(), line(kind="Reflective")).changes == {"sessions held": 2}


def test_a_session_recorded_in_the_tracker_is_not_doubled(pair, bring_in):
    SessionFactory(
        supervisor=pair.supervisor, supervisee=pair.supervisee, status="held",
        starts_at="2026-10-20T10:00Z", ends_at="2026-10-20T11:30Z", held_on=date(2026, 10, 20),
    )  # fmt: skip
    assert bring_in(line()).changes == {"rows to match to a person": 1}


def test_a_day_that_has_not_come_refuses_the_file(pair, bring_in):
    findings = bring_in(line(), line(day="03/11/2026"))
    assert [(error.row, error.column) for error in findings.errors] == [(3, "Date")]
    assert not Session.objects.exists()


def test_candidates_are_all_people_of_the_name(pair):
    seans = WorkerFactory.create_batch(2, given_name="Sean", family_name="Kelly")
    assert set(candidates("Kelly, Sean")) == set(seans)
    assert candidates("Shaun Kelly") == []


@pytest.fixture
def waiting(pair, bring_in):
    """Three rows of one of two Sean Kellys with Daniel Okafor, and one with somebody else."""
    seans = WorkerFactory.create_batch(2, given_name="Sean", family_name="Kelly")
    AgreementFactory(supervisee=seans[0], supervisor=pair.supervisor, starts_on=date(2026, 9, 1))
    bring_in(
        line(day="08/09/2026", supervisee="Kelly, Sean"),
        line(day="06/10/2026", supervisee="Sean Kelly", supervisor="Okafor, Daniel"),
        line(day="20/10/2026", supervisee="Sean Kelly", comment="CANCELLED - court"),
        line(day="20/10/2026", supervisee="Sean Kelly", supervisor="Amina Ahmed"),
    )
    return seans


def row_of(day):
    return LogRow.objects.filter(met_on=day).first()


def test_settling_a_row_brings_its_session_in_and_moves_the_clock(pair, waiting):
    account = AccountFactory()
    number = settle_rows(
        row=row_of(date(2026, 9, 8)), supervisee=waiting[0], supervisor=pair.supervisor,
        with_same_names=False, by=account,
    )  # fmt: skip
    assert number == 1
    row = row_of(date(2026, 9, 8))
    assert (row.problem, row.settled_by, row.session.held_on) == ("", account, date(2026, 9, 8))
    assert waiting[0].agreements.get().last_held_on == date(2026, 9, 8)
    assert LogRow.objects.waiting().count() == 3
    assert Event.objects.filter(verb="log rows settled", actor=account, worker=waiting[0]).count() == 1


def test_settling_all_rows_of_two_names_is_asked_for(pair, waiting):
    row = row_of(date(2026, 9, 8))
    assert len(waiting_with_same_names(row)) == 2
    number = settle_rows(
        row=row, supervisee=waiting[0], supervisor=pair.supervisor, with_same_names=True, by=None
    )
    assert number == 3
    assert waiting[0].agreements.get().last_held_on == date(2026, 10, 6)
    assert LogRow.objects.waiting().get().supervisor_name == "Amina Ahmed"
    assert Session.objects.get(status=Status.CANCELLED).called_off_reason == "court"


def test_a_row_on_a_day_with_a_session_is_not_settled_along(pair, waiting):
    SessionFactory(
        supervisor=pair.supervisor, supervisee=waiting[0], status="held",
        starts_at="2026-10-06T10:00Z", ends_at="2026-10-06T11:30Z", held_on=date(2026, 10, 6),
    )  # fmt: skip
    row = row_of(date(2026, 9, 8))
    assert settle_rows(
        row=row, supervisee=waiting[0], supervisor=pair.supervisor, with_same_names=True, by=None
    ) == 2  # fmt: skip


def test_settling_twice_has_one_effect(pair, waiting):
    row = row_of(date(2026, 9, 8))
    said = {"supervisee": waiting[0], "supervisor": pair.supervisor, "with_same_names": False, "by": None}
    assert [settle_rows(row=row, **said), settle_rows(row=row, **said)] == [1, 0]
    assert Session.objects.count() == 1


def test_nobody_is_settled_to_supervise_themselves(pair, waiting):
    with pytest.raises(Refusal, match="must be different people"):
        settle_rows(
            row=row_of(date(2026, 9, 8)), supervisee=waiting[0], supervisor=waiting[0],
            with_same_names=False, by=None,
        )  # fmt: skip


def test_a_row_set_aside_waits_no_more_and_is_not_imported_again(pair, waiting, bring_in):
    row = row_of(date(2026, 9, 8))
    set_row_aside(row=row, reason="Left before the tracker began", by=None, at="2026-11-02T09:00:00+00:00")
    assert LogRow.objects.waiting().count() == 3
    assert bring_in(line(day="08/09/2026", supervisee="Kelly, Sean")).changes == {}
    assert settle_rows(
        row=row, supervisee=waiting[0], supervisor=pair.supervisor, with_same_names=False, by=None
    ) == 0  # fmt: skip
