"""An inspection pack: whose, what is in it, what is never in it, and what each role gets."""

import re
from datetime import UTC, datetime
from html import unescape
from http import HTTPStatus
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from nqsw.models import Enrolment
from supervision.models import CaseDiscussion, PersonalNote, SessionRecord
from supervision.records.services.signing import sign_off
from tests.busy_council import NOW
from tests.council import ADMINISTRATOR, GOVERNANCE, MENTOR, NQSW, PSW, QA, SERVICE_MANAGER, SUPERVISOR
from tests.factories import ActionFactory, CaseDiscussionFactory, CoverFactory, SessionFactory, WorkerFactory
from tracker.exports.kinds import nobody_waits
from tracker.exports.tasks import have_made
from tracker.inspection.asked import Asked
from tracker.inspection.exports import PACK, WORKBOOK
from tracker.inspection.figures import PackFigures
from tracker.inspection.forms import InspectionForm
from tracker.inspection.moderation import FROM_MONTH
from tracker.inspection.pack import inspection_pack
from tracker.inspection.sample import Mask, drawn_files
from tracker.measures.definitions import BY_KEY, MEASURES
from tracker.measures.kept import keep_months
from tracker.measures.known import Facts
from tracker.measures.rows import span_of
from tracker.measures.sources import rows_of
from tracker.models import Export
from workforce.audit_trail.reasons import reason_of
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Worker
from workforce.models.sealed import SealedColumn
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
MONTHS = {"from_month": "2026-09", "to_month": "2026-11"}
EVERYBODY = {"whom": "all", **MONTHS, "size": "10", "seed": "abc"}
WORDS = {**EVERYBODY, "with_words": "yes", "reason": "Asked by the lead inspector"}


@pytest.fixture
def council(busy_council):
    return busy_council


@pytest.fixture
def viewer(council, today):
    return lambda part: Viewer(council[part], on=today)


def text_of(page: str) -> str:
    """The words of a page as a reader sees them."""
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", page).split()))


@pytest.fixture
def printed(monkeypatch):
    """What is handed to the printer, in place of the PDF."""

    def as_page(template, context):
        return render_to_string(template, {"authority_name": "", **context}).encode()

    monkeypatch.setattr("tracker.inspection.exports.to_pdf", as_page)


@pytest.fixture
def made(printed):
    def make(viewer, chosen=EVERYBODY):
        return text_of(PACK.make(viewer, chosen, nobody_waits).content.decode())

    return make


def exports():
    """The pack and its workbook."""
    return [Export.objects.get(kind=kind) for kind in ("inspection-pack", "inspection-workbook")]


def in_the_workbook(export):
    book = load_workbook(BytesIO(bytes(export.content)))
    return " ".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)


def test_the_pack_and_its_workbook_are_made(sign_in, council, printed):
    client = sign_in(council[PSW])
    page = reverse("tracker:inspection_pack")
    answer = client.post(page, {"whom": "all", **MONTHS, "size": "2"})
    assert answer.status_code == HTTPStatus.FOUND
    pack, workbook = (
        Export.objects.get(kind="inspection-pack"),
        Export.objects.get(kind="inspection-workbook"),
    )
    assert pack.made_at
    assert workbook.made_at
    text = text_of(bytes(pack.content).decode())
    exports_page = client.get(reverse("tracker:exports")).content.decode()
    assert "Whose supervision? The whole authority" in exports_page
    assert "From: September 2026" in exports_page
    titles = (
        "Supervision policy in force", "Gaps in supervision", "Caseloads over their limit",
        "NQSW programme and master classes", "Mentors", "Audits and themes", "Sample of files",
    )  # fmt: skip
    assert [title for title in titles if text.count(title) < 2] == []
    seed = pack.chosen["seed"]
    assert f"with the seed {seed}" in text
    assert seed in in_the_workbook(workbook)
    event = Event.objects.filter(verb=Verb.INSPECTION_PACK_EXPORTED).first()
    assert event.details["filters"] == {"whom": "all", **MONTHS, "size": "2", "seed": seed}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_figures_are_those_of_the_measures_month_by_month(viewer, today, measure):
    figures = PackFigures(Asked(viewer(PSW), EVERYBODY))
    for month in figures.asked.months:
        span = span_of(month, today=today)
        expected = measure.figure(rows_of(Facts.of(Worker.objects.all(), [span]), span)[measure.key])
        assert figures.of_month(measure, month) == expected


