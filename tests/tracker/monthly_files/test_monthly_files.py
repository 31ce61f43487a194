"""A file every month: made once for each reader with their own rights, told by an e-mail without a figure."""

from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from io import BytesIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from supervision.models import Often, Reminder, ReminderChoice
from tests.council import NQSW, PSW, SERVICE_MANAGER, SUPERVISOR
from tracker.exports.services import MOST, ask
from tracker.models import Export, MonthlyFile, MonthlyFileMade, MonthlyFileReader, SavedView
from tracker.monthly_files import making
from tracker.monthly_files.kinds import kinds_for, monthly_kinds
from tracker.monthly_files.making import make_monthly_files
from tracker.monthly_files.readers import who_can_get_files
from tracker.monthly_files.services import set_up
from tracker.saved_views.pages import view_pages
from tracker.saved_views.services import delete_view, save_view
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event, Mail, Team, Worker
from workforce.permissions import oversees_anyone
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
#: The council's day is in November 2026: the first working day of the next month is a Tuesday.
FIRST = datetime(2026, 12, 1, 7, 5, tzinfo=UTC)


@pytest.fixture
def council(busy_council):
    return busy_council


@pytest.fixture
def december(time_machine):
    def go(at=FIRST):
        time_machine.move_to(at, tick=False)
        return {"on": timezone.localdate(), "at": timezone.now()}

    return go


def view_of(account, page="supervision", **filters):
    facts = {"name": "The usual", "filters": filters, "opens_first": False, "at": timezone.now()}
    return save_view(page=view_pages()[page], by=account, **facts)


def every_month(account, *readers, kind="supervision", **filters):
    found = monthly_kinds()[kind]
    viewer = Viewer(account, on=timezone.localdate())
    view = view_of(account, found.page, **filters)
    return set_up(view=view, kind=found, readers=readers, by=viewer, at=timezone.now())


def names_in(export):
    rows = load_workbook(BytesIO(bytes(export.content)))["Due periods"].iter_rows(min_row=2, values_only=True)
    return {row[0] for row in rows}


def test_each_reader_gets_a_file_of_the_people_they_answer_for(council, december):
    psw, manager = council[PSW], council[SUPERVISOR]
    file = every_month(psw, psw, manager)
    day = december()
    assert make_monthly_files(**day) == 2
    whole, part = (Export.objects.get(owner=account) for account in (psw, manager))
    assert whole.chosen == part.chosen == {"from_on": "2025-12-01", "to_on": "2026-11-30"}
    own = {str(one) for one in Worker.objects.managed_by(manager.worker)}
    assert names_in(part) <= own
    assert names_in(part) < names_in(whole)
    assert {one.export_id for one in MonthlyFileMade.objects.filter(file=file)} == {whole.pk, part.pk}


def test_a_run_that_comes_twice_makes_and_tells_once(council, december):
    every_month(council[PSW], council[PSW], council[SERVICE_MANAGER])
    december()
    for _ in range(2):
        call_command("send_reminders", verbosity=0)
    december(FIRST + timedelta(hours=3))
    call_command("send_reminders", verbosity=0)
    december(FIRST + timedelta(days=1))
    call_command("send_reminders", verbosity=0)
    assert Export.objects.count() == 2
    assert Reminder.objects.filter(kind="monthly_file").count() == 2
    told = Mail.objects.filter(reminders__kind="monthly_file")
    assert sorted(told.values_list("recipient", flat=True)) == sorted(
        [council[PSW].pk, council[SERVICE_MANAGER].pk]
    )


class Killed(BaseException):
    """The process is gone."""


def test_a_run_that_is_killed_before_the_file_is_made_is_finished_by_the_next(council, december, monkeypatch):
    every_month(council[PSW], council[PSW])
    day = december()

    def killed(export):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(making, "make", killed)
        with pytest.raises(Killed):
            make_monthly_files(**day)
    assert [one.made_at for one in Export.objects.all()] == [None]
    assert make_monthly_files(**day) == 0  # it may still be running
    assert make_monthly_files(**december(FIRST + timedelta(hours=1))) == 1
    assert [one.made_at is not None for one in Export.objects.all()] == [True]
    assert MonthlyFileMade.objects.get().export == Export.objects.get()


def test_a_run_that_is_killed_before_the_e_mail_tells_it_with_the_next(council, december):
    every_month(council[PSW], council[PSW])
    make_monthly_files(**december())
    assert not Reminder.objects.filter(kind="monthly_file").exists()
    december(FIRST + timedelta(hours=1))
    call_command("send_reminders", verbosity=0)
    assert Export.objects.count() == 1
    assert Reminder.objects.filter(kind="monthly_file").count() == 1


