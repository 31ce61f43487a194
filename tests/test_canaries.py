"""Note text reaches those who may read it, and nobody and nothing else.

A word of its own stands in every note field of one signed record. Every page is fetched as every
role; each word is looked for in the answer, in spreadsheets, e-mails, logs and the audit trail.
"""

import io
import zipfile
from dataclasses import dataclass

import pytest
from django.core import mail
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from supervision.models import AgendaItem, PersonalNote, SessionRecord
from supervision.services.signing import add_addendum, answer_record, sign_off
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    AllocationFactory,
    CaseDiscussionFactory,
    CaseloadSnapshotFactory,
    EnrolmentFactory,
    MentorAssignmentFactory,
    WorkerFactory,
)
from tests.supervision.records import AT, a_session, supervisee_of
from workforce.models import Account, Event, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

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
PERSONAL_PART = frozenset({"canary-wellbeing", "canary-personal-addendum"})
JOTTINGS = frozenset({"canary-jottings"})
READERS = (
    "supervisee",
    "supervisor",
    "supervisor's manager",
    "director",
    "principal social worker",
    "quality assurance",
    "administrator",
    "mentor",
    "assessor",
    "former supervisor",
    "stranger",
)


@dataclass
class World:
    """One signed record full of words of its own, and everybody who might come upon it."""

    keys: dict[str, int]
    readers: dict[str, Account]
    may_read: dict[str, frozenset[str]]


@pytest.fixture
def world() -> World:
    session = a_session()
    worker, supervisor = supervisee_of(session), session.supervisor
    text = _fill(session, worker)
    manager = supervisor.line_manager
    director = WorkerFactory(org_role=1)
    Worker.objects.filter(pk=manager.pk).update(line_manager=director)
    enrolment = EnrolmentFactory(worker=worker, assessor=WorkerFactory(org_role=4))
    mentor = MentorAssignmentFactory(enrolment=enrolment).mentor
    former = WorkerFactory(org_role=3)
    AgreementFactory(supervisee=worker, supervisor=former, starts_on="2025-03-02", ends_on="2026-03-01")
    AllocationFactory(worker=worker, case_reference="P77")
    CaseloadSnapshotFactory(worker=worker)
    nothing = frozenset()
    readers = {
        "supervisee": (worker.account, CASE_PART | PERSONAL_PART),
        "supervisor": (supervisor.account, CASE_PART | PERSONAL_PART),
        "supervisor's manager": (manager.account, CASE_PART | PERSONAL_PART),
        "director": (director.account, CASE_PART),
        "principal social worker": (AccountFactory(role="psw"), nothing),
        "quality assurance": (AccountFactory(role="qa"), nothing),
        "administrator": (AccountFactory(role="admin"), nothing),
        "mentor": (mentor.account, nothing),
        "assessor": (enrolment.assessor.account, nothing),
        "former supervisor": (former.account, nothing),
        "stranger": (WorkerFactory().account, nothing),
    }
    keys = {
        "sessions": session.pk,
        "texts": text.pk,
        "actions": text.session.actions.first().pk,
        "agreements": worker.agreements.first().pk,
        "enrolments": enrolment.pk,
        "person": worker.pk,
    }
    return World(keys, {n: a for n, (a, _) in readers.items()}, {n: m for n, (_, m) in readers.items()})


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
    ActionFactory(supervisee=worker, what="canary-earlier-action", outcome="canary-outcome")
    ActionFactory(supervisee=worker, session=session, discussion=discussion, what="canary-action")
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    answer_record(
        text=text, by=worker.account, response="agreed_with_comments", comment="canary-comment", at=AT
    )
    add_addendum(text=text, by=worker.account, body="canary-addendum", at=AT)
    add_addendum(text=text, by=worker.account, body="canary-personal-addendum", at=AT, is_personal=True)
    return text


def addresses(world: World) -> list[str]:
    """Every address of the tracker's own rooms, with keys that lead to the record."""
    found = []
    for room in ("workforce", "supervision", "nqsw"):
        for name, converters in _routes(room):
            session_like = world.keys["sessions"]
            keys = dict.fromkeys(converters, world.keys["person"])
            if "pk" in converters:
                address = reverse(name, kwargs={**keys, "pk": session_like} if _plain(converters) else keys)
                part = next((p for p in world.keys if f"/{p}/" in address), "person")
                keys["pk"] = world.keys[part]
            found.append(reverse(name, kwargs=keys))
    return sorted(set(found))


def _plain(converters: dict) -> bool:
    return "pk" in converters


def _routes(room: str) -> list[tuple[str, dict]]:
    routes = []
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.namespace == room:
            for pattern in resolver.url_patterns:
                if isinstance(pattern, URLPattern) and pattern.name:
                    routes.append((f"{room}:{pattern.name}", dict(pattern.pattern.converters)))
    return routes


def words_in(response) -> frozenset[str]:
    """Every canary in an answer; a workbook is looked into."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(name) for name in book.namelist())
    text = content.decode(errors="replace")
    return frozenset(word for word in CASE_PART | PERSONAL_PART | JOTTINGS if word in text)


@pytest.mark.parametrize("name", READERS)
def test_every_reader_finds_what_they_may_read_and_no_more(world, client, caplog, name):
    tried, account, found = addresses(world), world.readers[name], set()
    assert len(tried) > 30
    client.force_login(account)
    for address in tried:
        before = Event.objects.filter(verb="notes read", actor=account).count()
        words = words_in(client.get(address))
        found |= words
        assert words <= world.may_read[name], f"{name} finds {words} at {address}"
        if words:
            after = Event.objects.filter(verb="notes read", actor=account).count()
            assert after == before + 1, f"{name} reads {address} without a trace"
    if name in ("supervisee", "supervisor", "director"):
        assert found == world.may_read[name]
    assert "canary" not in caplog.text
    assert not [message for message in mail.outbox if "canary" in message.message().as_string()]
    assert not [event for event in Event.objects.all() if "canary" in str(event.details)]
