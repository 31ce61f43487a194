"""What is about somebody else is not found by a stranger, whatever they send.

Every route about one thing (an address with a key in it) is tried by people who have nothing to do
with that thing. A new route about one thing fails here until its thing is in the table.
"""

from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse

from nqsw.models import MentorMeeting, MilestoneFile, MilestoneRequest, Pause
from supervision.models import Audit, AuditedFile, Cover, ImportedLog
from tests.council import (
    ADMINISTRATOR,
    GOVERNANCE,
    MENTOR,
    NQSW,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
    build_council,
)
from tests.factories import (
    AbsenceFactory,
    ActionFactory,
    AgreementFactory,
    CoverFactory,
    MilestoneFactory,
    SessionFactory,
    SlotFactory,
    WorkerFactory,
)
from tests.test_access import OPEN_TO_ALL, ROUTES
from tracker.models import Export, MonthlyFile, MonthlyFileReader, SavedView
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import AccessRequest, CaseloadBreach, DataKey, ReaderChange, RetentionHold

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.pages]

#: About nobody in particular: the doors alone decide.
ABOUT_NOBODY = (
    "census/",
    "exports/ask/",
    "saved-views/new/",
    "guidance/",
    "guides/",
    "imports/",
    "nqsw/classes/",
    "nqsw/cohorts/",
    "nqsw/programmes/",
    "reports/measures/",
    "reports/quarterly/",
    "settings/authority/",
    "settings/directory/",
    "settings/first-steps/",
    "settings/mail/",
    "supervision/audits/questions/",
    "supervision/audits/themes/",
    "supervision/log-rows/",
    "supervision/policies/",
    "supervision/prompts/",
    "supervision/reminders/",
    "supervision/survey/questions/",
)
#: An administrator finds people, their absences and their accounts; nothing of practice.
ADMINISTRATORS = {
    "tracker:leave",
    "tracker:merge",
    "tracker:merge_with",
    "supervision:absences",
    "supervision:absence_new",
    "supervision:absence_edit",
    "supervision:absence_remove",
    "workforce:person",
    "workforce:person_edit",
    "workforce:person_why",
    "workforce:account",
    "workforce:account_address",
    "workforce:account_disconnect",
    "workforce:account_resend",
    "workforce:account_disable",
    "workforce:account_enable",
    "workforce:reader_change",
    "workforce:second_factor_reset",
    "workforce:second_factor_reset_ask",
}
#: Quality assurance sees every audit: names, grades and themes. Of a file, what they were given alone.
OF_ALL_AUDITS = {"supervision:audit", "supervision:audit_close"}
KEYED = sorted(
    name
    for name, route in ROUTES.items()
    if "<" in str(route.pattern)
    and name not in OPEN_TO_ALL
    and not str(route.pattern).startswith(ABOUT_NOBODY)
)


@pytest.fixture
def council():
    return build_council()


