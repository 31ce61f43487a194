"""A series is one invitation: what a calendar shows after each message is what is booked.

Read back by a second reader (recurring-ical-events), after each message as a calendar takes it: a request of
the whole replaces what is known of its UID; one with a RECURRENCE-ID replaces or cancels that one day alone.
"""

from datetime import UTC, date, datetime, timedelta
from email.policy import default

import pytest
import recurring_ical_events
from icalendar import Calendar

from supervision.agreements.services.handing_over import end_with_bookings, hand_over_with_bookings
from supervision.agreements.services.handing_over_all import hand_over_all
from supervision.booking.services.booking import book_time, cancel_session
from supervision.booking.services.moving import move_session
from supervision.booking.services.proposals import propose
from supervision.booking.services.series import book_series, move_rest
from supervision.models import DiaryEntry, Session
from supervision.reminders.kinds import Wanted
from supervision.reminders.services.sending import reminder_of, tell_now, told_in_one_mail
from supervision.rules.plausibility import ASKED
from tests.factories import AgreementFactory, WorkerFactory
from workforce.mail.outbox import new_mail

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
TEN, HOUR = datetime(2026, 12, 1, 10, 0, tzinfo=UTC), timedelta(hours=1)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
WHY = {"reason": "sickness", "side": "supervisee", "text": "", "at": NOW}


def calendars_of(mail):
    """The calendar parts of an e-mail, each of which names its own method."""
    parts = mail.message(policy=default).walk()
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    assert all(f"METHOD:{part.get_param('method')}" in part.get_content() for part in calendars)
    return [part.get_content() for part in calendars]


def invitations(mails):
    return [mail for mail in mails if calendars_of(mail)]


class TheirCalendar:
    """A calendar program that takes every message to one address in the order in which it comes."""

    def __init__(self, address):
        self.address, self.known, self.sequences = address, {}, {}

    def take(self, mailoutbox):
        mine = [mail for mail in invitations(mailoutbox) if mail.to == [self.address]]
        mailoutbox.clear()
        for mail in mine:
            for calendar in calendars_of(mail):
                self._take(Calendar.from_ical(calendar))
        return len(mine)

    def _take(self, calendar):
        uids = {str(event["UID"]) for event in calendar.events}
        assert len(uids) == 1
        uid = uids.pop()
        assert all(event["SEQUENCE"] > self.sequences.get(uid, -1) for event in calendar.events)
        self.sequences[uid] = max(event["SEQUENCE"] for event in calendar.events)
        events = {each.get("RECURRENCE-ID") and each["RECURRENCE-ID"].dt: each for each in calendar.events}
        if calendar["METHOD"] == "CANCEL":
            for start, event in events.items():
                if start is None:
                    self.known.pop(uid)
                else:
                    self.known.setdefault(uid, {})[start] = event
        elif None in events:
            self.known[uid] = events
        else:
            self.known.setdefault(uid, {}).update(events)

    @property
    def shown(self):
        """The starts of all that is not cancelled."""
        calendar = Calendar()
        for events in self.known.values():
            for event in events.values():
                calendar.add_component(event)
        found = recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2028, 1, 1))
        return sorted(
            each["DTSTART"].dt.astimezone(UTC) for each in found if each.get("STATUS") != "CANCELLED"
        )


def stands(worker):
    """What is booked for someone."""
    return sorted(
        DiaryEntry.objects.not_cancelled().filter(worker=worker).values_list("starts_at", flat=True)
    )


@pytest.fixture
def agreement():
    return AgreementFactory(supervisee__given_name="Amina", supervisor__given_name="Dele")


