"""Note text reaches those who may read it, and nobody and nothing else.

A word of its own stands in every note field: of a signed record, of one that was disagreed with, of a
draft, of a session to come, of a decision between sessions, of a CPD draft and of an audit. Every page
is fetched as every reader; each word is looked for in the answer (also on paper and in spreadsheets),
in e-mails, calendar feeds, logs, error reports, the audit trail, and in every table of the database.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError
from django.forms import model_to_dict
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.audits.services.audits import open_audit
from supervision.audits.services.grading import add_finding, moderate_file, score_file
from supervision.booking.services.booking import book_time
from supervision.calendars.services.calendar_feeds import make_feed
from supervision.models import Action, AgendaItem, Audit, AuditTheme, CpdDraft, PersonalNote, SessionRecord
from supervision.records.services.decisions import record_decision
from supervision.records.services.signing import add_addendum, answer_disagreement, answer_record, sign_off
from tests.council import turn_the_census_on
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    AllocationFactory,
    CaseDiscussionFactory,
    CaseloadSnapshotFactory,
    CoverFactory,
    EnrolmentFactory,
    MentorAssignmentFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.routes import routes
from tests.sealed import the_one
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tests.supervision.signing import write_and_sign
from tracker.exports.kinds import export_kinds, nobody_waits
from workforce.models import Account, CensusPerson, CensusPost, Event, Worker
from workforce.people.services import change_line_manager
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("frozen_today")]

SHARED = ("agenda", "workload", "learning", "health_and_safety", "reflection", "other_matters")
DISCUSSED = (
    *("update", "childs_voice", "strengths", "risks", "reflection", "decision", "rationale"),
    *("timescale", "strategy_reason", "consent_reason"),
)
CASE_PART = frozenset(
    {
        *(f"canary-shared-{name}" for name in SHARED),
        *(f"canary-case-{name}" for name in DISCUSSED),
        *("canary-agenda-item", "canary-action", "canary-earlier-action", "canary-outcome"),
        *("canary-comment", "canary-addendum"),
    }
)
DISAGREED = frozenset({"canary-disagreement", "canary-answer"})
DECIDED = frozenset({"canary-decided", "canary-decided-why"})
DRAFT = frozenset(
    {"canary-draft-workload", "canary-draft-risks", "canary-draft-decision", "canary-draft-action"}
)
PERSONAL_PART, DRAFT_PERSONAL = (
    frozenset({"canary-wellbeing", "canary-personal-addendum"}),
    frozenset({"canary-draft-wellbeing"}),
)
COMING = frozenset({"canary-coming"})
#: Deleted at the signing; of a draft, its writer's alone.
JOTTINGS, DRAFT_JOTTINGS = frozenset({"canary-jottings"}), frozenset({"canary-draft-jottings"})
CPD = frozenset(f"canary-cpd-{name}" for name in ("title", "what", "reflection", "impact", "peer"))
#: What the workforce census has of the supervisee: none of these readers sees a word of it.
CENSUS = frozenset({"canary-birth", "canary-ethnicity", "canary-absence", "canary-pay"})
AUDITED = frozenset({"canary-evidence", "canary-moderation", "canary-finding"})
#: Of sessions that somebody held who covered for the supervisor: today's cover, and one that is over.
COVERED, COVERED_EARLIER = frozenset({"canary-covered"}), frozenset({"canary-earlier-cover"})
TO_COVER, TO_EARLIER_COVER = frozenset({"canary-said-to-cover"}), frozenset({"canary-said-earlier"})
#: The sessions of both supervisors but the earlier cover's are drafts: their authors' and the supervisee's.
FILE = CASE_PART | DISAGREED
LINE = FILE | DECIDED | AUDITED | COVERED_EARLIER
DRAFTS = DRAFT | DRAFT_PERSONAL | COVERED | TO_COVER
OWN = FILE | DECIDED | COVERED_EARLIER | TO_EARLIER_COVER
ALL = LINE | OWN | PERSONAL_PART | DRAFTS | COMING | JOTTINGS | DRAFT_JOTTINGS | CPD | CENSUS
MAY_READ = {
    "supervisee": OWN | PERSONAL_PART | DRAFTS | COMING | CPD,
    "supervisor": LINE | PERSONAL_PART | DRAFT | DRAFT_PERSONAL | COMING | DRAFT_JOTTINGS,
    "supervisor's manager": LINE | PERSONAL_PART,
    "director": LINE,
    "auditor": FILE | {"canary-evidence", "canary-finding"},
    "moderator": FILE | AUDITED,
    "covering supervisor": LINE | COVERED | TO_COVER,
    "former supervisor who stays line manager": LINE,
    "former covering supervisor": frozenset(),
    "principal social worker": frozenset(),
    "quality assurance": frozenset(),
    "administrator": frozenset(),
    "mentor": frozenset(),
    "assessor": frozenset(),
    "former supervisor": frozenset(),
    "stranger": frozenset(),
    # Whom a second person has still to confirm, and whose audit has ended.
    "line manager to be": frozenset(),
    "cover to be": frozenset(),
    "auditor of an ended audit": frozenset(),
}
READERS = tuple(MAY_READ)
#: Those by whom `make test` would find a leak; the others walk in the whole check.
SHOWN_AT_ONCE = {
    *("supervisor", "former supervisor who stays line manager", "administrator", "stranger"),
    *("line manager to be", "auditor of an ended audit"),
}
CANARY = re.compile(r"canary[-\w]*\w")
#: Where note text lives; no other table holds any.
KEPT_IN = {
    *("AgendaItem", "SessionRecord", "PersonalNote", "CaseDiscussion", "Action", "Decision"),
    *("SignedText", "Signature", "Addendum", "DisagreementAnswer"),
    *("CpdDraft", "AuditScore", "AuditedFile"),
    *("CensusPerson", "CensusPost"),
}


@dataclass
class World:
    """Records full of words of their own, and everybody who might come upon them."""

    #: What stands behind the keys in addresses; each is tried.
    keysets: list[dict[str, int]]
    readers: dict[str, Account]


@pytest.fixture(autouse=True)
def paper_that_can_be_read(monkeypatch):
    """PDF files are compressed: what would be printed is looked at instead."""
    monkeypatch.setattr("workforce.web.paper.to_pdf", lambda template, context: _printed(template, context))


def _printed(template, context) -> bytes:
    return render_to_string(template, context).encode()


@pytest.fixture(scope="module")
def _world_of_the_module(kept_rows) -> World:
    with time_machine.travel(AT, tick=False):
        return build_world()


@pytest.fixture
def world(_world_of_the_module) -> World:
    return deepcopy(_world_of_the_module)


def build_world() -> World:
    session = a_session()
    worker, supervisor = supervisee_of(session), session.supervisor
    director = WorkerFactory(org_role=1)
    Worker.objects.filter(pk=supervisor.line_manager_id).update(line_manager=director)
    still_manages = WorkerFactory(org_role=3, line_manager=supervisor.line_manager)
    worker.line_manager = still_manages
    worker.save()
    _enter_census(worker)
    text = _fill(session, worker)
    disagreed = _disagreed(worker, supervisor)
    draft = _draft(worker, supervisor)
    coming = _coming(worker, supervisor)
    file = _audited(worker, supervisor)
    enrolment = EnrolmentFactory(worker=worker, assessor=WorkerFactory(org_role=4))
    mentor = MentorAssignmentFactory(enrolment=enrolment).mentor
    former = WorkerFactory(org_role=3)
    AgreementFactory(
        supervisee=worker, supervisor=still_manages, starts_on="2024-03-02", ends_on="2025-03-01"
    )
    ended = AgreementFactory(
        supervisee=worker, supervisor=former, starts_on="2025-03-02", ends_on="2026-03-01"
    )
    cover, covered = _covered(worker, starts_on=date(2026, 11, 16), ends_on=date(2026, 12, 11))
    words = {"case": "canary-earlier-cover", "personal": "canary-said-earlier", "day": date(2026, 10, 14)}
    over, earlier = _covered(worker, starts_on=words["day"], ends_on=words["day"], **words)
    (earlier_text,) = sign_off(session=earlier, by=over.supervisor.account, at=AT)
    AllocationFactory(worker=worker, case_reference="P77")
    CaseloadSnapshotFactory(worker=worker)
    words = {"decision": "canary-decided", "rationale": "canary-decided-why", "case_reference": "P77"}
    record_decision(supervisee=worker, by=supervisor.account, at=AT, **words)
    cpd = {name: f"canary-cpd-{name}" for name in ("title", "what", "reflection", "impact", "peer")}
    draft_of_cpd = CpdDraft.objects.create(worker=worker, session=session, saved_at=AT, **cpd)
    waiting = _waiting(worker, cover.agreement)
    readers = {
        "supervisee": worker.account,
        "supervisor": supervisor.account,
        "supervisor's manager": supervisor.line_manager.account,
        "director": director.account,
        "auditor": file.auditor,
        "moderator": file.moderator,
        "principal social worker": AccountFactory(role="psw"),
        "quality assurance": AccountFactory(role="qa"),
        "administrator": AccountFactory(role="admin"),
        "mentor": mentor.account,
        "assessor": enrolment.assessor.account,
        "former supervisor": former.account,
        "former supervisor who stays line manager": still_manages.account,
        "covering supervisor": cover.supervisor.account,
        "former covering supervisor": over.supervisor.account,
        "stranger": WorkerFactory().account,
        "line manager to be": waiting["line"],
        "cover to be": waiting["cover"],
        "auditor of an ended audit": _ended_audit(worker),
    }
    keys = {
        "sessions": session.pk,
        "texts": text.pk,
        "actions": text.session.actions.first().pk,
        "agreements": cover.agreement_id,
        "covers": cover.pk,
        "disagreements": disagreed.signatures.get(response="disagreed").pk,
        "enrolments": enrolment.pk,
        "cpd": draft_of_cpd.pk,
        "files": file.pk,
        "audits": file.audit_id,
        "reader-changes": worker.reader_changes.earliest("pk").pk,
        "person": worker.pk,
    }
    keysets = [
        keys,
        {**keys, "sessions": disagreed.session_id, "texts": disagreed.pk},
        {**keys, "sessions": draft.pk, "actions": action_of("canary-finding")},
        {**keys, "sessions": covered.pk},
        {**keys, "sessions": earlier.pk, "texts": earlier_text.pk, "covers": over.pk, "agreements": ended.pk},
        {
            **keys,
            "sessions": coming.pk,
            "actions": the_one(Action.objects.all(), what="canary-earlier-action").pk,
        },
    ]
    return World(keysets, readers)


def _enter_census(worker) -> None:
    turn_the_census_on()
    traits = {"PersonBirthDate": "canary-birth", "Ethnicity": "canary-ethnicity"}
    CensusPerson.objects.create(worker=worker, answers=traits)
    post = {"ReasonAbsence": "canary-absence", "BaseSalary": "canary-pay"}
    CensusPost.objects.create(worker=worker, year=2026, answers=post)


def action_of(what: str) -> int:
    return the_one(Action.objects.all(), what=what).pk


def _fill(session, worker):
    SessionRecord.objects.create(
        session=session, version=1, jottings="canary-jottings", **{n: f"canary-shared-{n}" for n in SHARED}
    )
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="canary-wellbeing")
    AgendaItem.objects.create(session=session, text="canary-agenda-item", added_by=worker)
    discussion = CaseDiscussionFactory(
        session=session,
        supervisee=worker,
        case_reference="P77",
        strategy_discussion="not_held",
        consent="refused",
        **{name: f"canary-case-{name}" for name in DISCUSSED},
    )
    ActionFactory(supervisee=worker, what="canary-earlier-action")
    done = ActionFactory(supervisee=worker, outcome="canary-outcome", done_on=AT.date())
    done.reviews.create(session=session, outcome="done")
    ActionFactory(
        supervisee=worker, session=session, discussion=discussion, what="canary-action", due_on=AT.date()
    )
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    answer_record(
        text=text, by=worker.account, response="agreed_with_comments", comment="canary-comment", at=AT
    )
    add_addendum(text=text, by=worker.account, body="canary-addendum", at=AT)
    add_addendum(text=text, by=worker.account, body="canary-personal-addendum", at=AT, is_personal=True)
    return text


def _held(worker, supervisor, day: int):
    starts_at = datetime(2026, 11, day, 14, 0, tzinfo=UTC)
    return SessionFactory(supervisor=supervisor, supervisee=worker, status="held", starts_at=starts_at)


def _disagreed(worker, supervisor):
    """A record with which the supervisee disagreed, and what the supervisor's manager answered."""
    (text,) = write_and_sign(session=_held(worker, supervisor, 4), at=AT)
    words = {"response": "disagreed", "comment": "canary-disagreement"}
    signature = answer_record(text=text, by=worker.account, at=AT, **words)
    manager = Worker.objects.get(pk=supervisor.line_manager_id).account
    answer_disagreement(signature=signature, body="canary-answer", by=manager, at=AT)
    return text


