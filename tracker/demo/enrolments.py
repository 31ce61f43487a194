"""The demo's NQSWs on their programme: cohorts, one who has finished, one with more time, one pause."""

from datetime import date, timedelta

from nqsw.enrolments.services.endings import complete, extend
from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.pauses import agree_to_pause, pause
from nqsw.models import Cohort, Enrolment, PauseParty, PauseReason, Programme, Verdict
from nqsw.outcomes.services import take_step
from nqsw.programmes.services import start_cohort
from tracker.demo.calendar import working_day_on_or_after, working_day_on_or_before
from tracker.demo.milestones import reach_milestones, sign_what_was_reached
from tracker.demo.people import CARE_LEAVERS, EXTENDED_IN, LAST_WEEK, Staff
from tracker.demo.programme import give_mentor
from tracker.demo.telling import Teller
from tracker.demo.texts import texts

EXTENSION_MONTHS = 3
#: How many days before the last one each step was taken.
STEPS = (("recommended", "assessor", 28), ("moderated", "psw", 14), ("decided", "service-manager", 7))


def enrol_everybody(staff: Staff) -> list[Enrolment]:
    """Every NQSW from their first day, in the cohort of those who started that month."""
    programme = Programme.objects.get(is_default=True)
    cohorts: dict[str, Cohort] = {}
    enrolments = []
    for worker in staff.nqsws:
        started_on = worker.started_on
        name = f"{started_on:%B %Y}"
        if name not in cohorts:
            cohorts[name] = start_cohort(programme=programme, name=name, starts_on=started_on, by=None)
        enrolments.append(
            enrol(
                worker=worker,
                cohort=cohorts[name],
                started_on=started_on,
                assessor=staff.by_key["assessor"],
                by=None,
                recorded_on=started_on,
            )
        )
    return enrolments


def finish_what_is_over(staff: Staff, enrolments: list[Enrolment], *, teller: Teller) -> None:
    """Past the last week one NQSW has passed, and one was given some months more before it came."""
    for enrolment in enrolments:
        if (staff.on - enrolment.started_on).days // 7 <= LAST_WEEK:
            continue
        if enrolment.worker.team.name == EXTENDED_IN:
            give_more_time(staff, enrolment)
        else:
            give_mentor(staff, enrolment, {})
            reached = reach_milestones(staff, [enrolment], teller=teller)
            judge(staff, enrolment, Verdict.PASS, texts("programme")["verdicts"])
            sign_what_was_reached(reached, on=staff.on)
            last = working_day_on_or_before(enrolment.expected_end_on)
            complete(enrolment=enrolment, on=last, by=staff.account_of("psw"))


def give_more_time(staff: Staff, enrolment: Enrolment) -> None:
    decided_on = judge(staff, enrolment, Verdict.EXTEND, texts("programme")["extended"])
    extend(enrolment=enrolment, months=EXTENSION_MONTHS, by=staff.account_of("psw"), on=decided_on)


def judge(staff: Staff, enrolment: Enrolment, verdict: Verdict, reasons: list[str]) -> date:
    """The assessor recommends, a panel of two seniors agrees, the service manager decides, on this day."""
    panel = [one for one in staff.seniors if one.team_id != enrolment.worker.team_id][:2]
    on = enrolment.expected_end_on
    for (step, who, days_before), reason in zip(STEPS, reasons, strict=True):
        on = working_day_on_or_before(enrolment.expected_end_on - timedelta(days=days_before))
        take_step(
            enrolment=enrolment,
            step=step,
            verdict=verdict,
            reason=reason,
            on=on,
            by=staff.account_of(who),
            panel=panel if step == "moderated" else (),
        )
    return on


def pause_one(staff: Staff, enrolments: list[Enrolment]) -> None:
    """An NQSW is away ill; the programme waits, and all four have agreed to that."""
    enrolment = [one for one in enrolments if one.worker.team.name == CARE_LEAVERS][-1]
    started_on = working_day_on_or_after(staff.on - timedelta(days=30))
    made = pause(
        enrolment=enrolment,
        reason=PauseReason.SICKNESS,
        started_on=started_on,
        ended_on=None,
        record_absence_too=True,
        by=staff.account_of("psw"),
    )
    worker = enrolment.worker
    agreeing = {
        PauseParty.NQSW: worker,
        PauseParty.LINE_MANAGER: staff.manager_of(worker),
        PauseParty.ASSESSOR: staff.by_key["assessor"],
        PauseParty.PSW: staff.by_key["psw"],
    }
    for days, (party, person) in enumerate(agreeing.items(), start=1):
        on = working_day_on_or_after(started_on + timedelta(days=days))
        agree_to_pause(pause=made, parties=[party], by=staff.account_of(person), on=on)