@pytest.fixture
def amina(agreement):
    return TheirCalendar(agreement.supervisee.account.email)


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Does something, and sends what is to be sent after it."""

    def do(act, **facts):
        with django_capture_on_commit_callbacks(execute=True):
            return act(**facts)

    return do


@pytest.fixture
def series(agreement, sent):
    """Fortnightly to June, through both changes of the clock; one left out at New Year, one on a Thursday."""
    starts = [TEN.astimezone() + number * 2 * WEEK for number in range(14) if number != 2]
    starts[5] += 2 * DAY
    return sent(
        book_series,
        supervisee=agreement.supervisee,
        times=[(start, start + HOUR) for start in starts],
        place="Room 2",
        by=agreement.supervisee.account,
        at=NOW,
    )


def test_a_series_is_one_e_mail_to_each_and_shows_each_session(agreement, amina, series, sent, mailoutbox):
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(
        [agreement.supervisee.account.email, agreement.supervisor.account.email]
    )
    [body] = {mail.body.splitlines()[0] for mail in mailoutbox if mail.to == [amina.address]}
    assert body.startswith(f"13 sessions of supervision with {agreement.supervisor} are booked: ")
    assert "Nobody reads an answer that your calendar sends." in mailoutbox[0].body
    assert mailoutbox[0].subject == "Supervision: Tuesday 1 December, 10:00 to 11:00"
    amina.take(mailoutbox)
    assert len(amina.known) == 1
    assert amina.shown == stands(agreement.supervisee)
    assert len(amina.shown) == 13


def test_one_that_moves_and_one_that_is_cancelled_change_alone(agreement, amina, series, sent, mailoutbox):
    amina.take(mailoutbox)
    moved = sent(
        move_session,
        session=series[1],
        starts_at=series[1].starts_at + DAY,
        ends_at=series[1].ends_at + DAY,
        by=agreement.supervisee.account,
        **WHY,
    )
    assert amina.take(mailoutbox) == 1
    assert amina.shown == stands(agreement.supervisee)
    sent(cancel_session, session=series[5], by=agreement.supervisee.account, **WHY)
    amina.take(mailoutbox)
    assert amina.shown == stands(agreement.supervisee)
    sent(cancel_session, session=moved, by=agreement.supervisee.account, **WHY)
    amina.take(mailoutbox)
    assert amina.shown == stands(agreement.supervisee)
    assert (len(amina.shown), len(amina.known)) == (11, 1)


def test_the_rest_moves_in_one_e_mail(agreement, amina, series, sent, mailoutbox):
    amina.take(mailoutbox)
    first = series[4]
    facts = {"by": agreement.supervisee.account, **WHY}
    sent(move_rest, session=first, starts_at=first.starts_at + DAY, ends_at=first.ends_at + DAY, **facts)
    assert {mail.subject for mail in mailoutbox} == {
        "Supervision: Wednesday 10 February 2027, 10:00 to 11:00"
    }
    assert amina.take(mailoutbox) == 1
    assert amina.shown == stands(agreement.supervisee)


def test_a_hand_over_is_one_e_mail_to_each_of_the_three(agreement, amina, series, sent, mailoutbox):
    dele, ruth = agreement.supervisor, WorkerFactory(given_name="Ruth", org_role=3)
    former, new = TheirCalendar(dele.account.email), TheirCalendar(ruth.account.email)
    mails = list(mailoutbox)
    former.take(list(mails))
    amina.take(mailoutbox)
    sent(
        hand_over_with_bookings,
        agreement=agreement,
        to=ruth,
        from_on=date(2027, 2, 1),
        by=AgreementFactory().supervisor.account,
        at=NOW,
    )
    mails = list(mailoutbox)
    assert len(invitations(mails)) == 3
    others = [mail for mail in mails if mail not in invitations(mails)]
    people = (agreement.supervisee, dele, ruth)
    assert sorted(mail.to[0] for mail in others) == sorted(one.account.email for one in people)
    assert all("of Amina" in mail.subject for mail in others)  # the new supervisor reads her notes
    for person, theirs in ((agreement.supervisee, amina), (dele, former), (ruth, new)):
        assert theirs.take(list(mails)) == 1
        assert theirs.shown == stands(person)
    assert 0 < len(former.shown) < 13
    one = Session.objects.filter(supervisor=ruth).first()
    mailoutbox.clear()
    sent(cancel_session, session=one, by=agreement.supervisee.account, **WHY)
    mails = list(mailoutbox)
    for person, theirs in ((agreement.supervisee, amina), (ruth, new)):
        theirs.take(list(mails))
        assert theirs.shown == stands(person)


def test_where_nothing_is_left_the_whole_series_is_cancelled(agreement, series, sent, mailoutbox):
    dele = TheirCalendar(agreement.supervisor.account.email)
    dele.take(mailoutbox)
    ruth = WorkerFactory(given_name="Ruth", org_role=3)
    sent(
        hand_over_with_bookings,
        agreement=agreement,
        to=ruth,
        from_on=date(2026, 11, 20),
        by=AgreementFactory().supervisor.account,
        at=NOW,
    )
    assert dele.take(mailoutbox) == 1
    assert (dele.shown, dele.known) == ([], {})


def test_a_series_that_cannot_be_booked_tells_nobody(agreement, sent, mailoutbox):
    times = [(TEN + number * WEEK, TEN + number * WEEK + HOUR) for number in range(-4, 4)]
    with pytest.raises(Exception, match="Nothing was changed"):
        sent(
            book_series,
            supervisee=agreement.supervisee,
            times=times,
            place="",
            by=agreement.supervisee.account,
            at=NOW,
        )
    assert mailoutbox == []


def test_a_step_that_moves_several_series_is_one_e_mail_to_each_with_a_file_for_each(
    agreement, series, sent, mailoutbox
):
    """Two people with a series each, one of them with a session beside it, go to another supervisor."""
    dele, ruth = agreement.supervisor, WorkerFactory(given_name="Ruth", org_role=3)
    second = AgreementFactory(supervisor=dele)
    by = AgreementFactory().supervisor.account
    times = [(start, start + HOUR) for start in (TEN + 3 * HOUR + number * WEEK for number in range(4))]
    facts = {"supervisee": second.supervisee, "place": "", "by": by, "at": NOW}
    sent(book_series, times=times, **facts)
    starts_at = TEN + 6 * HOUR
    people = {"supervisor": dele, "supervisee": second.supervisee}
    sent(book_time, starts_at=starts_at, ends_at=starts_at + HOUR, by=by, at=NOW, sure=ASKED, **people)
    told = {one: TheirCalendar(one.account.email) for one in (dele, ruth, *supervisees(agreement, second))}
    mails = list(mailoutbox)
    for theirs in told.values():
        theirs.take(list(mails))
    mailoutbox.clear()
    handing = [(agreement, ruth), (second, ruth)]
    sent(hand_over_all, handing=handing, from_on=date(2026, 11, 20), by=by, at=NOW)
    mails = list(mailoutbox)
    for person, theirs in told.items():
        assert theirs.take(list(mails)) == 1
        assert theirs.shown == stands(person)
    (of_ruth,) = (mail for mail in invitations(mails) if mail.to == [ruth.account.email])
    assert [each.filename for each in of_ruth.attachments] == [f"supervision-{n}.ics" for n in (1, 2, 3)]
    assert "\n3 things to look at:\n" in of_ruth.body
    assert "Each attached file changes one entry of your calendar" in of_ruth.body


def test_who_reads_whose_notes_comes_first_in_the_e_mail_of_a_step(agreement, series, sent, mailoutbox):
    """Beside one invitation it is an e-mail of its own: a calendar program shows the invitation alone."""
    dele, ruth = agreement.supervisor, WorkerFactory(given_name="Ruth", org_role=3)
    second = AgreementFactory(supervisor=dele, supervisee__given_name="Ben")
    by = AgreementFactory().supervisor.account
    facts = {"supervisor": dele, "supervisee": second.supervisee, "by": by, "at": NOW}
    sent(book_time, starts_at=TEN + 3 * HOUR, ends_at=TEN + 4 * HOUR, **facts)
    mailoutbox.clear()
    handing = [(agreement, ruth), (second, ruth)]
    sent(hand_over_all, handing=handing, from_on=date(2026, 11, 20), by=by, at=NOW)
    for person in (dele, ruth):
        (mail,) = (one for one in mailoutbox if one.to == [person.account.email])
        assert mail.subject == "Supervisor of 2 people: changed"
        notice, _, rest = mail.body.partition("\n2 things to look at:\n")
        assert notice.startswith(f"Supervisor of {agreement.supervisee}\nBefore: {dele}\n")
        assert "This changes who can read supervision notes." in notice
        assert rest.count("have supervision with") + rest.count("have 13 sessions of") == 2
        html, _ = mail.alternatives[0]
        assert "This changes who can read supervision notes." in html
    mine = [one for one in mailoutbox if one.to == [second.supervisee.account.email]]
    assert sorted(bool(calendars_of(one)) for one in mine) == [False, True]


def test_a_notice_is_told_whatever_else_the_step_has_told_before(agreement, sent, mailoutbox):
    """It goes out under a name of its own, and by itself where the rest is gone."""
    notice = new_mail(
        "readers", "changed", 1, recipient=agreement.supervisor.account, subject="Read", text="Who"
    )
    wanted = Wanted("session:1", NOW.date(), agreement.supervisor.account, "A thing", "/", about=None)
    reminders = [reminder_of("unsigned", wanted, at=NOW)]

    def told_before():
        tell_now(reminders, at=NOW)

    def told_again():
        with told_in_one_mail([notice]):
            tell_now([reminder_of("unsigned", wanted, at=NOW)], at=NOW)

    sent(told_before)
    sent(told_again)
    assert [(mail.subject, mail.body[:5]) for mail in mailoutbox][1:] == [("Read", "Who\n\n")]


def test_what_is_proposed_and_what_is_booked_are_told_together(agreement, sent, mailoutbox):
    """The end of an agreement withdraws the one and cancels the other."""
    facts = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee, "at": NOW}
    by = AgreementFactory().supervisor.account
    sent(book_time, starts_at=TEN, ends_at=TEN + HOUR, by=by, **facts)
    sent(propose, times=[(TEN + DAY, TEN + DAY + HOUR)], by=by, **facts)
    mailoutbox.clear()
    sent(end_with_bookings, agreement=agreement, on=date(2026, 11, 20), by=by, at=NOW)
    address = agreement.supervisee.account.email
    (mail,) = (one for one in mailoutbox if one.to == [address] and "of Amina" not in one.subject)
    assert "is cancelled" in mail.body
    assert "has withdrawn the times proposed" in mail.body


def supervisees(*agreements):
    return [one.supervisee for one in agreements]