def test_what_goes_wrong_with_one_stops_no_other(council, december, monkeypatch):
    every_month(council[PSW], council[PSW], council[SERVICE_MANAGER])
    day, make, calls = december(), making.make, []

    def first_fails(export):
        calls.append(export)
        if len(calls) == 1:
            raise ZeroDivisionError
        make(export)

    monkeypatch.setattr(making, "make", first_fails)
    assert make_monthly_files(**day) == 1
    assert len(calls) == 2


def test_it_is_made_on_the_first_working_day_or_as_soon_as_the_tracker_runs(council, december):
    every_month(council[PSW], council[PSW])
    assert make_monthly_files(on=date(2026, 11, 30), at=timezone.now()) == 0
    assert make_monthly_files(**december(datetime(2027, 1, 1, 8, tzinfo=UTC))) == 0  # a bank holiday
    assert make_monthly_files(**december(datetime(2027, 1, 2, 8, tzinfo=UTC))) == 0  # a Saturday
    assert make_monthly_files(**december(datetime(2027, 1, 4, 8, tzinfo=UTC))) == 1
    assert make_monthly_files(**december(datetime(2027, 2, 3, 8, tzinfo=UTC))) == 1  # the 1st was missed
    assert [f"{one.month:%Y-%m}" for one in MonthlyFileMade.objects.all()] == ["2027-01", "2027-02"]


def test_the_e_mail_has_a_link_and_neither_figure_nor_name_nor_file(council, december):
    every_month(council[PSW], council[SERVICE_MANAGER])
    december()
    call_command("send_reminders", verbosity=0)
    [sent] = [one for one in mail.outbox if "every month" in one.body]
    assert sent.to == [council[SERVICE_MANAGER].email]
    assert sent.subject.startswith("Supervision")
    assert reverse("tracker:exports") in sent.body
    assert "A file that is made for you every month is ready under My exports until" in sent.body
    assert not sent.attachments
    names = {one.family_name for one in Worker.objects.all()} - {council[SERVICE_MANAGER].worker.family_name}
    [line] = [one for one in sent.body.splitlines() if "every month" in one]
    assert not any(name in line for name in names)


def test_who_turned_the_e_mail_off_has_the_file_without_it(council, december):
    reader = council[SERVICE_MANAGER]
    ReminderChoice.objects.create(account=reader, kind="monthly_file", often=Often.OFF)
    every_month(council[PSW], reader)
    december()
    call_command("send_reminders", verbosity=0)
    assert Export.objects.filter(owner=reader, made_at__isnull=False).count() == 1
    assert not Reminder.objects.filter(kind="monthly_file").exists()


def test_a_reader_who_lost_the_right_gets_nothing_and_whoever_set_it_up_sees_why(sign_in, council, december):
    manager = council[SUPERVISOR]
    file = every_month(council[PSW], council[PSW], manager)
    Worker.objects.filter(line_manager=manager.worker).update(line_manager=council[SERVICE_MANAGER].worker)
    assert make_monthly_files(**december()) == 1
    assert not Export.objects.filter(owner=manager).exists()
    page = sign_in(council[PSW]).get(reverse("tracker:monthly_file", args=[file.pk])).text
    assert "No longer has the right to this file." in page
    assert "December 2026" in page


def test_a_reader_who_may_not_choose_the_team_gets_no_file_of_others(council, december):
    """Left out, the filter would make it a file of everyone they answer for."""
    manager = council[SUPERVISOR]
    own = Team.objects.filter(workers__line_manager=manager.worker).first()
    file = every_month(council[PSW], council[PSW], manager, team=str(own.pk))
    other = Team.objects.exclude(workers__in=Worker.objects.managed_by(manager.worker)).first()
    SavedView.objects.filter(pk=file.view_id).update(filters={"team": str(other.pk)})
    make_monthly_files(**december())
    assert MonthlyFileMade.objects.get(account=manager).problem.startswith("They answer for nobody")
    assert not Export.objects.filter(owner=manager).exists()


def test_it_ends_when_whoever_set_it_up_leaves_or_loses_the_right(council, december):
    manager, psw = council[SERVICE_MANAGER], council[PSW]
    every_month(manager, psw)
    Worker.objects.filter(pk=manager.worker.pk).update(left_on=date(2026, 11, 25))
    assert make_monthly_files(**december()) == 0
    assert not MonthlyFile.objects.exists()
    event = Event.objects.get(verb=Verb.MONTHLY_FILE_ENDED)
    assert (event.actor, event.subject_id, event.details["readers"]) == (None, str(manager.pk), [psw.pk])