def _draft(worker, supervisor):
    """A record that is being written."""
    session = _held(worker, supervisor, 19 - 1)
    parts = {"workload": "canary-draft-workload", "jottings": "canary-draft-jottings"}
    SessionRecord.objects.create(session=session, version=1, **parts)
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="canary-draft-wellbeing")
    discussed = {"risks": "canary-draft-risks", "decision": "canary-draft-decision"}
    CaseDiscussionFactory(session=session, supervisee=worker, case_reference="P78", **discussed)
    ActionFactory(supervisee=worker, session=session, what="canary-draft-action")
    return session


def _coming(worker, supervisor):
    """A session to come, with its agenda, in both diaries, invitations and feeds."""
    times = {
        "starts_at": datetime(2026, 11, 24, 10, 0, tzinfo=UTC),
        "ends_at": datetime(2026, 11, 24, 11, 30, tzinfo=UTC),
    }
    session = book_time(supervisor=supervisor, supervisee=worker, by=supervisor.account, at=AT, **times)
    AgendaItem.objects.create(session=session, text="canary-coming", added_by=worker)
    return session


def _covered(
    worker, *, case="canary-covered", personal="canary-said-to-cover", day=date(2026, 11, 17), **days
):
    """A cover and a session that the covering supervisor held."""
    cover = CoverFactory(agreement=worker.agreements.get(ends_on=None), **days)
    starts_at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)
    session = SessionFactory(
        supervisor=cover.supervisor, supervisee=worker, status="held", starts_at=starts_at
    )
    SessionRecord.objects.create(session=session, version=1, workload=case)
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing=personal)
    return cover, session


