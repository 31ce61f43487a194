"""My exports: asked for, made beside the request, taken by their owner alone, gone after seven days."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from io import BytesIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.busy_council import NOW
from tests.council import ADMINISTRATOR, NQSW, PSW, SERVICE_MANAGER, SUPERVISOR
from tracker.exports import making
from tracker.exports.kinds import LONG_FROM, export_kinds
from tracker.exports.services import KEPT_FOR, MOST, ask
from tracker.exports.tasks import have_made, make_export_task
from tracker.models import Export
from workforce.audit_trail.verbs import Verb
from workforce.going_on import SILENT_AFTER, WAITS_FOR_ITS_TURN
from workforce.models import Event, Worker
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
KINDS = ("programme", "programme-csv", "supervision", "supervision-csv", "quarterly-docx", "quarterly-pdf")
KINDS += ("measures", "measures-csv")


@pytest.fixture
def council(busy_council):
    return busy_council


def asked(client, kind="supervision", **filters):
    """Asked for on a page: leads to the export's own page."""
    answer = client.post(reverse("tracker:export_ask", args=[kind], query=filters or None))
    assert answer.status_code == HTTPStatus.FOUND
    return Export.objects.get(pk=int(answer.url.strip("/").split("/")[-1]))


def file_of(export):
    return reverse("tracker:export_file", args=[export.pk])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_made_beside_the_request_is_what_a_page_hands_out(sign_in, council, kind):
    client = sign_in(council[PSW])
    export = asked(client, kind)
    page = client.get(reverse("tracker:export", args=[export.pk])).content.decode()
    assert ("Ready" in page, "Download" in page) == (True, True)
    answer = client.get(file_of(export))
    assert export.file_name in answer["Content-Disposition"]
    assert len(answer.content) > 1000
    if kind == "supervision":
        direct = client.get(reverse("tracker:supervision_workbook")).content
        rows = [list(load_workbook(BytesIO(one))["Due periods"].values) for one in (answer.content, direct)]
        assert rows[0] == rows[1]
        assert len(rows[0]) == export.rows + 1


def test_an_export_is_on_the_trail_with_its_filters_and_rows_and_so_is_its_taking(sign_in, council):
    client = sign_in(council[PSW])
    export = asked(client, contract="agency")
    made = Event.objects.get(verb=Verb.SUPERVISION_REPORT_EXPORTED)
    assert made.details == {"rows": export.rows, "filters": {"contract": "agency"}}
    assert made.actor == council[PSW]
    client.get(file_of(export))
    taken = Event.objects.get(verb=Verb.EXPORT_TAKEN)
    assert taken.details == {"export": export.pk, "kind": "supervision", "rows": export.rows}
    assert "Contract: Agency" in client.get(reverse("tracker:exports")).content.decode()


def test_only_its_owner_finds_an_export(sign_in, council):
    export = have_made(kind=export_kinds()["supervision"], chosen={}, by=council[PSW], at=timezone.now())
    other = sign_in(council[SERVICE_MANAGER])
    for name in ("export", "export_file"):
        assert other.get(reverse(f"tracker:{name}", args=[export.pk])).status_code == HTTPStatus.NOT_FOUND
    for name in ("export_again", "export_delete"):
        assert other.post(reverse(f"tracker:{name}", args=[export.pk])).status_code == HTTPStatus.NOT_FOUND
    assert "Nothing here" in other.get(reverse("tracker:exports")).content.decode()
    assert Export.objects.filter(pk=export.pk).exists()


@pytest.mark.parametrize("part", [NQSW, ADMINISTRATOR])
def test_who_oversees_nobody_asks_for_nothing(sign_in, council, part):
    client = sign_in(council[part])
    for kind in KINDS:
        answer = client.post(reverse("tracker:export_ask", args=[kind]))
        assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not Export.objects.exists()


