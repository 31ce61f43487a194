"""Nobody gives themselves someone to cover for or to supervise, and so their notes to read."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from supervision.agreements.services.agreements import AgreementRefused, hand_over, start_agreement
from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.agreements.services.covers import CoverRefused, change_cover, start_cover
from supervision.models import Cover
from supervision.permissions import case_part_readable
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session
from workforce.models import Event, Mail
from workforce.reader_changes.services import confirm
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
DAYS = {"starts_on": date(2026, 11, 19), "ends_on": date(2026, 11, 27)}


@pytest.fixture
def psw():
    return WorkerFactory(org_role=2, account=AccountFactory(role="psw", last_login=AT)).account


@pytest.fixture
def agreement():
    AccountFactory(role="admin", last_login=AT)
    manager = WorkerFactory(org_role=3, line_manager=WorkerFactory(org_role=2))
    worker = WorkerFactory(line_manager=manager)
    a_session(supervisee=worker)
    return worker.agreements.get()


def test_a_principal_social_worker_does_not_arrange_that_they_cover(psw, agreement):
    facts = {"by": psw, "at": AT, **DAYS}
    with pytest.raises(CoverRefused, match="someone else must decide"):
        start_cover(agreement=agreement, supervisor=psw.worker, **facts)
    other = AgreementFactory(supervisor=agreement.supervisor)
    ruth = WorkerFactory(org_role=3)
    facts["reason"] = "Nobody else knows these families"
    done = arrange_covers(chosen=[(agreement, psw.worker), (other, ruth)], **facts)
    assert [cover.supervisor for cover in done.covers] == [ruth]
    with pytest.raises(CoverRefused):
        change_cover(cover=done.covers[0], supervisor=psw.worker, **facts)
    viewer = Viewer(psw, on=AT.date())
    assert not case_part_readable(viewer).exists()
    (change,) = done.waiting
    confirm(change=change, by=agreement.supervisee.line_manager.account, at=AT)
    cover = Cover.objects.get(agreement=agreement)
    assert (cover.supervisor, cover.ends_on, cover.set_by) == (psw.worker, DAYS["ends_on"], psw)
    event = Event.objects.filter(verb="readers changed").latest("pk")
    said = event.details
    assert (said["before"], said["after"]) == (agreement.supervisor_id, psw.worker.pk)
    assert (said["until"], event.reason.because) == ("2026-11-27", facts["reason"])
    assert said["confirmed_by"] == agreement.supervisee.line_manager.account.pk
    mails = Mail.objects.filter(kind="readers")
    told = {one.recipient for one in mails if one.subject[:8] == "Cover of" and one.subject[-7:] == "changed"}
    assert {agreement.supervisee.account, agreement.supervisor.account} <= told


def test_nor_that_they_supervise_and_the_managers_do_as_before(psw, agreement):
    newcomer, facts = WorkerFactory(), {"policy": agreement.policy, "starts_on": AT.date()}
    with pytest.raises(AgreementRefused, match="someone else must decide"):
        hand_over(agreement=agreement, to=psw.worker, from_on=AT.date(), by=psw)
    with pytest.raises(AgreementRefused, match="someone else must decide"):
        start_agreement(supervisee=newcomer, supervisor=psw.worker, by=psw, **facts)
    above = agreement.supervisee.line_manager
    successor = hand_over(agreement=agreement, to=above, from_on=AT.date(), by=above.account)
    assert successor.supervisor == above
    assert Mail.objects.filter(kind="readers", recipient=agreement.supervisee.account).count() == 1


def test_a_supervisor_and_a_manager_arrange_cover_at_once(agreement):
    above = agreement.supervisee.line_manager
    covers = arrange_covers(chosen=[(agreement, above)], by=above.account, at=AT, **DAYS)
    assert covers.waiting == []
    later = {"starts_on": DAYS["ends_on"] + timedelta(1), "ends_on": DAYS["ends_on"] + timedelta(2)}
    by = agreement.supervisor.account
    assert arrange_covers(chosen=[(agreement, WorkerFactory())], by=by, at=AT, **later).waiting == []
    assert timezone.localdate(AT) == DAYS["starts_on"]
