"""One step for many people sends each person one e-mail, and none to whoever took the step."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from nqsw.enrolments.services.enrolments import enrol_many
from nqsw.models import Programme
from nqsw.programmes.services import install_programmes, start_cohort
from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.agreements.services.handing_over_all import hand_over_all
from supervision.agreements.services.many import Start, hand_over_together, start_agreements
from supervision.agreements.services.undoing_hand_over import undo_hand_over
from supervision.models import Agreement
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from workforce.models import Mail
from workforce.people.many import update_workers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY, AT = date(2026, 11, 19), datetime(2026, 11, 19, 10, tzinfo=UTC)
LAST = date(2026, 12, 4)


@pytest.fixture
def eight(daniel):
    return [AgreementFactory(supervisor=daniel, supervisee__line_manager=daniel) for _ in range(8)]


def mails() -> Counter[str]:
    return Counter(mail.recipient.email for mail in Mail.objects.all())


def one_each(*people) -> Counter[str]:
    return Counter(person.account.email for person in people)


def supervisees(agreements):
    return [one.supervisee for one in agreements]


def test_cover_for_eight_people(daniel, ruth, eight):
    chosen = [(agreement, ruth) for agreement in eight]
    arrange_covers(chosen=chosen, starts_on=TODAY, ends_on=LAST, by=daniel.account, at=AT, reason="Leave")
    assert mails() == one_each(ruth, *supervisees(eight))
    mail = Mail.objects.get(recipient=ruth.account)
    assert mail.subject == "Cover of 8 people: changed"
    for worker in supervisees(eight):
        assert f"of {worker.full_name}" in mail.text
    assert mail.text.count("From now on: Ruth Abara, from Thursday 19 November, until Friday 4 December") == 8
    assert mail.text.count("Why: Leave") == 1


def test_cover_that_waits_for_a_second_person_asks_them_once(daniel, ruth, eight):
    psws = [WorkerFactory(account=AccountFactory(role="psw", last_login=AT)).account for _ in range(2)]
    by, covering = psws[0], psws[0].worker
    facts = {"starts_on": TODAY, "ends_on": LAST, "by": by, "at": AT, "reason": "Leave"}
    arranged = arrange_covers(chosen=[(agreement, covering) for agreement in eight], **facts)
    assert len(arranged.waiting) == 8
    assert mails()[psws[1].email] == 1
    mail = Mail.objects.get(recipient=psws[1])
    assert mail.subject == "Confirm or refuse 8 changes of who reads notes"
    assert mail.text.count("/reader-changes/") == 8
    assert by.email not in mails()


def test_a_hand_over_of_eight_people(daniel, ruth, eight):
    by = AccountFactory(role="psw")
    handing = [(agreement, ruth) for agreement in eight]
    hand_over_all(handing=handing, from_on=TODAY, by=by, at=AT, line_too=True)
    assert mails() == one_each(ruth, daniel, *supervisees(eight))
    mail = Mail.objects.get(recipient=ruth.account)
    assert mail.subject == "Who may read notes of 8 people: changed"
    assert mail.text.count("Line manager of") == mail.text.count("Supervisor of") == 8


def test_a_hand_over_of_eight_people_as_a_list_says(daniel, ruth, eight):
    by = AccountFactory(role="psw")
    hand_over_together(handing=[(one, ruth) for one in eight], on=TODAY, by=by, at=AT)
    assert mails() == one_each(ruth, daniel, *supervisees(eight))


@pytest.mark.parametrize("by_whom", ["psw", "former"])
def test_a_hand_over_and_its_undo_tell_whoever_loses_the_person(daniel, ruth, by_whom):
    agreement = AgreementFactory(supervisor=daniel, supervisee__line_manager=daniel)
    by = AccountFactory(role="psw") if by_whom == "psw" else daniel.account
    told = [one for one in (ruth, daniel, agreement.supervisee) if one.account != by]
    facts = {"from_on": TODAY + timedelta(days=1), "line_too": True}
    successor = hand_over_with_bookings(agreement=agreement, to=ruth, by=by, at=AT, **facts)
    assert mails() == one_each(*told)
    Mail.objects.all().delete()
    undo_hand_over(agreement=successor, by=by, at=AT)
    assert mails() == one_each(*told)


def test_agreements_started_together(daniel, ruth):
    ended = [AgreementFactory(supervisor=daniel, ends_on=date(2026, 10, 1)) for _ in range(3)]
    starts = [Start(one.supervisee, ruth, one.policy, TODAY) for one in ended]
    start_agreements(starts=starts, by=AccountFactory(role="psw"))
    assert mails() == one_each(ruth, *supervisees(ended))


def test_a_list_that_names_another_line_manager_of_eight(daniel, ruth, eight):
    workers = supervisees(eight)
    for worker in workers:
        worker.line_manager = ruth
    changes = [(worker, ["line_manager"]) for worker in workers]
    update_workers(changes=changes, by=AccountFactory(role="psw"), reason="New structure")
    assert mails() == one_each(ruth, daniel, *workers)


def test_enrolling_several_changes_no_reader_and_tells_nobody(daniel, eight):
    install_programmes()
    programme = Programme.objects.get(is_default=True)
    cohort = start_cohort(programme=programme, name="Autumn", starts_on=TODAY, by=None)
    by = AccountFactory(role="psw")
    enrol_many(workers=supervisees(eight), cohort=cohort, by=by, started_on=TODAY)
    assert Agreement.objects.filter(starts_on=TODAY).count() == 8
    assert mails() == Counter()