@pytest.fixture
def things(council) -> dict[str, dict[str, int]]:
    """What stands behind each beginning of an address: things of the NQSW and of the supervisor."""
    nqsw, supervisor = council[NQSW].worker, council[SUPERVISOR].worker
    enrolment = nqsw.enrolments.get()
    mentoring = enrolment.mentor_assignments.get()
    starts_at = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    ends_at = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
    session = SessionFactory(supervisor=supervisor, supervisee=nqsw, starts_at=starts_at)
    item = session.agenda_items.create(text="Court on Friday", added_by=nqsw)
    text = session.signed_texts.create(supervisee=nqsw, content={}, content_hash="0" * 64, fixed_at=starts_at)
    disagreed = text.signatures.create(
        worker=nqsw,
        response="disagreed",
        comment="I see it differently",
        content_hash=text.content_hash,
        signed_at=starts_at,
        referred_to=council[SERVICE_MANAGER].worker,
    )
    absence = AbsenceFactory(worker=nqsw)
    meeting = MentorMeeting.objects.create(assignment=mentoring, starts_at=starts_at, ends_at=ends_at)
    pause = Pause.objects.create(enrolment=enrolment, reason="sickness", started_on=starts_at)
    asked = MilestoneRequest.objects.create(
        milestone=MilestoneFactory(enrolment=enrolment, kind="observation", title="Observed"),
        asked=supervisor,
        asked_on=starts_at,
    )
    file = MilestoneFile.objects.create(
        milestone=asked.milestone, title="Seen", file_name="seen.pdf", content=b"%PDF-1", added_at=starts_at
    )
    taken = enrolment.protected_time.create(taken_on=starts_at, hours=2)
    reflection = enrolment.reflections.create(title="A visit", text="…", written_on=starts_at)
    said = {"source": "lived_experience", "relationship": "A parent", "gathered_on": starts_at}
    feedback = enrolment.feedback.create(said="…", **said)
    draft = nqsw.cpd_drafts.create(title="A visit", saved_at=starts_at)
    breach = CaseloadBreach.objects.create(worker=nqsw, since=starts_at)
    lost = nqsw.account.second_factor_resets.create(
        asked_by=council[ADMINISTRATOR], asked_at=starts_at, expires_at=ends_at, reason="Phone lost"
    )
    change = ReaderChange.objects.create(
        right="line_manager",
        worker=nqsw,
        gains=supervisor,
        after="Someone",
        asked_by=council[ADMINISTRATOR],
        asked_at=starts_at,
        expires_at=ends_at,
    )
    officer = council[GOVERNANCE]
    hold = RetentionHold.objects.create(
        worker=nqsw, case_number="IG-1", reason="A claim", set_by=officer, set_at=starts_at
    )
    asked_for = AccessRequest.objects.create(
        worker=nqsw,
        case_number="IG-1",
        received_on=starts_at,
        is_told=True,
        made_by=officer,
        made_at=starts_at,
    )
    key = DataKey.objects.create(
        name="Power BI",
        token_hash="0" * 64,
        made_by=supervisor.account,
        made_at=starts_at,
        expires_at=ends_at,
    )
    export = Export.objects.create(owner=supervisor.account, kind="supervision", mark="1", asked_at=starts_at)
    view = SavedView.objects.create(
        owner=supervisor.account, page="supervision", name="x", saved_at=starts_at
    )
    monthly = MonthlyFile.objects.create(
        view=view, set_up_by=supervisor.account, kind="supervision", set_up_at=starts_at
    )
    gets = {"file": monthly, "account": supervisor.account, "first_month": date(2099, 1, 1)}
    MonthlyFileReader.objects.create(pk=monthly.pk, **gets)
    far = date(2099, 1, 5)
    drawn = _drawn(nqsw, council[SERVICE_MANAGER], starts_at)
    log = ImportedLog.objects.create(file_name="log.csv", starts_on=starts_at, ends_on=starts_at)
    came = record_event(verb=Verb.SIGNED_IN, subject=nqsw.account, by=nqsw.account, worker=nqsw)
    device = UserSession.objects.create(
        user=nqsw.account, session_key="x", ip="127.0.0.1", created_at=starts_at, last_seen_at=starts_at
    )
    return {
        "account/devices/": {"pk": device.pk},
        "account/sign-ins/": {"pk": came.pk},
        "accounts/confirm-email/": {"key": "NQ:a"},
        "actions/": {"pk": ActionFactory(supervisee=nqsw).pk},
        "caseloads/<int:pk>": {"pk": nqsw.pk},
        "exports/<int:pk>": {"pk": export.pk},
        "caseloads/over/": {"pk": breach.pk},
        "monthly-files/": {"pk": monthly.pk, "view": view.pk},
        "saved-views/": {"pk": view.pk},
        "nqsw/enrolments/": {"pk": enrolment.pk, "moment": "start"},
        "nqsw/feedback/": {"pk": feedback.pk},
        "nqsw/mentor-assignments/": {"pk": mentoring.pk},
        "nqsw/mentor-meetings/": {"pk": meeting.pk},
        "nqsw/milestone-files/": {"pk": file.pk},
        "nqsw/milestones/": {"pk": MilestoneFactory(enrolment=enrolment).pk},
        "nqsw/pauses/": {"pk": pause.pk},
        "nqsw/protected-time/": {"pk": taken.pk},
        "nqsw/reflections/": {"pk": reflection.pk},
        "nqsw/requests/": {"pk": asked.pk},
        "people/<int:pk>": {"pk": nqsw.pk, "other": supervisor.pk},
        "people/<int:worker_pk>/cover": {"worker_pk": supervisor.pk},
        "people/<int:worker_pk>": {"worker_pk": nqsw.pk, "pk": absence.pk},
        "governance/holds/": {"pk": hold.pk},
        "governance/requests/": {"pk": asked_for.pk},
        "reader-changes/": {"pk": change.pk},
        "second-factor-resets/": {"pk": lost.pk},
        "reports/data/": {"pk": key.pk},
        "settings/accounts/": {"pk": nqsw.account_id},
        "settings/start-day/logs/": {"pk": log.pk},
        "supervision/agreements/": {"pk": nqsw.agreements.get().pk},
        "supervision/audits/<int:pk>": {"pk": drawn.audit_id},
        "supervision/audits/files/": {"pk": drawn.pk},
        "supervision/covers/": {
            "pk": CoverFactory(agreement=nqsw.agreements.get(), starts_on=far, ends_on=far).pk
        },
        "supervision/cpd/": {"pk": draft.pk},
        "supervision/disagreements/": {"pk": disagreed.pk},
        "supervision/file/": {"pk": nqsw.pk, "worker_pk": nqsw.pk},
        "supervision/first-due-days/": {"pk": supervisor.pk},
        "supervision/sessions/": {"pk": session.pk, "item_pk": item.pk},
        "supervision/slots/": {"pk": SlotFactory(supervisor=supervisor).pk},
        "supervision/texts/": {"pk": text.pk},
    }


