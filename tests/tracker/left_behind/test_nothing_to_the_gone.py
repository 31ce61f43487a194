"""Nothing goes to someone who has left, and nobody can choose them: asked of one who supervised eight."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.agreements.services.handing_over_all import hand_over_all
from supervision.booking.services.booking import book_time
from supervision.calendars.services.calendar_feeds import make_feed
from supervision.models import Agreement, EscalationStep, Reminder, Rung
from supervision.reminders.kinds import wanted_on
from tests.factories import (
    AccountFactory,
    AgreementFactory,
    CohortFactory,
    EnrolmentFactory,
    MasterClassFactory,
    MentorAssignmentFactory,
    WorkerFactory,
)
from tests.walking import walk
from tracker.setup.leaving import leave_authority
from workforce.mail.sending import send_waiting
from workforce.models import Mail, MailState, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
LEFT_ON = date(2026, 11, 3)
MONDAY = date(2026, 11, 23)
AT = datetime(2026, 11, 19, 10, tzinfo=UTC)
#: Where someone of the past is meant: matching a row of an old log; and who has left is what is asked for.
OF_THE_PAST = {"supervision:log_row", "supervision:log_rows", "supervision:log_rows_many"}


@pytest.fixture
def above():
    return WorkerFactory(given_name="Margaret", family_name="Ellis", org_role=2)


@pytest.fixture
def leaver(above):
    """Daniel Okafor: supervised and managed eight, mentored and assessed one, and may sign in no more."""
    return WorkerFactory(
        given_name="Daniel", family_name="Okafor", org_role=3, line_manager=above, left_on=LEFT_ON
    )


@pytest.fixture
def eight(leaver):
    found = [AgreementFactory(supervisor=leaver, supervisee__line_manager=leaver) for _ in range(8)]
    for days, one in enumerate(found):
        Agreement.objects.filter(pk=one.pk).update(next_due_on=date(2026, 11, 22 - 3 * days))
    nqsw = EnrolmentFactory(worker=found[0].supervisee, assessor=leaver)
    MentorAssignmentFactory(enrolment=nqsw, mentor=leaver)
    return found


def sent_to(worker):
    """The e-mails that were queued for someone, whatever became of them."""
    return list(Mail.objects.filter(recipient=worker.account))


@pytest.mark.parametrize("on", [MONDAY, date(2026, 11, 19), date(2026, 11, 24)])
def test_no_reminder_and_no_weekly_summary_is_for_the_leaver(eight, leaver, on):
    told = {wanted.recipient for _, wanted in wanted_on(on)}
    assert leaver.account not in told
    assert told


def test_the_reminder_run_writes_to_the_leavers_people_and_to_the_line_above(eight, leaver, above):
    EscalationStep.objects.bulk_create(
        [EscalationStep(rung=rung, days_overdue=1) for rung in (Rung.PARTIES, Rung.MANAGER, Rung.PRINCIPAL)]
    )
    call_command("send_reminders", "--on", MONDAY.isoformat(), stdout=StringIO())
    assert sent_to(leaver) == []
    assert sent_to(above)
    assert any(sent_to(one.supervisee) for one in eight)
    assert not Reminder.objects.filter(recipient=leaver.account).exists()


def test_an_overdue_step_goes_past_a_manager_who_has_left_to_the_next_above(eight, leaver, above):
    between = WorkerFactory(org_role=2, line_manager=above, left_on=LEFT_ON)
    Worker.objects.filter(pk=leaver.pk).update(line_manager=between)
    EscalationStep.objects.create(rung=Rung.MANAGER, days_overdue=1)
    told = {wanted.recipient for kind, wanted in wanted_on(MONDAY) if kind.key == "overdue"}
    assert told == {above.account}


def booked(leaver, agreement):
    """A session that was booked while they were here, and that their leaving has not cancelled yet."""
    Worker.objects.filter(pk=leaver.pk).update(left_on=None)
    session = book_time(
        supervisor=Worker.objects.get(pk=leaver.pk),
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 25, 10, tzinfo=UTC),
        ends_at=datetime(2026, 11, 25, 11, 30, tzinfo=UTC),
        place="",
        by=agreement.supervisee.account,
        at=AT,
    )
    Reminder.objects.all().delete()
    Mail.objects.all().delete()
    return session


def test_no_calendar_entry_goes_to_someone_whose_last_day_was_noted_late(eight, leaver):
    booked(leaver, eight[0])
    by = AccountFactory(role="psw")
    leave_authority(worker=Worker.objects.get(pk=leaver.pk), last_day=LEFT_ON, by=by, at=AT)
    assert sent_to(leaver) == []
    assert sent_to(eight[0].supervisee)


@pytest.mark.parametrize("together", [False, True])
def test_a_hand_over_after_they_left_tells_the_two_who_meet_alone(eight, leaver, together):
    booked(leaver, eight[0])
    Worker.objects.filter(pk=leaver.pk).update(left_on=LEFT_ON)
    to, by = WorkerFactory(org_role=3), AccountFactory(role="psw")
    agreement = Agreement.objects.get(pk=eight[0].pk)
    facts = {"from_on": date(2026, 11, 20), "by": by, "at": AT}
    if together:
        hand_over_all(handing=[(agreement, to)], **facts)
    else:
        hand_over_with_bookings(agreement=agreement, to=to, **facts)
    assert sent_to(leaver) == []
    assert sent_to(to)
    assert sent_to(eight[0].supervisee)
    assert not Reminder.objects.filter(calendar__contains=leaver.account.email).exists()


def test_the_leavers_calendar_address_answers_nothing(leaver):
    token = make_feed(worker=leaver, by=None, at=AT)
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_a_forgotten_password_sends_the_leaver_no_link(leaver, client):
    client.post(reverse("account_reset_password"), {"email": leaver.account.email})
    send_waiting(at=AT)
    assert {each.state for each in sent_to(leaver)} == {MailState.DROPPED}


@pytest.mark.pages
@pytest.mark.walk
@pytest.mark.parametrize("who", ["psw", "above", "supervisor"])
def test_no_page_offers_the_leaver_to_be_chosen(who, eight, leaver, above, sign_in):
    CohortFactory()
    MasterClassFactory()
    supervisor = WorkerFactory(org_role=3, line_manager=above)
    AgreementFactory(supervisor=supervisor, supervisee__line_manager=supervisor)
    EnrolmentFactory(worker__line_manager=supervisor)
    reader = {"psw": AccountFactory(role="psw"), "above": above, "supervisor": supervisor}[who]
    chosen: dict[str, str] = {}

    def look(page, tree):
        if offers_the_leaver(tree):
            chosen[page.name] = page.path

    pages = walk(sign_in(reader), like_each_other=2, look=look, downloads=False)
    assert {name: path for name, path in chosen.items() if name not in OF_THE_PAST} == {}
    assert {"supervision:hand_over", "tracker:left_behind"} & {page.name for page in pages.values()} or (
        who == "supervisor"
    )


def offers_the_leaver(tree):
    """An option, a tick or a radio of a form that writes has the leaver's name, and is not what holds now."""
    for form in tree.xpath("//form[translate(@method, 'POST', 'post')='post']"):
        said = form.xpath(".//option[not(@selected)]/text() | .//label/text()")
        if any(text.strip().startswith("Daniel Okafor") for text in said):
            return True
    return False
