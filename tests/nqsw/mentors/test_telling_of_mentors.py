"""Who mentors whom is told once to the NQSW, both mentors and the supervisor, on working days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nqsw.enrolments.services.endings import reinstate, withdraw
from nqsw.mentors.reminders import mentors_changed
from nqsw.mentors.services.mentors import assign_mentor, end_assignment
from nqsw.mentors.services.together import Choosing, mentor_together
from nqsw.mentors.services.undoing import undo_mentor_step
from supervision.models import Often, Reminder, ReminderChoice
from supervision.reminders.kinds import wanted_on
from supervision.reminders.services.sending import send_reminders
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
TODAY = THURSDAY.date()
DAY = timedelta(days=1)
LATER = date(2026, 12, 7)


@pytest.fixture(autouse=True)
def on_thursday(time_machine):
    time_machine.move_to(THURSDAY, tick=False)
    return time_machine


@pytest.fixture
def office():
    return psw()


@pytest.fixture
def nqsw():
    worker = enrolled(line_manager=manager(), given_name="Amina", family_name="Ahmed").worker
    return worker.enrolments.get()


def mentor(name):
    return WorkerFactory(given_name=name, family_name="Byrne", org_role=4)


def assign(enrolment, name, *, by, starts_on=TODAY):
    return assign_mentor(enrolment=enrolment, mentor=mentor(name), starts_on=starts_on, by=by)


def told(on=TODAY):
    return {
        wanted.recipient.worker.given_name: wanted.line
        for kind, wanted in wanted_on(on)
        if kind.key == "mentor"
    }


def run(on=TODAY):
    return send_reminders(on=on, at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC))


def mails(outbox, worker):
    return [mail.body for mail in outbox if mail.to == [worker.account.email] and "mentor" in mail.body]


def test_a_first_mentor_is_told_to_the_nqsw_the_mentor_and_the_supervisor(nqsw, office):
    assign(nqsw, "Ruth", by=office, starts_on=LATER)
    assert told() == {
        "Amina": "Ruth Byrne is your mentor from Monday 7 December.",
        "Ruth": "You are the mentor of Amina Ahmed from Monday 7 December.",
        "Dele": "Ruth Byrne is the mentor of Amina Ahmed from Monday 7 December.",
    }


def test_not_to_whoever_recorded_it(nqsw):
    assign(nqsw, "Ruth", by=nqsw.worker.line_manager.account)
    assert sorted(told()) == ["Amina", "Ruth"]


def test_not_what_the_tracker_wrote_as_it_was_set_up(nqsw):
    assign(nqsw, "Ruth", by=None, starts_on=START)
    assert told() == {}


def test_a_replaced_mentor_hears_of_it_and_the_others_hear_both_at_once(nqsw, office):
    assign(nqsw, "Lee", by=None, starts_on=START)
    assign(nqsw, "Ruth", by=office, starts_on=LATER)
    assert told() == {
        "Amina": (
            "Ruth Byrne is your mentor from Monday 7 December. Lee Byrne's last day is Sunday 6 December."
        ),
        "Ruth": "You are the mentor of Amina Ahmed from Monday 7 December.",
        "Lee": (
            "Your last day as the mentor of Amina Ahmed is Sunday 6 December."
            " Ruth Byrne is the mentor after that."
        ),
        "Dele": (
            "Ruth Byrne is the mentor of Amina Ahmed from Monday 7 December."
            " Lee Byrne's last day is Sunday 6 December."
        ),
    }


def test_so_it_is_where_several_get_mentors_at_once(nqsw, office):
    assign(nqsw, "Lee", by=None, starts_on=START)
    assert told() == {}
    mentor_together(choosing=[Choosing(nqsw, mentor("Ruth"), LATER)], by=office)
    assert sorted(told()) == ["Amina", "Dele", "Lee", "Ruth"]


def test_the_end_is_told(nqsw, office):
    given = assign(nqsw, "Ruth", by=None, starts_on=START)
    end_assignment(assignment=given, on=TODAY - DAY, by=office)
    assert told() == {
        "Amina": "Ruth Byrne's last day as your mentor was Wednesday 18 November.",
        "Ruth": "Your last day as the mentor of Amina Ahmed was Wednesday 18 November.",
        "Dele": "Ruth Byrne's last day as the mentor of Amina Ahmed was Wednesday 18 November.",
    }


def test_it_goes_out_once_in_one_e_mail_to_each(nqsw, office, mailoutbox):
    assign(nqsw, "Lee", by=None, starts_on=START)
    new = assign(nqsw, "Ruth", by=office, starts_on=LATER).mentor
    run(), run(), run(TODAY + DAY)
    people = [nqsw.worker, new, nqsw.worker.line_manager]
    assert [len(mails(mailoutbox, one)) for one in people] == [1, 1, 1]
    told_of_it = [mail.subject for mail in mailoutbox if "your mentor" in mail.body]
    assert told_of_it == ["Supervision: Thursday 19 November"]


def test_what_is_recorded_on_a_day_of_rest_is_told_on_the_next_working_day(
    nqsw, office, mailoutbox, on_thursday
):
    on_thursday.move_to(THURSDAY + 2 * DAY, tick=False)
    assign(nqsw, "Ruth", by=office, starts_on=LATER)
    run(TODAY + 2 * DAY), run(TODAY + 3 * DAY)
    assert mailoutbox == []
    run(TODAY + 4 * DAY)
    assert len(mails(mailoutbox, nqsw.worker)) == 1


def test_a_change_after_the_days_e_mail_is_told_the_same_day(nqsw, office, mailoutbox):
    assign(nqsw, "Lee", by=office, starts_on=START)
    run()
    assign(nqsw, "Ruth", by=office, starts_on=LATER)
    run()
    assert len(mails(mailoutbox, nqsw.worker)) == 2


def test_what_is_undone_before_anyone_was_told_is_not_told(nqsw, office, mailoutbox):
    assign(nqsw, "Ruth", by=office)
    undo_mentor_step(enrolment=nqsw, by=office)
    run()
    assert told() == {}
    assert Reminder.objects.filter(kind="mentor").count() == 0


def test_what_is_undone_later_is_told_to_those_who_were_told(nqsw, office, on_thursday):
    assign(nqsw, "Lee", by=None, starts_on=START)
    assign(nqsw, "Ruth", by=office, starts_on=LATER)
    run()
    on_thursday.move_to(THURSDAY + 40 * DAY, tick=False)  # 29 December
    undo_mentor_step(enrolment=nqsw, by=office)
    assert told(TODAY + 40 * DAY) == {
        "Amina": "Ruth Byrne is no longer recorded as your mentor. Lee Byrne is.",
        "Ruth": "You are no longer recorded as the mentor of Amina Ahmed.",
        "Dele": "Ruth Byrne is no longer recorded as the mentor of Amina Ahmed. Lee Byrne is.",
        "Lee": "You remain the mentor of Amina Ahmed.",
    }


def test_the_end_of_the_programme_ends_it_too_and_its_return_is_told(nqsw, office, mailoutbox):
    assign(nqsw, "Ruth", by=None, starts_on=START)
    run()
    withdraw(enrolment=nqsw, on=TODAY, by=office)
    assert told()["Ruth"] == "Your last day as the mentor of Amina Ahmed is Thursday 19 November."
    run()
    nqsw.refresh_from_db()
    reinstate(enrolment=nqsw, by=office, at=THURSDAY)
    assert told()["Ruth"] == "You remain the mentor of Amina Ahmed."


def test_the_link_is_given_to_those_who_can_open_it(nqsw, office, sign_in):
    assign(nqsw, "Lee", by=None, starts_on=START)
    assign(nqsw, "Ruth", by=office, starts_on=LATER)
    found = [wanted for kind, wanted in wanted_on(TODAY) if kind.key == "mentor"]
    opened = {
        wanted.recipient.worker.given_name: wanted.path
        and sign_in(wanted.recipient.worker).get(wanted.path).status_code
        for wanted in found
    }
    assert opened == {"Amina": 200, "Lee": 200, "Dele": 200, "Ruth": ""}


def test_whoever_wants_none_gets_none(nqsw, office):
    ReminderChoice.objects.create(account=nqsw.worker.account, kind="mentor", often=Often.OFF)
    assign(nqsw, "Ruth", by=office)
    assert sorted(told()) == ["Dele", "Ruth"]


@pytest.mark.parametrize("number", [1, 3, 12])
def test_however_many_change_the_same_few_questions_are_asked(
    number, office, django_assert_num_queries, nqsw
):
    others = [enrolled(given_name=f"N{each}") for each in range(number)]
    choosing = [Choosing(one, mentor(f"M{one.pk}"), TODAY) for one in others]
    mentor_together(choosing=choosing, by=office)
    with django_assert_num_queries(4):
        assert len(list(mentors_changed(TODAY))) >= 2 * number