def test_a_closed_month_stays_as_it_was_known(council, viewer, today):
    keep_months(on=today, at=timezone.now())
    figures = PackFigures(Asked(viewer(PSW), EVERYBODY))
    before = [figures.of_month(one, figures.asked.first).label for one in MEASURES]
    people = {"supervisor": council[SUPERVISOR].worker, "supervisee": council[NQSW].worker}
    SessionFactory(**people, status="held", starts_at=datetime(2026, 9, 8, 10, tzinfo=UTC))
    again = PackFigures(Asked(viewer(PSW), EVERYBODY))
    assert again.kept
    assert [again.of_month(one, again.asked.first).label for one in MEASURES] == before


def test_a_team_is_that_team_and_a_supervisor_has_their_own(council, viewer):
    nqsw = council[NQSW].worker
    of_team = Asked(viewer(PSW), {**EVERYBODY, "whom": f"team-{nqsw.team_id}"})
    assert {one.team_id for one in of_team.people} == {nqsw.team_id}
    rows = PackFigures(of_team).rows(BY_KEY["held-in-time"])
    assert {Worker.objects.get(pk=row.worker).team_id for row in rows} <= {nqsw.team_id}
    own = Asked(viewer(SUPERVISOR), {**EVERYBODY, "whom": "own"})
    supervised = set(Worker.objects.filter(agreements__supervisor=council[SUPERVISOR].worker))
    assert set(own.people) <= supervised
    assert nqsw in own.people
    assert inspection_pack(own, tell=nobody_waits).sections


def test_the_same_seed_draws_the_same_files(viewer):
    asked = {**EVERYBODY, "size": "2"}
    first, again, other = (
        [one.worker for one in drawn_files(Asked(viewer(PSW), {**asked, "seed": seed}))]
        for seed in ("one", "one", "two")
    )
    assert first == again
    assert len(first) == len(other) == 2


def signed_with_canaries(council):
    """A signed record with a word of its own in each field; the decision's names its case."""
    people = {"supervisor": council[SUPERVISOR].worker, "supervisee": council[NQSW].worker}
    session = SessionFactory(**people, status="held", starts_at=datetime(2026, 11, 9, 10, tzinfo=UTC))
    nqsw = people["supervisee"]

    def words(model):
        texts = [one.name for one in model._meta.fields if isinstance(one, SealedColumn)]
        return {name: f"canary{model.__name__}{name}".lower().replace("_", "") for name in texts}

    SessionRecord.objects.create(session=session, version=1, **words(SessionRecord))
    PersonalNote.objects.create(session=session, supervisee=nqsw, **words(PersonalNote))
    written = words(CaseDiscussion) | {"case_reference": "ZX-777", "decision": "canarydecision of zx 777"}
    discussion = CaseDiscussionFactory(session=session, supervisee=nqsw, **written)
    what = {"what": "canaryaction"}
    ActionFactory(supervisee=nqsw, session=session, discussion=discussion, **what)
    sign_off(session=session, by=council[SUPERVISOR], at=NOW)


