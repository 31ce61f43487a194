"""Undoing the last staff list, while nothing was built on it."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from nqsw.programmes.services import install_programmes
from supervision.absences.services import record_absence
from supervision.agreements.services.covers import start_cover
from supervision.agreements.services.terms import sign_terms, write_terms
from supervision.booking.services.booking import book_time
from supervision.models import Agreement, Cover
from tests.factories import AccountFactory, SessionFactory
from tests.tracker.setup.one_by_one import everything
from tests.tracker.setup.test_establishment_writing import (
    FIRST,
    LATER,
    LOOK_LATER,
    MANAGERS,
    list_of,  # noqa: F401 - a fixture
    person,
)
from tracker.setup.establishment import ESTABLISHMENT
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.imports.services import import_file
from workforce.imports.undo import CannotUndo, undo, why_it_stands
from workforce.models import Event, ImportRun, Mail, Service, StartDay, Team, Worker

pytestmark = pytest.mark.django_db

DAY, AT = date(2026, 11, 2), datetime(2026, 11, 2, 9, tzinfo=UTC)


def bring_in(content):
    plan = import_file(
        kind="workforce", content=content, file_name="hr.csv", on=DAY, by=None, at=AT, answers=LOOK_LATER
    )
    assert plan.changes
    return ImportRun.objects.latest("pk")


def take_back(run):
    undo(run=run, undoing=ESTABLISHMENT.undoing, by=None, at=AT)


def all_but_the_trail():
    return {name: rows for name, rows in everything().items() if name not in ("workforce.Event", "reasons")}


def test_the_first_list_of_all_is_undone_to_nothing(list_of):  # noqa: F811 - a fixture
    install_programmes()
    before = all_but_the_trail()
    run = bring_in(list_of(FIRST))
    take_back(run)
    assert all_but_the_trail() == before
    assert not (Worker.objects.exists() or Team.objects.exists() or Service.objects.exists())
    run.refresh_from_db()
    assert (run.undone_at, run.undo) == (AT, None)
    assert Event.objects.filter(verb="import undone").count() == 1


def test_the_day_of_a_first_list_on_which_records_began_goes_back_with_it(list_of):  # noqa: F811
    content = b"Staff list as at 01/10/2026\r\n" + list_of(FIRST)
    said = {**LOOK_LATER, "records-begin": "list"}
    import_file(kind="workforce", content=content, file_name="hr.csv", on=DAY, by=None, at=AT, answers=said)
    assert StartDay.objects.records_begin_on() == date(2026, 10, 1)
    take_back(ImportRun.objects.latest("pk"))
    assert StartDay.objects.records_begin_on() is None


def test_a_later_list_is_undone_to_what_was_before(list_of):  # noqa: F811
    bring_in(list_of(FIRST))
    before = all_but_the_trail()
    run = bring_in(list_of(LATER))
    assert all_but_the_trail() != before
    take_back(run)
    assert all_but_the_trail() == before
    assert bring_in(list_of(LATER)), "and can come in again"


def test_whoever_is_line_manager_again_is_told_and_so_is_whose_notes_they_read(list_of):  # noqa: F811
    bring_in(list_of(FIRST))
    former = dict(Worker.objects.values_list("pk", "line_manager"))
    for key in former:
        account = AccountFactory(email=Worker.objects.get(pk=key).email or f"person{key}@council.example")
        Worker.objects.filter(pk=key).update(account=account)
    run = bring_in(list_of(LATER))
    now = dict(Worker.objects.values_list("pk", "line_manager"))
    moved = {key: now[key] for key in former if now[key] != former[key]}
    told_before = Mail.objects.count()
    take_back(run)
    told = Event.objects.filter(verb="readers changed").order_by("-pk")[: len(moved)]
    assert moved
    assert {one.worker_id: (one.details["before"], one.details["after"]) for one in told} == {
        key: (manager, former[key]) for key, manager in moved.items()
    }
    assert Mail.objects.count() >= told_before + len(moved)


def test_a_list_of_one_kind_is_undone_only_while_it_is_the_last(list_of):  # noqa: F811
    first = bring_in(list_of(FIRST))
    bring_in(list_of(LATER))
    with pytest.raises(CannotUndo, match="Only the last import can"):
        take_back(first)


def test_nothing_is_undone_when_somebody_did_something_since(list_of):  # noqa: F811
    run = bring_in(list_of(FIRST))
    record_absence(
        worker=Worker.objects.get(staff_number="1"), started_on=DAY, ended_on=None, reason="SIC", by=None
    )
    before = everything()
    with pytest.raises(CannotUndo, match="Absence recorded since, Ruth Byrne1"):
        take_back(run)
    assert everything() == before


@pytest.mark.parametrize(
    "verb", [Verb.SIGNED_IN, Verb.SIGN_IN_REFUSED, Verb.BREACH_REPORT_MADE, Verb.NOTES_READ]
)
def test_who_came_in_or_looked_since_does_not_keep_a_list(list_of, verb):  # noqa: F811
    run, worker = bring_in(list_of(FIRST)), Worker.objects.get(staff_number="1")
    record_event(verb=verb, subject=worker, worker=worker, by=None)
    take_back(run)
    assert not Worker.objects.filter(staff_number="1").exists()


def test_nothing_is_undone_when_a_session_stands_on_it(list_of):  # noqa: F811
    run = bring_in(list_of(FIRST))
    agreement = Agreement.objects.get(supervisee__staff_number="1")
    SessionFactory(supervisee=agreement.supervisee, supervisor=agreement.supervisor)
    assert any(
        "sessions came since" in reason for reason in why_it_stands(run_of(run), ESTABLISHMENT.undoing)
    )
    with pytest.raises(CannotUndo):
        take_back(run)


@time_machine.travel(AT, tick=False)
def test_nothing_is_undone_when_a_booked_session_went_to_another_supervisor(list_of):  # noqa: F811
    """Both have it in their calendars, and the former supervisor's own notes are gone."""
    bring_in(list_of(FIRST))
    agreement = Agreement.objects.get(supervisee__staff_number="1")
    book_time(
        supervisor=agreement.supervisor, supervisee=agreement.supervisee, starts_at=AT + timedelta(days=9),
        ends_at=AT + timedelta(days=9, hours=1), by=None, at=AT,
    )  # fmt: skip
    run = bring_in(list_of(LATER))
    before = everything()
    with pytest.raises(CannotUndo, match="It did what people were told of: Session taken over"):
        take_back(run)
    assert everything() == before