def test_a_lost_right_closes_a_file_that_was_made(sign_in, council, december):
    manager = council[SUPERVISOR]
    every_month(council[PSW], manager)
    make_monthly_files(**december())
    export = Export.objects.get(owner=manager)
    client = sign_in(manager)
    taken = reverse("tracker:export_file", args=[export.pk])
    assert client.get(taken).status_code == HTTPStatus.OK
    one = Worker.objects.filter(line_manager=manager.worker).exclude(pk=council[NQSW].worker.pk).first()
    Worker.objects.filter(pk=council[NQSW].worker.pk).update(line_manager=council[PSW].worker)
    assert one
    assert "You can no longer see everyone in this file" in client.get(taken, follow=True).text


def test_it_is_on_the_trail_as_made_by_the_tracker_for_someone(council, december):
    psw, manager = council[PSW], council[SERVICE_MANAGER]
    every_month(psw, manager, contract="agency")
    set_up_event = Event.objects.get(verb=Verb.MONTHLY_FILE_SET_UP)
    assert (set_up_event.actor, set_up_event.details["readers"]) == (psw, [manager.pk])
    make_monthly_files(**december())
    made = Event.objects.get(verb=Verb.SUPERVISION_REPORT_EXPORTED)
    assert (made.actor, made.subject_id, made.details["set_up_by"]) == (None, str(manager.pk), psw.pk)
    assert made.details["filters"]["contract"] == "agency"


def test_it_is_set_up_on_the_pages(sign_in, council):
    psw, manager = council[PSW], council[SERVICE_MANAGER]
    view = view_of(psw)
    client = sign_in(psw)
    new = reverse("tracker:monthly_file_new", args=[view.pk])
    assert (
        reverse("tracker:monthly_file_new", args=[view.pk])
        in client.get(reverse("tracker:saved_view", args=[view.pk])).text
    )
    assert "for the first time on Tuesday 1 December" in client.get(new).text
    assert "Select at least one person" in client.post(new, {"kind": "supervision"}).text
    sent = {"kind": "supervision", "to_me": "on", "people": [manager.worker.pk]}
    answer = client.post(new, sent)
    file = MonthlyFile.objects.get()
    assert answer.url == reverse("tracker:monthly_file", args=[file.pk])
    page = client.get(answer.url).text
    assert (psw.get_full_name() in page, manager.get_full_name() in page) == (True, True)
    assert "First in December 2026" in page
    assert "This file is made every month already" in client.post(new, sent).text
    client.post(answer.url, {"to_me": "on", "people": []})
    assert list(file.readers.values_list("account", flat=True)) == [psw.pk]
    assert Event.objects.get(verb=Verb.MONTHLY_FILE_CHANGED).details["readers"] == [psw.pk]
    client.post(reverse("tracker:monthly_file_end", args=[file.pk]))
    assert not MonthlyFile.objects.exists()


def test_nobody_is_chosen_who_may_not_have_it(sign_in, council):
    client, view = sign_in(council[PSW]), view_of(council[PSW])
    new = reverse("tracker:monthly_file_new", args=[view.pk])
    answer = client.post(new, {"kind": "supervision", "people": [council[NQSW].worker.pk]})
    assert answer.status_code == HTTPStatus.OK
    assert not MonthlyFile.objects.exists()
    with pytest.raises(Refusal, match="cannot get this file"):
        every_month(council[PSW], council[NQSW], contract="agency", kind="programme")


def test_whoever_can_be_chosen_is_whoever_oversees_someone(council):
    on = timezone.localdate()
    offered = set(who_can_get_files(on=on).values_list("account", flat=True))
    accounts = Account.objects.filter(is_active=True, worker__isnull=False)
    able = {one.pk for one in accounts if one.may_sign_in(on=on) and oversees_anyone(Viewer(one, on=on))}
    assert offered == able
    assert able


def test_a_reader_stops_getting_it_and_the_last_one_ends_it(sign_in, council):
    psw, manager = council[PSW], council[SERVICE_MANAGER]
    every_month(psw, psw, manager)
    reader = MonthlyFileReader.objects.get(account=manager)
    client = sign_in(manager)
    page = client.get(reverse("tracker:monthly_files")).text
    assert f"set up by {psw.get_full_name()}" in page
    client.post(reverse("tracker:monthly_file_leave", args=[reader.pk]))
    assert list(MonthlyFileReader.objects.values_list("account", flat=True)) == [psw.pk]
    own = MonthlyFileReader.objects.get()
    sign_in(psw).post(reverse("tracker:monthly_file_leave", args=[own.pk]))
    assert not MonthlyFile.objects.exists()


