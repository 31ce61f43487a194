"""Cover for several people that waits for a second person: one answer to all of it, and who is told."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.models import Cover
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from workforce.models import Mail, Outcome, ReaderChange
from workforce.reader_changes.services import ReaderChangeRefused, confirm, refuse
from workforce.reader_changes.together import asked_with, decide_together
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY, AT = date(2026, 11, 19), datetime(2026, 11, 19, 10, tzinfo=UTC)
LAST = date(2026, 12, 4)


def a_psw():
    return WorkerFactory(org_role=2, account=AccountFactory(role="psw", last_login=AT)).account


@pytest.fixture
def psw():
    return a_psw()


@pytest.fixture
def second():
    return a_psw()


@pytest.fixture
def agreements(daniel):
    return [AgreementFactory(supervisor=daniel, supervisee__line_manager=daniel) for _ in range(5)]


@pytest.fixture
def changes(psw, second, agreements):
    facts = {"starts_on": TODAY, "ends_on": LAST, "by": psw, "at": AT, "reason": "Leave"}
    waiting = arrange_covers(chosen=[(each, psw.worker) for each in agreements], **facts).waiting
    Mail.objects.all().delete()
    return waiting


def test_one_answer_makes_all_of_it_and_each_person_gets_one_mail(changes, agreements, psw, second, daniel):
    first, *others = changes
    assert asked_with(first, viewer=Viewer(second, on=TODAY), at=AT) == others
    decide_together(changes=changes, by=second, at=AT, is_confirmed=True)
    assert Cover.objects.filter(supervisor=psw.worker, ends_on=LAST).count() == 5
    mails = Counter(mail.recipient.email for mail in Mail.objects.all())
    told = [daniel, *(each.supervisee for each in agreements)]
    assert mails == Counter([person.account.email for person in told] + [psw.email])
    assert Mail.objects.get(recipient=psw).subject == "Confirmed: 5 changes of who reads notes"


def test_or_refuses_all_of_it(changes, second):
    decide_together(changes=changes, by=second, at=AT, is_confirmed=False)
    assert not Cover.objects.exists()
    assert {each.outcome for each in ReaderChange.objects.all()} == {Outcome.REFUSED}


def test_where_one_can_no_longer_be_none_is_made(changes, second):
    refuse(change=changes[-1], by=second, at=AT)
    with pytest.raises(ReaderChangeRefused):
        decide_together(changes=changes, by=second, at=AT, is_confirmed=True)
    assert not Cover.objects.exists()
    assert ReaderChange.objects.waiting(at=AT).count() == 4


def test_nobody_confirms_their_own_and_a_manager_those_alone_who_they_manage(changes, psw, agreements):
    with pytest.raises(ReaderChangeRefused):
        decide_together(changes=changes, by=psw, at=AT, is_confirmed=True)
    manager = WorkerFactory(org_role=3, line_manager=WorkerFactory(org_role=2), account=AccountFactory())
    two = [each.supervisee for each in agreements[:2]]
    for worker in two:
        worker.line_manager = manager
        worker.save()
    theirs = [each for each in changes if each.worker in two]
    viewer = Viewer(manager.account, on=TODAY)
    assert asked_with(theirs[0], viewer=viewer, at=AT) == theirs[1:]
    assert asked_with(changes[-1], viewer=viewer, at=AT) == []
    with pytest.raises(ReaderChangeRefused):
        decide_together(changes=changes, by=manager.account, at=AT, is_confirmed=True)


def test_who_manages_the_one_who_would_read_answers_for_those_alone_who_they_manage(changes, psw, agreements):
    boss = WorkerFactory(org_role=1, account=AccountFactory(role="psw"))
    for worker in (psw.worker, agreements[0].supervisee, agreements[1].supervisee):
        worker.line_manager = boss
        worker.save()
    viewer = Viewer(boss.account, on=TODAY)
    assert asked_with(changes[0], viewer=viewer, at=AT) == [changes[1]]


def test_what_was_asked_for_at_another_time_is_not_of_the_step(changes, psw, second, daniel):
    another = AgreementFactory(supervisor=daniel)
    later = {"starts_on": TODAY, "ends_on": LAST, "at": AT.replace(hour=11), "reason": "Leave"}
    arrange_covers(chosen=[(another, psw.worker)], by=psw, **later)
    assert len(asked_with(changes[0], viewer=Viewer(second, on=TODAY), at=AT)) == 4


def test_the_page_asks_once_for_all(sign_in, changes, second, psw, agreements):
    client, address = sign_in(second), f"/reader-changes/{changes[0].pk}/"
    page = client.get(address).text
    assert "Asked for at the same time" in page and "Decide the same for the 4 others" in page
    assert all(each.supervisee.full_name in page for each in agreements)
    client.post(address, {"decision": "confirmed", "with_others": "on"})
    assert Cover.objects.count() == 5
    assert "Asked for at the same time" not in client.get(address).text


def test_unless_the_others_are_ticked_the_answer_is_to_this_one(sign_in, changes, second):
    sign_in(second).post(f"/reader-changes/{changes[0].pk}/", {"decision": "confirmed"})
    assert Cover.objects.count() == 1


def test_what_waits_is_said_once_for_all_of_them(sign_in, psw, second, daniel, agreements):
    form = {"supervisor": psw.worker.pk, "reason": "Leave"}
    form |= {f"agreement_{each.pk}": "as_above" for each in agreements}
    form |= {"starts_on_day": "19", "starts_on_month": "11", "starts_on_year": "2026"}
    form |= {"ends_on_day": "4", "ends_on_month": "12", "ends_on_year": "2026"}
    page = sign_in(psw).post(f"/people/{daniel.pk}/cover/", form, follow=True).text
    assert page.count("This waits for a second person to confirm it") == 1
    assert all(each.supervisee.full_name in page for each in agreements)


def test_the_homes_of_those_concerned_say_that_it_was_confirmed(sign_in, changes, second, psw, agreements):
    supervisee, daniel = agreements[0].supervisee, agreements[0].supervisor
    said = "Who reads notes: changed"
    assert said not in sign_in(supervisee).get("/").text
    decide_together(changes=changes, by=second, at=timezone.now(), is_confirmed=True)
    own = sign_in(supervisee).get("/").text
    assert said in own and f"Cover of {supervisee.full_name}: {psw.worker.full_name}" in own
    assert agreements[1].supervisee.full_name not in own
    theirs = sign_in(daniel).get("/").text
    assert theirs.count("Cover of ") == 1 and agreements[4].supervisee.full_name in theirs
    for other in (second, psw, WorkerFactory(), AccountFactory(role="admin")):
        assert said not in sign_in(other).get("/").text


def test_a_refused_one_is_told_to_nobody_but_the_asker(sign_in, changes, second, agreements):
    refuse(change=changes[0], by=second, at=timezone.now())
    assert "Who reads notes" not in sign_in(agreements[0].supervisee).get("/").text


def test_a_change_that_the_asker_got_is_not_among_those_they_did_not_get(sign_in, changes, second, psw):
    confirm(change=changes[0], by=second, at=timezone.now())
    assert "was not confirmed" not in sign_in(psw).get("/").text
