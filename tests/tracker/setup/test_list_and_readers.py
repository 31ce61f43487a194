"""A staff list makes nobody a reader of notes at once: its page says what waits, before and after."""

import pytest
from django.utils import timezone

from supervision.models import Agreement
from tests.factories import AccountFactory
from tests.tracker.setup.test_hard_kinds import boss, row, worker
from tracker.setup.establishment import ESTABLISHMENT
from workforce.imports.undo import undo
from workforce.models import Account, Event, ReaderChange, Worker
from workforce.reader_changes.services import confirm

pytestmark = pytest.mark.django_db
WAITS = "this waits for a second person to confirm it"


HEAD = row("50", "Head", title="Head of Service", boss="")
BESIDE = row("101", "New", title="Team Manager", boss="")


def a_list(*, one=None, two=None, manager=None, more=()):
    """Two people with one manager, another manager beside them; what the list says otherwise of some."""
    people = [row("1", "One", **one or {}), row("2", "Two", **two or {})]
    return [HEAD, boss(**manager or {}), BESIDE, *more, *people]


@pytest.fixture
def psw(bring_in):
    """They are here as the first list says, and one of them is the principal social worker."""
    assert bring_in(*a_list()).errors == ()
    account = AccountFactory(role="psw", last_login=timezone.now())
    Worker.objects.filter(staff_number="50").update(account=account)
    return Account.objects.get(pk=account.pk)


def told(change):
    event = Event.objects.filter(verb="readers changed").latest("pk")
    said = event.details
    return said["before"], said["after"], said["confirmed_by"], event.reason.because


def supervisor_of(number):
    return Agreement.objects.get(supervisee=worker(number), ends_on=None).supervisor


def test_line_managers_and_the_supervision_that_follows_wait_together(desk, psw):
    page = desk.upload(*a_list(one={"boss": "101"}, two={"title": "Senior Social Worker"}))
    assert WAITS in page
    assert "1 change of line manager" in page
    assert "1 change of supervisor" in page
    desk.apply()
    assert worker("2").job_title == "Senior Social Worker"
    assert worker("1").line_manager == supervisor_of("1") == worker("100")
    line, supervisor = ReaderChange.objects.order_by("pk")
    after = desk.page()
    assert "What it changed, with what a second person decides" in after
    for change in (line, supervisor):
        assert change.get_absolute_url() in after
        assert change.reason == "From the file hr.csv"
        confirm(change=change, by=psw, at=timezone.now())
    assert worker("1").line_manager == supervisor_of("1") == worker("101")
    assert told(supervisor) == (worker("100").pk, worker("101").pk, psw.pk, "From the file hr.csv")
    assert "confirmed" in desk.page()


def test_someone_without_a_supervisor_gets_none_at_once(desk, psw):
    Agreement.objects.filter(supervisee=worker("1")).delete()
    Worker.objects.filter(staff_number="1").update(line_manager=None)
    assert "1 change of supervisor" in desk.upload(*a_list())
    desk.apply()
    assert not Agreement.objects.filter(supervisee=worker("1")).exists()
    for change in ReaderChange.objects.all():
        confirm(change=change, by=psw, at=timezone.now())
    assert worker("1").line_manager == supervisor_of("1") == worker("100")


def test_an_address_waits_and_so_does_the_account_that_was_invited_by_it(desk, psw):
    """The attack: invite a stranger's address for nobody, then say in a list that it is a manager's."""
    stranger = AccountFactory(email="stranger@elsewhere.example")
    page = desk.upload(*a_list(manager={"email": "stranger@elsewhere.example"}))
    assert "1 address to which an invitation would go" in page
    desk.apply()
    assert (worker("100").email, worker("100").account) == ("bea@x.example", None)
    (change,) = ReaderChange.objects.all()
    assert (
        "from bea@x.example to stranger@elsewhere.example" in desk.client.get(change.get_absolute_url()).text
    )
    confirm(change=change, by=psw, at=timezone.now())
    assert (worker("100").email, worker("100").account) == (stranger.email, stranger)


def test_addresses_to_sign_in_with_are_one_list(desk, psw):
    for number in ("1", "2"):
        account = AccountFactory(email=f"a{number}@x.example")
        Worker.objects.filter(staff_number=number).update(account=account, email=account.email)
    page = desk.upload(*a_list(one={"email": "b1@x.example"}, two={"email": "b2@x.example"}))
    assert "2 addresses to sign in with" in page
    desk.apply()
    (change,) = ReaderChange.objects.all()
    assert str(change) == "Sign-in address of several people"
    assert {account.email for account in Account.objects.filter(worker__staff_number__in="12")} == {
        "a1@x.example",
        "a2@x.example",
    }
    confirm(change=change, by=psw, at=timezone.now())
    assert worker("1").account.email == "b1@x.example"


def test_what_is_said_beside_the_button_is_what_those_concerned_read(desk, psw):
    desk.upload(*a_list(one={"boss": "101"}))
    desk.client.post(f"/imports/runs/{desk.run.pk}/", {"reason": "The team moved"})
    assert {one.reason for one in ReaderChange.objects.all()} == {"The team moved From the file hr.csv"}


def test_a_principal_social_worker_waits_only_for_what_they_would_gain(sign_in, desk, psw):
    sign_in(psw)
    page = desk.upload(*a_list(one={"boss": "101"}, two={"boss": "50"}))
    assert "1 change of line manager" in page
    desk.apply()
    assert worker("1").line_manager == supervisor_of("1") == worker("101")
    assert worker("2").line_manager == supervisor_of("2") == worker("100")


def test_nor_as_the_manager_of_a_newcomer_in_the_same_list(sign_in, desk, psw):
    sign_in(psw)
    new = row("102", "Newcomer", title="Team Manager", boss="50")
    page = desk.upload(*a_list(one={"boss": "102"}, more=[new]))
    assert "1 change of line manager" in page
    desk.apply()
    assert worker("1").line_manager == worker("100")


def test_a_list_that_changes_no_reader_says_nothing_of_it(desk, psw):
    page = desk.upload(*a_list(two={"title": "Senior Social Worker"}))
    assert WAITS not in page
    desk.apply()
    assert "What waits for a second person" not in desk.page()
    assert "with what a second person decides" not in desk.page()


def test_an_import_that_is_undone_asks_nobody_any_more(desk, psw):
    desk.upload(*a_list(one={"boss": "101"}, two={"title": "Senior Social Worker"}))
    desk.apply()
    undo(run=desk.run, undoing=ESTABLISHMENT.undoing, by=desk.run.uploaded_by, at=timezone.now())
    assert set(ReaderChange.objects.values_list("outcome", flat=True)) == {"refused"}
    assert Event.objects.filter(verb="reader change refused").count() == 2