def _audited(worker, supervisor):
    """A drawn file, scored with evidence, moderated, with a finding; the audit is open."""
    auditors = [WorkerFactory(org_role=3).account, WorkerFactory(account__role="qa").account]
    period = {"from_on": date(2026, 11, 1), "to_on": date(2026, 11, 30)}
    audit = Audit(name="Autumn", size=1, **period)
    open_audit(audit=audit, people=[worker.pk], auditors=auditors, by=AccountFactory(role="psw"), at=AT)
    file = audit.files.get()
    scores = {audit.questions.first(): (2, "canary-evidence")}
    score_file(file=file, scores=scores, overall=2, by=file.auditor, at=AT)
    moderate_file(file=file, grade=3, note="canary-moderation", by=file.moderator, at=AT)
    facts = {"what": "canary-finding", "due_on": None, "by": file.auditor, "on": AT.date()}
    add_finding(file=file, theme=AuditTheme(name="Reflection"), supervisor=supervisor, **facts)
    return file


def _waiting(worker, agreement) -> dict[str, Account]:
    """Two who would come to read, each by a form of their own that waits for a second person."""
    signed_in = {"role": "psw", "last_login": AT}
    line, cover = (WorkerFactory(org_role=2, account=AccountFactory(**signed_in)) for _ in range(2))
    facts = {"reason": "Nobody else can", "by": line.account}
    assert change_line_manager(worker=Worker.objects.get(pk=worker.pk), to=line, **facts)
    days = {"starts_on": date(2026, 12, 14), "ends_on": date(2026, 12, 18)}
    facts = {"reason": "Nobody else can", "by": cover.account, "at": AT, **days}
    assert arrange_covers(chosen=[(agreement, cover)], **facts).waiting
    return {"line": line.account, "cover": cover.account}


