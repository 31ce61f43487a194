"""Building the demo council, in the order in which a real one would come about."""

from datetime import date
from random import Random

from django.db import transaction
from django.db.models import F

from nqsw.models import Enrolment
from nqsw.programmes.services import install_programmes
from supervision.clock.due_days import update_due_days
from supervision.models import Agreement
from supervision.reminders.services.escalation import set_ladder
from supervision.reminders.sources import USUAL_LADDER
from supervision.rules.repeating import start_of
from tracker.demo.absences import record_absences
from tracker.demo.accounts import open_accounts
from tracker.demo.bookings import fill_the_weeks_ahead, show_in_diaries
from tracker.demo.calendar import Hours
from tracker.demo.caseloads import hand_out_cases
from tracker.demo.census import enter_census
from tracker.demo.classes import hold_classes
from tracker.demo.disagreements import disagreements_of
from tracker.demo.enrolments import enrol_everybody, finish_what_is_over, pause_one
from tracker.demo.evidence import gather_evidence
from tracker.demo.gatherings import Gathering, hold_others
from tracker.demo.governance import keep_requests
from tracker.demo.guidance import keep_documents
from tracker.demo.milestones import reach_milestones, sign_what_was_reached
from tracker.demo.oversight import oversee
from tracker.demo.people import Staff, take_on_everybody
from tracker.demo.programme import ask_for_feedback, give_mentors, offer_to_mentor, take_protected_time
from tracker.demo.proving import prove_signings
from tracker.demo.published import take_in_published_figures
from tracker.demo.records import Writer
from tracker.demo.signing import sign_records
from tracker.demo.supervision import agree_supervision, hold_sessions, leave_rows_to_settle
from tracker.demo.telling import Teller
from tracker.demo.voice import hold_surveys
from tracker.first_steps.services import put_away
from tracker.measures.kept import closes_on, keep_months, months_to_close
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.authority.services import change_settings
from workforce.authority_settings import authority_settings
from workforce.models import Account, AuthorityRole, Mail, MailState
from workforce.rules.authority import CENSUS, Setting

SEED = 2011
#: No authority has this code: the council's published figures are made up, like the council.
AUTHORITY = {
    Setting.AUTHORITY_NAME: "Demo Council",
    Setting.DFE_CODE: "999",
    Setting.ACCESSIBILITY_CONTACT: "Digital services, accessibility@demo.example, 01632 960000",
    Setting.MILESTONE_FILES: 5,
    Setting.OPTIONAL_PARTS: (CENSUS,),
}


@transaction.atomic
def build_council(*, on: date) -> None:
    """The whole demo council as it stands on a day. The database should have no people in it yet."""
    random, hours = Random(SEED), Hours()  # noqa: S311 - made-up people need no secrecy
    teller = Teller(random)
    there = authority_settings(on=on)
    usual = {setting: getattr(there, setting.value) for setting in Setting}
    change_settings(changes=usual | AUTHORITY, from_on=None, reason="", by=None, on=on)
    install_programmes()
    set_ladder(days=USUAL_LADDER, by=None)
    keep_documents(on=on)
    staff = take_on_everybody(on=on, random=random)
    open_accounts(staff.by_key, staff.everybody)
    for account in Account.objects.exclude(role=AuthorityRole.NONE):
        put_away(by=account)  # this council has been at work for a year
    record_absences(staff, random=random)
    agree_supervision(staff)
    enrolments = enrol_everybody(staff)
    finish_what_is_over(staff, enrolments, teller=teller)
    pause_one(staff, enrolments)
    supervise(staff, teller=teller, hours=hours)
    run_programme(staff, enrolments, teller=teller, hours=hours)
    hold_surveys(staff)
    take_in_published_figures()
    keep_requests(staff)
    enter_census(staff)
    close_months(on=on)
    Mail.objects.still_open().update(state=MailState.SENT, sent_at=F("made_at"), subject="", text="")
    prove_signings()
    tell_rights_as_they_stand(on=on)


def close_months(*, on: date) -> None:
    """The months of the measures that are over, each closed on the day on which its time had come."""
    for month in months_to_close(on=on):
        day = closes_on(month)
        keep_months(on=day, at=start_of(day), months=[month])


def supervise(staff: Staff, *, teller: Teller, hours: Hours) -> None:
    """A year of sessions, the weeks ahead, and the records, which say what is booked next."""
    random = teller.random
    held = hand_out_cases(staff, random=random)
    meetings = hold_sessions(staff, random=random, hours=hours)
    others = hold_others(staff, random=random, hours=hours)
    leave_rows_to_settle(staff)
    update_due_days(Agreement.objects.all())
    gatherings = [*(Gathering(session, [who]) for session, who in meetings), *others]
    show_in_diaries(gatherings, on=staff.on)
    fill_the_weeks_ahead(staff, meetings, random=random, hours=hours)
    disagreements = disagreements_of(meetings, staff)
    Writer(staff, held, disagreements=disagreements, teller=teller).write(gatherings)
    sign_records(meetings, others, disagreements=disagreements, staff=staff, teller=teller)
    oversee(staff, teller=teller)


def run_programme(staff: Staff, enrolments: list[Enrolment], *, teller: Teller, hours: Hours) -> None:
    """Milestones, mentors, protected time and master classes."""
    random = teller.random
    sign_what_was_reached(reach_milestones(staff, enrolments, teller=teller), on=staff.on)
    gather_evidence(enrolments, teller=teller)
    ask_for_feedback(staff)
    offer_to_mentor(staff)
    give_mentors(staff, enrolments, random=random, hours=hours)
    take_protected_time(enrolments, on=staff.on, random=random)
    hold_classes(staff, enrolments, teller=teller)
