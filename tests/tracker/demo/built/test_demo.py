"""The demo council: alive on its day, harmless twice, and open to those who may sign in."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from nqsw.models import Enrolment, MasterClass, MentorAssignment, MentorMeeting, Milestone
from supervision.clock.due_days import differences
from supervision.clock.timeliness import Timeliness, timeliness
from supervision.models import (
    Action,
    Agreement,
    Cover,
    DiaryEntry,
    Reminder,
    Response,
    Session,
    SignedText,
    Slot,
    Status,
)
from supervision.records.document import text_hash
from supervision.reminders.kinds import urgent_kinds
from supervision.reminders.rehearsal import rehearse_days
from supervision.reminders.services.sending import send_reminders
from tests.tracker.demo.built.conftest import DAY
from tracker.demo.sign_in_people import DEMO_LEAVER, DEMO_PASSWORD, DEMO_PEOPLE
from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.verifying import broken_links
from workforce.models import Absence, Account, Allocation, Mail, Worker
from workforce.rules.bank_holidays import english_bank_holidays

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("demo")]


def worker_of(email):
    return Worker.objects.get(account__email=email)


def test_it_holds_a_small_authority(demo):
    assert 60 <= Worker.objects.employed(on=DAY).count() <= 80
    assert Worker.objects.values("team").distinct().count() == 6


def test_every_band_is_there(demo):
    stand = {
        timeliness(next_due_on=agreement.next_due_on, on=DAY, holidays=english_bank_holidays(), soon=3)
        for agreement in Agreement.objects.in_force(on=DAY)
    }
    assert stand == set(Timeliness)


def test_the_stored_due_days_are_what_the_history_says(demo):
    assert list(differences()) == []


def test_sessions_lie_in_the_last_week_today_and_in_the_next(demo):
    supervisor = worker_of("supervisor@demo.example")
    mine = Session.objects.filter(supervisor=supervisor)
    assert mine.coming().filter(starts_at__date=DAY).count() == 2
    assert mine.coming().filter(starts_at__date__gt=DAY).count() >= 2
    assert Session.objects.held().filter(held_on__range=(date(2026, 11, 12), DAY)).exists()
    assert Slot.objects.filter(supervisor=supervisor, starts_at__date__gt=DAY).count() >= 3


def test_the_supervisor_has_eight_people(demo):
    given = Agreement.objects.in_force(on=DAY).filter(supervisor=worker_of("supervisor@demo.example"))
    assert given.count() == 8


def test_the_nqsw_is_in_week_14_with_nothing_booked_and_a_record_to_agree(demo):
    amina = worker_of("nqsw@demo.example")
    enrolment = Enrolment.objects.get(worker=amina)
    assert ((DAY - enrolment.started_on).days // 7 + 1, amina.full_name) == (14, "Amina Ahmed")
    assert not Session.objects.coming().filter(supervisees=amina).exists()
    text = SignedText.objects.get(session__status=Status.SIGNED, supervisee=amina)
    assert [signature.response for signature in text.signatures.all()] == [Response.SIGNED]
    assert MentorAssignment.objects.get(enrolment=enrolment).mentor == worker_of("mentor@demo.example")


def test_two_records_wait_for_the_supervisor_and_one_disagreement_for_the_manager(demo):
    supervisor = worker_of("supervisor@demo.example")
    to_sign = Session.objects.filter(supervisor=supervisor, status=Status.HELD, is_imported=False)
    assert to_sign.count() == 2
    assert worker_of("service-manager@demo.example").disagreements.filter(answer=None).count() == 1


def test_every_signature_stands_under_the_hash_of_its_text(demo):
    for text in SignedText.objects.all():
        assert text.content_hash == text_hash(text.content)


def test_somebody_is_away_without_an_end(demo):
    assert Absence.objects.covering(on=DAY).filter(ended_on=None).count() >= 3


def test_counts_are_of_the_cases_that_are_held(demo):
    for worker in Worker.objects.employed(on=DAY):
        latest = worker.caseload_snapshots.order_by("counted_on").last()
        if latest:
            held = Allocation.objects.held(on=latest.counted_on).filter(worker=worker)
            assert latest.total == held.count()


def test_the_programme_has_something_of_everything(demo):
    assert MasterClass.objects.with_places().filter(waiting__gt=0).count() == 1
    assert Milestone.objects.late(on=DAY).exists()
    assert MentorMeeting.objects.filter(starts_at__date__gt=DAY).exists()
    current = Enrolment.objects.current()
    assert current.exclude(mentor_assignments__isnull=False).get().worker.full_name == "Chloe Bennett"
    assert current.filter(pauses__ended_on=None, pauses__isnull=False).count() == 1
    passed = Enrolment.objects.get(status="completed")
    assert passed.mentor_assignments.get().meetings.filter(status="held").count() >= 9
    attended = passed.worker.class_places.attended().count()
    assert attended >= passed.programme.required_classes


def test_actions_are_open_done_carried_and_late(demo):
    assert Action.objects.overdue(on=DAY).exists()
    assert Action.objects.drifting().exists()
    assert Action.objects.exclude(done_on=None).count() > Action.objects.open().count()


def test_nobody_is_in_two_places_at_once(demo):
    entries = DiaryEntry.objects.not_cancelled().filter(is_exclusive=True).order_by("worker", "starts_at")
    before = None
    for entry in entries:
        if before and before.worker_id == entry.worker_id:
            assert before.ends_at <= entry.starts_at
        before = entry


def test_the_audit_trail_holds_together(demo):
    seal_events(at=timezone.now())  # as the command does, once all is built
    assert list(broken_links(at=timezone.now())) == []


@pytest.mark.parametrize("email", [person.email for person in DEMO_PEOPLE])
def test_everybody_of_the_demo_can_sign_in(demo, client, email):
    answer = client.post(reverse("account_login"), {"login": email, "password": DEMO_PASSWORD})
    assert (answer.status_code, answer.url) == (302, reverse("tracker:home"))


def test_the_leaver_cannot_sign_in(demo, client):
    client.post(reverse("account_login"), {"login": DEMO_LEAVER, "password": DEMO_PASSWORD})
    assert "_auth_user_id" not in client.session


def test_setting_up_twice_changes_nothing(demo, demo_mode):
    before = (Worker.objects.count(), Session.objects.count(), Account.objects.count())
    out = StringIO()
    call_command("demo", "--no-serve", stdout=out)
    assert "already set up. Nothing was changed" in out.getvalue()
    assert all(person.email in out.getvalue() for person in DEMO_PEOPLE)
    assert DEMO_PASSWORD in out.getvalue()
    assert (Worker.objects.count(), Session.objects.count(), Account.objects.count()) == before


# --- Forty days of reminders ---------------------------------------------------------------------------

FORTY = 40


def in_line_of(account, on):
    """Whom a person may be told of, worked out a second time: by hand, up and down the line."""
    if account.role == "psw":
        return set(Worker.objects.values_list("pk", flat=True))
    me = account.worker.pk
    known, below = {me}, {me}
    while below:
        below = set(Worker.objects.filter(line_manager__in=below).values_list("pk", flat=True)) - known
        known |= below
    known |= set(Agreement.objects.in_force(on=on).filter(supervisor=me).values_list("supervisee", flat=True))
    return known | set(
        Cover.objects.filter(supervisor=me, starts_on__lte=on, ends_on__gte=on).values_list(
            "agreement__supervisee", flat=True
        )
    )


@pytest.mark.long
@pytest.mark.pages
def test_in_forty_days_nobody_gets_two_e_mails_on_a_day_nor_hears_of_others(demo, mailoutbox):
    """Sent for real, twice a day: one e-mail a day, what is urgent, and none on days of rest."""
    sent_on, things, urgent = Counter(), 0, urgent_kinds()
    # What told of new readers while the demo was built was written on the day of the test itself.
    built = list(Mail.objects.values_list("pk", flat=True))
    for number in range(FORTY):
        on = DAY + timedelta(days=number)
        for hour in (8, 16):
            at = timezone.make_aware(datetime.combine(on, time(hour)))
            send_reminders(on=on, at=at)
        new = Reminder.objects.filter(made_at__date=on).select_related("recipient__worker")
        lines = {account: in_line_of(account, on) for account in {one.recipient for one in new}}
        outside = [one.line for one in new if one.about_id and one.about_id not in lines[one.recipient]]
        assert outside == []
        written = Mail.objects.filter(made_at__date=on).exclude(pk__in=built)
        mails = written.exclude(kind="invitation_reminder")
        mails = [mail for mail in mails if set(mail.reminders.values_list("kind", flat=True)) - urgent]
        per_person = Counter(mail.recipient_id for mail in mails)
        assert max(per_person.values(), default=0) <= 1
        if on.weekday() > 4 or on in english_bank_holidays():
            assert not written.exists()
        sent_on[on] = len(mails)
        things += len(new)
    assert sum(sent_on.values()) > FORTY
    assert things > sum(sent_on.values())
    assert not Reminder.objects.owed().exists()


@pytest.mark.long
@pytest.mark.pages
def test_the_rehearsal_of_days_says_what_the_runs_would_send(demo, mailoutbox):
    rehearsed = [len(each.mails) for each in rehearse_days(DAY, 12)]
    for number in range(12):
        on = DAY + timedelta(days=number)
        send_reminders(on=on, at=timezone.make_aware(datetime.combine(on, time(8))))
    mails = Mail.objects.filter(pk__in=Reminder.objects.values("mail"))
    days = [timezone.localdate(mail.made_at) for mail in mails]
    assert rehearsed == [days.count(DAY + timedelta(days=number)) for number in range(12)]
