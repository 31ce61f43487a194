"""Audits: a draw that can be repeated, read by its auditors only and only while it is open."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from supervision.audits.forms.audits import AuditForm
from supervision.audits.reports import last_quarters, themes_over_time
from supervision.audits.sampling import draw
from supervision.audits.services.audits import NothingToDraw, close_audit, open_audit
from supervision.audits.services.grading import CannotModerate, add_finding, moderate_file, score_file
from supervision.models import (
    Action,
    Audit,
    AuditedFile,
    AuditFinding,
    AuditQuestion,
    AuditTheme,
    Grade,
    PersonalNote,
    SessionRecord,
)
from supervision.records.services.signing import sign_off
from supervision.rules.plausibility import ASKED_AT_CLOSING, doubts_about_closing
from tests.factories import AccountFactory, CoverFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.authority_settings import supposing
from workforce.models import Account, Event, Worker
from workforce.rules.authority import ALWAYS, Setting
from workforce.web.person_fields import FEW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def auditor():
    return WorkerFactory(account=AccountFactory(role="qa"), org_role=2).account


@pytest.fixture
def session():
    session = a_session()
    worker = supervisee_of(session)
    SessionRecord.objects.create(session=session, workload="Eleven cases", jottings="Ask HR", version=1)
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="Tired")
    return session


def opened(by, *auditors, size: int = 5, **fields) -> Audit:
    """A sample that `by` draws for these auditors, or that someone else draws for `by` alone."""
    audit = Audit(name="Autumn", from_on=date(2026, 11, 1), to_on=date(2026, 11, 30), size=size, **fields)
    people = list(Worker.objects.values_list("pk", flat=True))
    if set(auditors) <= {by}:
        auditors, by = [by], AccountFactory(role="psw")
    return open_audit(audit=audit, people=people, auditors=auditors, by=by, at=AT)


@pytest.fixture
def large_samples():
    """An authority that may draw more files than any may: so many that moderation can be counted."""
    with supposing({Setting.AUDIT_FILES_A_TEAM: 20}, from_on=ALWAYS):
        yield


def test_the_same_seed_draws_the_same_files_in_whatever_order_they_are_listed():
    frame = list(range(100))
    first = draw(frame, size=7, seed="a")
    assert first == draw(list(reversed(frame)), size=7, seed="a")
    assert first != draw(frame, size=7, seed="b")
    assert len(set(first)) == 7
    assert sorted(draw([3, 1], size=7, seed="a")) == [1, 3]


def test_the_draw_keeps_what_repeats_it(auditor):
    for _ in range(6):
        a_session()
    audit = opened(auditor, size=3)
    drawn = list(audit.files.values_list("worker", flat=True))
    assert drawn == draw(audit.frame, size=3, seed=audit.seed)
    assert len(audit.frame) == 6


def test_without_a_session_in_the_period_there_is_nothing_to_draw(auditor):
    with pytest.raises(NothingToDraw):
        opened(auditor)


@pytest.mark.parametrize(("last_day", "is_drawn"), [(date(2026, 10, 31), True), (date(2026, 11, 1), False)])
def test_nobody_audits_a_file_in_which_they_covered_in_the_period(session, last_day, is_drawn):
    agreement = supervisee_of(session).agreements.get()
    cover = CoverFactory(agreement=agreement, starts_on=date(2026, 10, 1), ends_on=last_day)
    if is_drawn:
        assert opened(cover.supervisor.account).files.get().worker == agreement.supervisee
        return
    with pytest.raises(NothingToDraw):
        opened(cover.supervisor.account)


def moderators(audit: Audit) -> list[Account]:
    return [file.moderator for file in audit.files.all() if file.moderator]


@pytest.fixture
def manager():
    return WorkerFactory(org_role=3).account


@pytest.mark.usefixtures("large_samples")
@pytest.mark.parametrize(("files", "moderated"), [(1, 1), (4, 1), (5, 2), (8, 2)])
def test_quality_assurance_moderates_one_in_four_of_managers_audits_and_never_fewer_than_one(
    files, moderated, manager, auditor
):
    for _ in range(files):
        a_session()
    audit = opened(manager, manager, size=files)
    assert moderators(audit) == [auditor] * moderated
    assert {file.auditor for file in audit.files.all()} == {manager}


@pytest.mark.usefixtures("large_samples")
def test_no_manager_moderates_the_audit_of_quality_assurance(manager, auditor):
    for _ in range(8):
        a_session()
    audit = opened(auditor, auditor, manager, size=8)
    assert {file.auditor for file in audit.files.all() if file.moderator} == {manager}
    assert moderators(audit) == [auditor]


@pytest.mark.usefixtures("large_samples")
def test_quality_assurance_that_was_chosen_comes_before_others_and_shares_it_out(manager, auditor):
    chosen = [AccountFactory(role="qa"), AccountFactory(role="qa")]
    for _ in range(15):
        a_session()
    audit = opened(manager, manager, *chosen, size=15)
    assert sorted(account.pk for account in moderators(audit)) == [account.pk for account in chosen]


def test_nobody_who_is_not_independent_moderates_and_the_page_says_so(manager, auditor, session, sign_in):
    agreement = supervisee_of(session).agreements.get()
    CoverFactory(agreement=agreement, supervisor=auditor.worker, starts_on=date(2026, 11, 1))
    audit = opened(manager, manager)
    assert moderators(audit) == []
    page = sign_in(AccountFactory(role="psw")).get(f"/supervision/audits/{audit.pk}/").text
    assert "nobody in that role is independent" in page


def test_without_quality_assurance_the_page_says_that_nobody_moderates(manager, session, sign_in):
    audit = opened(manager, manager)
    page = sign_in(AccountFactory(role="psw")).get(f"/supervision/audits/{audit.pk}/").text
    assert "but nobody has that role yet" in page


def test_moderating_is_refused_to_others_and_before_the_grade(manager, auditor, session):
    file = opened(manager, manager).files.get()
    facts = {"file": file, "grade": 3, "note": "No reflection", "at": AT}
    for by in (manager, AccountFactory(role="qa"), auditor):
        with pytest.raises(CannotModerate):
            moderate_file(by=by, **facts)
    file.scored_at, file.overall = AT, 2
    moderate_file(by=auditor, **facts)
    assert file.stands_at == Grade.REQUIRES_IMPROVEMENT


def test_home_says_what_waits_to_be_audited_and_moderated(manager, auditor, session, sign_in):
    audit = opened(manager, manager, due_on=date(2026, 11, 18))
    waits = {
        manager: f"/supervision/audits/{audit.pk}/?show=to-audit#files",
        auditor: "1 to moderate when graded",
    }
    for account, words in waits.items():
        page = sign_in(account).get("/").text
        assert words in page
        assert "Wednesday 18 November" in page
    audit.files.update(scored_at=AT, overall=2)
    assert f"/supervision/audits/{audit.pk}/?show=to-moderate#files" in sign_in(auditor).get("/").text
    close_audit(audit=audit, by=auditor, at=AT, sure=ASKED_AT_CLOSING)
    assert "to moderate" not in sign_in(auditor).get("/").text


def test_closing_asks_about_files_that_are_not_audited_or_moderated(manager, auditor, session, sign_in):
    audit = opened(manager, manager)
    address = f"/supervision/audits/{audit.pk}/close/"
    client = sign_in(auditor)
    assert "It cannot be opened again." in client.get(address).text
    assert "1 file not audited yet." in client.post(address).text
    audit.refresh_from_db()
    assert audit.is_open
    client.post(address, {"sure": "to_audit"})
    audit.refresh_from_db()
    assert not audit.is_open
    assert list(doubts_about_closing(to_audit=0, to_moderate=0)) == []
    (waits,) = doubts_about_closing(to_audit=0, to_moderate=2)
    assert waits.why == "2 audits not moderated yet."


def test_an_auditor_reads_what_they_wrote_after_the_audit_is_closed(manager, auditor, session, sign_in):
    file = opened(manager, manager).files.get()
    score_file(
        file=file, scores={AuditQuestion.objects.first(): (3, "Two gaps")}, overall=3, by=manager, at=AT
    )
    close_audit(audit=file.audit, by=auditor, at=AT, sure=ASKED_AT_CLOSING)
    address = f"/supervision/audits/files/{file.pk}/result/"
    assert "Two gaps" in sign_in(manager).get(address).text
    assert sign_in(auditor).get(address).status_code == 404
    assert sign_in(WorkerFactory(org_role=3)).get(address).status_code == 404


def test_a_session_from_a_log_of_before_says_where_its_record_is(session, auditor, sign_in):
    type(session).objects.filter(pk=session.pk).update(is_imported=True)
    audit = opened(auditor)
    page = sign_in(auditor).get(f"/supervision/audits/files/{audit.files.get().pk}/").text
    assert ", its record is kept elsewhere</summary>" in page
    assert "not signed" not in page


def test_the_auditor_reads_the_case_part_while_the_audit_is_open(session, auditor, sign_in):
    audit = opened(auditor)
    address = f"/supervision/audits/files/{audit.files.get().pk}/"
    client = sign_in(auditor)
    draft = client.get(address).text
    assert "1 session of this time is not signed yet: you cannot read a draft." in draft
    assert "Eleven cases" not in draft
    sign_off(session=session, by=session.supervisor.account, at=AT)
    page = client.get(address).text
    assert "Eleven cases" in page
    assert "Tired" not in page
    assert "Ask HR" not in page
    assert {event.actor for event in Event.objects.filter(verb="notes read")} == {auditor}
    close_audit(audit=audit, by=auditor, at=AT, sure=ASKED_AT_CLOSING)
    read = Event.objects.filter(verb="notes read").count()
    closed = client.get(address).text
    assert "was not audited" in closed
    assert "Eleven cases" not in closed
    assert Event.objects.filter(verb="notes read").count() == read


def test_sessions_outside_the_period_and_other_readers_stay_out(session, auditor, sign_in):
    audit = opened(auditor)
    Audit.objects.update(from_on=date(2026, 11, 19))
    address = f"/supervision/audits/files/{audit.files.get().pk}/"
    assert "Eleven cases" not in sign_in(auditor).get(address).text
    assert sign_in(AccountFactory(role="qa")).get(address).status_code == 404
    assert sign_in(AccountFactory(role="psw")).get(address).status_code == 404


def test_scoring_with_evidence_then_a_finding_that_becomes_the_supervisors_action(session, auditor, sign_in):
    theme = AuditTheme.objects.create(name="Reflection")
    audit = opened(auditor)
    file = audit.files.get()
    client = sign_in(auditor)
    address = f"/supervision/audits/files/{file.pk}/"
    page = client.post(address, {"do": "score", "overall": "2"})
    assert "Select a grade" in page.text
    grades = {f"grade_{question.pk}": "3" for question in AuditQuestion.objects.all()}
    client.post(address, {"do": "score", "overall": "2", **grades})
    file.refresh_from_db()
    assert (file.overall, file.scores.count()) == (2, AuditQuestion.objects.count())
    client.post(
        address,
        {"do": "finding", "finding-theme": theme.pk, "finding-what": "Bring one case to reflect on"},
    )
    client.post(address, {"do": "finding", "finding-theme": "Something else", "finding-what": "Anything"})
    action = Action.objects.get()
    assert (action.owner, action.supervisee) == (session.supervisor, session.supervisor)
    (counted,) = client.get("/supervision/audits/").context["themes"]
    assert (counted.name, counted.numbers) == ("Reflection", [0, 0, 0, 1])


def test_the_moderators_grade_is_the_one_that_counts(session, auditor, sign_in):
    manager = WorkerFactory(org_role=3).account
    audit = opened(auditor, manager)
    file = audit.files.get()
    AuditedFile.objects.update(overall=2, scored_at=AT)
    form = {"do": "moderate", "moderation-grade": "3", "moderation-note": "No reflection"}
    sign_in(auditor).post(f"/supervision/audits/files/{file.pk}/", form)
    file.refresh_from_db()
    assert file.stands_at.label == "Requires improvement"


def test_a_sample_is_drawn_on_its_page(session, auditor, sign_in):
    other = WorkerFactory(org_role=3).account
    form = {
        "name": "Autumn",
        "size": "2",
        "seed": "mine",
        "auditors": [auditor.pk],
        **{"from_on_day": "1", "from_on_month": "11", "from_on_year": "2026"},
        **{"to_on_day": "30", "to_on_month": "11", "to_on_year": "2026"},
        **{"due_on_day": "18", "due_on_month": "12", "due_on_year": "2026"},
    }
    client = sign_in(auditor)
    assert "you cannot be its only auditor" in client.post("/supervision/audits/new/", form).text
    form["auditors"] = [other.pk]
    page = client.post("/supervision/audits/new/", form)
    audit = Audit.objects.get()
    assert page.url == f"/supervision/audits/{audit.pk}/"
    assert audit.seed != "mine"
    assert sign_in(WorkerFactory()).post("/supervision/audits/new/", form).status_code == 404
    assert sign_in(AccountFactory(role="admin")).get("/supervision/audits/").status_code == 404


@pytest.mark.parametrize(("on", "day"), [(date(2026, 11, 27), 29), (date(2026, 11, 26), 24)])
def test_the_last_day_proposed_is_a_working_day(auditor, sign_in, time_machine, on, day):
    time_machine.move_to(f"{on}T10:00:00+00:00", tick=False)
    page = sign_in(auditor).get("/supervision/audits/new/")
    assert page.context["form"]["due_on"].value() == date(2026, 12, day)


@pytest.mark.parametrize(
    ("on", "starts"),
    [
        (date(2026, 11, 19), [(2026, 1), (2026, 4), (2026, 7), (2026, 10)]),
        (date(2026, 10, 1), [(2026, 1), (2026, 4), (2026, 7), (2026, 10)]),
        (date(2026, 9, 30), [(2025, 10), (2026, 1), (2026, 4), (2026, 7)]),
        (date(2027, 1, 1), [(2026, 4), (2026, 7), (2026, 10), (2027, 1)]),
    ],
)
def test_themes_are_compared_over_the_last_four_quarters(on, starts):
    assert last_quarters(on) == [date(year, month, 1) for year, month in starts]


def test_themes_are_counted_by_quarter_in_whatever_case_they_were_written(session, auditor, today):
    file = opened(auditor).files.get()
    for theme, found_on in [
        ("Rationale", date(2026, 11, 1)),
        ("rationale ", date(2026, 10, 1)),
        ("RATIONALE", date(2026, 9, 30)),
        ("Reflection", date(2026, 1, 1)),
        ("Too long ago", date(2025, 12, 31)),
    ]:
        facts = {"what": "Write why", "due_on": None, "by": auditor, "on": found_on}
        add_finding(file=file, theme=AuditTheme(name=theme), supervisor=session.supervisor, **facts)
    themes = themes_over_time(AuditFinding.objects.all(), on=today)
    assert [(theme.name, theme.numbers) for theme in themes] == [
        ("Rationale", [0, 0, 1, 2]),
        ("Reflection", [1, 0, 0, 0]),
    ]


def test_of_many_auditors_one_is_looked_up_by_name_or_by_the_address_of_an_account_alone():
    ruth = WorkerFactory(given_name="Ruth", family_name="Abara", staff_number="70001").account
    quality = AccountFactory(email="quality@council.example", role="qa")
    WorkerFactory.create_batch(FEW)
    field = AuditForm(auditors=Account.objects.all(), on=AT.date()).fields["auditors"]
    assert field.few is None
    for words, account in (("abara ruth", ruth), ("70001", ruth), ("quality@", quality), ("qual", quality)):
        assert field.found(words).people == [account]
    told = [field.told(account) for account in (ruth, quality)]
    assert [one["name"] for one in told] == ["Ruth Abara", "quality@council.example"]
    assert [one["detail"] for one in told] == [f"{ruth.worker.team}, staff number 70001", ""]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE supervision_auditscore SET grade = 1", "closed audit"),
        ("DELETE FROM supervision_auditscore", "closed audit"),
        ("UPDATE supervision_auditedfile SET overall = 1", "closed audit"),
        ("UPDATE supervision_auditedfile SET scored_at = NULL", "closed audit|still of the same"),
        ("DELETE FROM supervision_auditedfile", "closed audit"),
        ("UPDATE supervision_audit SET closed_at = NULL", "closed audit"),
        ("UPDATE supervision_auditfinding SET theme = 'Another'", "never changes"),
        ("DELETE FROM supervision_auditfinding", "never changes"),
    ],
)
def test_the_database_keeps_the_results_of_a_closed_audit(auditor, session, change, words):
    audit = opened(auditor)
    file = audit.files.get()
    score_file(file=file, scores={audit.questions.first(): (3, "Thin")}, overall=3, by=auditor, at=AT)
    theme = AuditTheme.objects.create(name="Consent")
    facts = {"supervisor": session.supervisor, "due_on": None, "by": auditor, "on": AT.date()}
    add_finding(file=file, theme=theme, what="Ask for consent", **facts)
    close_audit(audit=audit, by=auditor, at=AT)
    with pytest.raises(IntegrityError, match=words), transaction.atomic(), connection.cursor() as sql:
        sql.execute(change)
