"""A lost phone: one asks, another confirms, the owner is told; nobody does it alone or to themselves."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from workforce.accounts.permissions import (
    can_confirm_reset,
    can_refuse_reset,
    resets_visible,
    resets_waiting_for,
)
from workforce.accounts.second_factor_resets import (
    ask_reset,
    confirm_reset,
    expire_resets,
    refuse_reset,
)
from workforce.accounts.second_person import who_confirms
from workforce.accounts.services import AccountRefused
from workforce.models import Event, SecondFactorReset
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_at_once")]
PASSWORD = "correct horse battery staple"
AT = datetime(2026, 11, 19, 10, tzinfo=timezone.get_default_timezone())
HOUR = timedelta(hours=1)


@pytest.fixture
def people(frozen_today):
    """An administrator, another, a director, a manager, and a worker who has lost her phone."""
    director = WorkerFactory(given_name="Dora", org_role=1)
    manager = WorkerFactory(given_name="Mary", org_role=3, line_manager=director)
    worker = WorkerFactory(given_name="Amina", line_manager=manager)
    with_a_factor(worker.account)
    return {
        "administrator": AccountFactory(email="admin@council.example", role="admin"),
        "other": AccountFactory(email="other@council.example", role="admin"),
        "director": director.account,
        "manager": manager.account,
        "worker": worker.account,
        "colleague": WorkerFactory(given_name="Cora", line_manager=manager).account,
        "stranger": WorkerFactory(org_role=3).account,
        "psw": AccountFactory(role="psw"),
    }


def with_a_factor(account):
    Authenticator.objects.create(user=account, type="totp", data={})
    Authenticator.objects.create(user=account, type="recovery_codes", data={})
    return account


@pytest.fixture
def reset(people) -> SecondFactorReset:
    return ask_reset(account=people["worker"], reason="Phone lost", by=people["administrator"], at=AT)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("other", True),
        ("manager", True),
        ("director", True),
        ("administrator", False),
        ("worker", False),
        ("colleague", False),
        ("stranger", False),
        ("psw", False),
    ],
)
def test_a_second_person_confirms_who_is_neither_the_owner_nor_the_asker(people, reset, who, may):
    assert can_confirm_reset(Viewer(people[who], on=AT.date()), reset, at=AT) is may
    if may:
        confirm_reset(reset=reset, by=people[who], at=AT)
    else:
        with pytest.raises(AccountRefused, match="A second person confirms"):
            confirm_reset(reset=reset, by=people[who], at=AT)
    assert Authenticator.objects.filter(user=people["worker"]).exists() is not may


@pytest.mark.parametrize(
    ("who", "may"),
    [("other", True), ("manager", True), ("administrator", True), ("worker", True), ("colleague", False)],
)
def test_the_second_person_the_owner_and_the_asker_can_stop_it(people, reset, who, may):
    if not may:
        with pytest.raises(AccountRefused):
            refuse_reset(reset=reset, by=people[who], at=AT)
        return
    refuse_reset(reset=reset, by=people[who], at=AT)
    assert Authenticator.objects.filter(user=people["worker"]).count() == 2
    with pytest.raises(AccountRefused, match="decided already"):
        confirm_reset(reset=reset, by=people["other"], at=AT)


@pytest.mark.parametrize(
    ("who", "sees", "waits", "stops"),
    [
        ("other", True, True, True),
        ("administrator", True, False, True),
        ("manager", True, True, True),
        ("director", True, True, True),
        ("worker", True, True, True),
        ("colleague", False, False, False),
        ("stranger", False, False, False),
        ("psw", False, False, False),
    ],
)
def test_who_sees_it_for_whom_it_waits_and_who_stops_it(people, reset, who, sees, waits, stops):
    viewer = Viewer(people[who], on=AT.date())
    assert list(resets_visible(viewer)) == ([reset] if sees else [])
    assert list(resets_waiting_for(viewer, at=AT)) == ([reset] if waits else [])
    assert can_refuse_reset(viewer, reset, at=AT) is stops
    late = AT + 24 * HOUR
    assert list(resets_visible(viewer)) == ([reset] if sees else [])
    assert list(resets_waiting_for(viewer, at=late)) == []
    assert not can_confirm_reset(viewer, reset, at=late)
    assert not can_refuse_reset(viewer, reset, at=late)


def test_a_manager_who_asked_sees_what_became_of_it_and_confirms_nothing(people):
    asked = ask_reset(account=people["worker"], reason="Phone lost", by=people["stranger"], at=AT)
    viewer = Viewer(people["stranger"], on=AT.date())
    assert list(resets_visible(viewer)) == [asked]
    assert list(resets_waiting_for(viewer, at=AT)) == []
    assert (can_confirm_reset(viewer, asked, at=AT), can_refuse_reset(viewer, asked, at=AT)) == (False, True)


@pytest.mark.parametrize(("hours", "in_time"), [(0, True), (23.99, True), (24, False), (30, False)])
def test_it_is_open_for_a_day(people, reset, hours, in_time):
    at = AT + hours * HOUR
    waits = resets_waiting_for(Viewer(people["manager"], on=at.date()), at=at).exists()
    assert waits is in_time
    if in_time:
        confirm_reset(reset=reset, by=people["manager"], at=at)
    else:
        with pytest.raises(AccountRefused, match="has expired"):
            confirm_reset(reset=reset, by=people["manager"], at=at)


def test_what_nobody_decided_expires_with_an_event_and_can_be_asked_again(people, reset):
    assert expire_resets(at=AT + 24 * HOUR) == 1
    assert expire_resets(at=AT + 24 * HOUR) == 0
    assert Event.objects.filter(verb="second factor reset expired").count() == 1
    ask_reset(account=people["worker"], reason="Still", by=people["administrator"], at=AT + 25 * HOUR)


def test_asking_again_while_one_waits_is_refused(people, reset):
    with pytest.raises(AccountRefused, match="already waiting"):
        ask_reset(account=people["worker"], reason="Again", by=people["other"], at=AT)


def test_nobody_asks_for_their_own(people):
    with_a_factor(people["administrator"])
    with pytest.raises(AccountRefused, match="Use a recovery code"):
        ask_reset(account=people["administrator"], reason="x", by=people["administrator"], at=AT)


def test_without_a_second_factor_there_is_nothing_to_reset(people):
    with pytest.raises(AccountRefused, match="has no second factor"):
        ask_reset(account=people["colleague"], reason="x", by=people["administrator"], at=AT)


def test_a_council_with_one_administrator_has_the_managers_confirm(people):
    people["other"].delete()
    able = who_confirms(people["worker"], asked_by=people["administrator"], at=AT)
    assert set(able) == {people["manager"], people["director"]}


@pytest.mark.parametrize(("hour", "able"), [(22, True), (23, False)])
def test_a_manager_confirms_to_the_end_of_the_last_day_by_the_clock_of_this_country(people, hour, able):
    manager = people["manager"].worker
    manager.left_on = date(2026, 7, 19)
    manager.save()
    at = datetime(2026, 7, 19, hour, 30, tzinfo=UTC)
    found = who_confirms(people["worker"], asked_by=people["administrator"], at=at)
    assert (people["manager"] in found) is able


def test_a_manager_sees_what_they_asked_for_beside_the_requests_of_their_people(people, reset):
    with_a_factor(people["stranger"])
    asked = ask_reset(account=people["stranger"], reason="Phone lost", by=people["manager"], at=AT)
    assert set(resets_visible(Viewer(people["manager"], on=AT.date()))) == {reset, asked}


def test_for_an_account_of_nobody_who_works_here_the_other_administrators_confirm(people):
    able = who_confirms(people["psw"], asked_by=people["administrator"], at=AT)
    assert list(able) == [people["other"]]


def test_where_no_one_could_confirm_the_way_past_is_named(people):
    people["other"].delete()
    alone = with_a_factor(WorkerFactory().account)
    with pytest.raises(AccountRefused, match=r"manage\.py reset_second_factor"):
        ask_reset(account=alone, reason="x", by=people["administrator"], at=AT)


@pytest.mark.parametrize(("days", "able"), [(6, False), (7, True)])
def test_an_account_that_was_made_last_week_confirms_nothing(people, days, able):
    people["other"].invited_at = AT - timedelta(days=days)
    people["other"].save()
    found = who_confirms(people["worker"], asked_by=people["administrator"], at=AT)
    assert (people["other"] in found) is able


@pytest.mark.parametrize("facts", [{"is_active": False}, {"role": ""}])
def test_who_cannot_sign_in_or_is_no_administrator_any_more_confirms_nothing(people, reset, facts):
    type(people["other"]).objects.filter(pk=people["other"].pk).update(**facts)
    with pytest.raises(AccountRefused):
        confirm_reset(reset=reset, by=people["other"], at=AT)


def test_confirming_ends_every_session_of_the_owner(people):
    theirs, owner = Client(), people["colleague"]
    theirs.post(reverse("account_login"), {"login": owner.email, "password": PASSWORD})
    reset = ask_reset(account=with_a_factor(owner), reason="x", by=people["administrator"], at=AT)
    assert theirs.get("/account/").status_code == 200
    confirm_reset(reset=reset, by=people["manager"], at=AT)
    assert theirs.get("/account/").status_code == 302
    assert not UserSession.objects.filter(user=owner).exists()


def test_the_events_say_who_asked_who_confirmed_and_whose_it_was(people, reset):
    confirm_reset(reset=reset, by=people["manager"], at=AT)
    asked, confirmed = Event.objects.filter(verb__startswith="second factor reset").order_by("pk")
    assert (asked.actor, confirmed.actor) == (people["administrator"], people["manager"])
    assert confirmed.worker == people["worker"].worker


def test_the_database_refuses_one_person_in_both_parts(people, reset):
    for facts in (
        {"outcome": "confirmed", "decided_by": people["administrator"]},
        {"outcome": "confirmed", "decided_by": people["worker"]},
        {"outcome": "confirmed"},
        {"asked_by": people["worker"]},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            SecondFactorReset.objects.filter(pk=reset.pk).update(**facts)


# --- The pages ------------------------------------------------------------------------------------


def test_from_the_accounts_page_to_the_managers_home_and_back(people, sign_in):
    desk = sign_in(people["administrator"])
    account = reverse("workforce:account", args=[people["worker"].pk])
    ask = reverse("workforce:second_factor_reset_ask", args=[people["worker"].pk])
    assert ask in desk.get(account).text
    assert "Mary" in desk.get(ask).text
    page = desk.post(ask, {"reason": "Phone lost, seen in the office"}, follow=True)
    [reset] = SecondFactorReset.objects.all()
    assert "Waiting for a second person" in " ".join(page.text.split())
    assert reset.get_absolute_url() in desk.get(account).text
    to = {message.to[0]: message.subject for message in mail.outbox}
    assert to[people["worker"].email] == "A reset of your second factor was asked for"
    assert to[people["manager"].email] == "A reset of a second factor waits for you"
    assert people["administrator"].email not in to
    home = sign_in(people["manager"]).get("/")
    assert "Confirm the reset for Amina" in home.text
    mail.outbox.clear()
    decided = sign_in(people["manager"]).post(
        reset.get_absolute_url(), {"decision": "confirmed"}, follow=True
    )
    assert "Confirmed by Mary" in " ".join(decided.text.split())
    assert "Those concerned get an e-mail." in decided.text and "Done. Those" not in decided.text
    assert {message.to[0] for message in mail.outbox} == {
        people["worker"].email,
        people["administrator"].email,
    }


def test_the_owner_is_told_at_the_next_sign_in_once(people, reset):
    confirm_reset(reset=reset, by=people["manager"], at=AT)
    theirs, facts = Client(), {"login": people["worker"].email, "password": PASSWORD}
    first = theirs.post(reverse("account_login"), facts, follow=True)
    assert "Your second factor was reset: admin@council.example asked for it, and Mary" in first.text
    theirs.post(reverse("account_logout"))
    assert "was reset" not in theirs.post(reverse("account_login"), facts, follow=True).text


def test_the_owner_finds_it_on_the_home_page_and_stops_it(people, reset, sign_in):
    assert "Stop the reset of your second factor" in sign_in(people["worker"]).get("/").text
    page = sign_in(people["worker"]).get(reset.get_absolute_url()).text
    assert "Stop the reset" in page and "Confirm the reset" not in page
    sign_in(people["worker"]).post(reset.get_absolute_url(), {"decision": "refused"})
    reset.refresh_from_db()
    assert reset.outcome == "refused"


def test_an_owner_who_sends_confirm_by_hand_is_refused_in_words(people, reset, sign_in):
    answer = sign_in(people["worker"]).post(reset.get_absolute_url(), {"decision": "confirmed"})
    assert "A second person confirms" in answer.text
    assert Authenticator.objects.filter(user=people["worker"]).exists()


@pytest.mark.parametrize("who", ["colleague", "stranger", "psw"])
def test_whom_it_does_not_concern_finds_nothing(people, reset, sign_in, who):
    client = sign_in(people[who])
    assert client.get(reset.get_absolute_url()).status_code == 404
    ask = reverse("workforce:second_factor_reset_ask", args=[people["worker"].pk])
    assert client.get(ask).status_code == 404
    assert reset.get_absolute_url() not in client.get("/").text


def test_an_empty_reason_and_an_empty_decision_say_what_to_do(people, reset, sign_in):
    desk = sign_in(people["other"])
    other = with_a_factor(people["colleague"])
    ask = reverse("workforce:second_factor_reset_ask", args=[other.pk])
    assert "Enter what was lost" in desk.post(ask, {"reason": ""}).text
    assert "Select confirm or refuse" in desk.post(reset.get_absolute_url(), {}).text


# --- The way past ---------------------------------------------------------------------------------


def test_the_command_resets_tells_and_leaves_an_event(people):
    out = StringIO()
    call_command("reset_second_factor", email=people["worker"].email.upper(), stdout=out)
    assert "They sign in with their password" in out.getvalue()
    assert not Authenticator.objects.filter(user=people["worker"]).exists()
    [message] = mail.outbox
    assert (message.to, message.subject) == ([people["worker"].email], "Your second factor was reset")
    assert Event.objects.get(verb="second factor reset from the server").actor is None


@pytest.mark.parametrize(
    ("email", "words"), [("nobody@council.example", "No one signs in with"), ("psw", "has no second factor")]
)
def test_the_command_refuses_in_words(people, email, words):
    email = people["psw"].email if email == "psw" else email
    with pytest.raises(CommandError, match=words):
        call_command("reset_second_factor", email=email)
