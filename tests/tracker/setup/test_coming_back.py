"""What opened something for a person who is gone opens nothing once they are back."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from supervision.calendars.services.calendar_feeds import make_feed
from supervision.models import CalendarFeed
from tests.factories import AccountFactory, WorkerFactory
from tracker.data_out.keys import make_key
from tracker.models import MonthlyFile, MonthlyFileReader, SavedView
from tracker.setup.establishment_again import Again
from tracker.setup.establishment_facts import find_establishment
from tracker.setup.establishment_people import SIGN_IN_AGAIN
from tracker.setup.gone import end_access_of_the_gone
from tracker.setup.leaving import leave_authority
from tracker.setup.merging import merge_people
from workforce.accounts.addresses import retire_account
from workforce.accounts.mails import NOTICE
from workforce.accounts.services import disable, enable
from workforce.imports.services import plan_file
from workforce.mail.outbox import new_mail, queue
from workforce.mail.sending import send_waiting
from workforce.models import DataKey, Event, Mail, MailState, Worker
from workforce.people.employment import come_back, end_employment, withdraw_last_day
from workforce.provisioning.tokens import make_token

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


class Left:
    """Someone with everything that opens something by itself."""

    def __init__(self) -> None:
        self.worker, at = WorkerFactory(org_role=3), timezone.now()
        self.account = self.worker.account
        self.address = f"/calendar/{make_feed(worker=self.worker, by=self.account, at=at)}.ics"
        facts = {"name": "Power BI", "with_names": False, "by": self.account, "at": at}
        make_key(extracts=["compliance"], expires_at=at + 90 * DAY, **facts)
        UserSession.objects.create(
            user=self.account, session_key=f"s{self.account.pk}", ip="127.0.0.1", user_agent="x"
        )
        own = self._file_of(self.account, at)
        other = self._file_of(AccountFactory(), at)
        for file in (own, other):
            MonthlyFileReader.objects.create(file=file, account=self.account, first_month=at.date())
        MonthlyFileReader.objects.create(file=other, account=other.set_up_by, first_month=at.date())

    def _file_of(self, account, at):
        view = SavedView.objects.create(
            owner=account, name="All", page="supervision", filters={}, saved_at=at
        )
        return MonthlyFile.objects.create(view=view, set_up_by=account, kind="supervision", set_up_at=at)

    def opens(self, client) -> dict[str, bool]:
        """What still opens something."""
        return {
            "calendar": client.get(self.address).status_code == 200,
            "key": DataKey.objects.live(at=timezone.now(), on=timezone.localdate()).exists(),
            "session": UserSession.objects.filter(user=self.account).exists(),
            "own file": MonthlyFile.objects.filter(set_up_by=self.account).exists(),
            "file of another": MonthlyFileReader.objects.filter(account=self.account).exists(),
        }


NOTHING = dict.fromkeys(["calendar", "key", "session", "own file", "file of another"], False)
YESTERDAY = -DAY


def gone(person, last_day):
    leave_authority(worker=person.worker, last_day=last_day, by=None, at=timezone.now())
    person.worker.refresh_from_db()


def back_from(person, last_day):
    come_back(worker=person.worker, started_on=timezone.localdate(), left_on=last_day, by=None)


def stays(person, last_day):
    withdraw_last_day(worker=person.worker, by=None)


def leaves_later(person, last_day):
    end_employment(worker=person.worker, last_day=timezone.localdate() + DAY, by=None)


def on_record_again(person, last_day):
    other = WorkerFactory(account=None, email="", swe_number=None, started_on=timezone.localdate())
    merge_people(keep=person.worker, other=other, by=None)


@pytest.mark.parametrize("returns", [back_from, stays, leaves_later, on_record_again])
def test_nothing_opens_again_for_someone_who_is_back(returns, client):
    person, last_day = Left(), timezone.localdate() - DAY
    assert all(person.opens(client).values())
    gone(person, last_day)
    returns(person, last_day)
    assert not Worker.objects.get(pk=person.worker.pk).has_left(on=timezone.localdate())
    assert person.opens(client) == NOTHING
    assert MonthlyFile.objects.count() == 1  # of a colleague, who gets it as before
    told = set(Event.objects.filter(worker=person.worker).values_list("verb", flat=True))
    assert "calendar address revoked" in told
    assert Event.objects.filter(verb="data key revoked").count() == 1


@pytest.mark.parametrize("last_day", [0, 1], ids=["today", "tomorrow"])
def test_whoever_was_not_gone_yet_loses_nothing(client, last_day):
    person = Left()
    gone(person, timezone.localdate() + last_day * DAY)
    stays(person, None)
    assert all(person.opens(client).values())


def test_a_new_address_is_made_by_asking(sign_in, client):
    person, last_day = Left(), timezone.localdate() - DAY
    gone(person, last_day)
    back_from(person, last_day)
    own = sign_in(person.account)
    assert not CalendarFeed.objects.exists()
    new = own.post(reverse("supervision:calendar_make")).context["address"]
    assert client.get(new.removeprefix("http://testserver")).status_code == 200
    assert client.get(person.address).status_code == 404


def test_an_account_that_was_disabled_starts_again_too(client):
    person = Left()
    disable(account=person.account, by=None)
    enable(account=person.account, by=None)
    assert person.opens(client) == NOTHING


def test_so_do_the_keys_of_a_directory():
    admin = AccountFactory(role="admin")
    make_token(name="Entra", by=admin, expires_at=timezone.now() + DAY, at=timezone.now())
    disable(account=admin, by=None)
    assert admin.provisioning_tokens.get().revoked_at is not None
    assert Event.objects.filter(verb="provisioning token revoked").count() == 1


def test_a_retired_account_has_nothing_left(client):
    person = Left()
    gone(person, timezone.localdate() - DAY)
    retire_account(account=person.account, by=None)
    assert person.opens(client) == NOTHING


def test_each_night_what_the_gone_still_had_ends_for_good(client, django_assert_num_queries):
    gone_one, staying, disabled = Left(), WorkerFactory(), Left()
    make_feed(worker=staying, by=None, at=timezone.now())
    Worker.objects.filter(pk=gone_one.worker.pk).update(left_on=timezone.localdate() - DAY)
    disabled.account.is_active = False
    disabled.account.save()
    assert end_access_of_the_gone(at=timezone.now()) == "Access ended: 2 people gone."
    Worker.objects.filter(pk=gone_one.worker.pk).update(left_on=None)
    assert gone_one.opens(client)["calendar"] is False
    assert list(CalendarFeed.objects.values_list("worker", flat=True)) == [staying.pk]
    with django_assert_num_queries(1):
        assert end_access_of_the_gone(at=timezone.now()) == "Access ended: 0 people gone."


def test_the_nightly_command_does_it(client, capsys):
    person = Left()
    Worker.objects.filter(pk=person.worker.pk).update(left_on=timezone.localdate() - DAY)
    call_command("apply_retention")
    assert "Access ended: 1 person gone." in capsys.readouterr().out
    assert not CalendarFeed.objects.exists()


def test_no_e_mail_from_before_is_sent_after_the_return(mailoutbox, time_machine):
    person, last_day = Left(), timezone.localdate() - DAY
    queue([new_mail(NOTICE, recipient=person.account, subject="Old", text="Old")], soon=False)
    Mail.objects.update(made_at=timezone.now() - 2 * DAY)
    queue([new_mail(NOTICE, recipient=person.account, subject="New", text="New")], soon=False)
    gone(person, last_day)
    back_from(person, last_day)
    send_waiting(at=timezone.now())
    assert "Old" not in [one.subject for one in mailoutbox]
    old = Mail.objects.filter(state=MailState.DROPPED).get()
    assert (old.subject, old.problem) == ("", "They had left since then.")


def test_whoever_decides_reads_what_comes_back_with_the_account():
    head = WorkerFactory(account__role="psw")
    manager, plain = WorkerFactory(line_manager=head), WorkerFactory()
    for _ in range(2):
        WorkerFactory(line_manager=manager)
    facts = find_establishment(on=timezone.localdate())
    known = {one.pk: one for one in facts.workers}
    said = {one: Again(facts).in_words(known[one.pk]) for one in (head, manager, plain)}
    assert said == {
        head: (
            " Who signs in with it has the role “Principal social worker”"
            " and reads the notes of 1 person as their line manager."
        ),
        manager: " Who signs in with it reads the notes of 2 people as their line manager.",
        plain: "",
    }


def test_the_question_of_the_import_says_it():
    worker = WorkerFactory(
        account__role="qa", staff_number="400184", given_name="Joanna", family_name="Price"
    )
    gone_on = timezone.localdate() - 30 * DAY
    Worker.objects.filter(pk=worker.pk).update(left_on=gone_on, started_on=gone_on - 400 * DAY)
    list_of_one = (
        "Emp No,Surname,Forename(s),Job Title,Team,FTE,Contract Type,Start Date\n"
        f"400184,Price,{worker.given_name},Social Worker,{worker.team.name},1,Permanent,"
        f"{timezone.localdate():%d/%m/%Y}\n"
    )
    facts = {"file_name": "hr.csv", "on": timezone.localdate(), "answers": {}}
    plan = plan_file(kind="workforce", content=list_of_one.encode(), **facts).plan
    [asked] = [one for one in plan.open_questions if one.kind == SIGN_IN_AGAIN]
    assert asked.why.endswith("Who signs in with it has the role “Quality assurance auditor”.")
