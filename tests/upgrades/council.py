"""One of everything, with which a release's database is kept: the busy council, and what it lacks.

Set the clock to NOW before anything reads it. Made-up people only.
"""

from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.pauses import pause
from nqsw.evidence.services import assess_oneself, record_feedback, share_reflection, write_reflection
from nqsw.mentors.services.mentors import assign_mentor, describe_mentor
from nqsw.milestones.services.milestone_signing import sign_milestone
from nqsw.milestones.services.milestones import mark_done
from nqsw.milestones.signers import signing_of
from nqsw.models import (
    AllocationCheck,
    ClassFeedback,
    Enrolment,
    MasterClass,
    Milestone,
    MilestoneFile,
    OutcomeStep,
    Programme,
)
from nqsw.programmes.services import start_cohort
from nqsw.protected_time.services import record_time
from nqsw.requests.services import ask_colleague
from nqsw.rules.evidence_files import digest_of_files
from nqsw.rules.standards import BY_PROGRAMME
from supervision.absences.services import record_absence
from supervision.agreements.services.covers import start_cover
from supervision.agreements.services.terms import sign_terms, write_terms
from supervision.audits.services.audit_questions import install_questions
from supervision.audits.services.audits import open_audit
from supervision.audits.services.grading import add_finding, moderate_file, score_file
from supervision.booking.services.groups import book_group
from supervision.calendars.services.calendar_feeds import make_feed
from supervision.models import (
    Agreement,
    Audit,
    AuditTheme,
    CalendarReply,
    CpdDraft,
    DiaryEntry,
    EscalationStep,
    ReminderChoice,
    SignedText,
)
from supervision.models.terms import TERMS
from supervision.records.services.decisions import record_decision
from supervision.records.services.prompts import install_prompts
from supervision.records.services.signing import add_addendum, answer_disagreement, answer_record, sign_off
from tests.busy_council import NOW, THURSDAY, Parts, build_busy_council, held, in_days
from tests.council import (
    AGENCY,
    DATA_OFFICER,
    GOVERNANCE,
    MENTOR,
    NQSW,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import AccountFactory, ActionFactory, AgreementFactory, CoverFactory, WorkerFactory
from tracker.models import Export, QuarterWords, ScheduledJob
from workforce.caseloads.services.breaches import agree_to_breach, note_breaches
from workforce.caseloads.services.limits import set_limit
from workforce.models import (
    AccessRequest,
    CaseloadBreach,
    CensusPerson,
    CensusPost,
    CensusUpload,
    CensusYear,
    DataKey,
    ImportRun,
    ProvisionedAccount,
    ProvisioningToken,
    PublishedFigures,
    RetentionHold,
)
from workforce.privacy.access_requests import record_request
from workforce.privacy.holds import set_hold

EVIDENCE = b"%PDF-1"


def build_one_of_everything() -> Parts:
    install_prompts()
    accounts = build_busy_council()
    disagree_and_add(accounts)
    agree_on_terms(accounts)
    stand_in(accounts)
    audit(accounts)
    carry_too_much(accounts)
    follow_the_programme(accounts)
    set_things_up(accounts)
    return accounts


def disagree_and_add(parts: Parts) -> None:
    """A record that its supervisee disputes, answered; an addendum; a decision between sessions; a group."""
    people = {part: parts[part].worker for part in (SUPERVISOR, WORKER, NQSW)}
    by, worker = parts[SUPERVISOR], people[WORKER]
    session = held(people, WORKER, days_ago=22)
    sign_off(session=session, by=by, at=NOW)
    text = SignedText.objects.get(session=session)
    answer_record(text=text, by=parts[WORKER], response="disagreed", comment="Nine cases.", at=NOW)
    signature = text.signatures.get(response="disagreed")
    answer_disagreement(signature=signature, body="Counted again: nine it is.", by=by, at=NOW)
    add_addendum(text=text, by=by, body="The visit was on Tuesday.", at=NOW)
    record_decision(
        supervisee=worker, case_reference="P2000001", decision="Strategy meeting", rationale="Bruising",
        by=by, at=NOW,
    )  # fmt: skip
    book_group(
        supervisor=people[SUPERVISOR], supervisees=[worker, people[NQSW]], starts_at=in_days(14),
        ends_at=in_days(14, 12), by=by, at=NOW, place="Room 1",
    )  # fmt: skip
    CpdDraft.objects.create(
        worker=worker, session=session, title="Chronologies", what="Wrote two", saved_at=NOW
    )
    make_feed(worker=worker, by=parts[WORKER], at=NOW)


def agree_on_terms(parts: Parts) -> None:
    agreement = Agreement.objects.get(supervisee=parts[WORKER].worker, ends_on=None)
    words = dict.fromkeys(TERMS, "As in the policy")
    terms = write_terms(agreement=agreement, words=words, by=parts[SUPERVISOR], at=NOW)
    for part in (SUPERVISOR, WORKER):
        sign_terms(
            terms=terms, worker=parts[part].worker, content_hash=terms.content_hash, by=parts[part], at=NOW
        )


def stand_in(parts: Parts) -> None:
    """Somebody covers for a supervisor who is away; an absence; a former supervisor."""
    other = WorkerFactory(org_role=3, given_name="Robin", family_name="Cover")
    away = WorkerFactory(given_name="Kim", family_name="Fell")
    agreement = AgreementFactory(supervisee=away, supervisor=parts[SERVICE_MANAGER].worker)
    start_cover(
        agreement=agreement, supervisor=other, starts_on=THURSDAY, ends_on=THURSDAY + timedelta(days=20),
        by=parts[PSW], at=NOW, reason="Leave",
    )  # fmt: skip
    CoverFactory(agreement=agreement, supervisor=other, starts_on=date(2026, 8, 3), ends_on=date(2026, 8, 7))
    record_absence(
        worker=away, started_on=date(2026, 10, 5), ended_on=date(2026, 10, 9), reason="SIC", by=parts[PSW]
    )


def audit(parts: Parts) -> None:
    """An open audit of one file, scored and moderated, with a finding and a question of its own words."""
    install_questions()
    drawn = open_audit(
        audit=Audit(name="Autumn", size=1, from_on=date(2026, 9, 1), to_on=THURSDAY),
        people=[parts[WORKER].worker.pk], auditors=[AccountFactory(role="qa"), parts[QA]], by=parts[QA],
        at=NOW,
    )  # fmt: skip
    file = drawn.files.get()
    scores = dict.fromkeys(drawn.questions.all(), (2, "Seen in the record"))
    score_file(file=file, scores=scores, overall=2, by=file.auditor, at=NOW)
    if file.moderator:
        moderate_file(file=file, grade=3, note="Reasons are missing", by=file.moderator, at=NOW)
    add_finding(
        file=file, theme=AuditTheme(name="Reasons"), what="Write why", supervisor=parts[SUPERVISOR].worker,
        due_on=THURSDAY + timedelta(days=30), by=parts[QA], on=THURSDAY,
    )  # fmt: skip
    ActionFactory(supervisee=parts[NQSW].worker, done_on=THURSDAY, outcome="Done")


def carry_too_much(parts: Parts) -> None:
    """A breach of a limit, agreed to; a case that was given against the advice."""
    set_limit(
        worker=parts[WORKER].worker, cases=1, starts_on=date(2026, 9, 7), ends_on=None, reason="Returning",
        is_protected=False, by=parts[PSW],
    )  # fmt: skip
    note_breaches(on=THURSDAY, by=parts[PSW])
    breach = CaseloadBreach.objects.filter(worker=parts[WORKER].worker).get()
    agree_to_breach(
        breach=breach, until=THURSDAY + timedelta(days=9), reason="Handing over", by=parts[PSW], at=NOW,
        on=THURSDAY,
    )  # fmt: skip
    AllocationCheck.objects.create(
        worker=parts[NQSW].worker, case_reference="P2000009", category="cp", advice="no", was_given=True,
        reason="Sibling of a case", checked_by=parts[SUPERVISOR], checked_at=NOW,
    )  # fmt: skip


def follow_the_programme(parts: Parts) -> None:
    """An NQSW of a real programme: mentor, milestones, a signature, a pause, evidence, protected time."""
    starts, by = date(2026, 9, 7), parts[PSW]
    worker = WorkerFactory(line_manager=parts[SUPERVISOR].worker, started_on=starts, given_name="Noor")
    AgreementFactory(supervisee=worker, supervisor=parts[SUPERVISOR].worker, starts_on=starts)
    programme = Programme.objects.exclude(name__startswith="Programme").order_by("pk").first()
    cohort = start_cohort(programme=programme, name="September 2026", starts_on=starts, by=by)
    enrolment = enrol(worker=worker, cohort=cohort, started_on=starts, by=by)
    describe_mentor(
        worker=parts[MENTOR].worker, is_available=True, capacity=3, areas="Court work",
        availability="Wednesdays", by=by,
    )  # fmt: skip
    assign_mentor(enrolment=enrolment, mentor=parts[MENTOR].worker, starts_on=starts, by=by)
    sign_the_first(enrolment, parts)
    pause(
        enrolment=enrolment, reason="sickness", started_on=date(2026, 10, 12), ended_on=date(2026, 10, 23),
        by=by, record_absence_too=True,
    )  # fmt: skip
    gather_evidence(enrolment)
    ask_and_judge(enrolment, parts)
    seat = MasterClass.objects.get(title="Court skills").places.get(worker=parts[NQSW].worker)
    ClassFeedback.objects.create(place=seat, useful=4, confident=3, comment="Clear", given_at=NOW)


def ask_and_judge(enrolment: Enrolment, parts: Parts) -> None:
    """A colleague asked for feedback, and a panel that was withdrawn."""
    feedback = enrolment.milestones.filter(kind="professional_feedback").first()
    ask_colleague(milestone=feedback, asked=parts[MENTOR].worker, by=enrolment.worker.account, on=THURSDAY)
    withdrawn = OutcomeStep.objects.create(
        enrolment=enrolment, step="moderated", verdict="pass", reason="Read", taken_on=THURSDAY,
        taken_by=parts[PSW], withdrawn_on=THURSDAY, withdrawn_by=parts[PSW], withdrawn_because="Another file",
    )  # fmt: skip
    withdrawn.panel.set([parts[MENTOR].worker, parts[SUPERVISOR].worker])


def sign_the_first(enrolment: Enrolment, parts: Parts) -> None:
    first = enrolment.milestones.filter(due_on__lte=THURSDAY).exclude(kind="self_assessment").first()
    by = parts[SUPERVISOR]
    mark_done(milestone=first, done_on=date(2026, 9, 21), done_by=by.worker, note="Agreed", by=by,
              on=THURSDAY)  # fmt: skip
    MilestoneFile.objects.create(
        milestone=first, title="Agreement", file_name="agreement.pdf", content=EVIDENCE, added_by=by,
        added_at=NOW, digest=sha256(EVIDENCE).hexdigest(),
    )  # fmt: skip
    first.files_digest = digest_of_files([sha256(EVIDENCE).hexdigest()])
    first.save(update_fields=["files_digest"])
    signing = signing_of(Milestone.objects.with_signers().get(pk=first.pk), on=THURSDAY)
    for row in signing.rows:
        if row.worker:
            sign_milestone(
                milestone=first, worker=row.worker, content_hash=signing.content_hash,
                by=row.worker.account, at=NOW, on=THURSDAY,
            )  # fmt: skip


def gather_evidence(enrolment: Enrolment) -> None:
    by = enrolment.worker.account
    facts = {"enrolment": enrolment, "on": THURSDAY, "by": by}
    reflection = write_reflection(title="A first visit", text="I listened more than I asked.", **facts)
    share_reflection(reflection=reflection, at=NOW, on=THURSDAY, by=by)
    record_feedback(
        source="lived_experience", relationship="Visited weekly", gathered_on=date(2026, 11, 2), said="Kind",
        learnt="Slow down", **facts,
    )  # fmt: skip
    standards = BY_PROGRAMME[enrolment.programme.standards]
    assess_oneself(moment="start", ratings=dict.fromkeys(standards, 2), examples="Two cases", **facts)
    record_time(taken_on=date(2026, 11, 6), hours=Decimal("3.5"), purpose="Reading", **facts)


def set_things_up(parts: Parts) -> None:
    """What stands by itself: choices, a ladder, a published figure, an import, an answer of a calendar."""
    by = parts[PSW]
    OutcomeStep.objects.create(
        enrolment=Enrolment.objects.get(worker=parts[NQSW].worker), step="recommended", verdict="pass",
        reason="Sound work", taken_on=THURSDAY, taken_by=by,
    )  # fmt: skip
    officer, whose = parts[GOVERNANCE], {"worker": parts[AGENCY].worker, "case_number": "IG-2026-031"}
    set_hold(hold=RetentionHold(**whose, reason="A claim"), by=officer, at=NOW, on=THURSDAY)
    request = AccessRequest(**whose, received_on=THURSDAY, is_told=False, why_not_told="Told by letter")
    record_request(request=request, by=officer, at=NOW)
    days = {"made_at": NOW, "expires_at": NOW + timedelta(days=90)}
    ProvisioningToken.objects.create(name="Directory", token_hash="0" * 64, made_by=by, **days)
    enter_the_census(parts)
    ProvisionedAccount.objects.create(account=parts[WORKER], external_id="0a21f0f2")
    Export.objects.create(
        owner=by,
        kind="overdue",
        mark="2" * 32,
        chosen={"team": "1"},
        content=b"PK",
        asked_at=NOW,
        problem="No room",
    )
    DataKey.objects.create(name="Power BI", token_hash="1" * 64, made_by=by, extracts=["people"], **days)
    words = {"quarter": date(2026, 7, 1), "section": "supervision", "paragraphs": "Held up"}
    QuarterWords.objects.create(**words, written_by=by, written_at=NOW)
    ScheduledJob.objects.create(name="verify", started_at=NOW, problem="2 differences.")
    ReminderChoice.objects.create(account=parts[WORKER], kind="due", often="weekly")
    EscalationStep.objects.create(rung="manager", days_overdue=8)
    PublishedFigures.objects.create(year=2025, area_code="E92000001", area_name="England", caseload="15.4")
    ImportRun.objects.create(
        kind="caseloads", file_name="counts.csv", sha256="b" * 64, uploaded_by=by, uploaded_at=NOW,
        applied_at=NOW, rows=3, changes={"added": 3},
    )  # fmt: skip
    CalendarReply.objects.create(
        entry=DiaryEntry.objects.filter(worker=parts[WORKER].worker).first(), answer="accepted", sequence=0,
        answered_at=NOW, uploaded_at=NOW, uploaded_by=parts[SUPERVISOR],
    )  # fmt: skip


def enter_the_census(parts: Parts) -> None:
    """What the workforce data officer has entered of one person, two years of it, and a return that waits."""
    worker, by = parts[WORKER].worker, parts[DATA_OFFICER]
    CensusPerson.objects.create(worker=worker, answers={"Ethnicity": "BAFR"}, saved_at=NOW, saved_by=by)
    for year in (2025, 2026):
        post = {"year": year, "answers": {"BaseSalary": "41000"}}
        CensusPost.objects.create(worker=worker, saved_at=NOW, saved_by=by, **post)
    CensusYear.objects.create(year=2026, answers={"NumberOfVacancies": "3"}, saved_at=NOW, saved_by=by)
    CensusUpload.objects.create(
        sha256="c" * 64, file_name="csww.xml", content=b"<Message/>", uploaded_at=NOW, uploaded_by=by
    )
