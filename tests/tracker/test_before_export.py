"""What was signed is proved before it is taken away, and stopped where it is not what was signed."""

import zipfile
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from nqsw.models import MilestoneSignature
from supervision.models import CaseDiscussion, Signature, SignedText
from tests.busy_council import NOW
from tests.council import GOVERNANCE, PSW, SUPERVISOR
from tests.sealed import write
from tests.upgrades.council import build_one_of_everything
from workforce.audit_trail.proving import seal_signed_earlier
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.verbs import Verb
from workforce.models import AccessRequest, Event, SealHead
from workforce.triggers.in_database import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PARTS = {}
CHANGED = "This is not what was signed"


@pytest.fixture(scope="module", autouse=True)
def _one_of_everything(kept_rows):
    with time_machine.travel(NOW, tick=False):
        PARTS.update(build_one_of_everything())
        seal_events(at=NOW)
        seal_signed_earlier()
        tell_rights_as_they_stand(on=NOW.date())
        seal_events(at=NOW)


def disputed() -> SignedText:
    return Signature.objects.filter(response="disagreed").earliest("pk").text


def case() -> CaseDiscussion:
    return next(each for each in CaseDiscussion.objects.filter(session=disputed().session) if each.decision)


def pack() -> int:
    return MilestoneSignature.objects.filter(is_current=True).earliest("pk").milestone.enrolment_id


FILES = {
    "supervision:record_pdf": lambda: (SUPERVISOR, [disputed().session_id], {}),
    "supervision:file_pdf": lambda: (SUPERVISOR, [disputed().supervisee_id], {}),
    "supervision:case_pdf": lambda: (SUPERVISOR, [], {"reference": case().case_reference}),
    "supervision:case_text": lambda: (SUPERVISOR, [], {"reference": case().case_reference}),
    "nqsw:pack_pdf": lambda: (PSW, [pack()], {}),
    "nqsw:pack_workbook": lambda: (PSW, [pack()], {}),
    "workforce:access_request_file": lambda: (GOVERNANCE, [request_about().pk], {}),
}
RECORDS = [name for name in FILES if name.startswith("supervision:")]
#: The pack holds numbers, days and verdicts.
WITH_TEXTS = [*RECORDS, "workforce:access_request_file"]


def request_about() -> AccessRequest:
    found = AccessRequest.objects.first()
    AccessRequest.objects.filter(pk=found.pk).update(worker=disputed().supervisee)
    return AccessRequest.objects.get(pk=found.pk)


def door_to(sign_in, name: str):
    part, keys, query = FILES[name]()
    return sign_in(PARTS[part]), reverse(name, args=keys, query=query)


def ask(sign_in, name: str, data: dict | None = None):
    client, address = door_to(sign_in, name)
    return client.get(address) if data is None else client.post(address, data)


@pytest.mark.parametrize("name", WITH_TEXTS)
def test_a_text_that_does_not_open_is_told_before_a_reason_is_asked(sign_in, settings, name):
    client, address = door_to(sign_in, name)
    settings.SEALING_KEYS = ["another key altogether " * 3]
    answer = client.get(address)
    assert (answer.status_code, "A text cannot be opened" in answer.text) == (503, True)


def forge_a_record() -> None:
    take_down(using="default", only="supervision_signedtext_refuses_update")
    text = disputed()
    text.content["case_part"]["workload"] = "All well"
    write(SignedText.objects.filter(pk=text.pk), content=text.content)


def forge_a_signature() -> None:
    take_down(using="default", only="nqsw_milestonesignature_refuses_update")
    MilestoneSignature.objects.filter(milestone__enrolment=pack()).update(content_hash="0" * 64)


@pytest.mark.parametrize("name", FILES)
def test_what_stands_as_it_was_signed_is_handed_out(sign_in, name):
    answer = ask(sign_in, name)
    assert (answer.status_code, answer.get("Content-Disposition", "").split(";")[0]) == (200, "attachment")
    assert not Event.objects.filter(verb=Verb.EXPORTED_AS_IT_IS).exists()


@pytest.mark.parametrize("name", FILES)
def test_what_does_not_is_stopped_until_its_reader_says_why(sign_in, name):
    (forge_a_signature if name.startswith("nqsw:") else forge_a_record)()
    for answer in (ask(sign_in, name), ask(sign_in, name, {"because": " "})):
        assert (answer.status_code, CHANGED in answer.text) == (409, True)
    assert "Enter why you need it as it is" in answer.text
    answer = ask(sign_in, name, {"because": "The tribunal asks for it"})
    assert (answer.status_code, "attachment" in answer["Content-Disposition"]) == (200, True)
    event = Event.objects.get(verb=Verb.EXPORTED_AS_IT_IS)
    assert event.details["because"] == "The tribunal asks for it"
    assert any("is not what was signed" in each for each in event.details["differences"])
    assert says_so(name, answer.content)


def says_so(name: str, content: bytes) -> bool:
    """What was handed out says what is wrong with it; of a PDF its template is looked at elsewhere."""
    if name == "nqsw:pack_workbook":
        rows = load_workbook(BytesIO(content))["Summary"].iter_rows(values_only=True)
        return any(row[0] == "Not as it was signed" for row in rows)
    if name == "workforce:access_request_file":
        with zipfile.ZipFile(BytesIO(content)) as file:
            return b"is not what was signed" in file.read("data.json")
    return name.endswith("_pdf") or CHANGED.encode() in content


@pytest.mark.parametrize("name", [name for name in RECORDS if name != "supervision:record_pdf"])
def test_a_decision_that_is_not_the_one_in_the_signed_text_stops_it(sign_in, name):
    take_down(using="default")
    write(CaseDiscussion.objects.filter(pk=case().pk), decision="Close the case")
    answer = ask(sign_in, name)
    assert f"case discussion {case().pk}: is not what stands in the signed text" in answer.text


def test_a_missing_guard_or_head_stops_it(sign_in):
    take_down(using="default", only="supervision_signedtext_refuses_update")
    assert "supervision_signedtext_refuses_update: is missing" in ask(sign_in, RECORDS[0]).text
    take_down(using="default")
    SealHead.objects.all()._raw_delete("default")
    assert "the head: is missing" in ask(sign_in, RECORDS[0]).text


def test_a_page_for_paper_says_what_is_wrong(rf):
    from django.template.loader import render_to_string

    text = render_to_string("paper/base.html", {"not_as_signed": ["signed text 3: is not what was signed"]})
    assert "<strong>This is not what was signed: signed text 3: is not what was signed.</strong>" in text


def test_it_asks_the_database_little(sign_in, django_assert_max_num_queries):
    from supervision.records.proved import differences_in

    with django_assert_max_num_queries(12):
        assert differences_in([disputed().session_id], discussions=[case()]) == ()
