"""The administrator's page: what waits, why, and what to do; never what it says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory
from workforce.mail.outbox import new_mail, queue
from workforce.models import Mail, MailState

pytestmark = pytest.mark.django_db
PAGE = reverse("workforce:mails")
SECRET = "canary words of the e-mail"


@pytest.fixture
def administrator():
    return AccountFactory(email="admin@council.example", role="admin")


@pytest.fixture
def desk(sign_in, administrator):
    return sign_in(administrator)


def waiting(number=1, state=MailState.REFUSED, **facts):
    made_at = facts.pop("made_at", timezone.now())
    account = AccountFactory(email=f"{state}@council.example")
    mails = [
        new_mail("account_notice", recipient=account, at=made_at, subject=SECRET, text=SECRET)
        for _ in range(number)
    ]
    queue(mails, soon=False)
    Mail.objects.filter(recipient=account).update(state=state, **facts)
    return mails


def test_it_says_what_waits_and_why_but_not_what_it_says(desk):
    waiting(problem="The mail server refused it (553).")
    [uncertain] = waiting(state=MailState.UNCERTAIN)
    page = desk.get(PAGE).text
    for words in ("refused@council.example", "refused it (553)", "Notices about accounts", "2 e-mails"):
        assert words in page
    assert uncertain.message_id.strip("<>") in page
    assert SECRET not in page


def test_an_empty_outbox_says_so(desk):
    assert "No e-mail waits." in desk.get(PAGE).text


@pytest.mark.parametrize(("do", "state"), [("again", "sent"), ("give_up", "given_up"), ("sent", "settled")])
def test_one_is_sent_again_given_up_or_marked(desk, do, state, mail_at_once):
    [mail] = waiting(state=MailState.UNCERTAIN)
    desk.post(reverse("workforce:mail_settle", args=[mail.pk]), {"do": do})
    mail.refresh_from_db()
    assert mail.state == state


@pytest.mark.parametrize(("do", "state"), [("again", "sent"), ("give_up", "given_up")])
def test_all_of_a_filter_on_every_page_at_once_and_no_other(desk, do, state, mail_at_once, mailoutbox):
    waiting(70, refusals=5)
    waiting(state=MailState.UNCERTAIN)
    assert "Send all 70 again" in desk.get(PAGE, {"state": "refused"}).text
    answer = desk.post(f"{reverse('workforce:mails_all')}?state=refused", {"do": do}, follow=True)
    assert [str(message)[:2] for message in answer.context["messages"]] == ["70"]
    states = Mail.objects.order_by("state").values_list("state", flat=True)
    assert sorted(states) == sorted([state] * 70 + ["uncertain"])
    assert len(mailoutbox) == (70 if do == "again" else 0)


def test_doing_nothing_known_does_nothing(desk):
    [mail] = waiting(state=MailState.UNCERTAIN)
    desk.post(reverse("workforce:mail_settle", args=[mail.pk]), {"do": "?"})
    mail.refresh_from_db()
    assert mail.state == "uncertain"


@pytest.mark.parametrize(("minutes", "said"), [(59, ""), (61, "1 e-mail has waited for more than an hour.")])
def test_the_administrators_home_says_after_an_hour_that_mail_does_not_leave(desk, minutes, said):
    waiting(state=MailState.UNREACHED, made_at=timezone.now() - timedelta(minutes=minutes))
    for page in (desk.get(reverse("tracker:home")).text, desk.get(PAGE).text):
        assert (said in page, "waited for more" in page) == (True, bool(said))


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_page_asks_the_same_number_of_queries_however_long(desk, rows, django_assert_num_queries):
    waiting(rows)
    desk.get(PAGE)
    with django_assert_num_queries(7):
        desk.get(PAGE)


@pytest.mark.parametrize("role", ["", "psw", "qa"])
def test_nobody_else_finds_it(sign_in, role):
    [mail] = waiting()
    client = sign_in(AccountFactory(role=role))
    assert client.get(PAGE).status_code == 404
    assert client.post(reverse("workforce:mails_all"), {"do": "again"}).status_code == 404
    assert client.post(reverse("workforce:mail_settle", args=[mail.pk])).status_code == 404
    assert client.post(reverse("supervision:reminders_run")).status_code == 404
