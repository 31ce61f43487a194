"""What oversees supervision in the demo: agreements in words, cover, decisions in between, audits."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from supervision.agreements.promise_now import promised_in_words
from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.agreements.usual_terms import usual_terms
from supervision.audits.services.audit_themes import add_theme, install_themes
from supervision.audits.services.audits import close_audit, open_audit
from supervision.audits.services.grading import add_finding, moderate_file, score_file
from supervision.models import (
    AgendaItem,
    Agreement,
    Audit,
    AuditedFile,
    CaseDiscussion,
    CpdDraft,
    Grade,
    Session,
    Terms,
    TermsSignature,
)
from supervision.records.services.chasing import remind_to_sign
from supervision.records.services.cpd import save_cpd_draft
from supervision.records.services.decisions import record_decision
from supervision.records.unsigned import unsigned
from tracker.demo.calendar import (
    local,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_before,
)
from tracker.demo.people import EAST, WEST, Staff
from tracker.demo.presence import Presence
from tracker.demo.telling import Teller, facts_of_day
from tracker.demo.texts import texts
from workforce.models import Account, Allocation, CaseCategory, Worker
from workforce.rules.working_days import add_months

#: Whose agreement is not as it should be, by the part that they play; everyone else's is in order.
UNSIGNED_BY_SUPERVISEE = "chloe"
OUT_OF_DATE = ("samuel", "mentor")
NOT_WRITTEN = "agency"
#: After so many months the words are reviewed; so many ago those were written that are out of date.
REVIEW_MONTHS, WRITTEN_LONG_AGO = 12, 14
#: With whom a decision was made in between, how many working days ago, about what kind of case.
DECIDED_WITH = (
    ("agency", 3, CaseCategory.CP),
    ("nqsw", 6, CaseCategory.CLA),
    ("worker", 11, CaseCategory.CP),
)
PREPARED = ("worker", "samuel", "chloe", "mentor")
FILES_DRAWN = 4


def oversee(staff: Staff, *, teller: Teller) -> None:
    write_agreements(staff)
    cover_for_the_manager_on_leave(staff)
    decide_in_between(staff)
    prepare_sessions(staff)
    draft_cpd(staff)
    audit_files(staff, teller=teller)
    chase_a_signature(staff)


def write_agreements(staff: Staff) -> None:
    """Words that both have signed, for all but a few: one waits for a signature, two are out of date."""
    written: list[Terms] = []
    without = {staff.by_key[NOT_WRITTEN].pk, staff.everybody[-1].pk}
    late = {staff.by_key[key].pk for key in OUT_OF_DATE}
    presence = Presence()
    agreements = Agreement.objects.in_force(on=staff.on).with_people().prefetch_related("policy__stages")
    for agreement in agreements.order_by("pk"):
        if agreement.supervisee_id in without:
            continue
        on = max(agreement.starts_on, add_months(staff.on, -(REVIEW_MONTHS - 1 - agreement.pk % 8)))
        if agreement.supervisee_id in late:
            on = add_months(staff.on, -WRITTEN_LONG_AGO)
        on = working_day_on_or_before(min(on, working_day_on_or_before(staff.on - timedelta(days=1))))
        both = (agreement.supervisor, agreement.supervisee)
        while not all(presence.is_here(one, on) for one in both) and on > agreement.starts_on:
            on = working_day_on_or_before(on - timedelta(days=1))
        written.append(
            Terms(
                agreement=agreement,
                written_at=local(on, time(11, 10)),
                review_on=working_day_on_or_after(add_months(on, REVIEW_MONTHS)),
                promised=promised_in_words(agreement.policy, on=on),
                **usual_terms(agreement),
            )
        )
    Terms.objects.bulk_create(written)
    TermsSignature.objects.bulk_create(signature for one in written for signature in both_sign(one, staff))


def both_sign(terms: Terms, staff: Staff) -> Iterator[TermsSignature]:
    agreement, words = terms.agreement, terms.content_hash
    yield TermsSignature(
        terms=terms,
        worker=agreement.supervisor,
        content_hash=words,
        signed_at=terms.written_at + timedelta(minutes=4),
    )
    if agreement.supervisee != staff.by_key[UNSIGNED_BY_SUPERVISEE]:
        yield TermsSignature(
            terms=terms,
            worker=agreement.supervisee,
            content_hash=words,
            signed_at=terms.written_at + timedelta(minutes=50),
        )


def cover_for_the_manager_on_leave(staff: Staff) -> None:
    """The other manager of the service covers for three, until the leave is over."""
    manager, colleague = staff.covered, staff.managers[-2]
    leave = manager.absences.order_by("started_on").last()
    if leave is None or leave.ended_on is None:
        raise LookupError("The manager is not on leave.")
    given = Agreement.objects.in_force(on=staff.on).filter(supervisor=manager).order_by("pk")
    arrange_covers(
        chosen=[(agreement, colleague) for agreement in given[:3]],
        starts_on=leave.started_on,
        ends_on=leave.ended_on,
        by=staff.account_of(manager),
        at=local(working_days_before(leave.started_on, 2), time(15, 5)),
        reason="Annual leave",
    )


def decide_in_between(staff: Staff) -> None:
    """Decisions that could not wait for supervision."""
    today = working_day_on_or_before(staff.on)
    for (key, days, category), said in zip(DECIDED_WITH, texts("oversight")["decisions"], strict=True):
        on = working_days_before(today, days)
        worker = staff.by_key[key]
        record_decision(
            supervisee=worker,
            case_reference=case_to_decide(worker, category, on=on).case_reference,
            by=staff.account_of("supervisor"),
            at=local(on, time(12, 40)),
            **said,
        )


def case_to_decide(worker: Worker, category: CaseCategory, *, on: date) -> Allocation:
    """One of that kind if they hold one, of which no record tells another story."""
    told = set(CaseDiscussion.objects.values_list("case_reference", flat=True))
    held = Allocation.objects.held(on=on).filter(worker=worker).order_by("pk")
    return min(held, key=lambda one: (one.category != category, one.case_reference in told))


def prepare_sessions(staff: Staff) -> None:
    """Both have put something on the agenda of what is booked with Daniel Okafor."""
    items = iter(texts("notes")["agenda_items"])
    for key in PREPARED:
        worker = staff.by_key[key]
        session = Session.objects.coming().filter(supervisees=worker).order_by("starts_at").first()
        if session:
            AgendaItem.objects.create(session=session, text=next(items), added_by=worker)
            AgendaItem.objects.create(session=session, text=next(items), added_by=session.supervisor)


def draft_cpd(staff: Staff) -> None:
    for key, days, draft in zip(("nqsw", "worker"), (4, 9), texts("oversight")["cpd"], strict=True):
        at = local(working_days_before(working_day_on_or_before(staff.on), days), time(16, 15))
        save_cpd_draft(draft=CpdDraft(worker=staff.by_key[key], **draft), by=staff.account_of(key), at=at)


def audit_files(staff: Staff, *, teller: Teller) -> None:
    """Last quarter's audit is closed, with a moderated grade and findings; this one's files wait."""
    today = working_day_on_or_before(staff.on)
    closed_on = working_days_before(today, 22)
    audit = draw(staff, "Safeguarding, last quarter", WEST, opened_on=working_days_before(closed_on, 15))
    files = list(audit.files.select_related("worker", "auditor", "moderator").order_by("position"))
    for number, file in enumerate(files):
        on = working_days_before(closed_on, 9 - number)
        score(
            file, Grade.REQUIRES_IMPROVEMENT if number == len(files) - 1 else Grade.GOOD, on=on, teller=teller
        )
        if file.moderator:
            moderate(file, on=working_days_before(closed_on, 3), is_agreed=number > 0)
    find(files[-1], staff, on=working_days_before(closed_on, 2))
    close_audit(audit=audit, by=staff.account_of("psw"), at=local(closed_on, time(16)))
    audit = draw(staff, "Safeguarding, this quarter", EAST, opened_on=working_days_before(today, 6))
    first = audit.files.select_related("worker", "auditor").order_by("position")[0]
    score(first, Grade.GOOD, on=working_days_before(today, 2), teller=teller)


def draw(staff: Staff, name: str, team: str, *, opened_on: date) -> Audit:
    """Four files of a team, for the auditor of quality assurance and a manager of another service."""
    people = [worker for worker in staff.everybody if worker.team.name == team]
    return open_audit(
        audit=Audit(
            name=name,
            team=people[0].team,
            from_on=opened_on - timedelta(days=91),
            to_on=opened_on - timedelta(days=1),
            size=FILES_DRAWN,
            due_on=working_day_on_or_after(opened_on + timedelta(weeks=4)),
        ),
        people=[worker.pk for worker in people],
        auditors=[staff.account_of(staff.managers[3]), staff.account_of("qa")],
        by=staff.account_of("psw"),
        at=local(opened_on, time(10)),
        seed=f"demo {team.lower()}",
    )


def score(file: AuditedFile, overall: Grade, *, on: date, teller: Teller) -> None:
    """Each question with its evidence: most as the whole, one better or worse."""
    random, facts = teller.random, facts_of_day(on, teller.random)
    scores = {}
    known = texts("oversight")["evidence"]
    for question, evidence in zip(file.audit.questions.order_by("position", "pk"), known, strict=True):
        is_good = random.random() < (0.8 if overall == Grade.GOOD else 0.4)
        said = teller.tell_one_of(evidence["good" if is_good else "weak"], facts)
        scores[question] = (Grade.GOOD if is_good else Grade.REQUIRES_IMPROVEMENT, said)
    score_file(file=file, scores=scores, overall=overall, by=file.auditor, at=local(on, time(15, 30)))


def moderate(file: AuditedFile, *, on: date, is_agreed: bool) -> None:
    note = texts("oversight")["moderation"]["agreed" if is_agreed else "lowered"]
    account: Account | None = file.moderator
    if account is None:
        raise LookupError(f"{file} has no moderator.")
    moderate_file(file=file, grade=Grade.GOOD, note=note, by=account, at=local(on, time(11, 20)))


def find(file: AuditedFile, staff: Staff, *, on: date) -> None:
    supervisor = staff.manager_of(file.worker)
    install_themes()
    for days, finding in enumerate(texts("oversight")["findings"], start=1):
        due_on = working_day_on_or_after(staff.on + timedelta(days=7 * days))
        theme = add_theme(name=finding["theme"], by=file.auditor)
        add_finding(
            file=file,
            theme=theme,
            what=finding["what"],
            supervisor=supervisor,
            due_on=due_on,
            by=file.auditor,
            on=on,
        )


def chase_a_signature(staff: Staff) -> None:
    """Daniel Okafor has asked once more for the answer that is late longest among his people."""
    yesterday = working_days_before(working_day_on_or_before(staff.on), 1)
    manager: Worker = staff.by_key["supervisor"]
    mine = Session.objects.filter(supervisor=manager, held_on__lt=yesterday)
    for waiting in unsigned(mine, on=yesterday):
        if waiting.person != manager:
            at = local(yesterday, time(9, 15))
            remind_to_sign(waiting=waiting, by=staff.account_of("supervisor"), on=yesterday, at=at)
            return
