"""After an account was taken over: what could be read with it, what was, and who looked for which case."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse

from supervision.models import Agreement, PersonalNote, SessionRecord
from supervision.permissions import case_part_readable
from supervision.records.services.signing import sign_off
from tests.council import ADMINISTRATOR, GOVERNANCE, MENTOR, NQSW, PSW, SUPERVISOR
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.audit_trail.verbs import Verb
from workforce.models import Event
from workforce.privacy.breach_report import record_report, report_on, write_report
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def signed():
    session = a_session()
    worker = supervisee_of(session)
    SessionRecord.objects.create(session=session, version=1, workload="Eleven")
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="Tired")
    sign_off(session=session, by=session.supervisor.account, at=AT)
    return session


def asked(account, today, **changes) -> dict[str, str]:
    day = today.isoformat()
    return {"email": account.email, "case_number": "IG-9", "from_on": day, "to_on": day, **changes}


def test_what_could_be_read_is_what_the_rules_say(signed, today):
    account, worker = signed.supervisor.account, supervisee_of(signed)
    report = report_on(account=account, from_on=today, to_on=today)
    number = case_part_readable(Viewer(account, on=today)).filter(supervisee=worker).count()
    assert number
    assert ("Case part of a record", worker.full_name, number) in list(report.could)
    assert ("Personal part of a record", worker.full_name, 1) in list(report.could)


@pytest.mark.parametrize("part", [PSW, MENTOR, ADMINISTRATOR, GOVERNANCE])
def test_who_reads_no_notes_could_read_none(council, signed, today, part):
    report = report_on(account=council[part], from_on=today, to_on=today)
    assert not [what for what, _, _ in report.could if what.endswith("of a record")]


def test_what_was_read_is_told_in_its_order(sign_in, signed, today):
    client = sign_in(signed.supervisor)
    client.get(f"/supervision/sessions/{signed.pk}/")
    report = report_on(account=signed.supervisor.account, from_on=today, to_on=today)
    what = [(what, of) for _, what, of in report.did]
    assert ("Notes read", supervisee_of(signed).full_name) in what
    assert what.index(("Notes read", supervisee_of(signed).full_name)) > 0, "the signing came first"


def test_days_before_and_after_are_not_in_it(signed, today):
    earlier = today.replace(day=1)
    report = report_on(account=signed.supervisor.account, from_on=earlier, to_on=earlier)
    assert list(report.did) == []


@pytest.mark.parametrize(("first", "last"), [(-9, -3), (-9, 5), (-1, 5)])
def test_what_could_be_read_on_any_of_the_days_is_told(signed, today, first, last):
    account, worker = signed.supervisor.account, supervisee_of(signed)
    Agreement.objects.filter(supervisee=worker).update(
        starts_on=today - timedelta(days=5), ends_on=today - timedelta(days=1)
    )
    days = {"from_on": today + timedelta(days=first), "to_on": today + timedelta(days=last)}
    told = list(report_on(account=account, **days).could)
    assert told.count(("Personal part of a record", worker.full_name, 1)) == 1


@pytest.mark.parametrize(("first", "last"), [(-9, -6), (0, 5)])
def test_what_could_be_read_before_or_after_is_not(signed, today, first, last):
    account, worker = signed.supervisor.account, supervisee_of(signed)
    Agreement.objects.filter(supervisee=worker).update(
        starts_on=today - timedelta(days=5), ends_on=today - timedelta(days=1)
    )
    days = {"from_on": today + timedelta(days=first), "to_on": today + timedelta(days=last)}
    told = [(what, of) for what, of, _ in report_on(account=account, **days).could]
    assert ("Personal part of a record", worker.full_name) not in told


def test_the_file_has_both_parts(signed, today):
    content = BytesIO()
    write_report(report_on(account=signed.supervisor.account, from_on=today, to_on=today), content)
    rows = list(csv.DictReader(StringIO(content.getvalue().decode("utf-8-sig"))))
    assert {row["Part"] for row in rows} == {"Could read", "Did"}


def test_the_page_tells_it_and_stands_on_the_trail(sign_in, council, today):
    client = sign_in(council[GOVERNANCE])
    address = reverse("workforce:breach_report")
    assert "Show the report" in client.get(address).content.decode()
    page = client.get(address, asked(council[SUPERVISOR], today)).content.decode()
    assert "What could be read on" in page
    assert council[NQSW].worker.full_name in page
    event = Event.objects.get(verb=Verb.BREACH_REPORT_MADE)
    assert (event.actor, event.details["case_number"]) == (council[GOVERNANCE], "IG-9")
    answer = client.get(reverse("workforce:breach_report_csv"), asked(council[SUPERVISOR], today))
    assert "attachment" in answer["Content-Disposition"]
    assert Event.objects.filter(verb=Verb.BREACH_REPORT_EXPORTED).exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"case_number": ""}, "Enter the case number"),
        ({"email": "nobody@council.example"}, "Nobody signs in with this address"),
        ({"to_on": "2026-01-01"}, "The last day must be on or after the first day"),
    ],
)
def test_without_a_case_an_account_and_days_there_is_no_report(sign_in, council, today, changes, said):
    client = sign_in(council[GOVERNANCE])
    address, sent = reverse("workforce:breach_report"), asked(council[SUPERVISOR], today, **changes)
    page = client.get(address, sent).content.decode()
    assert said in page
    assert "What could be read" not in page
    assert client.get(reverse("workforce:breach_report_csv"), sent).status_code == 404
    assert not Event.objects.filter(verb=Verb.BREACH_REPORT_MADE).exists()


def test_no_other_role_records_one(council, today):
    report = report_on(account=council[SUPERVISOR], from_on=today, to_on=today)
    with pytest.raises(Refusal, match="information governance"):
        record_report(report, verb=Verb.BREACH_REPORT_MADE, case_number="IG-9", by=council[ADMINISTRATOR])