def test_nothing_is_undone_when_a_row_was_changed_behind_the_trail(list_of):  # noqa: F811
    run = bring_in(list_of(FIRST))
    Worker.objects.filter(staff_number="1").update(job_title="x")
    with pytest.raises(CannotUndo, match="changed since in the workers that it added"):
        take_back(run)


def run_of(run):
    return ImportRun.objects.get(pk=run.pk)


def cover_for(agreement, *, until):
    return start_cover(
        agreement=agreement, supervisor=Worker.objects.get(staff_number="901"), starts_on=DAY, ends_on=until,
        by=None, at=AT,
    )  # fmt: skip


def test_a_cover_that_a_list_ended_is_as_before(list_of):  # noqa: F811
    """Who hands over ends the cover of the agreement before: that is undone with it."""
    bring_in(list_of(FIRST))
    cover_for(Agreement.objects.get(supervisee__staff_number="10"), until=DAY + timedelta(days=60))
    before, cover = all_but_the_trail(), Cover.objects.values().get()
    run = bring_in(
        list_of([*MANAGERS, person(10, Job_Title="Social Worker (ASYE)", Line_Mgr_Emp_No=1), person(1)])
    )
    assert not Cover.objects.exists()
    take_back(run)
    assert (all_but_the_trail(), list(Cover.objects.values())) == (before, [cover])


@pytest.mark.parametrize("since", ["cover", "terms written", "terms signed"])
def test_nothing_is_undone_when_a_cover_or_terms_came_since(list_of, since):  # noqa: F811
    bring_in(list_of(FIRST))
    agreement = Agreement.objects.get(supervisee__staff_number="2")
    by = AccountFactory()
    terms = None
    if since == "terms signed":
        terms = write_terms(agreement=agreement, words={}, by=by, at=AT)
    run = bring_in(list_of(LATER))
    agreement.refresh_from_db()
    if since == "cover":
        cover_for(agreement, until=DAY + timedelta(days=5))
    elif terms is None:
        write_terms(agreement=agreement, words={}, by=by, at=AT)
    else:
        sign_terms(terms=terms, worker=agreement.supervisor, content_hash=terms.content_hash, by=by, at=AT)
    with pytest.raises(CannotUndo, match=" since, Ruth Byrne2"):
        take_back(run)


def test_someone_who_moved_to_a_team_of_the_same_list_is_moved_back(list_of):  # noqa: F811
    bring_in(list_of([*MANAGERS, person(1)]))
    before = all_but_the_trail()
    run = bring_in(list_of([*MANAGERS, person(1, **{"Team_/_Cost_Centre": "West"})]))
    assert Team.objects.filter(name="West").exists()
    take_back(run)
    assert all_but_the_trail() == before


def with_accounts():
    for one in Worker.objects.filter(account=None):
        account = AccountFactory(email=one.email or f"person{one.pk}@council.example")
        Worker.objects.filter(pk=one.pk).update(account=account)


def readers_told(right, since):
    told = Event.objects.filter(verb="readers changed", details__right=right, pk__gt=since)
    return [(one.worker_id, one.details["before"], one.details["after"]) for one in told]


def test_who_supervises_or_covers_again_is_told_and_so_is_whose_notes_they_read(list_of):  # noqa: F811
    bring_in(list_of(FIRST))
    agreement = Agreement.objects.get(supervisee__staff_number="10")
    cover = cover_for(agreement, until=date(2027, 11, 2))
    with_accounts()
    run = bring_in(
        list_of([*MANAGERS, person(10, Job_Title="Social Worker (ASYE)", Line_Mgr_Emp_No=1), person(1)])
    )
    since = Agreement.objects.get(supervisee=agreement.supervisee_id, ends_on=None).supervisor_id
    assert since != agreement.supervisor_id
    last = Event.objects.latest("pk").pk
    take_back(run)
    whose = agreement.supervisee_id
    assert readers_told("supervisor", last) == [(whose, since, agreement.supervisor_id)]
    assert readers_told("cover", last) == [(whose, agreement.supervisor_id, cover.supervisor_id)]
    for who in (whose, since, agreement.supervisor_id, cover.supervisor_id):
        mails = Mail.objects.filter(kind="readers", recipient__worker=who)
        assert ["An import is undone" in one.text for one in mails].count(True) == 1


@time_machine.travel(AT, tick=False)
def test_who_supervises_somebody_again_who_does_not_leave_is_told(list_of):  # noqa: F811
    bring_in(list_of([*MANAGERS, person(1)]))
    agreement = Agreement.objects.get(supervisee__staff_number="1")
    bring_in(list_of([*MANAGERS, person(1, Leaving_Date="31/10/2026")]))
    last = Event.objects.latest("pk").pk
    again = (agreement.supervisee_id, None, agreement.supervisor_id)
    bring_in(list_of([*MANAGERS, person(1, Start_Date="01/11/2026")]))
    assert readers_told("supervisor", last) == [again]