def test_it_is_its_makers_alone(sign_in, council):
    file = every_month(council[PSW], council[PSW])
    other = sign_in(council[SERVICE_MANAGER])
    reader = file.readers.get()
    assert other.get(reverse("tracker:monthly_file", args=[file.pk])).status_code == HTTPStatus.NOT_FOUND
    for name, key in (("monthly_file_end", file.pk), ("monthly_file_leave", reader.pk)):
        answer = other.post(reverse(f"tracker:{name}", args=[key]))
        assert answer.status_code == HTTPStatus.NOT_FOUND
    new = reverse("tracker:monthly_file_new", args=[file.view_id])
    assert other.get(new).status_code == HTTPStatus.NOT_FOUND
    assert MonthlyFile.objects.exists()


def test_a_view_from_which_a_file_is_made_stays(sign_in, council):
    file = every_month(council[PSW], council[PSW])
    with pytest.raises(Refusal, match="End that first"):
        delete_view(file.view)
    client = sign_in(council[PSW])
    answer = client.post(reverse("tracker:saved_view_delete", args=[file.view_id]), follow=True)
    assert "A file is made from this view every month" in answer.text
    assert SavedView.objects.exists()


@pytest.mark.parametrize("key", sorted(monthly_kinds()))
def test_every_kind_is_made(council, december, key):
    every_month(council[PSW], council[PSW], kind=key)
    assert make_monthly_files(**december()) == 1
    export = Export.objects.get()
    assert (export.kind, export.problem, len(bytes(export.content)) > 1000) == (key, "", True)
    if key.startswith("quarterly"):
        assert export.chosen == {"quarter": "2026-07"}
    if key.startswith("inspection"):
        chosen = {name: export.chosen[name] for name in ("whom", "from_month", "to_month")}
        assert chosen == {"whom": "all", "from_month": "2026-06", "to_month": "2026-11"}


def test_a_pack_is_of_a_team_or_a_service_alone(council):
    viewer = Viewer(council[PSW], on=timezone.localdate())

    def kinds(**filters):
        view = SavedView(owner=viewer.account, page="measures", filters=filters)
        return [kind.key for kind in kinds_for(view, viewer)]

    every = ["inspection-pack", "inspection-workbook", "measures"]
    assert (kinds(), kinds(team="1"), kinds(service="1")) == (every, every, every)
    assert kinds(team="1", service="1") == kinds(contract="agency") == ["measures"]


def test_who_has_too_many_exports_gets_the_file_once_there_is_room(council, december):
    psw = council[PSW]
    every_month(psw, psw)
    day = december()
    kind = monthly_kinds()["programme"].export_kind
    for number in range(MOST):
        ask(kind=kind, chosen={"on": f"2026-11-{number + 1:02}"}, by=psw, at=day["at"])
    assert make_monthly_files(**day) == 0
    assert MonthlyFileMade.objects.get().problem.startswith("You have 20 exports")
    Export.objects.first().delete()
    assert make_monthly_files(**day) == 1
    assert MonthlyFileMade.objects.get().problem == ""


@pytest.mark.parametrize("number", [1, 3, 20])
def test_the_lists_ask_the_same_however_many_there_are(sign_in, council, queries_of, number):
    psw = council[PSW]
    for one in range(number):
        view = save_view(
            page=view_pages()["supervision"],
            name=f"View {one}",
            filters={},
            opens_first=False,
            by=psw,
            at=timezone.now(),
        )
        file = MonthlyFile.objects.create(
            view=view, set_up_by=psw, kind="supervision", set_up_at=timezone.now()
        )
        MonthlyFileReader.objects.create(file=file, account=psw, first_month=date(2026, 12, 1))
    client = sign_in(psw)
    client.get("/")
    assert queries_of(client, reverse("tracker:monthly_files")) <= 8
    assert queries_of(client, reverse("tracker:monthly_file", args=[file.pk])) <= 10
    assert queries_of(client, reverse("tracker:monthly_file_new", args=[view.pk])) <= 10


def test_a_filter_that_cannot_be_chosen_makes_no_file_of_everyone(sign_in, council):
    """A page's own button, with an address that names a team of others."""
    manager = council[SUPERVISOR]
    other = Team.objects.exclude(workers__in=Worker.objects.managed_by(manager.worker)).first()
    asked = reverse("tracker:supervision_workbook", query={"team": other.pk})
    answer = sign_in(manager).get(asked, follow=True)
    assert "A filter of this file cannot be chosen any more" in answer.text
    assert not Event.objects.filter(verb=Verb.SUPERVISION_REPORT_EXPORTED).exists()


def test_a_view_that_gives_no_file_says_why(sign_in, council):
    view = view_of(council[PSW], "people", contract="agency")
    new = reverse("tracker:monthly_file_new", args=[view.pk])
    client = sign_in(council[PSW])
    page = client.get(new).text
    assert ("No file can be made from this view" in page, "Make it every month" in page) == (True, False)
    client.post(new, {"kind": "inspection-pack", "to_me": "on"})
    assert not MonthlyFile.objects.exists()
