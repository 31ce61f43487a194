"""Nobody hears of people whom they have no part in, nor what they chose not to hear."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from supervision.models import CaseDiscussion, ReminderChoice, SessionRecord
from supervision.reminders.kinds import ReminderKind, Wanted, wanted_on
from supervision.reminders.services.sending import send_reminders
from tests.factories import (
    ActionFactory,
    AgreementFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.supervision.reminders.telling import DAY, DUE, told
from workforce.models import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def careless_source(settings, monkeypatch):
    """A source that would tell everybody about everybody."""

    def source(on):
        for account in {worker.account for worker in Worker.objects.all() if worker.account}:
            for worker in Worker.objects.all():
                yield Wanted(f"w:{worker.pk}", on, account, str(worker), "/", about=worker.pk)

    monkeypatch.setattr(
        f"{__name__}.CARELESS", ReminderKind("careless", "Careless", "", "", source), raising=False
    )
    settings.REMINDER_KINDS = [*settings.REMINDER_KINDS, f"{__name__}.CARELESS"]


def test_nobody_hears_of_people_whom_they_have_no_part_in(agreement, manager, careless_source):
    stranger = AgreementFactory()
    heard_of = {}
    for kind, wanted in wanted_on(DUE):
        if kind.key == "careless":
            heard_of.setdefault(wanted.recipient.worker, set()).add(wanted.about)
    amina, dele = agreement.supervisee, agreement.supervisor
    assert heard_of[amina] == {amina.pk}
    assert heard_of[dele] == {amina.pk, dele.pk}
    assert heard_of[manager] == {amina.pk, dele.pk, manager.pk}
    assert heard_of[stranger.supervisor] == {stranger.supervisor.pk, stranger.supervisee.pk}


def test_after_a_hand_over_the_former_supervisor_hears_nothing(agreement):
    agreement.supervisor = WorkerFactory(given_name="Ruth", org_role=3)
    agreement.save()
    assert [name for name, _line in told("due_soon", DUE)] == ["Amina", "Ruth"]


def test_an_account_that_cannot_sign_in_gets_nothing(agreement):
    agreement.supervisee.account.is_active = False
    agreement.supervisee.account.save()
    assert [name for name, _line in told("due_soon", DUE)] == ["Dele"]


CHOICES = reverse("supervision:reminders")


def choose(client, **often):
    """Answers the page as it stands, with these kinds chosen otherwise."""
    standing = client.get(CHOICES).context["form"].initial
    offered = client.get(CHOICES).context["form"].fields
    return client.post(CHOICES, {**{key: standing[key] for key in offered}, **often})


def test_people_switch_kinds_off_but_not_the_ladder(agreement, sign_in):
    client = sign_in(agreement.supervisee)
    choose(client, due_soon="off", overdue="off")
    assert list(ReminderChoice.objects.values_list("kind", "often")) == [("due_soon", "off")]
    assert [name for name, _line in told("due_soon", DUE)] == ["Dele"]
    assert [name for name, _line in told("overdue", DUE + DAY)] == ["Amina", "Dele"]
    choose(client, due_soon="each")
    assert [name for name, _line in told("due_soon", DUE)] == ["Amina", "Dele"]


@pytest.mark.parametrize("often", ["off", "weekly"])
def test_the_ladder_stays_even_where_a_choice_against_it_is_stored(agreement, often, mailoutbox):
    ReminderChoice.objects.create(account=agreement.supervisee.account, kind="overdue", often=often)
    send_reminders(on=DUE + DAY, at=datetime(2026, 11, 27, tzinfo=UTC))
    assert agreement.supervisee.account.email in [mail.to[0] for mail in mailoutbox]


def test_what_cannot_wait_is_not_offered_weekly(agreement, sign_in):
    fields = sign_in(agreement.supervisee).get(CHOICES).context["form"].fields
    twice = {key for key, field in fields.items() if len(field.choices) == 2}
    assert twice == {
        "invitation",
        "class_tomorrow",
        "place_given",
        "digest",
        "survey",
        "monthly_file",
        "mentor",
    }
    answer = choose(sign_in(agreement.supervisee), class_tomorrow="weekly")
    assert list(answer.context["form"].errors) == ["class_tomorrow"]
    assert not ReminderChoice.objects.exists()


def test_no_e_mail_holds_note_text(agreement, psw, mailoutbox, frozen_today):
    session = SessionFactory(
        status="held",
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 12, 10, tzinfo=UTC),
    )
    SessionRecord.objects.create(session=session, agenda="CANARY", reflection="CANARY", jottings="CANARY")
    CaseDiscussion.objects.create(
        session=session, supervisee=agreement.supervisee, case_reference="CANARY", decision="CANARY"
    )
    ActionFactory(supervisee=agreement.supervisee, what="CANARY", due_on=DUE)
    agreement.next_due_on = DUE
    agreement.save()
    send_reminders(on=DUE + DAY, at=datetime(2026, 11, 27, tzinfo=UTC))
    assert sum(mail.body.count("http://") - 1 for mail in mailoutbox) >= 5
    assert {mail.subject for mail in mailoutbox} == {"Supervision: Friday 27 November"}
    assert "CANARY" not in "".join(mail.message().as_string() for mail in mailoutbox)
