"""Many people are invited at once, each at their own address; who cannot be is named with the reason."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from django.urls import reverse

from supervision.reminders.services.sending import send_reminders
from tests.factories import AccountFactory, TeamFactory, WorkerFactory
from tests.workforce.authority.changing import change_setting
from workforce.accounts.inviting.people import Readiness, candidates, counts, entries_of, people_pasted
from workforce.accounts.inviting.services import (
    InvitingInterrupted,
    invite_again,
    invite_people,
    remind_invited,
)
from workforce.accounts.services import AccountRefused, renew_invitation
from workforce.mail.sending import send_waiting
from workforce.models import Account, Event, Mail, Worker
from workforce.rules.authority import Setting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today", "mail_at_once")]

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PAGE, SEND = reverse("workforce:invitations"), reverse("workforce:invitations_send")
PASTED = reverse("workforce:invitations_pasted")
WAITING = reverse("workforce:invitations_waiting")
AGAIN = reverse("workforce:invitations_again")


@pytest.fixture
def administrator():
    return AccountFactory(email="admin@council.example", role="admin")


@pytest.fixture
def desk(sign_in, administrator):
    return sign_in(administrator)


def person(name="Amina", email="same", **facts):
    """Someone in the workforce list without an account."""
    address = f"{name.lower()}@council.example" if email == "same" else email
    return WorkerFactory(account=None, given_name=name, family_name="Ahmed", email=address, **facts)


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def mailed():
    return sorted(message.to[0] for message in mail.outbox)


# --- Who can be invited ------------------------------------------------------------------------------


def test_each_without_an_account_is_ready_or_has_a_reason(today):
    ready, nowhere = person("Amina"), person("Ben", email="")
    starter = person("Chloe", started_on=today + DAY)
    leaver = person("Dele", left_on=today - DAY)
    last_day = person("Eve", left_on=today)
    one, other = person("Femi", email="TEAM@council.example"), person("Gita", email="team@council.example")
    AccountFactory(email="hana@council.example")
    taken = person("Hana", email="Hana@council.example")
    same_as_someone_with = person("Ivo", email=WorkerFactory(email="jo@council.example").email)
    WorkerFactory()
    assert {worker: worker.readiness for worker in candidates(on=today)} == {
        ready: Readiness.READY,
        nowhere: Readiness.NO_ADDRESS,
        starter: Readiness.NOT_STARTED,
        leaver: Readiness.LEFT,
        last_day: Readiness.READY,
        one: Readiness.SHARED,
        other: Readiness.SHARED,
        taken: Readiness.TAKEN,
        same_as_someone_with: Readiness.SHARED,
    }


def test_a_leavers_address_stands_in_nobodys_way(today):
    person("Amina", email="team@council.example", left_on=today - DAY)
    person("Ben", email="team@council.example")
    assert [each.readiness for each in candidates(on=today)] == [Readiness.LEFT, Readiness.READY]


def test_the_page_names_those_left_out_with_what_to_do(desk):
    person("Ben", email="")
    page = desk.get(reverse("workforce:invitations_left_out")).text
    assert "Ben Ahmed" in page
    assert "No e-mail address. Enter it on their page" in page


# --- Inviting ------------------------------------------------------------------------------------------


def test_all_on_every_page_are_invited_with_one_press(desk, administrator):
    people = [person(f"Person{number}") for number in range(120)]
    left_out = person("Ben", email="")
    assert "Invite all 120 people, on every page" in desk.get(PAGE).text
    answer = desk.post(SEND, {"do": "all"}, follow=True)
    assert said(answer) == ["120 people are invited."]
    assert mailed() == sorted(worker.email for worker in people)
    for worker in Worker.objects.exclude(pk=left_out.pk).select_related("account"):
        assert (worker.account.email, worker.account.role) == (worker.email, "")
        assert (worker.account.invited_by, worker.account.has_usable_password()) == (administrator, False)
    assert Event.objects.filter(verb="account invited").count() == 120
    assert desk.post(SEND, {"do": "all"}, follow=True).context["counts"].ready == 0
    assert len(mail.outbox) == 120


def test_a_team_is_invited_and_no_one_else(desk):
    team = TeamFactory()
    there, elsewhere = person("Amina", team=team), person("Ben")
    assert "Invite this person" in desk.get(PAGE, {"team": team.pk}).text
    desk.post(f"{SEND}?team={team.pk}", {"do": "all"})
    assert mailed() == [there.email]
    assert not Account.objects.filter(email=elsewhere.email).exists()


def test_those_ticked_are_invited(desk):
    amina, ben = person("Amina"), person("Ben")
    person("Chloe")
    desk.post(SEND, {"do": "ticked", "worker": [amina.pk, ben.pk]})
    assert mailed() == [amina.email, ben.email]


@pytest.mark.parametrize("sent", [{}, {"worker": ["x", "9" * 30, "-1", "²"]}, {"workers": ",,"}])
def test_nobody_ticked_invites_nobody_and_says_so(desk, sent):
    person("Amina")
    answer = desk.post(SEND, {"do": "ticked", **sent}, follow=True)
    assert said(answer) == ["Nobody was chosen. Tick at least one person."]
    assert mail.outbox == []


def test_who_cannot_be_invited_by_now_is_left_out_and_named(desk):
    amina, ben = person("Amina"), person("Ben", email="")
    answer = desk.post(SEND, {"do": "ticked", "worker": [amina.pk, ben.pk]}, follow=True)
    assert said(answer) == [
        "1 person is invited.",
        "Not invited: Ben Ahmed. See under “Cannot be invited” why.",
    ]


def test_sent_twice_nobody_is_invited_twice(desk):
    amina = person("Amina")
    sent = {"do": "ticked", "worker": [amina.pk]}
    desk.post(SEND, sent, follow=True)
    assert said(desk.post(SEND, sent, follow=True)) == ["They all have an account already."]
    assert len(mail.outbox) == 1


def test_an_address_that_is_taken_at_the_same_moment_invites_nobody_and_says_so(desk, monkeypatch):
    amina = person("Amina")

    def taken_meanwhile(*args, **facts):
        AccountFactory(email=amina.email)
        return really(*args, **facts)

    really = Account.objects.bulk_create
    monkeypatch.setattr(Account.objects, "bulk_create", taken_meanwhile)
    answer = desk.post(SEND, {"do": "all"}, follow=True)
    assert said(answer) == ["Someone else changed this at the same time. Nobody was invited. Try again."]
    assert mail.outbox == []


def test_many_are_invited_so_many_at_a_time_and_those_done_stay_done(administrator, monkeypatch):
    monkeypatch.setattr("workforce.accounts.inviting.services.AT_A_TIME", 2)
    people = [person(f"Person{number}") for number in range(5)]
    keys, really = [each.pk for each in people], Account.objects.bulk_create
    calls = []

    def fail_at_the_third(*args, **facts):
        calls.append(args)
        if len(calls) == 3:
            raise IntegrityError
        return really(*args, **facts)

    monkeypatch.setattr(Account.objects, "bulk_create", fail_at_the_third)
    with pytest.raises(InvitingInterrupted, match="4 people are invited"):
        invite_people(workers=keys, by=administrator, at=NOW)
    assert len(mail.outbox) == 4
    assert len(invite_people(workers=keys, by=administrator, at=NOW).accounts) == 1
    assert mailed() == sorted(each.email for each in people)


def test_mail_that_cannot_leave_changes_nothing_about_the_invitations(desk, settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                                    "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1}}}  # fmt: skip
    person("Amina")
    assert said(desk.post(SEND, {"do": "all"}, follow=True)) == ["1 person is invited."]
    assert "E-mail not sent yet" in desk.get(WAITING).text


# --- A pasted list ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("a@b.example\r\nc@d.example", ["a@b.example", "c@d.example"]),
        ("Amina <a@b.example>; 00123,\t77", ["a@b.example", "00123", "77"]),
        (
            "Ahmed, Amina <a@b.example>; O'Neil, Jo <j@b.example>, 00123",
            ["a@b.example", "j@b.example", "00123"],
        ),
        ("Amina, 77", ["Amina", "77"]),
        ("a@b.example a@b.example", ["a@b.example"]),
        ("  ", []),
    ],
)
def test_a_list_is_taken_apart_however_it_was_pasted(text, entries):
    assert entries_of(text) == entries


def test_a_pasted_list_is_found_by_address_and_number_and_the_rest_is_named(today):
    amina = person("Amina", staff_number="00123")
    ben = person("Ben", staff_number="B7")
    person("Chloe", email="")
    has = WorkerFactory(email="dele@council.example")
    chloe = Worker.objects.get(given_name="Chloe")
    Worker.objects.filter(pk=chloe.pk).update(staff_number="9")
    text = "AMINA@council.example\n123\nb7\n9\ndele@council.example\nnobody@council.example\n404"
    found = people_pasted(text, on=today)
    assert found.ready == [amina, ben]
    assert found.left_out == [
        ("9", "Chloe Ahmed: No e-mail address. Enter it on their page"),
        ("dele@council.example", "Already has an account"),
        ("nobody@council.example", "Nobody in the workforce list has this"),
        ("404", "Nobody in the workforce list has this"),
    ]
    assert has.account


def test_a_pasted_list_is_shown_before_anyone_is_invited_and_then_sent(desk):
    amina, ben = person("Amina"), person("Ben")
    answer = desk.post(PASTED, {"entries": f"{amina.email}, {ben.email}, x@y.example"})
    assert "Invite all 2 people" in answer.text
    assert "1 entry left out" in answer.text
    assert mail.outbox == []
    desk.post(SEND, {"do": "found", "workers": answer.context["found"].keys})
    assert mailed() == [amina.email, ben.email]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Enter the e-mail addresses or staff numbers"),
        (" ".join(map(str, range(5001))), "The list must have 5,000 entries or fewer"),
    ],
)
def test_a_list_that_cannot_be_read_says_what_to_do(desk, text, problem):
    assert desk.post(PASTED, {"entries": text}).context["form"].errors["entries"] == [problem]


# --- Who has not come ------------------------------------------------------------------------------------


def come(worker):
    worker.refresh_from_db()
    worker.account.set_password("correct horse battery staple")
    worker.account.save()


def test_the_numbers_are_those_of_the_lists(desk, administrator):
    people = [person(f"Person{number}") for number in range(5)]
    person("Ben", email="")
    invite_people(workers=[each.pk for each in people[:4]], by=administrator, at=NOW)
    come(people[0])
    found = desk.get(PAGE).context["counts"]
    assert (found.ready, found.left_out, found.invited, found.came, found.waiting) == (1, 1, 4, 1, 3)
    for which, number in (("sent", 4), ("came", 1), ("waiting", 3)):
        page = desk.get(reverse(f"workforce:invitations_{which}"))
        assert page.context["table"].total == number


def test_signing_in_at_the_provider_counts_as_having_come(administrator, today):
    amina = person("Amina")
    invite_people(workers=[amina.pk], by=administrator, at=NOW)
    Account.objects.filter(worker=amina).update(last_login=NOW)
    assert counts(on=today).waiting == 0
    with pytest.raises(AccountRefused, match="already has a way to sign in"):
        renew_invitation(account=Account.objects.get(worker=amina), by=administrator)


@pytest.mark.parametrize(("hours", "words"), [(71, "Not come yet"), (73, "Link has expired")])
def test_a_link_that_has_expired_counts_as_such(desk, administrator, time_machine, hours, words):
    invite_people(workers=[person("Amina").pk], by=administrator, at=NOW)
    time_machine.move_to(NOW + timedelta(hours=hours), tick=False)
    desk.force_login(administrator)
    rows = str(desk.get(WAITING).text).partition("<tbody")[2]
    assert words in rows


def test_all_of_the_filter_are_invited_again_and_those_who_came_are_not(desk, administrator, time_machine):
    old, new, came = person("Amina"), person("Ben"), person("Chloe")
    invite_people(workers=[old.pk, came.pk], by=administrator, at=NOW - 8 * DAY)
    invite_people(workers=[new.pk], by=administrator, at=NOW)
    come(came)
    mail.outbox.clear()
    assert "Invite this person again" in desk.get(WAITING, {"over": 7}).text
    answer = desk.post(f"{AGAIN}?over=7", follow=True)
    assert (said(answer), mailed()) == (["1 person is invited again."], [old.email])
    assert Account.objects.get(worker=old).invited_at == NOW
    mail.outbox.clear()
    time_machine.move_to(NOW + DAY, tick=False)
    desk.force_login(administrator)
    desk.post(AGAIN)
    assert mailed() == [old.email, new.email]


def test_inviting_again_leaves_out_who_came_meanwhile(administrator):
    amina = person("Amina")
    invite_people(workers=[amina.pk], by=administrator, at=NOW)
    come(amina)
    assert invite_again(accounts=[Account.objects.get(worker=amina).pk], by=administrator, at=NOW) == 0


# --- The reminder ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "number"), [(6, 0), (7, 1), (40, 1)])
def test_who_has_not_come_after_a_week_is_written_to_once(administrator, days, number):
    amina, ben = person("Amina"), person("Ben")
    invite_people(workers=[amina.pk, ben.pk], by=administrator, at=NOW)
    come(ben)
    mail.outbox.clear()
    for more in range(3):
        at = NOW + (days + more) * DAY if number else NOW + days * DAY
        send_reminders(on=at.date(), at=at)
    assert mailed() == [amina.email] * number
    for message in mail.outbox:
        assert "have not signed in yet" in message.body


def test_after_how_many_days_is_the_authoritys_to_say(administrator, today):
    change_setting(Setting.INVITATION_REMINDED_AFTER_DAYS, 3, by=None, on=today)
    invite_people(workers=[person("Amina").pk], by=administrator, at=NOW - 3 * DAY)
    assert (remind_invited(at=NOW), remind_invited(at=NOW)) == (1, 0)


def test_nobody_who_has_left_or_is_disabled_is_reminded(administrator, today):
    amina, ben = person("Amina"), person("Ben")
    invite_people(workers=[amina.pk, ben.pk], by=administrator, at=NOW - 9 * DAY)
    Worker.objects.filter(pk=amina.pk).update(left_on=today - DAY)
    Account.objects.filter(worker=ben).update(is_active=False)
    assert remind_invited(at=NOW) == 0


# --- What the e-mail says ----------------------------------------------------------------------------


def test_with_a_provider_the_e_mail_says_to_sign_in_there_and_holds_no_password_link(administrator, settings):
    settings.OIDC_ACCOUNT, settings.OIDC_SERVER_URL = "your Westshire account", "https://provider.example"
    settings.OIDC_TRUSTED_DOMAINS = ["council.example"]
    inside, outside = person("Amina"), person("Ben", email="ben@agency.example")
    invite_people(workers=[inside.pk, outside.pk], by=administrator, at=NOW)
    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert 'choose "Sign in with your Westshire account"' in bodies[inside.email]
    assert "http://127.0.0.1:8000/accounts/login/" in bodies[inside.email]
    assert "password/reset" not in bodies[inside.email]
    unknown_there = 'If your Westshire account does not let you in, choose "I have forgotten my password"'
    assert unknown_there in bodies[inside.email]
    assert "password/reset" in bodies[outside.email]


def test_the_link_counts_from_when_the_e_mail_leaves(administrator, settings, client, time_machine):
    working = settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                                    "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1}}}  # fmt: skip
    invite_people(workers=[person("Amina").pk], by=administrator, at=NOW)
    settings.MAILERS = working
    time_machine.move_to(NOW + 5 * DAY, tick=False)
    send_waiting(at=NOW + 5 * DAY)
    time_machine.move_to(NOW + 7 * DAY, tick=False)
    link = next(word for word in mail.outbox[0].body.split() if "password/reset" in word)
    assert "password1" in client.get(link, follow=True).text
    assert Mail.objects.get().state == "sent"


# --- The pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3, 120])
def test_the_pages_ask_the_same_number_of_queries_however_long(
    desk, administrator, rows, django_assert_max_num_queries
):
    for number in range(rows):
        person(f"Person{number}")
    for number in range(rows):
        person(f"Other{number}", email="")
    invite_people(workers=[person(f"Invited{number}").pk for number in range(rows)], by=administrator, at=NOW)
    for page in (PAGE, reverse("workforce:invitations_left_out"), WAITING):
        desk.get(page)
        with django_assert_max_num_queries(9):
            desk.get(page)


@pytest.mark.parametrize("role", ["", "psw", "qa"])
def test_nobody_else_finds_them(sign_in, role):
    client = sign_in(AccountFactory(role=role))
    for page in (PAGE, PASTED, WAITING, reverse("workforce:invitations_left_out")):
        assert client.get(page).status_code == 404
    assert client.post(SEND, {"do": "all"}).status_code == 404
    assert client.post(AGAIN).status_code == 404