def _ended_audit(worker) -> Account:
    """Who audits a file of an audit that nobody has closed, and that has ended."""
    at, auditor = datetime(2026, 9, 1, 9, tzinfo=UTC), WorkerFactory(org_role=3).account
    audit = Audit(name="Summer", size=1, from_on=date(2026, 8, 1), to_on=date(2026, 11, 30))
    open_audit(audit=audit, people=[worker.pk], auditors=[auditor], by=AccountFactory(role="psw"), at=at)
    assert audit.is_open
    return auditor


def addresses(world: World) -> list[str]:
    """Every address of the tracker's own rooms, with keys that lead to the records."""
    found = {address for keys in world.keysets for address in _addresses(keys)}
    return sorted(found | set(_asked(world.keysets[0])))


def _asked(keys: dict[str, int]) -> Iterator[str]:
    """Addresses that ask for something."""
    for whose in ("mine", "people"):
        for show in ("open", "overdue", "drifting", "done"):
            yield f"/actions/?whose={whose}&show={show}"
    for page in ("", "extract.txt", "extract.pdf"):
        for reference in ("P77", "P78"):
            yield f"/supervision/cases/{page}?reference={reference}"
    yield f"/supervision/cpd/new/?session={keys['sessions']}"
    yield f"/supervision/book/?supervisee={keys['person']}"
    yield "/search/?q=canary"
    yield "/supervision/overdue.csv?band=everyone"
    yield "/actions/repeated.csv?ended=all"


