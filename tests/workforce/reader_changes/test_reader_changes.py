"""Nobody becomes a reader of notes by a form of their own: each way that was tried, and who is told."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from workforce.accounts.addresses import change_addresses
from workforce.accounts.services import change_role, invite
from workforce.models import Account, AuthorityRole, Event, Mail, ReaderChange, Worker
from workforce.people.many import update_workers
from workforce.people.services import change_line_manager, update_worker
from workforce.reader_changes import services
from workforce.reader_changes.permissions import reader_changes_waiting_for
from workforce.reader_changes.second_person import gains_by_standing_in, who_can_confirm
from workforce.reader_changes.services import ReaderChangeRefused, confirm, refuse
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
WHY = "The team of the former manager is closed"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def psw(now):
    return WorkerFactory(org_role=2, account=AccountFactory(role="psw", last_login=now)).account


@pytest.fixture
def admin(now):
    return AccountFactory(role="admin", last_login=now)


@pytest.fixture
def worker(now):
    """Someone with a manager above their line manager, and a supervisor beside them."""
    director = WorkerFactory(org_role=1)
    head = WorkerFactory(org_role=2, line_manager=director)
    worker = WorkerFactory(line_manager=WorkerFactory(org_role=3, line_manager=head))
    AgreementFactory(supervisee=worker, supervisor=WorkerFactory(org_role=3))
    return worker


def manager_of(worker: Worker) -> Worker | None:
    return Worker.objects.get(pk=worker.pk).line_manager


def details(verb: str = "readers changed") -> dict:
    return Event.objects.filter(verb=verb).latest("pk").details


def test_a_principal_social_worker_does_not_make_themselves_line_manager(psw, admin, worker, now):
    before = worker.line_manager
    (change,) = change_line_manager(worker=worker, to=psw.worker, by=psw, reason=WHY)
    assert manager_of(worker) == before
    assert details("reader change asked")["facts"] == {"before": before.pk, "after": psw.worker.pk}
    for nobody in (psw, worker.account, AccountFactory(role="qa")):
        with pytest.raises(ReaderChangeRefused):
            confirm(change=change, by=nobody, at=now)
    confirm(change=change, by=admin, at=now)
    assert manager_of(worker) == psw.worker
    assert Worker.objects.get(pk=worker.pk).line_manager_since == timezone.localdate()
    said = details()
    assert (said["before"], said["after"]) == (before.pk, psw.worker.pk)
    assert said["confirmed_by"] == admin.pk
    mails = Mail.objects.filter(kind="readers")
    told = {one.recipient_id for one in mails if "changed" in one.subject}
    supervisor = worker.agreements.get().supervisor
    assert told == {worker.account_id, supervisor.account_id, before.account_id}


def test_nor_somebody_below_them_and_that_one_does_not_confirm_it(psw, admin, worker, now):
    junior = WorkerFactory(org_role=3, line_manager=psw.worker, account=AccountFactory(role="psw"))
    (change,) = change_line_manager(worker=worker, to=junior, by=psw, reason=WHY)
    able = set(who_can_confirm(change))
    assert admin in able
    assert not {psw, junior.account} & able
    assert worker.line_manager.account in able


def test_who_gains_nothing_decides_at_once_and_those_concerned_are_told(psw, admin, worker):
    to, before = WorkerFactory(org_role=3), worker.line_manager
    assert change_line_manager(worker=worker, to=to, by=psw) == []
    assert manager_of(worker) == to
    assert (details()["before"], details()["after"]) == (before.pk, to.pk)
    assert Mail.objects.filter(kind="readers", recipient=worker.account).count() == 1


def test_an_administrator_decides_no_line_no_role_and_no_address_alone(psw, admin, worker, now):
    to, other = WorkerFactory(org_role=3), WorkerFactory(account=None, email="a@council.example")
    other.email, manager = "stranger@elsewhere.example", worker.line_manager.account
    waiting = [
        *change_line_manager(worker=worker, to=to, by=admin, reason=WHY),
        *update_worker(worker=other, changed=["email"], by=admin, reason=WHY),
        *change_addresses(changes=[(manager, "stranger2@elsewhere.example")], by=admin, reason=WHY),
        change_role(account=manager, role=AuthorityRole.QUALITY_ASSURANCE, by=admin, reason=WHY),
    ]
    facts = {"role": AuthorityRole.ADMINISTRATOR, "worker": None, "by": admin, "reason": WHY}
    invited = invite(email="new@elsewhere.example", **facts)
    waiting.append(invited.reader_changes.get())
    assert [change.right for change in waiting] == [
        "line_manager", "invitation_address", "sign_in_address", "role", "role",
    ]  # fmt: skip
    assert manager_of(worker) != to
    assert not Worker.objects.filter(email="stranger@elsewhere.example").exists()
    assert not Account.objects.filter(email="stranger2@elsewhere.example").exists()
    assert Account.objects.get(pk=manager.pk).role == Account.objects.get(pk=invited.pk).role == ""
    with pytest.raises(ReaderChangeRefused):
        confirm(change=waiting[0], by=admin, at=now)
    for change in waiting:
        confirm(change=change, by=psw, at=now)
    assert manager_of(worker) == to
    assert Worker.objects.filter(email="stranger@elsewhere.example").exists()
    assert Account.objects.filter(email="stranger2@elsewhere.example", pk=manager.pk).exists()
    assert Account.objects.get(pk=manager.pk).role == "qa"
    assert Account.objects.get(pk=invited.pk).role == "admin"
    assert Event.objects.filter(verb="readers changed").count() == 5


def test_taking_away_is_done_at_once(psw, admin, worker):
    quality = AccountFactory(role="qa")
    assert change_role(account=quality, role=AuthorityRole.NONE, by=admin) is None
    worker.line_manager = None
    assert update_worker(worker=worker, changed=["line_manager"], by=admin) == []
    assert manager_of(worker) is None


def test_nobody_makes_their_own_second_person_this_week(psw, admin, worker, now):
    (change,) = change_line_manager(worker=worker, to=psw.worker, by=psw, reason=WHY)
    new = AccountFactory(role="admin", invited_at=now - timedelta(days=6))
    with pytest.raises(ReaderChangeRefused):
        confirm(change=change, by=new, at=now)
    assert reader_changes_waiting_for(Viewer(new, on=timezone.localdate()), at=now) == []
    confirm(change=change, by=new, at=now + timedelta(days=2))


def test_where_no_one_could_confirm_nothing_is_changed(psw, now):
    AccountFactory(last_login=now)
    alone = WorkerFactory()
    with pytest.raises(ReaderChangeRefused, match="there is none"):
        change_line_manager(worker=alone, to=psw.worker, by=psw, reason=WHY)
    assert manager_of(alone) is None


def test_the_same_again_asks_once_and_what_is_late_refused_or_changed_since_is_not_made(
    psw, admin, worker, now
):
    def asked() -> ReaderChange:
        worker.refresh_from_db()
        (change,) = change_line_manager(worker=worker, to=psw.worker, by=psw, reason=WHY)
        return change

    change = asked()
    assert asked() == change
    with pytest.raises(ReaderChangeRefused, match="in time"):
        confirm(change=change, by=admin, at=now + timedelta(days=15))
    refuse(change=change, by=psw, at=now)
    with pytest.raises(ReaderChangeRefused, match="already"):
        confirm(change=change, by=admin, at=now)
    change = asked()
    change_line_manager(worker=Worker.objects.get(pk=worker.pk), to=WorkerFactory(), by=psw)
    with pytest.raises(Refusal, match="changed since"):
        confirm(change=change, by=admin, at=now)
    assert manager_of(worker) != psw.worker


def test_a_new_tracker_and_an_authority_that_chose_notice_do_not_wait(admin, worker, settings, now):
    to = WorkerFactory(org_role=3)
    assert change_line_manager(worker=worker, to=to, by=admin) == []
    AccountFactory(role="psw", last_login=now)
    settings.READER_CHANGES_CONFIRMED = False
    assert change_line_manager(worker=worker, to=WorkerFactory(), by=admin) == []
    assert details()["before"] == to.pk


def test_a_manager_above_gains_nothing_by_standing_in(psw, worker):
    above = worker.line_manager
    assert not gains_by_standing_in(above.account, worker=worker, to=above)
    assert gains_by_standing_in(psw, worker=worker, to=psw.worker)
    assert not gains_by_standing_in(psw, worker=worker, to=above)


def test_the_pages_lead_from_the_home_of_who_can_confirm_to_the_decision(psw, admin, worker, sign_in):
    client = sign_in(psw)
    page = client.get(f"/people/{worker.pk}/edit/")
    form = {name: value for name, value in page.context["form"].initial.items() if value is not None}
    form |= {
        "line_manager": psw.worker.pk,
        "reason": WHY,
        "started_on_day": "1",
        "started_on_month": "9",
        "started_on_year": "2020",
    }
    answer = client.post(f"/people/{worker.pk}/edit/", form, follow=True)
    assert "This waits for a second person to confirm it." in answer.text
    change = ReaderChange.objects.get()
    address = f"/reader-changes/{change.pk}/"
    assert "Confirm the change" not in client.get(address).text
    assert address in client.get("/reader-changes/").text
    assert sign_in(worker.agreements.get().supervisor).get(address).status_code == 404
    client = sign_in(admin)
    assert address in client.get("/").text
    assert "Confirm the change" in client.get(address).text
    client.post(address, {"decision": "confirmed"})
    assert manager_of(worker) == psw.worker
    assert "confirmed by" in client.get("/reader-changes/").text


def test_a_file_changes_no_line_alone_and_its_lines_are_one_list_to_confirm(psw, admin, worker, sign_in, now):
    other, to = WorkerFactory(line_manager=worker.line_manager), WorkerFactory(org_role=3)
    before = worker.line_manager
    for one in (worker, other):
        one.line_manager, one.job_title = to, "Social worker, west"
    changes = [(one, ["line_manager", "job_title"]) for one in (worker, other)]
    (change,) = update_workers(changes=changes, by=admin, reason=WHY)
    assert str(change) == "Line manager of several people"
    kept = Worker.objects.get(pk=worker.pk)
    assert (kept.line_manager, kept.job_title) == (before, "Social worker, west")
    assert to.account not in who_can_confirm(change)
    page = sign_in(psw).get(f"/reader-changes/{change.pk}/").text
    assert f"{other}: from {before} to {to}" in page
    confirm(change=change, by=psw, at=now)
    assert manager_of(worker) == manager_of(other) == to
    assert Mail.objects.filter(kind="readers", recipient=worker.account).exists()


def test_what_the_tracker_imports_itself_is_kept_at_once_with_its_event(worker, now):
    to = WorkerFactory(org_role=3)
    worker.line_manager = to
    assert update_workers(changes=[(worker, ["line_manager"])], by=None, reason=WHY) == []
    assert manager_of(worker) == to
    assert details()["after"] == to.pk
    assert Worker.objects.get(pk=worker.pk).line_manager_since == timezone.localdate()


@pytest.mark.parametrize("decide", [confirm, refuse])
def test_of_two_who_decide_at_once_the_second_changes_nothing(monkeypatch, psw, admin, worker, now, decide):
    (change,) = change_line_manager(worker=worker, to=psw.worker, by=psw, reason=WHY)
    as_it_was = ReaderChange.objects.with_people().get(pk=change.pk)
    refuse(change=change, by=worker.line_manager.account, at=now)
    monkeypatch.setattr(services, "_still_open", lambda change, at: as_it_was)
    with pytest.raises(ReaderChangeRefused, match="decided already"):
        decide(change=change, by=admin, at=now)
    assert manager_of(worker) == worker.line_manager
    assert not Event.objects.filter(verb="readers changed").exists()
    assert Event.objects.filter(verb="reader change refused").count() == 1


def test_whose_sign_in_address_it_is_hears_when_it_is_asked_for(worker, admin, psw, now):
    account = worker.account
    facts = {"changes": [(account, "stranger@elsewhere.example")], "by": admin, "reason": WHY}
    (change,) = change_addresses(**facts)
    (told,) = Mail.objects.filter(recipient=account)
    assert told.address in ("", account.email)
    assert all(word in told.text for word in ("stranger@elsewhere.example", WHY, "Nothing has changed yet"))
    assert change_addresses(**facts) == [change]
    assert Mail.objects.filter(recipient=account).count() == 1


def test_a_list_is_told_to_each_person_in_one_mail_once_it_is_confirmed(admin, psw, now):
    to, before = WorkerFactory(org_role=3), WorkerFactory(org_role=3)
    several = [WorkerFactory(line_manager=before) for _ in range(2)]
    for one in several:
        one.line_manager = to
    (change,) = update_workers(changes=[(one, ["line_manager"]) for one in several], by=admin, reason=WHY)
    asked = Mail.objects.get(kind="readers", recipient=psw)
    assert "Now:" not in asked.text
    line = f"{before.full_name} now, {to.full_name} then"
    assert all(f"{one.full_name}: {line}" in asked.text for one in several)
    confirm(change=change, by=psw, at=now)
    (told,) = Mail.objects.filter(kind="readers", recipient=to.account)
    assert all(one.full_name in told.text for one in several)


@pytest.mark.parametrize("other", [False, True])
def test_the_page_does_not_say_that_what_waits_is_changed(worker, admin, psw, other, sign_in):
    Worker.objects.filter(pk=worker.pk).update(started_on=date(2020, 9, 1))
    page = reverse("workforce:person_edit", args=[worker.pk])
    client, to = sign_in(admin), WorkerFactory(org_role=3)
    there = client.get(page).context["form"].initial
    form = {name: "" if value is None else value for name, value in there.items()}
    form |= {"started_on_day": 1, "started_on_month": 9, "started_on_year": 2020}
    form |= {"line_manager": to.pk, "reason": WHY} | ({"job_title": "Reviewer"} if other else {})
    answer = client.post(page, form, follow=True)
    said = [str(one) for one in answer.context["messages"]]
    assert "This waits for a second person" in said.pop()
    assert said == ([f"The other details of {worker.full_name} are changed."] if other else [])
    assert manager_of(worker) != to