@pytest.mark.parametrize("part", [PSW, SERVICE_MANAGER, SUPERVISOR])
def test_no_personal_part_and_no_other_word_is_ever_in_a_pack(viewer, council, made, part):
    signed_with_canaries(council)
    assert set(re.findall("canary[a-z]*", made(viewer(part)))) == set()
    found = made(viewer(part), WORDS)
    expected = set() if part == PSW else {"canarydecision", "canarycasediscussionrationale"}
    assert set(re.findall("canary[a-z]*", found)) == expected
    assert re.search("zx.?777", found, re.IGNORECASE) is None
    assert ("canarydecision of Case" in found) == bool(expected)


def decisions_in(text):
    return [one for one in CaseDiscussion.objects.all() if one.decision and one.decision[:40] in text]


def test_the_principal_social_worker_reads_no_decision_and_who_manages_reads_their_own(viewer, council, made):
    assert CaseDiscussion.objects.exclude(decision="").exists()
    before = Event.objects.filter(verb=Verb.NOTES_READ).count()
    assert decisions_in(made(viewer(PSW), WORDS)) == []
    assert Event.objects.filter(verb=Verb.NOTES_READ).count() == before
    assert decisions_in(made(viewer(SERVICE_MANAGER), EVERYBODY)) == []
    assert Event.objects.filter(verb=Verb.NOTES_READ).count() == before
    assert decisions_in(made(viewer(SERVICE_MANAGER), WORDS))
    assert Event.objects.filter(verb=Verb.NOTES_READ).count() > before


def test_a_pack_with_words_closes_when_its_maker_no_longer_reads_them(sign_in, council, printed):
    """A principal social worker answers for everyone always, and reads as a cover only while it lasts."""
    signed_with_canaries(council)
    agreement = council[NQSW].worker.agreements.get(ends_on=None)
    cover = CoverFactory(agreement=agreement, supervisor=council[PSW].worker)
    export = have_made(kind=PACK, chosen=WORDS, by=council[PSW], at=NOW)
    export.refresh_from_db()
    assert "canarydecision" in bytes(export.content).decode()
    client, file = sign_in(council[PSW]), reverse("tracker:export_file", args=[export.pk])
    assert client.get(file).status_code == HTTPStatus.OK
    cover.delete()
    answer = client.get(file, follow=True)
    assert "You can no longer read all that this file was made from" in answer.text
    assert "canarydecision" not in answer.text
    assert Event.objects.filter(verb=Verb.EXPORT_TAKEN).count() == 1


def test_a_record_that_is_not_what_was_signed_stops_the_words_and_not_the_facts(viewer, made, monkeypatch):
    monkeypatch.setattr(
        "tracker.inspection.sample.differences_in", lambda *args, **more: ("record 1: differs",)
    )
    with pytest.raises(Refusal, match="record 1: differs"):
        made(viewer(SERVICE_MANAGER), WORDS)
    assert "Sample of files" in made(viewer(SERVICE_MANAGER), EVERYBODY)


def test_names_are_given_on_request_and_with_a_reason(sign_in, council, viewer, made):
    name = council[NQSW].worker.full_name
    assert name not in made(viewer(PSW))
    named = {**EVERYBODY, "with_names": "yes"}
    with pytest.raises(Refusal, match="why names"):
        PACK.make(viewer(PSW), named, nobody_waits)
    client = sign_in(council[PSW])
    page = reverse("tracker:inspection_pack")
    assert "Enter why names or words are needed" in client.post(page, named).content.decode()
    client.post(page, {**named, "reason": "The inspector asked for Amina’s file"})
    pack, workbook = (
        Export.objects.get(kind="inspection-pack"),
        Export.objects.get(kind="inspection-workbook"),
    )
    assert name in text_of(bytes(pack.content).decode())
    assert name in in_the_workbook(workbook)
    event = Event.objects.filter(verb=Verb.INSPECTION_PACK_EXPORTED).first()
    assert "Amina" not in str(event.details)
    assert reason_of(event) == "The inspector asked for Amina’s file"


