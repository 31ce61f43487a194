"""First due days: proposed, agreed in one go, changed one by one, withdrawn until something was held."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.messages import get_messages

from nqsw.enrolments.services.entitlements import supervise_under
from supervision.agreements.services.agreements import hand_over
from supervision.agreements.services.many import hand_over_together
from supervision.clock.due_days import differences, update_due_days_of
from supervision.clock.due_status import due_statuses
from supervision.models import Agreement, ImportedLog, LogRow
from supervision.records.files import open_file
from supervision.start_day.permissions import agrees_first_days
from supervision.start_day.reports.first_days import first_days
from supervision.start_day.services.first_days import agree_first_due_days, withdraw_first_due_days
from supervision.start_day.services.start_days import CannotStart, set_records_begin
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    AgreementFactory,
    PolicyFactory,
    SessionFactory,
    WorkerFactory,
)
from workforce.models import Event
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
GO_LIVE = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
PAGE = "/supervision/first-due-days/"


@pytest.mark.parametrize(("role", "agrees"), [("psw", True), ("admin", False), ("qa", False), ("", False)])
def test_who_agrees_first_due_days(role, agrees):
    assert agrees_first_days(Viewer(AccountFactory(role=role), on=AT.date())) is agrees


@pytest.fixture
def at_go_live(time_machine):
    time_machine.move_to(AT)


@pytest.fixture
def supervisor():
    return WorkerFactory(org_role=3, given_name="Carys", family_name="Allen")


@pytest.fixture
def team(supervisor):
    """Six people since 2008, on the morning of the go-live."""
    agreements = [AgreementFactory(supervisor=supervisor, starts_on=date(2008, 4, 1)) for _ in range(6)]
    set_records_begin(day=GO_LIVE, by=None, at=AT, on=GO_LIVE)
    return agreements


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


def held(agreement, day, *, in_log=False):
    session = SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        status="held",
        starts_at=datetime(day.year, day.month, day.day, 11, tzinfo=UTC),
    )
    if in_log:
        log = ImportedLog.objects.create(
            file_name="log.xlsx", starts_on=date(2026, 6, 1), ends_on=date(2026, 10, 30)
        )
        LogRow.objects.create(
            fingerprint="1", row_number=1, met_on=day, outcome="held", session=session, log=log
        )
    update_due_days_of([agreement.supervisee_id])


def due(agreement):
    return Agreement.objects.get(pk=agreement.pk).next_due_on


def agree(days, *, on=GO_LIVE):
    return agree_first_due_days(days={one.pk: day for one, day in days.items()}, by=None, on=on)


def test_everyone_without_a_history_is_proposed_a_day_of_their_own(team):
    proposed = first_days(on=GO_LIVE).proposed
    assert proposed.keys() == {one.pk for one in team}
    assert len(set(proposed.values())) == len(team)
    assert all(GO_LIVE < day <= date(2026, 12, 2) for day in proposed.values())


def test_those_who_started_later_who_were_seen_and_who_are_away_have_none(team):
    AgreementFactory(starts_on=date(2026, 11, 9))
    held(team[0], date(2026, 11, 2))
    AbsenceFactory(worker=team[1].supervisee, started_on=date(2026, 10, 1), ended_on=None)
    update_due_days_of([team[1].supervisee_id])
    assert first_days(on=date(2026, 11, 10)).proposed.keys() == {one.pk for one in team[2:]}


def test_whoever_a_log_says_waits_longest_comes_first_and_stays_overdue(team):
    held(team[4], date(2026, 8, 10), in_log=True)
    found = first_days(on=GO_LIVE)
    assert [row.agreement for row in found.waiting_longest] == [team[4]]
    assert found.proposed[team[4].pk] == date(2026, 11, 3)
    agree({team[4]: date(2026, 11, 3)})
    assert due(team[4]) == date(2026, 9, 10)
    (status,) = [one for one in due_statuses(on=GO_LIVE) if one.agreement == team[4]]
    assert status.days_overdue == 53


def test_an_agreed_day_is_the_due_day_and_says_so(team):
    assert agree({team[0]: date(2026, 11, 12)}) == 1
    assert due(team[0]) == date(2026, 11, 12)
    assert due(team[1]) == date(2026, 12, 2)
    (status,) = [one for one in due_statuses(on=GO_LIVE) if one.agreement == team[0]]
    assert "first day agreed; counted from 2 November, when records begin" in status.why
    assert list(differences()) == []


@pytest.mark.parametrize(
    ("day", "is_allowed"),
    [
        (date(2026, 11, 1), False),
        (date(2026, 11, 2), True),
        (date(2026, 12, 2), True),
        (date(2026, 12, 3), False),
    ],
)
def test_a_first_day_is_never_later_than_promised(team, day, is_allowed):
    if is_allowed:
        agree({team[0]: day})
        assert due(team[0]) == day
        return
    with pytest.raises(CannotStart, match="must be today or later, and no later than 02/12/2026"):
        agree({team[0]: day})
    assert due(team[0]) == date(2026, 12, 2)


def test_the_day_goes_along_to_a_new_supervisor(team):
    agree({team[0]: date(2026, 11, 12)})
    to = WorkerFactory(org_role=3)
    successor = hand_over(agreement=team[0], to=to, from_on=date(2026, 11, 5), by=None)
    assert successor.next_due_on == date(2026, 11, 12)


def test_a_session_held_ends_the_agreed_day(team):
    agree({team[0]: date(2026, 11, 12)})
    held(team[0], date(2026, 11, 10))
    assert due(team[0]) == date(2026, 12, 10)


def test_agreed_days_are_withdrawn_until_something_was_held(team):
    agree({team[0]: date(2026, 11, 12), team[1]: date(2026, 11, 13)})
    held(team[1], date(2026, 11, 10))
    with pytest.raises(CannotStart, match="has had supervision since"):
        withdraw_first_due_days(agreements=[team[1].pk], by=None)
    assert withdraw_first_due_days(agreements=[team[0].pk], by=None) == 1
    assert due(team[0]) == date(2026, 12, 2)


def test_each_person_has_an_event_with_the_day_before(team):
    agree({team[0]: date(2026, 11, 12)})
    agree({team[0]: date(2026, 11, 13)})
    withdraw_first_due_days(agreements=[team[0].pk], by=None)
    events = Event.objects.filter(verb__startswith="first due day", worker=team[0].supervisee)
    assert [(one.verb, one.details) for one in events.order_by("pk")] == [
        ("first due day agreed", {"first_due_on": "2026-11-12", "before": None}),
        ("first due day agreed", {"first_due_on": "2026-11-13", "before": "2026-11-12"}),
        ("first due day withdrawn", {"before": "2026-11-13"}),
    ]


def test_the_page_agrees_all_days_at_once_and_withdraws_them(at_go_live, team, psw, sign_in):
    client = sign_in(psw)
    digest = first_days(on=GO_LIVE).digest
    assert "6 days as proposed" in client.get(PAGE).content.decode()
    answer = client.post(PAGE, {"digest": digest}, follow=True)
    assert "6 first due days are agreed." in answer.content.decode()
    assert Agreement.objects.exclude(first_due_on=None).count() == 6
    client.post(PAGE, {"withdraw": "yes"})
    assert Agreement.objects.exclude(first_due_on=None).count() == 0


def test_what_has_changed_is_shown_again_and_not_agreed(at_go_live, team, psw, sign_in):
    client = sign_in(psw)
    digest = first_days(on=GO_LIVE).digest
    held(team[0], date(2026, 11, 2))
    answer = client.post(PAGE, {"digest": digest})
    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        "Something has changed, so other days are proposed now. Check them and agree again."
    ]
    assert Agreement.objects.exclude(first_due_on=None).count() == 0


def test_one_supervisors_days_are_changed_before_they_are_agreed(at_go_live, team, psw, sign_in, supervisor):
    client, page = sign_in(psw), f"{PAGE}{supervisor.pk}/"
    boxes = {
        f"day_{row.agreement.pk}_{part}": getattr(row.proposed_on, part)
        for row in first_days(on=GO_LIVE).rows
        for part in ("day", "month", "year")
    }
    late = client.post(page, {**boxes, f"day_{team[0].pk}_day": 3, f"day_{team[0].pk}_month": 12})
    assert "The day must be from today to Wednesday 2 December" in late.content.decode()
    client.post(page, {**boxes, f"day_{team[0].pk}_day": 27, f"day_{team[0].pk}_month": 11})
    assert due(team[0]) == date(2026, 11, 27)
    assert Agreement.objects.exclude(first_due_on=None).count() == 6


@pytest.mark.parametrize("people", [1, 3, 50])
def test_the_page_asks_the_same_number_of_questions(
    at_go_live, people, supervisor, psw, sign_in, django_assert_max_num_queries
):
    for _ in range(people):
        AgreementFactory(supervisor=supervisor, starts_on=date(2008, 4, 1))
    set_records_begin(day=GO_LIVE, by=None, at=AT, on=GO_LIVE)
    client = sign_in(psw)
    client.get(PAGE)
    with django_assert_max_num_queries(14):
        client.get(PAGE)


def test_whose_promised_day_is_over_is_not_said_to_be_away(time_machine, team, psw, sign_in):
    """Five weeks on nobody has been seen: no day is left that is not later than promised."""
    time_machine.move_to(datetime(2026, 12, 7, 9, tzinfo=UTC))
    page = sign_in(psw).get(PAGE).content.decode()
    assert page.count("no day, since the one promised is over") == len(team)
    assert "while away" not in page


def test_before_there_is_a_start_day_the_page_says_so(psw, sign_in):
    assert "No start day yet" in sign_in(psw).get(PAGE).content.decode()


def test_the_day_goes_along_when_many_are_handed_over_together(team):
    agree({team[0]: date(2026, 11, 12)})
    agreement, to = Agreement.objects.get(pk=team[0].pk), WorkerFactory(org_role=3)
    hand_over_together(handing=[(agreement, to)], on=date(2026, 11, 5), by=None, at=AT)
    assert Agreement.objects.get(supervisor=to).next_due_on == date(2026, 11, 12)


def test_the_day_goes_along_to_the_policy_of_a_programme(team):
    agree({team[0]: date(2026, 11, 12)})
    policy = PolicyFactory(every=(2, "week"))
    successor = supervise_under(worker=team[0].supervisee, policy=policy, from_on=date(2026, 11, 3), by=None)
    assert successor.next_due_on == date(2026, 11, 12)


def test_a_file_counts_no_period_from_before_the_records(team, psw):
    held(team[0], date(2026, 11, 10))
    file = open_file(team[0].supervisee, viewer=Viewer(psw, on=date(2026, 11, 10)))
    assert [(one.period_started_on, one.due_on, one.held_on) for one in file.periods] == [
        (GO_LIVE, date(2026, 12, 2), date(2026, 11, 10)),
        (date(2026, 11, 10), date(2026, 12, 10), None),
    ]
