"""Who signs, or changes who reads notes, is asked again who they are, as in production."""

from http import HTTPStatus

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from supervision.models import CalendarFeed
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.routes import routes
from workforce.models import ReaderChange

#: Asked where the form is sent; the pages of signing ask before they show what is signed.
WHEN_SENT = {
    # Who reads notes.
    "workforce:person_edit", "workforce:account", "workforce:account_invite", "workforce:account_address",
    "workforce:invitations_send", "workforce:import_run", "workforce:import_undo", "tracker:merge",
    "workforce:second_factor_reset_ask", "supervision:agreement_new", "supervision:hand_over",
    "supervision:agreement_undo", "supervision:cover_new", "supervision:cover",
    "supervision:hand_over_people", "supervision:audit_new", "supervision:calendar_make",
    # What other programs may read or do.
    "tracker:data_keys", "workforce:directory_keys", "workforce:directory_key_revoke",
    # Where somebody is signed in.
    "workforce:device_end",
    # What is signed, beside the pages that show it to sign.
    "supervision:terms", "supervision:audit_close", "supervision:addendum", "supervision:release",
    "supervision:disagreement", "supervision:decision_new",
    "nqsw:outcome", "nqsw:outcome_undo", "nqsw:milestone_undo",
}  # fmt: skip
ROUTES = dict(routes())
PASSWORD = "a long password of a test"


def test_those_that_ask_when_a_form_is_sent_are_these():
    asking = {name for name, route in ROUTES.items() if hasattr(route.callback, "asks_again_when_sent")}
    assert asking == WHEN_SENT


@pytest.fixture
def as_in_production(settings):
    settings.REAUTHENTICATE_BEFORE_SIGNING = settings.REAUTHENTICATE_BEFORE_EXPORT = True


def proved(client, answer):
    """Asked for the password, and back where they came from."""
    assert answer.status_code == HTTPStatus.FOUND
    assert answer.url.startswith(reverse("account_reauthenticate"))
    return client.post(answer.url, {"password": PASSWORD}, follow=True)


@pytest.mark.django_db
def test_a_line_is_changed_after_asking_again_and_nothing_typed_is_lost(sign_in, as_in_production):
    worker, to = WorkerFactory(), WorkerFactory(org_role=3)
    AccountFactory(role="psw", last_login=timezone.now())
    client = sign_in(AccountFactory(role="admin", password=PASSWORD))
    page = reverse("workforce:person_edit", args=[worker.pk])
    there = client.get(page).context["form"].initial
    form = {name: "" if value is None else value for name, value in there.items()}
    form |= {"started_on_day": 1, "started_on_month": 9, "started_on_year": 2020}
    form |= {"line_manager": to.pk, "reason": "The team is closed"}
    after = proved(client, client.post(page, form))
    assert not ReaderChange.objects.exists()
    assert "Carry on" in after.text
    assert "The team is closed" in after.text
    assert "This waits for a second person" in client.post(page, form, follow=True).text
    assert ReaderChange.objects.get().reason == "The team is closed"


@pytest.mark.django_db
def test_what_waits_for_the_proof_lies_nowhere_in_clear(sign_in, as_in_production):
    """The sign-in library would keep the fields of the form in the session."""
    agreement = AgreementFactory(supervisor__account__password=PASSWORD)
    client = sign_in(agreement.supervisor)
    client.post(
        reverse("supervision:decision_new", args=[agreement.supervisee_id]), {"decided": "SECRET-WORDS"}
    )
    client.post(reverse("supervision:audit_new"), {"decided": "SECRET-WORDS"})
    [session] = Session.objects.all()
    assert "SECRET-WORDS" not in str(session.get_decoded())
    assert "interrupted_form" in session.get_decoded()


@pytest.mark.django_db
def test_an_address_of_a_calendar_is_made_after_asking_again(sign_in, as_in_production):
    client = sign_in(WorkerFactory(account=AccountFactory(password=PASSWORD)))
    page = reverse("supervision:calendar_make")
    after = proved(client, client.post(page))
    assert not CalendarFeed.objects.exists()
    assert "Carry on" in after.text
    assert ".ics" in client.post(page).text


@pytest.mark.django_db
def test_looking_is_free(sign_in, as_in_production):
    worker = WorkerFactory()
    client = sign_in(AccountFactory(role="admin"))
    assert client.get(reverse("workforce:person_edit", args=[worker.pk])).status_code == HTTPStatus.OK


@pytest.mark.django_db
def test_who_may_not_is_not_even_asked(sign_in, as_in_production):
    address = reverse("supervision:terms", args=[AgreementFactory().pk])
    assert sign_in(WorkerFactory()).get(address).status_code == HTTPStatus.NOT_FOUND
    assert (
        sign_in(AccountFactory(role="qa")).post(reverse("tracker:merge", args=[1, 2])).status_code
        == HTTPStatus.NOT_FOUND
    )