@pytest.mark.parametrize("part", [QA, ADMINISTRATOR, GOVERNANCE, MENTOR, NQSW])
def test_who_oversees_and_supervises_nobody_has_no_pack(sign_in, council, part):
    client = sign_in(council[part])
    assert client.get(reverse("tracker:inspection_pack")).status_code == HTTPStatus.NOT_FOUND
    answer = client.post(reverse("tracker:export_ask", args=["inspection-pack"], query=EVERYBODY))
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not Export.objects.exists()


def test_nobody_asks_about_a_team_of_others(viewer, council, today):
    elsewhere = WorkerFactory().team_id
    form = InspectionForm({**EVERYBODY, "whom": f"team-{elsewhere}"}, viewer=viewer(SUPERVISOR))
    assert "whom" in form.errors
    with pytest.raises(Refusal, match="no longer answer"):
        PACK.make(viewer(SUPERVISOR), {**EVERYBODY, "whom": f"team-{elsewhere}"}, nobody_waits)
    assert [key for key, _ in form.fields["whom"].choices][-1] == "own"


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ("2025-12", "2026-11", set()),
        ("2025-11", "2026-11", {"from_month"}),
        ("2026-11", "2026-11", set()),
        ("2026-11", "2026-10", {"to_month"}),
    ],
)
def test_a_pack_is_of_a_year_at_most(viewer, first, last, wrong):
    form = InspectionForm({**EVERYBODY, "from_month": first, "to_month": last}, viewer=viewer(PSW))
    assert set(form.errors) == wrong


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("See CIN-204 again", "See Case 1 again"),
        ("See cin 204 again", "See Case 1 again"),
        ("CIN204 and CP/9", "Case 1 and Case 2"),
        ("Nothing here", "Nothing here"),
    ],
)
def test_a_reference_is_masked_wherever_it_stands(said, masked):
    mask = Mask([CaseDiscussion(case_reference="CIN-204"), CaseDiscussion(case_reference="CP/9")])
    assert mask(said) == masked


def test_a_pack_is_a_pdf(viewer):
    content = PACK.make(viewer(PSW), {**EVERYBODY, "size": "1"}, nobody_waits).content
    assert content.startswith(b"%PDF-")


def test_the_workbook_has_shares_as_percentages_and_the_figures_of_the_measures(viewer):
    made = WORKBOOK.make(viewer(PSW), EVERYBODY, nobody_waits)
    figures = PackFigures(Asked(viewer(PSW), EVERYBODY))
    rows = {
        row[0].value: row for row in load_workbook(BytesIO(made.content))["Measures"].iter_rows(min_row=2)
    }
    for measure in MEASURES:
        figure, (_, unit, value, lines, *_rest) = figures.figure(measure), rows[measure.title]
        assert (unit.value == "share", lines.value) == (figure.is_share, figure.lines)
        assert value.value == pytest.approx(figure.value)
        assert figure.value is None or (value.number_format == "0.0%") == figure.is_share


def test_the_page_leads_to_the_moderation_packs_that_its_reader_may_open(council, viewer, sign_in):
    old = Enrolment.objects.filter(worker=council[NQSW].worker).first()
    Enrolment.objects.exclude(pk=old.pk).update(started_on=viewer(PSW).on)
    Enrolment.objects.filter(pk=old.pk).update(started_on=add_months(viewer(PSW).on, -FROM_MONTH))
    page = reverse("tracker:inspection_pack")
    links = [reverse(f"nqsw:{name}", args=[old.pk]) for name in ("outcome", "pack_pdf", "pack_workbook")]
    for part in (PSW, SUPERVISOR, SERVICE_MANAGER):
        client = sign_in(council[part])
        told = client.get(page).text
        assert all(f'href="{link}"' in told for link in links)
        assert client.get(links[1]).status_code == HTTPStatus.OK
    Enrolment.objects.filter(pk=old.pk).update(started_on=add_months(viewer(PSW).on, -FROM_MONTH + 1))
    assert links[1] not in sign_in(council[PSW]).get(page).text