def test_a_right_that_was_lost_meanwhile_closes_the_file(sign_in, council):
    manager = council[SUPERVISOR]
    client = sign_in(manager)
    export = asked(client)
    assert client.get(file_of(export)).status_code == HTTPStatus.OK
    one = Worker.objects.get(pk=council[NQSW].worker.pk)
    one.line_manager = council[SERVICE_MANAGER].worker
    one.save()
    answer = client.get(file_of(export), follow=True)
    assert "You can no longer see everyone in this file" in answer.content.decode()
    assert Event.objects.filter(verb=Verb.EXPORT_TAKEN).count() == 1
    Worker.objects.filter(line_manager=manager.worker).update(line_manager=council[SERVICE_MANAGER].worker)
    assert client.get(file_of(export)).status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.FOUND)
    assert Event.objects.filter(verb=Verb.EXPORT_TAKEN).count() == 1


def test_the_file_is_sealed_in_the_database(council):
    export = have_made(kind=export_kinds()["programme"], chosen={}, by=council[PSW], at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, people FROM tracker_export")
        content, people = cursor.fetchone()
    assert not bytes(content).startswith(b"PK")
    assert "runs" not in people
    assert bytes(Export.objects.get(pk=export.pk).content).startswith(b"PK")


def test_what_fails_says_so_and_can_be_asked_for_again(sign_in, council, monkeypatch):
    kind, works = export_kinds()["supervision"], []

    def broken(viewer, chosen, tell):
        if works:
            return kind.make(viewer, chosen, tell)
        raise ZeroDivisionError

    stand_in = {"supervision": replace(kind, make=broken)}
    monkeypatch.setattr(making, "export_kinds", lambda: stand_in)
    export, _ = ask(kind=kind, chosen={}, by=council[PSW], at=timezone.now())
    with pytest.raises(ZeroDivisionError):
        making.make(export)
    client = sign_in(council[PSW])
    page = client.get(reverse("tracker:export", args=[export.pk])).content.decode()
    assert ("Not made" in page, "Ask again" in page, "Download" in page) == (True, True, False)
    assert not Event.objects.filter(verb=Verb.SUPERVISION_REPORT_EXPORTED).exists()
    works.append(True)
    client.post(reverse("tracker:export_again", args=[export.pk]))
    assert [one.made_at is not None for one in Export.objects.all()] == [True]


@pytest.mark.parametrize(
    ("asked_ago", "heard_ago", "state"),
    [
        (timedelta(minutes=5), None, "Being made"),
        (WAITS_FOR_ITS_TURN, None, "Stopped"),
        (timedelta(hours=1), SILENT_AFTER - timedelta(seconds=1), "Being made"),
        (timedelta(hours=1), SILENT_AFTER, "Stopped"),
    ],
)
def test_a_server_that_died_leaves_no_half_file_and_says_so(sign_in, council, asked_ago, heard_ago, state):
    at = timezone.now()
    export, _ = ask(kind=export_kinds()["supervision"], chosen={}, by=council[PSW], at=at - asked_ago)
    Export.objects.update(heard_at=heard_ago and at - heard_ago, step=1)
    client = sign_in(council[PSW])
    page = client.get(reverse("tracker:export", args=[export.pk])).content.decode()
    assert state in page
    assert ('http-equiv="refresh"' in page) == (state == "Being made")
    assert ("Ask again" in page) == (state == "Stopped")
    assert client.get(file_of(export)).status_code == HTTPStatus.NOT_FOUND
    assert Export.objects.get().content is None


def test_the_same_that_is_being_made_is_made_once(council):
    kind, chosen = export_kinds()["supervision"], {"team": str(council[SUPERVISOR].worker.team_id)}
    first, is_new = ask(kind=kind, chosen=chosen, by=council[PSW], at=timezone.now())
    again, is_new_again = ask(kind=kind, chosen=chosen, by=council[PSW], at=timezone.now())
    assert (first.pk, is_new, is_new_again) == (again.pk, True, False)
    make_export_task.enqueue(first.pk)
    make_export_task.enqueue(first.pk)
    assert Event.objects.filter(verb=Verb.SUPERVISION_REPORT_EXPORTED).count() == 1


def test_nobody_keeps_more_than_so_many(council):
    for number in range(MOST):
        ask(kind=export_kinds()["programme"], chosen={"on": str(number)}, by=council[PSW], at=timezone.now())
    with pytest.raises(Refusal, match="Delete one"):
        ask(kind=export_kinds()["programme"], chosen={}, by=council[PSW], at=timezone.now())


def test_a_deleted_file_is_gone_and_one_that_is_being_made_is_not_kept(sign_in, council):
    client = sign_in(council[PSW])
    export = asked(client)
    client.post(reverse("tracker:export_delete", args=[export.pk]))
    assert not Export.objects.exists()
    assert Event.objects.get(verb=Verb.EXPORT_DELETED).details["export"] == export.pk
    running, _ = ask(kind=export_kinds()["programme"], chosen={}, by=council[PSW], at=timezone.now())
    client.post(reverse("tracker:export_delete", args=[running.pk]))
    making.make(running)
    assert not Export.objects.exists()


@pytest.mark.parametrize(("ago", "left"), [(timedelta(seconds=1), 1), (timedelta(0), 0)])
def test_the_nightly_sweep_deletes_after_seven_days(council, ago, left, capsys):
    at = timezone.now()
    ask(kind=export_kinds()["programme"], chosen={}, by=council[PSW], at=at - KEPT_FOR + ago)
    call_command("apply_retention")
    assert Export.objects.count() == left
    assert f"{1 - left} export{'' if left == 0 else 's'} deleted." in capsys.readouterr().out


def test_a_trial_run_of_retention_deletes_no_export(council):
    ask(kind=export_kinds()["programme"], chosen={}, by=council[PSW], at=timezone.now() - KEPT_FOR)
    call_command("apply_retention", "--dry-run")
    assert Export.objects.count() == 1


def test_a_long_file_is_made_beside_the_request(sign_in, council, monkeypatch):
    client, page = sign_in(council[PSW]), reverse("tracker:supervision_report")
    assert "/exports/ask/" not in client.get(page).content.decode()
    monkeypatch.setattr("tracker.exports.kinds.LONG_FROM", 0)
    assert LONG_FROM
    assert 'action="/exports/ask/supervision/?' in client.get(page).content.decode()


@pytest.mark.parametrize("number", [1, 3, 20])
def test_the_list_asks_the_same_however_long(sign_in, council, django_assert_max_num_queries, number):
    for each in range(number):
        ask(
            kind=export_kinds()["quarterly-pdf"],
            chosen={"quarter": str(each)},
            by=council[PSW],
            at=timezone.now(),
        )
    client = sign_in(council[PSW])
    client.get(reverse("tracker:exports"))
    with django_assert_max_num_queries(10):
        assert client.get(reverse("tracker:exports")).content.decode().count("Delete<span") == number


def test_who_is_disabled_gets_no_file(council):
    export, _ = ask(kind=export_kinds()["programme"], chosen={}, by=council[PSW], at=timezone.now())
    council[PSW].is_active = False
    council[PSW].save()
    making.make(Export.objects.get(pk=export.pk))
    assert "no longer" in Export.objects.get().problem
    assert Viewer(council[PSW], on=timezone.localdate())


def test_an_address_cannot_write_on_the_trail(sign_in, council):
    export = asked(sign_in(council[PSW]), "programme", note="what was said", on="2026-11-01")
    assert export.chosen == {"on": "2026-11-01"}
    details = Event.objects.get(verb=Verb.PROGRAMME_REPORT_EXPORTED).details
    assert details["filters"] == {"on": "2026-11-01"}


def test_a_kind_that_is_not_for_its_owner_any_more_offers_nothing_but_to_delete_it(sign_in, council):
    owner = council[SUPERVISOR]
    client = sign_in(owner)
    export = Export(owner=owner, kind="audit-files", mark="m", asked_at=NOW, made_at=NOW, rows=9)
    export.save()
    for page in (
        client.get(reverse("tracker:export", args=[export.pk])),
        client.get(reverse("tracker:exports")),
    ):
        assert "Not for you any more" in page.text
        assert "Download<" not in page.text and "Ask again" not in page.text
        assert reverse("tracker:export_delete", args=[export.pk]) in page.text