def _addresses(keyset: dict[str, int]) -> Iterator[str]:
    for name, pattern in routes():
        if name.partition(":")[0] in ("workforce", "supervision", "nqsw", "tracker"):
            keys = dict.fromkeys(pattern.pattern.converters, keyset["person"])
            if "pk" in keys:
                address = reverse(name, kwargs={**keys, "pk": keyset["sessions"]})
                part = next((p for p in keyset if f"/{p}/" in address), "person")
                keys["pk"] = keyset[part]
            yield reverse(name, kwargs=keys)


def words_in(response) -> frozenset[str]:
    """Every canary in an answer; a workbook is looked into."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(name) for name in book.namelist())
    return canaries_in(content.decode(errors="replace"))


def canaries_in(text: str) -> frozenset[str]:
    """The words as a whole: none is found in a longer one."""
    return frozenset(word for word in CANARY.findall(text) if word in ALL)


@pytest.fixture(autouse=True)
def prints_can_be_searched(monkeypatch):
    """The text of a PDF is packed: what is searched is the page that is printed."""
    monkeypatch.setattr("workforce.web.printing.printed", lambda html, **how: html.encode())


#: Of everybody, with all that can be had in a file.
ASKED_OF_EXPORTS = {
    **{"from_month": "2026-09", "to_month": "2026-11"},
    **{"whom": "all", "size": "10", "seed": "canaries", "with_words": "yes", "with_names": "yes"},
    "reason": "Asked for",
}


@pytest.mark.pages
@pytest.mark.parametrize("name", READERS)
def test_no_export_holds_more_than_its_maker_reads(world, name):
    viewer = Viewer(world.readers[name], on=timezone.localdate())
    keys = world.keysets[0]
    asked = ASKED_OF_EXPORTS | {"person": str(keys["person"]), "audit": str(keys["audits"])}
    for kind in export_kinds().values():
        if not kind.allowed(viewer):
            continue
        try:
            made = kind.make(viewer, asked, nobody_waits)
        except Refusal as refusal:
            said = ("any more", "no longer", "There is no record")
            assert any(words in str(refusal) for words in said), (name, kind.key)
            continue
        words = words_in(HttpResponse(made.content))
        assert words <= MAY_READ[name], f"{name} finds {words - MAY_READ[name]} in {kind.key}"
        assert bool(words) <= bool(made.read), f"{kind.key} does not say what it was read of"


@pytest.mark.pages
@pytest.mark.parametrize(
    "name",
    [name if name in SHOWN_AT_ONCE else pytest.param(name, marks=pytest.mark.walk) for name in READERS],
)
def test_every_reader_finds_what_they_may_read_and_no_more(world, client, caplog, name):
    tried, account, found = addresses(world), world.readers[name], set()
    assert len(tried) > 30
    client.force_login(account)
    for address in tried:
        before = Event.objects.filter(verb="notes read", actor=account).count()
        words = words_in(client.get(address))
        found |= words
        assert words <= MAY_READ[name], f"{name} finds {words - MAY_READ[name]} at {address}"
        if words - CPD:
            after = Event.objects.filter(verb="notes read", actor=account).count()
            assert after == before + 1, f"{name} reads {address} without a trace"
    assert (name, MAY_READ[name] - found) == (name, frozenset())
    assert "canary" not in caplog.text
    assert not [message for message in mail.outbox if "canary" in message.message().as_string()]
    assert not [event for event in Event.objects.all() if "canary" in str(event.details)]


def test_e_mails_feeds_and_every_other_table_hold_none_of_it(
    world, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("send_reminders")
    assert [message for message in mail.outbox if "action" in message.body]
    assert not [message for message in mail.outbox if "canary" in message.message().as_string()]
    for name in ("supervisee", "supervisor"):
        worker = world.readers[name].worker
        token = make_feed(worker=worker, by=worker.account, at=AT)
        feed = client.get(reverse("supervision:calendar_feed", args=[token])).content.decode()
        assert ("20261124T1000" in feed, "canary" in feed) == (True, False)
    rows = {
        model.__name__: str([model_to_dict(row) for row in model.objects.all()])
        for model in apps.get_models()
    }
    assert {name for name, text in rows.items() if "canary" in text} == KEPT_IN
    stored = {model.__name__: str(list(model.objects.values())) for model in apps.get_models()}
    assert {name for name, text in stored.items() if "canary" in text} == set()


def test_an_error_while_a_record_is_saved_leaves_no_word_in_the_report(world, client, monkeypatch):
    def refuse(**facts):
        raise IntegrityError(f"DETAIL: Failing row contains (1, {'\n'.join(sorted(DRAFT))}).")

    monkeypatch.setattr("supervision.records.views.record_page.save_draft", refuse)
    written, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    handler.setFormatter(console_formatter())
    root.addHandler(handler)
    client.raise_request_exception = False
    client.force_login(world.readers["supervisor"])
    draft = world.keysets[2]["sessions"]
    answer = client.post(f"/supervision/sessions/{draft}/record/", {"record-workload": "canary-coming"})
    root.removeHandler(handler)
    assert answer.status_code == 500
    assert "IntegrityError" in written.getvalue()
    assert "save_draft" in written.getvalue()
    assert "canary" not in written.getvalue() + answer.content.decode()
    assert not mail.outbox


def console_formatter() -> logging.Formatter:
    """As the settings make it."""
    facts = dict(settings.LOGGING["formatters"][settings.LOGGING["handlers"]["console"]["formatter"]])
    return import_string(facts.pop("()"))(**{"fmt" if k == "format" else k: v for k, v in facts.items()})
