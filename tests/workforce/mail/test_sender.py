"""Who e-mails come from: one mailbox, with or without a name, or the tracker does not start."""

import pytest
from django.core.checks import run_checks

from tests.factories import AccountFactory
from tests.production import SAFE, in_production
from tracker.mail_checks import sender_can_send, sender_is_an_address
from workforce.mail.sender import Sender, SenderMistaken, sender_from

NAMED = "Supervision tracker <tracker@council.gov.uk>"


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("tracker@council.gov.uk", "", "tracker@council.gov.uk"),
        (NAMED, "Supervision tracker", "tracker@council.gov.uk"),
        ('"Tracker, Supervision" <t@council.gov.uk>', "Tracker, Supervision", "t@council.gov.uk"),
        ("<t@council.gov.uk>", "", "t@council.gov.uk"),
    ],
)
def test_a_mailbox_is_taken_apart(text, name, address):
    assert sender_from(text) == Sender(name, address)


@pytest.mark.parametrize(
    "text", ["", "tracker", "Tracker <>", "Tracker <tracker>", "a@b.example, c@d.example",
             "Tracker a@b.example", "a@b.example\nBcc: x@y.example", "Tracker <a@b.example"]
)  # fmt: skip
def test_anything_else_is_refused(text, settings):
    with pytest.raises(SenderMistaken):
        sender_from(text)
    settings.DEFAULT_FROM_EMAIL = text
    assert [problem.id for problem in sender_is_an_address()] == ["workforce.E040"]


@pytest.mark.parametrize(
    ("text", "found"),
    [(NAMED, []), ("tracker@demo.example", ["workforce.W040"]), ("root@localhost", ["workforce.W040"])],
)
def test_an_address_that_cannot_be_is_mentioned(settings, text, found):
    settings.DEFAULT_FROM_EMAIL, settings.INSECURE_LOCAL = text, False
    assert [problem.id for problem in sender_can_send()] == found


def test_it_is_mentioned_where_it_matters_and_not_after_each_command(settings, db, sign_in):
    settings.DEFAULT_FROM_EMAIL, settings.INSECURE_LOCAL = "tracker@demo.example", False
    assert "workforce.W040" not in {problem.id for problem in run_checks()}
    assert "workforce.W040" in {problem.id for problem in run_checks(include_deployment_checks=True)}
    said = "E-mails would come from tracker@demo.example, which no mail server sends."
    assert said in sign_in(AccountFactory(role="admin")).get("/settings/mail/").text


@pytest.mark.slow
def test_a_wrong_sender_refuses_to_start(migrated):
    run = in_production(
        "-c", "import tracker.wsgi", database=migrated, **{**SAFE, "DEFAULT_FROM_EMAIL": "Tracker"}
    )
    assert run.returncode == 1
    assert "DEFAULT_FROM_EMAIL: 'Tracker' holds no e-mail address." in run.stderr
