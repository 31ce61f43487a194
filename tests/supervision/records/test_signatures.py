"""Signatures waited for: one definition of late, told alike wherever it is counted; and reminding by hand."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from supervision.models import Reminder, ReminderChoice, Session, SessionRecord
from supervision.records.services.signing import answer_record
from supervision.records.signature_reminders import unsigned_line
from supervision.records.unsigned import Waits, late, unsigned
from supervision.reminders.kinds import wanted_on
from tests.factories import AccountFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tests.supervision.signing import write_and_sign
from workforce.models import Event, Mail

pytestmark = pytest.mark.django_db
#: Held on Wednesday 18 November: both sign by Wednesday 25.
LAST_DAY, DAY_AFTER, SATURDAY = date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 28)
PAGE, REMIND = "/supervision/signatures/", "/supervision/signatures/remind/"


@pytest.fixture
def session(time_machine):
    time_machine.move_to("2026-11-26T10:00:00+00:00", tick=False)
    return a_session()


def waits(session, *, on=DAY_AFTER):
    rows = unsigned(Session.objects.filter(pk=session.pk), on=on)
    return [(each.person, each.waits, each.is_late) for each in rows]


def signed(session):
    return write_and_sign(session=session, at=AT)


def test_a_record_waits_for_its_supervisor_then_for_its_supervisee_then_for_nobody(session):
    supervisor, supervisee = session.supervisor, supervisee_of(session)
    assert waits(session) == [(supervisor, Waits.WRITING, True)]
    SessionRecord.objects.create(session=session, workload="One in, two out")
    assert waits(session) == [(supervisor, Waits.SIGNING, True)]
    (text,) = signed(session)
    assert waits(session) == [(supervisee, Waits.ANSWER, True)]
    answer_record(text=text, by=supervisee.account, response="agreed", comment="", at=AT)
    assert waits(session) == []


def test_a_reminder_says_of_a_record_that_nobody_wrote_that_it_is_not_written(session):
    def said():
        return [wanted.line for kind, wanted in wanted_on(DAY_AFTER) if kind.key == "unsigned"]

    supervisee, until = supervisee_of(session), "by Wednesday 25 November"
    record = f"The record of supervision of {supervisee} on Wednesday 18 November"
    assert said() == [f"{record} is not written yet. Write it, then sign it."]
    SessionRecord.objects.create(session=session, workload="One in, two out")
    assert said() == [f"{record} was for you to sign {until}."]
    signed(session)
    theirs = f"The record of your supervision with {session.supervisor} on Wednesday 18 November"
    assert said() == [f"{theirs} was for you to read and answer {until}."]
    (in_time,) = unsigned(Session.objects.all(), on=LAST_DAY)
    assert unsigned_line(in_time) == f"{theirs} is ready for you to read and answer."


def test_a_reminder_names_the_people_of_a_small_group(session):
    for number in (2, 3, 4, 5):
        session.attendances.create(supervisee=WorkerFactory(), held_on=session.held_on)
        (row,) = unsigned(Session.objects.all(), on=DAY_AFTER)
        line = unsigned_line(row)
        named = all(str(each.supervisee) in line for each in session.attendances.all())
        assert (named, f"supervision of {number} people on" in line) == (number < 5, number == 5)


def test_in_a_group_it_waits_for_each_who_has_not_answered(session):
    own, other = supervisee_of(session), WorkerFactory()
    session.attendances.create(supervisee=other, held_on=session.held_on)
    texts = {text.supervisee: text for text in signed(session)}
    assert {person for person, _, _ in waits(session)} == set(texts)
    answer_record(text=texts[other], by=other.account, response="agreed", comment="", at=AT)
    assert [person for person, _, _ in waits(session)] == [own]


def test_an_imported_session_waits_for_no_one():
    assert waits(a_session(is_imported=True)) == []


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (LAST_DAY, "In time"),
        (DAY_AFTER, "Not written, 1 working day late"),
        (SATURDAY, "Not written, 2 working days late"),
    ],
)
def test_it_is_late_from_the_day_after_the_working_days_allowed(session, on, words):
    (row,) = unsigned(Session.objects.all(), on=on)
    assert (row.sign_by, row.tag.label) == (LAST_DAY, words)


@pytest.mark.parametrize(("day", "is_late"), [("2026-11-25", False), ("2026-11-26", True)])
def test_pages_numbers_and_reminders_tell_the_same(session, sign_in, time_machine, day, is_late):
    time_machine.move_to(f"{day}T10:00:00+00:00", tick=False)
    on, supervisee = date.fromisoformat(day), supervisee_of(session)
    psw = sign_in(AccountFactory(role="psw"))
    assert len(late(unsigned(Session.objects.all(), on=on))) == is_late
    said = '1</span> <span class="tracker-stat__label">signature late'
    none = '0</span> <span class="tracker-stat__label">signatures late'
    assert f'tracker-stat__number">{said if is_late else none}' in psw.get("/").text
    assert ("Not written, 1 working day late" in psw.get(f"{PAGE}?show=late").text) == is_late
    assert ('tag--red">Late<' in sign_in(session.supervisor).get("/").text) == is_late
    supervisors = sign_in(session.supervisor).get("/supervision/").text
    assert ("not written, 1 working day late" in supervisors) == is_late
    assert ("Not written, 1 working day late" in sign_in(supervisee).get("/").text) == is_late
    assert ("1 working day late" in sign_in(supervisee).get(session.get_absolute_url()).text) == is_late
    assert len([each for kind, each in wanted_on(on) if kind.key == "unsigned"]) == is_late


# --- Reminding by hand -----------------------------------------------------------------------------


def remind(client, session, person):
    return client.post(REMIND, {"remind": f"{session.pk}:{person.pk}"}, follow=True).text


def test_one_click_reminds_once_a_day_and_the_list_says_so(session, sign_in, time_machine):
    supervisee, client = supervisee_of(session), sign_in(session.supervisor)
    signed(session)
    assert f"{session.pk}:{supervisee.pk}" in client.get("/").text
    page = remind(client, session, supervisee)
    assert f"{supervisee.full_name} gets an e-mail" in page
    assert "Reminded today" in page
    assert "You can remind them again tomorrow" in remind(client, session, supervisee)
    assert (Mail.objects.count(), Reminder.objects.count()) == (1, 1)
    assert Event.objects.filter(verb="signature asked for", worker=supervisee).count() == 1
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)
    remind(sign_in(session.supervisor), session, supervisee)
    assert Mail.objects.count() == 2


def test_a_supervisee_reminds_a_supervisor_who_has_not_signed(session, sign_in):
    remind(sign_in(supervisee_of(session)), session, session.supervisor)
    assert Reminder.objects.get().recipient == session.supervisor.account


def test_who_cannot_be_reminded_is_said_with_the_reason(session, sign_in):
    supervisee, client = supervisee_of(session), sign_in(session.supervisor)
    assert "This record waits for you" in remind(client, session, session.supervisor)
    signed(session)
    ReminderChoice.objects.create(account=supervisee.account, kind="unsigned", often="off")
    assert "has turned off e-mails about signatures" in remind(client, session, supervisee)
    supervisee.account.is_active = False
    supervisee.account.save()
    assert "cannot sign in" in remind(client, session, supervisee)
    assert not Reminder.objects.exists()


def test_a_record_signed_by_now_reminds_nobody(session, sign_in):
    assert "signed by now" in remind(sign_in(session.supervisor), session, supervisee_of(session))
    assert not Reminder.objects.exists()


def test_others_neither_see_nor_remind(session, sign_in):
    stranger = sign_in(WorkerFactory())
    assert "Nothing that you can see waits for a signature" in stranger.get(PAGE).text
    value = f"{session.pk}:{session.supervisor_id}"
    assert stranger.post(REMIND, {"remind": value}).status_code == 404
    assert stranger.post(REMIND, {"remind": "x"}).status_code == 404


def test_the_number_of_queries_does_not_grow_with_rows(session, sign_in, django_assert_max_num_queries):
    client = sign_in(session.supervisor)
    client.get(PAGE)
    for number in range(12):
        a_session(starts_at=datetime(2026, 11, 2 + number, 10, tzinfo=UTC))
    Session.objects.update(supervisor=session.supervisor)
    with django_assert_max_num_queries(22):
        page = client.get(PAGE).text
    assert "13 signatures" in page
    assert reverse("supervision:signature_remind") in page
