"""A promise that begins takes nothing back: what was due before and not held stays due, and stays missed."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from nqsw.enrolments.services.endings import withdraw
from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.undoing import undo_enrolment
from nqsw.models import Programme
from nqsw.programmes.services import install_programmes, start_cohort
from supervision.agreements.services.agreements import end_agreement, hand_over, start_agreement
from supervision.agreements.services.promising import change_policy
from supervision.agreements.words import WordsState, with_words, words_of
from supervision.clock.due_days import differences
from supervision.clock.due_status import due_statuses
from supervision.models import Agreement, FrequencyPolicy
from supervision.overdue.reports.compliance import compliance
from supervision.records.files import open_file
from tests.factories import AgreementFactory, SessionFactory, WorkerFactory
from tests.nqsw.enrolments.promised import manager, psw, written
from workforce.models import Worker
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
#: Held on 8 September: monthly, so it was due on 8 October and is not held yet on 19 November.
HELD_ON, DUE_ON, TODAY = date(2026, 9, 8), date(2026, 10, 8), date(2026, 11, 19)


@pytest.fixture
def cohort():
    install_programmes()
    programme = Programme.objects.get(is_default=True)
    return start_cohort(programme=programme, name="Autumn", starts_on=date(2026, 9, 7), by=None)


def monthly() -> FrequencyPolicy:
    return FrequencyPolicy.objects.get(is_default_for_others=True)


@pytest.fixture
def overdue(cohort):
    """Someone supervised monthly since March, seen twice, and overdue since 9 October."""
    return supervised(held=(date(2026, 3, 30), HELD_ON))


def supervised(*, held) -> Agreement:
    agreement = AgreementFactory(
        supervisee__given_name="Noor", supervisor=manager(), starts_on=date(2026, 3, 2), policy=monthly()
    )
    for day in held:
        starts_at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        people = {"supervisee": agreement.supervisee, "supervisor": agreement.supervisor}
        SessionFactory(status="held", starts_at=starts_at, **people)
    agreement.refresh_from_db()
    return agreement


def missed(worker) -> list[date]:
    rows = compliance(people=Worker.objects.filter(pk=worker.pk), from_on=date(2026, 3, 2), to_on=TODAY)
    return sorted(row.due_on for row in rows if not row.in_time)


def on_file(worker) -> tuple[int, int]:
    file = open_file(worker, viewer=Viewer(psw(), on=TODAY))
    return file.held_in_time, file.promised


def now(worker) -> Agreement:
    return worker.agreements.get(ends_on=None)


def _enrol(agreement, cohort):
    enrol(worker=agreement.supervisee, cohort=cohort, started_on=TODAY, by=None)


def _hand_over(agreement, cohort):
    hand_over(agreement=agreement, to=manager(), from_on=TODAY, by=None)


def _other_policy(agreement, cohort):
    policy = FrequencyPolicy.objects.get(name="Four-weekly")
    change_policy(agreement=agreement, policy=policy, by=None, from_on=TODAY)


def _end_and_start(agreement, cohort):
    end_agreement(agreement=agreement, on=date(2026, 11, 18), by=None)
    people = {"supervisee": agreement.supervisee, "supervisor": agreement.supervisor}
    start_agreement(policy=agreement.policy, starts_on=TODAY, by=None, **people)


@pytest.mark.parametrize("verb", [_enrol, _hand_over, _other_policy, _end_and_start])
def test_whoever_is_overdue_still_is_and_the_file_keeps_its_history(overdue, cohort, verb):
    worker = overdue.supervisee
    before = missed(worker), on_file(worker)
    assert before == ([date(2026, 4, 30), DUE_ON], (1, 2))
    verb(overdue, cohort)
    assert now(worker).next_due_on == DUE_ON
    assert (missed(worker), on_file(worker)) == before
    assert [row.days_overdue for row in due_statuses(on=TODAY)] == [42]
    assert list(differences()) == []


def test_the_reason_names_the_promise_that_was_not_kept(overdue, cohort):
    _enrol(overdue, cohort)
    [row] = due_statuses(on=TODAY)
    assert row.why == (
        "Due 8 October: monthly until 19 November (All staff, agency included, LGA standard 5); "
        "last held 8 September; 0 days' absence."
    )


def test_the_session_that_is_held_at_last_ends_the_old_period_late_and_begins_the_new_promise(
    overdue, cohort
):
    _enrol(overdue, cohort)
    worker = overdue.supervisee
    people = {"supervisee": worker, "supervisor": overdue.supervisor}
    SessionFactory(status="held", starts_at=datetime(2026, 11, 19, 9, tzinfo=UTC), **people)
    assert now(worker).next_due_on == date(2026, 12, 3)
    assert (missed(worker), on_file(worker)) == ([date(2026, 4, 30), DUE_ON], (1, 3))


@pytest.mark.parametrize(
    ("held_on", "due_on"),
    [
        (date(2026, 11, 18), date(2026, 12, 2)),
        (date(2026, 11, 5), TODAY),
        (date(2026, 10, 30), TODAY),
        (date(2026, 10, 19), TODAY),
        (date(2026, 10, 16), date(2026, 11, 16)),
    ],
)
def test_a_shorter_promise_counts_from_the_last_session_and_asks_for_nothing_before_it_began(
    cohort, held_on, due_on
):
    agreement = supervised(held=(held_on,))
    _enrol(agreement, cohort)
    assert now(agreement.supervisee).next_due_on == due_on


def test_a_longer_promise_does_not_forgive_what_was_due_under_the_programme(cohort):
    worker = WorkerFactory(line_manager=manager(), started_on=date(2026, 9, 7))
    enrolment = enrol(worker=worker, cohort=cohort, started_on=date(2026, 9, 7), by=None)
    assert now(worker).next_due_on == date(2026, 9, 21)
    withdraw(enrolment=enrolment, on=date(2026, 11, 18), by=None)
    assert now(worker).next_due_on == date(2026, 9, 21)
    assert missed(worker) == [date(2026, 9, 21)]


def test_an_enrolment_undone_leaves_the_agreement_of_before_with_its_words(overdue, cohort):
    words = written(overdue)
    enrolment = enrol(worker=overdue.supervisee, cohort=cohort, started_on=TODAY, by=None)
    undo_enrolment(enrolment=enrolment, by=None)
    agreement = now(overdue.supervisee)
    assert (agreement.pk, agreement.policy, agreement.next_due_on) == (overdue.pk, overdue.policy, DUE_ON)
    assert (agreement.earlier_promises, agreement.terms.get()) == ([], words)


def test_after_a_gap_the_clock_starts_again_and_the_file_keeps_what_was_before(overdue):
    end_agreement(agreement=overdue, on=date(2026, 10, 30), by=None)
    people = {"supervisee": overdue.supervisee, "supervisor": overdue.supervisor}
    start_agreement(policy=overdue.policy, starts_on=TODAY, by=None, **people)
    assert now(overdue.supervisee).next_due_on == date(2026, 12, 21)
    assert (missed(overdue.supervisee), on_file(overdue.supervisee)) == (
        [date(2026, 4, 30), DUE_ON],
        (1, 2),
    )


# --- The agreement in words ---------------------------------------------------------------------


@pytest.mark.parametrize("verb", [_enrol, _hand_over])
def test_written_words_stand_until_they_are_renewed(overdue, cohort, verb, sign_in):
    written(overdue)
    verb(overdue, cohort)
    agreement = now(overdue.supervisee)
    words = words_of(with_words(Agreement.objects.filter(pk=agreement.pk), on=TODAY))[0]
    assert (words.state, words.waits_for) == (WordsState.TO_RENEW, (agreement.supervisor,))
    assert words.renew_by == date(2026, 12, 3)
    client = sign_in(agreement.supervisor)
    page = client.get(reverse("supervision:terms", args=[agreement.pk])).text
    assert "Written for the earlier promise" in page
    assert "Renew it by Thursday 3 December" in page
    assert "As usual: confidentiality" in page
    write = client.get(reverse("supervision:terms_write", args=[agreement.pk])).text
    assert "As usual: confidentiality" in write
    assert ("As usual: frequency" in write) == (agreement.policy == overdue.policy)


def test_the_persons_page_says_that_the_words_are_to_be_renewed(overdue, cohort, sign_in):
    written(overdue)
    _enrol(overdue, cohort)
    page = sign_in(psw()).get(overdue.supervisee.get_absolute_url()).text
    assert "To be renewed" in page
    assert "Not written<" not in page  # a late record is "Not written, … late"


# --- Undoing ------------------------------------------------------------------------------------


def test_what_stands_in_the_way_of_undoing_is_said_beforehand(overdue, cohort, sign_in):
    enrolment = enrol(worker=overdue.supervisee, cohort=cohort, started_on=TODAY, by=None)
    enrolment.reflections.create(title="First day", text="x", written_on=TODAY)
    enrolment.milestones.filter(title="3-month review").update(done_on=TODAY)
    address = reverse("nqsw:enrolment_undo", args=[enrolment.pk])
    page = sign_in(psw()).get(address).text
    assert "1 milestone done" in page
    assert "1 reflection" in page
    assert 'value="yes"' not in page
    assert reverse("nqsw:enrolment_end", args=[enrolment.pk]) in page
    with pytest.raises(Refusal, match="1 milestone done, 1 reflection"):
        undo_enrolment(enrolment=enrolment, by=None)


def test_an_enrolment_without_records_is_undone_on_its_page(overdue, cohort, sign_in):
    enrolment = enrol(worker=overdue.supervisee, cohort=cohort, started_on=TODAY, by=None)
    client = sign_in(psw())
    client.post(reverse("nqsw:enrolment_undo", args=[enrolment.pk]), {"confirm": "yes"})
    assert now(overdue.supervisee) == overdue


def test_a_policy_changed_on_its_page_keeps_what_was_due(overdue, sign_in):
    policy = FrequencyPolicy.objects.get(name="Four-weekly")
    address = reverse("supervision:agreement_policy", args=[overdue.pk])
    client = sign_in(psw())
    preview = client.post(address, {"policy": policy.pk}).context["preview"]
    client.post(address, {"policy": policy.pk, "confirm": "yes"})
    overdue.refresh_from_db()
    assert (overdue.policy, overdue.next_due_on) == (policy, DUE_ON)
    assert preview.due_then == DUE_ON