def _drawn(worker, auditor, at) -> AuditedFile:
    """A file that an audit drew, scored."""
    audit = Audit.objects.create(
        name="Autumn", from_on=at.date(), to_on=at.date(), size=1, seed="a", opened_by=auditor, opened_at=at,
        ends_on=at.date() + timedelta(days=42),
    )  # fmt: skip
    scored = {"position": 1, "overall": 2, "scored_at": at}
    return audit.files.create(worker=worker, auditor=auditor, **scored)


def address_of(name: str, things: dict[str, dict[str, int]]) -> str:
    pattern = str(ROUTES[name].pattern)
    keys = next((keys for begins, keys in things.items() if pattern.startswith(begins)), None)
    if keys is None:
        return ""  # told by the test that every thing stands behind a route
    return reverse(name, kwargs={key: value for key, value in keys.items() if f":{key}>" in pattern})


def tried(client, things) -> dict[str, set[int]]:
    """How each address answers to being fetched and to being posted to."""
    refused = HTTPStatus.METHOD_NOT_ALLOWED
    return {
        name: {client.get(address).status_code, client.post(address).status_code} - {refused}
        for name in KEYED
        if (address := address_of(name, things))
    }


NOT_FOUND = {HTTPStatus.NOT_FOUND}


def not_hidden(answers: dict[str, set[int]]) -> dict[str, set[int]]:
    return {name: statuses for name, statuses in answers.items() if statuses != NOT_FOUND}


@pytest.mark.parametrize(("part", "but"), [(WORKER, set()), (QA, OF_ALL_AUDITS)])
def test_a_colleague_finds_nothing(client, council, things, part, but):
    client.force_login(council[part])
    assert set(not_hidden(tried(client, things))) == but


@pytest.mark.walk
def test_a_supervisor_of_other_people_finds_nothing(client, things):
    elsewhere = WorkerFactory(org_role=3)
    AgreementFactory(supervisor=elsewhere, supervisee=WorkerFactory(line_manager=elsewhere))
    client.force_login(elsewhere.account)
    assert not_hidden(tried(client, things)) == {}


@pytest.mark.walk
def test_a_supervisor_who_handed_over_finds_nothing_any_more(client, council, things):
    former = WorkerFactory(org_role=3)
    AgreementFactory(
        supervisor=former,
        supervisee=WorkerFactory(),
    )
    agreement = council[NQSW].worker.agreements.get()
    agreement.pk, agreement.supervisor = None, former
    agreement.ends_on = agreement.starts_on
    agreement.save()
    client.force_login(former.account)
    assert not_hidden(tried(client, things)) == {}


def test_an_administrator_finds_people_absences_and_accounts_alone(client, council, things):
    client.force_login(council[ADMINISTRATOR])
    found = not_hidden(tried(client, things))
    assert set(found) <= ADMINISTRATORS


@pytest.mark.walk
def test_a_covering_supervisor_finds_nothing_before_the_first_day_nor_after_the_last(client, council, things):
    """The cover among the things is of one day that is to come; another's is over."""
    for cover in (Cover.objects.get(), _over(Cover.objects.get())):
        client.force_login(cover.supervisor.account)
        assert not_hidden(tried(client, things)) == {}


def _over(cover: Cover) -> Cover:
    day = cover.agreement.starts_on
    return CoverFactory(agreement=cover.agreement, starts_on=day, ends_on=day)


@pytest.mark.parametrize(
    ("part", "names"),
    [
        (MENTOR, ("session", "record", "record_autosave", "sign", "agree", "addendum", "file")),
        (PSW, ("record", "record_autosave", "sign", "agree", "addendum")),
    ],
)
def test_a_mentor_and_the_principal_social_worker_have_no_way_to_the_record(
    client, council, things, part, names
):
    client.force_login(council[part])
    for name in names:
        address = address_of(f"supervision:{name}", things)
        answers = {client.get(address).status_code, client.post(address).status_code}
        assert (name, answers & {HTTPStatus.OK, HTTPStatus.FOUND}) == (name, set())


def test_every_thing_stands_behind_a_route_and_every_keyed_route_has_its_thing(things):
    patterns = {name: str(ROUTES[name].pattern) for name in KEYED}
    without = {n for n, p in patterns.items() if not any(p.startswith(begins) for begins in things)}
    assert without == set()
