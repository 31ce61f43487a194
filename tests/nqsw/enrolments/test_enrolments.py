"""Enrolments: what each change sets going, shows ahead, and can be taken back."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from pytest_django.asserts import assertContains

from nqsw.enrolments.services.endings import CannotEnd, complete, extend, leave, reinstate, withdraw
from nqsw.enrolments.services.enrolments import (
    OnAProgramme,
    enrol,
    set_assessor,
)
from nqsw.enrolments.services.pauses import (
    CannotPause,
    change_pause,
    exceeds_24_months,
    pause,
    take_back_pause,
)
from nqsw.enrolments.services.previews import Consequence, facts, preview
from nqsw.enrolments.services.undoing import undo_enrolment
from nqsw.models import Enrolment, EnrolmentStatus, Programme
from nqsw.outcomes.services import bring_outcome_along
from nqsw.programmes.services import install_programmes, start_cohort
from supervision.clock.due_days import differences
from supervision.models import Agreement
from tests.factories import AgreementFactory, MentorAssignmentFactory, WorkerFactory
from tests.nqsw.enrolments.promised import (
    days,
    decided,
    enrol_all,
    pass_and_complete,
    passed,
    psw,
    with_milestones_done,
)
from workforce.caseloads.limits_in_force import limit_on
from workforce.models import Absence, Event
from workforce.rules.refusal import Refusal

pytestmark = pytest.mark.django_db

START = date(2026, 9, 7)
TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


@pytest.fixture
def programme():
    install_programmes()
    return Programme.objects.get(is_default=True)


@pytest.fixture
def ramped():
    install_programmes()
    programme = Programme.objects.get(name="ASYE child and family")
    programme.limit_steps.all().delete()
    for month, percent in ((0, 25), (3, 50), (6, 70), (9, 90)):
        programme.limit_steps.create(from_month=month, percent=percent)
    return programme


@pytest.fixture
def manager():
    return WorkerFactory(org_role=3, job_title="Team Manager")


@pytest.fixture
def on_the_first_day(time_machine):
    time_machine.move_to(f"{START.isoformat()}T10:00:00+00:00", tick=False)


def starter(manager=None, **facts):
    return WorkerFactory(line_manager=manager, started_on=START, job_title="Social Worker (ASYE)", **facts)


def enrolled(programme, manager=None, **facts):
    cohort = start_cohort(programme=programme, name="September 2026", starts_on=START, by=None)
    worker = starter(manager, **facts)
    return enrol(worker=worker, cohort=cohort, started_on=START, by=None)


@pytest.mark.django_db
def test_an_nqsws_cases_are_discussed_sooner_while_the_programme_lasts(ramped, manager):
    enrolment = enrolled(ramped, manager)
    pass_and_complete(enrolment=enrolment, on=START + timedelta(days=370), by=None)
    weeks = enrolment.worker.agreements.order_by("starts_on").values_list(
        "cases_discussed_within_weeks", flat=True
    )
    assert list(weeks) == [4, 8]


def policies(worker):
    rows = worker.agreements.order_by("starts_on")
    return list(rows.values_list("policy__name", "starts_on", "ends_on", "clock_started_on"))


def limits(worker):
    return list(worker.caseload_limits.values_list("cases", "starts_on", "ends_on"))


def due_days(enrolment):
    return dict(enrolment.milestones.values_list("title", "due_on"))


# --- Enrolling ----------------------------------------------------------------------------------


def test_enrolling_starts_fortnightly_supervision_with_the_line_manager(programme, manager):
    enrolment = enrolled(programme, manager)
    agreement = Agreement.objects.get()
    assert (agreement.supervisee, agreement.supervisor) == (enrolment.worker, manager)
    assert (agreement.policy, agreement.starts_on) == (programme.policy, START)
    assert agreement.next_due_on == START + timedelta(14)


def test_enrolling_gives_a_protected_caseload_milestones_and_an_end(programme, manager):
    enrolment = enrolled(programme, manager)
    assert enrolment.expected_end_on == date(2027, 9, 6)
    assert limits(enrolment.worker) == [(16, START, None)]
    assert limit_on(enrolment.worker, on=TODAY).is_protected
    assert len(due_days(enrolment)) == programme.milestone_templates.count() == 24
    assert due_days(enrolment)["3-month review"] == date(2026, 12, 4)
    assert Event.objects.filter(verb="enrolled", worker=enrolment.worker).count() == 1


def test_a_half_time_nqsw_has_half_the_protected_caseload(programme):
    assert limits(enrolled(programme, fte=Decimal("0.5")).worker) == [(8, START, None)]


def test_each_step_of_a_ramp_is_a_limit_of_its_own(ramped):
    assert limits(enrolled(ramped).worker) == [
        (4, START, date(2026, 12, 6)),
        (9, date(2026, 12, 7), date(2027, 3, 6)),
        (12, date(2027, 3, 7), date(2027, 6, 6)),
        (16, date(2027, 6, 7), None),
    ]


def test_without_a_line_manager_nobody_supervises_yet(programme):
    enrolment = enrolled(programme)
    assert not Agreement.objects.exists()
    assert enrolment.status == EnrolmentStatus.ACTIVE


@pytest.mark.usefixtures("on_the_first_day")
def test_the_agreement_of_a_starter_changes_its_policy(programme, manager):
    worker = starter(manager)
    AgreementFactory(supervisee=worker, supervisor=manager, starts_on=START)
    cohort = start_cohort(programme=programme, name="Autumn", starts_on=START, by=None)
    enrol(worker=worker, cohort=cohort, started_on=START, by=None)
    assert policies(worker) == [("Fortnightly NQSW programme", START, None, START)]
    assert list(differences()) == []


@pytest.mark.usefixtures("on_the_first_day")
def test_an_older_agreement_ends_and_goes_on_under_the_programme_with_the_same_supervisor(programme, manager):
    worker = starter()
    old = AgreementFactory(supervisee=worker, supervisor=manager, starts_on=date(2026, 3, 2))
    cohort = start_cohort(programme=programme, name="Autumn", starts_on=START, by=None)
    enrol(worker=worker, cohort=cohort, started_on=START, by=None)
    assert policies(worker) == [
        (old.policy.name, date(2026, 3, 2), date(2026, 9, 6), date(2026, 3, 2)),
        ("Fortnightly NQSW programme", START, None, date(2026, 3, 2)),
    ]
    goes_on = worker.agreements.get(ends_on=None)
    assert (goes_on.supervisor, goes_on.counts_from) == (manager, START)


def test_nobody_is_on_two_programmes_at_once(programme):
    enrolment = enrolled(programme)
    with pytest.raises(OnAProgramme, match="is already on a programme"):
        enrol(worker=enrolment.worker, cohort=enrolment.cohort, started_on=TODAY, by=None)


def test_several_are_enrolled_at_once_each_from_their_first_day(programme, manager):
    cohort = start_cohort(programme=programme, name="Autumn", starts_on=START, by=None)
    workers = [starter(manager), starter(manager)]
    workers[1].started_on = date(2026, 10, 5)
    enrolments = enrol_all(workers=workers, cohort=cohort, by=None)
    assert [e.started_on for e in enrolments] == [START, date(2026, 10, 5)]


def test_a_transfer_keeps_the_start_elsewhere_and_starts_supervision_here(programme, manager):
    cohort = start_cohort(programme=programme, name="Autumn", starts_on=START, by=None)
    worker = starter(manager)
    enrolment = enrol(
        worker=worker,
        cohort=cohort,
        started_on=date(2026, 3, 2),
        joined_on=START,
        transferred_from="Elsewhere Council",
        by=None,
    )
    assert enrolment.expected_end_on == date(2027, 3, 1)
    assert policies(worker) == [("Fortnightly NQSW programme", START, None, START)]


@pytest.mark.usefixtures("on_the_first_day")
def test_an_enrolment_made_by_mistake_is_undone(programme, manager):
    worker = starter(manager)
    old = AgreementFactory(supervisee=worker, supervisor=manager, starts_on=START)
    cohort = start_cohort(programme=programme, name="Autumn", starts_on=START, by=None)
    undo_enrolment(enrolment=enrol(worker=worker, cohort=cohort, started_on=START, by=None), by=None)
    assert not Enrolment.objects.exists()
    assert limits(worker) == []
    assert worker.agreements.get(ends_on=None).policy.is_default_for_others
    assert worker.agreements.get(ends_on=None).pk == old.pk


def test_an_enrolment_with_history_is_not_undone(programme):
    enrolment = enrolled(programme)
    enrolment.milestones.filter(title="3-month review").update(done_on=TODAY)
    with pytest.raises(Refusal, match="End it instead"):
        undo_enrolment(enrolment=enrolment, by=None)


def test_nobody_assesses_themselves(programme):
    enrolment = enrolled(programme)
    with pytest.raises(IntegrityError), transaction.atomic():
        set_assessor(enrolment=enrolment, assessor=enrolment.worker, by=None)


# --- Pauses -------------------------------------------------------------------------------------

MATERNITY = {"reason": "parental_leave", "started_on": date(2026, 12, 1), "ended_on": date(2027, 4, 30)}


def test_five_months_of_maternity_move_milestones_ramp_and_end_and_can_be_taken_back(ramped, manager):
    enrolment = enrolled(ramped, manager)
    before = facts(enrolment, on=TODAY)
    made = pause(enrolment=enrolment, by=None, **MATERNITY)
    enrolment.refresh_from_db()
    assert enrolment.expected_end_on == date(2028, 2, 4)
    assert due_days(enrolment)["3-month review"] == date(2027, 5, 6)
    assert limits(enrolment.worker)[:2] == [
        (4, START, date(2027, 5, 6)),
        (9, date(2027, 5, 7), date(2027, 8, 4)),
    ]
    take_back_pause(pause=made, by=None)
    assert facts(Enrolment.objects.get(), on=TODAY) == before


def test_what_was_done_or_due_before_a_pause_does_not_move(programme):
    enrolment = enrolled(programme)
    enrolment.milestones.filter(title="3-month review").update(done_on=TODAY)
    pause(enrolment=enrolment, by=None, **MATERNITY)
    days = due_days(enrolment)
    assert days["3-month review"] == date(2026, 12, 4)
    assert days["Support and assessment agreement"] == date(2026, 9, 21)


def test_a_pause_leaves_the_supervision_clock_alone_unless_the_absence_is_recorded(programme, manager):
    enrolment = enrolled(programme, manager)
    agreement = Agreement.objects.get()
    due = agreement.next_due_on
    pause(enrolment=enrolment, reason="lack_of_support", started_on=START, ended_on=None, by=None)
    agreement.refresh_from_db()
    assert agreement.next_due_on == due
    assert not Absence.objects.exists()


def test_the_absence_of_a_pause_suspends_the_clock(programme, manager):
    enrolment = enrolled(programme, manager)
    pause(
        enrolment=enrolment,
        reason="parental_leave",
        started_on=date(2026, 9, 14),
        ended_on=None,
        by=None,
        record_absence_too=True,
    )
    assert Absence.objects.get().reason == "MAT"
    assert Agreement.objects.get().next_due_on is None


@pytest.mark.parametrize(
    ("on", "progress"),
    [
        (date(2026, 11, 30), EnrolmentStatus.ACTIVE),
        (date(2026, 12, 1), EnrolmentStatus.PAUSED),
        (date(2027, 4, 30), EnrolmentStatus.PAUSED),
        (date(2027, 5, 1), EnrolmentStatus.ACTIVE),
    ],
)
def test_an_nqsw_stands_paused_from_the_first_day_of_the_pause_to_its_last(programme, on, progress):
    enrolment = enrolled(programme)
    pause(enrolment=enrolment, by=None, **MATERNITY)
    assert enrolment.status_as_at(on=on) == progress
    assert Enrolment.objects.paused(on=on).exists() == (progress == EnrolmentStatus.PAUSED)


@pytest.mark.parametrize(
    ("started_on", "ended_on", "says"),
    [
        (date(2026, 9, 6), None, "on or after the first day of the programme"),
        (date(2027, 4, 30), date(2027, 5, 10), "overlap"),
        (date(2026, 11, 1), None, "overlap"),
    ],
)
def test_a_pause_lies_in_the_programme_and_overlaps_no_other(programme, started_on, ended_on, says):
    enrolment = enrolled(programme)
    pause(enrolment=enrolment, by=None, **MATERNITY)
    with pytest.raises(CannotPause, match=says):
        pause(enrolment=enrolment, reason="sickness", started_on=started_on, ended_on=ended_on, by=None)


def test_the_last_day_of_a_pause_moves_the_end_by_the_days_really_paused(programme):
    enrolment = enrolled(programme)
    made = pause(enrolment=enrolment, reason="sickness", started_on=date(2026, 12, 1), ended_on=None, by=None)
    assert Enrolment.objects.get().expected_end_on == date(2027, 9, 6)
    change_pause(pause=made, ended_on=date(2026, 12, 10), by=None)
    assert Enrolment.objects.get().expected_end_on == date(2027, 9, 16)


def test_a_pause_that_ends_before_it_begins_is_refused(programme):
    made = pause(enrolment=enrolled(programme), by=None, **MATERNITY)
    with pytest.raises(CannotPause):
        change_pause(pause=made, ended_on=date(2026, 11, 30), by=None)


@pytest.mark.parametrize(("last", "beyond"), [(date(2027, 12, 1), False), (date(2027, 12, 2), True)])
def test_a_programme_that_would_last_more_than_24_months_is_flagged(programme, last, beyond):
    enrolment = enrolled(programme)
    pause(enrolment=enrolment, reason="sickness", started_on=date(2026, 12, 1), ended_on=last, by=None)
    assert exceeds_24_months(enrolment) is beyond


# --- Extending and ending ------------------------------------------------------------------------


def test_an_extension_moves_what_is_due_at_the_end_and_can_be_taken_back(programme):
    enrolment = enrolled(programme)
    before = facts(enrolment, on=TODAY)
    extend(enrolment=enrolment, months=3, by=None, on=TODAY)
    assert (enrolment.status, enrolment.expected_end_on) == (EnrolmentStatus.EXTENDED, date(2027, 12, 6))
    assert due_days(enrolment)["Final report"] == date(2027, 12, 6)
    assert due_days(enrolment)["6-month review"] == before["6-month review"]
    extend(enrolment=enrolment, months=0, by=None, on=TODAY)
    assert facts(Enrolment.objects.get(), on=TODAY) == before


@pytest.mark.usefixtures("frozen_today")
@pytest.mark.parametrize(
    ("end", "status"), [(pass_and_complete, EnrolmentStatus.COMPLETED), (withdraw, EnrolmentStatus.WITHDRAWN)]
)
def test_after_the_programme_the_promises_are_those_of_everyone_else(programme, manager, end, status):
    enrolment = enrolled(programme, manager)
    end(enrolment=enrolment, on=TODAY, by=None)
    tomorrow = TODAY + timedelta(1)
    assert (enrolment.status, enrolment.ended_on) == (status, TODAY)
    assert policies(enrolment.worker) == [
        ("Fortnightly NQSW programme", START, TODAY, START),
        ("All staff, agency included", tomorrow, None, START),
    ]
    assert limits(enrolment.worker) == [(16, START, TODAY)]
    assert limit_on(enrolment.worker, on=tomorrow).cases == 18
    assert list(differences()) == []


def test_nobody_supervises_a_leaver_after_the_last_day(programme, manager):
    enrolment = enrolled(programme, manager)
    leave(enrolment=enrolment, on=TODAY, by=None, at=NOW)
    assert policies(enrolment.worker) == [("Fortnightly NQSW programme", START, TODAY, START)]
    assert limits(enrolment.worker) == [(16, START, TODAY)]


@pytest.mark.parametrize(
    "end", [complete, withdraw, partial(leave, at=NOW)], ids=["complete", "withdraw", "leave"]
)
def test_every_ending_can_be_taken_back(ramped, manager, end):
    enrolment = passed(enrolled(ramped, manager))
    MentorAssignmentFactory(enrolment=enrolment, starts_on=START)
    before = facts(enrolment, on=TODAY)
    end(enrolment=enrolment, on=TODAY, by=None)
    assert "until 19 November 2026" in facts(enrolment, on=TODAY)["Mentor"]
    reinstate(enrolment=enrolment, by=None, at=NOW)
    assert facts(Enrolment.objects.get(), on=TODAY) == before
    assert list(differences()) == []


def test_an_ended_programme_is_neither_ended_extended_nor_paused(programme):
    enrolment = enrolled(programme)
    withdraw(enrolment=enrolment, on=TODAY, by=None)
    with pytest.raises(CannotEnd):
        withdraw(enrolment=enrolment, on=TODAY, by=None)
    with pytest.raises(CannotEnd):
        extend(enrolment=enrolment, months=3, by=None, on=TODAY)
    with pytest.raises(CannotPause):
        pause(enrolment=enrolment, by=None, **MATERNITY)


def test_a_programme_cannot_end_before_it_began(programme):
    with pytest.raises(CannotEnd):
        withdraw(enrolment=enrolled(programme), on=START - timedelta(1), by=None)


# --- Previews -----------------------------------------------------------------------------------


def test_a_preview_says_what_would_change_and_keeps_nothing(programme, manager):
    enrolment = enrolled(programme, manager)
    events = Event.objects.count()
    found = preview(
        enrolment=enrolment, change=lambda e: extend(enrolment=e, months=3, by=None, on=TODAY), on=TODAY
    )
    assert found[:2] == [
        Consequence("Status", "Active", "Extended by 3 months"),
        Consequence("Expected end", date(2027, 9, 6), date(2027, 12, 6)),
    ]
    assert [c.what for c in found[2:]] == [
        "Development plan, months 6 to 12",
        "12-month review",
        "Final report",
        "Internal moderation",
        "Outcome",
    ]
    assert Enrolment.objects.get().status == EnrolmentStatus.ACTIVE
    assert Event.objects.count() == events


def test_a_preview_of_what_is_not_possible_says_why(programme):
    enrolment = enrolled(programme)
    with pytest.raises(CannotEnd):
        preview(
            enrolment=enrolment,
            change=lambda e: withdraw(enrolment=e, on=START - timedelta(1), by=None),
            on=TODAY,
        )


# --- Completing -----------------------------------------------------------------------------------


def undecided(enrolment):
    with_milestones_done(enrolment)


def failed(enrolment):
    decided(with_milestones_done(enrolment), "fail")


def withdrawn(enrolment):
    step = passed(enrolment).outcome_steps.get()
    step.withdrawn_on, step.withdrawn_because = TODAY, "Read again"
    step.save()


def one_open(enrolment):
    passed(enrolment).milestones.filter(title="First direct observation").update(done_on=None)


@pytest.mark.parametrize(
    ("bring_to", "words"),
    [
        (undecided, "The employer has not decided"),
        (withdrawn, "The employer has not decided"),
        (failed, "The employer decided: fail"),
        (one_open, "1 required milestone is not done: First direct observation."),
    ],
)
def test_a_programme_is_completed_only_when_nothing_is_missing(programme, bring_to, words):
    enrolment = enrolled(programme)
    bring_to(enrolment)
    with pytest.raises(CannotEnd, match=words):
        complete(enrolment=enrolment, on=TODAY, by=None)
    enrolment.refresh_from_db()
    assert enrolment.status == EnrolmentStatus.ACTIVE


def test_what_is_optional_is_not_missing(programme):
    enrolment = passed(enrolled(programme))
    assert enrolment.milestones.open().filter(is_optional=True).exists()
    complete(enrolment=enrolment, on=TODAY, by=None)
    assert enrolment.status == EnrolmentStatus.COMPLETED


def test_what_was_decided_before_the_tracker_is_completed_as_it_was(programme):
    enrolment = enrolled(programme)
    bring_outcome_along(enrolment=enrolment, verdict="pass", on=TODAY, by=None, today=TODAY)
    complete(enrolment=enrolment, on=TODAY, by=None)
    assert enrolment.status == EnrolmentStatus.COMPLETED


def test_the_page_lists_what_is_missing_before_and_after_it_is_asked(sign_in, programme, frozen_today):
    enrolment = enrolled(programme)
    client, address = sign_in(psw()), f"/nqsw/enrolments/{enrolment.pk}/end/"
    assertContains(client.get(address), "To complete the programme, the employer must decide")
    page = client.post(address, {"status": "completed", **days("on", TODAY), "confirm": "yes"})
    assertContains(page, "The employer has not decided. Record the outcome first.")
    assertContains(page, "required milestones are not done")
    enrolment.refresh_from_db()
    assert enrolment.status == EnrolmentStatus.ACTIVE
