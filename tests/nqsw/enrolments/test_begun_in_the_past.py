"""A programme entered with a first day in the past rewrites nothing of what was promised until today."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.starts import correct_start
from nqsw.enrolments.services.together import Joining, enrol_together
from nqsw.enrolments.services.undoing import undo_enrolment
from nqsw.programmes.services import start_cohort
from supervision.agreements.services.agreements import end_agreement
from supervision.agreements.words import WordsState, waiting, words_of
from supervision.clock.due_days import differences
from supervision.models import Agreement, FrequencyPolicy
from supervision.overdue.reports.compliance import compliance
from supervision.records.files import open_file
from tests.factories import AgreementFactory, SessionFactory, WorkerFactory
from tests.nqsw.enrolments.promised import default_programme, enrol_all, manager, psw, written
from workforce.models import Worker
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
#: Monthly since the first day, and held in time; fortnightly it would have been late each time.
FIRST, HELD, TODAY = date(2026, 9, 7), (date(2026, 10, 5), date(2026, 11, 2)), date(2026, 11, 19)


@pytest.fixture
def cohort():
    return start_cohort(programme=default_programme(), name="Autumn", starts_on=FIRST, by=None)


def monthly(*, held=HELD, starts_on=FIRST):
    worker = WorkerFactory(
        given_name="Noor", line_manager=manager(), started_on=FIRST, job_title="Social Worker (ASYE)"
    )
    agreement = AgreementFactory(
        supervisee=worker,
        supervisor=worker.line_manager,
        starts_on=starts_on,
        policy=FrequencyPolicy.objects.get(is_default_for_others=True),
    )
    for day in held:
        starts_at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        SessionFactory(status="held", starts_at=starts_at, supervisee=worker, supervisor=agreement.supervisor)
    agreement.refresh_from_db()
    return agreement


def past(worker):
    """Each due day until yesterday with whether it was kept, and how the file counts what was held."""
    people = Worker.objects.filter(pk=worker.pk)
    rows = compliance(people=people, from_on=FIRST, to_on=TODAY - timedelta(1))
    file = open_file(worker, viewer=Viewer(psw(), on=TODAY))
    return sorted((row.due_on, row.in_time) for row in rows), (file.held_in_time, file.promised)


def now(worker) -> Agreement:
    return worker.agreements.get(ends_on=None)


def _one(worker, cohort):
    enrol(worker=worker, cohort=cohort, started_on=FIRST, by=None)


def _later_than_the_agreement(worker, cohort):
    enrol(worker=worker, cohort=cohort, started_on=date(2026, 10, 1), by=None)


def _many(worker, cohort):
    enrol_all(workers=[worker], cohort=cohort, by=None)


def _from_a_list(worker, cohort):
    enrol_together(joining=[Joining(worker, cohort, FIRST)], by=None)


def _from_another_authority(worker, cohort):
    facts = {"joined_on": FIRST, "transferred_from": "Elsewhere Council"}
    enrol(worker=worker, cohort=cohort, started_on=date(2026, 6, 1), by=None, **facts)


@pytest.mark.parametrize(
    "verb", [_one, _later_than_the_agreement, _many, _from_a_list, _from_another_authority]
)
def test_what_was_held_in_time_under_the_earlier_promise_stays_so(cohort, verb):
    worker = monthly().supervisee
    before = past(worker)
    assert before[1] == (2, 2)
    verb(worker, cohort)
    assert past(worker) == before
    agreement = now(worker)
    assert (agreement.policy, agreement.starts_on) == (cohort.programme.policy, TODAY)
    assert agreement.next_due_on == TODAY
    assert agreement.counts_from == worker.enrolments.get().here_from
    assert worker.enrolments.get().here_from < TODAY
    assert list(differences()) == []


def test_enrolled_on_the_page_without_a_day_the_written_agreement_is_to_be_renewed(cohort, sign_in):
    agreement = monthly()
    worker = agreement.supervisee
    written(agreement)
    before = past(worker)
    client = sign_in(psw())
    assert "what was due before stays as it was" in client.get(reverse("nqsw:enrol")).text
    facts = {"workers": [worker.pk], "cohort": cohort.pk, "sure": [f"late:2026-09-07:{worker.pk}"]}
    page = client.post(reverse("nqsw:enrol"), facts, follow=True).text
    assert f"supervision begins today for {worker}" in page
    assert past(worker) == before
    [words] = words_of(waiting(Agreement.objects.filter(supervisee=worker), on=TODAY))
    assert (words.state, words.renew_by) == (WordsState.TO_RENEW, date(2026, 12, 3))
    programme = client.get(worker.enrolments.get().get_absolute_url()).text
    assert (
        "Held in time 2 of 2 times that it was due since the programme began on Monday 7 September"
        in programme
    )


def test_undone_it_leaves_the_agreement_of_before(cohort):
    agreement = monthly()
    worker = agreement.supervisee
    before = past(worker)
    undo_enrolment(enrolment=enrol(worker=worker, cohort=cohort, started_on=FIRST, by=None), by=None)
    assert (now(worker), past(worker)) == (agreement, before)
    assert now(worker).next_due_on == agreement.next_due_on


@pytest.mark.parametrize(
    ("starts_on", "due_on"), [(date(2026, 11, 9), date(2026, 11, 23)), (TODAY, date(2026, 12, 3))]
)
def test_the_clock_of_an_agreement_that_asked_for_nothing_yet_stays_where_it_began(cohort, starts_on, due_on):
    agreement = monthly(held=(), starts_on=starts_on)
    enrol(worker=agreement.supervisee, cohort=cohort, started_on=FIRST, by=None)
    agreement.refresh_from_db()
    assert (agreement.policy, agreement.ends_on) == (cohort.programme.policy, None)
    assert (agreement.clock_started_on, agreement.counts_from) == (starts_on, FIRST)
    assert agreement.next_due_on == due_on


def test_a_starter_of_last_week_is_on_the_programme_from_the_first_day(cohort):
    first = date(2026, 11, 9)
    agreement = monthly(held=(), starts_on=first)
    enrol(worker=agreement.supervisee, cohort=cohort, started_on=first, by=None)
    agreement.refresh_from_db()
    assert (agreement.policy, agreement.ends_on) == (cohort.programme.policy, None)
    assert (agreement.counts_from, agreement.earlier_promises) == (None, [])
    assert agreement.next_due_on == date(2026, 11, 23)


def test_whoever_would_have_been_overdue_is_promised_it_from_today(cohort):
    first = date(2026, 10, 26)
    agreement = monthly(held=(), starts_on=first)
    enrol(worker=agreement.supervisee, cohort=cohort, started_on=first, by=None)
    assert (now(agreement.supervisee).starts_on, now(agreement.supervisee).next_due_on) == (TODAY, TODAY)


def test_after_a_time_without_an_agreement_nothing_is_due_for_the_days_between(cohort):
    agreement = monthly()
    worker = agreement.supervisee
    end_agreement(agreement=agreement, on=date(2026, 11, 3), by=None)
    before = past(worker)
    enrol(worker=worker, cohort=cohort, started_on=FIRST, by=None)
    assert past(worker) == before
    assert (now(worker).starts_on, now(worker).clock_started_on) == (TODAY, TODAY)
    assert (now(worker).counts_from, now(worker).next_due_on) == (FIRST, date(2026, 12, 3))


# --- A first day that is corrected ----------------------------------------------------------------


def test_a_corrected_first_day_leaves_what_was_held_in_time(cohort):
    worker = WorkerFactory(line_manager=manager(), started_on=FIRST)
    enrolment = enrol(worker=worker, cohort=cohort, started_on=FIRST, by=None)
    people = {"supervisee": worker, "supervisor": worker.line_manager}
    SessionFactory(status="held", starts_at=datetime(2026, 9, 21, 10, tzinfo=UTC), **people)
    before = past(worker)
    assert before[1] == (1, 1)
    correct_start(enrolment=enrolment, started_on=date(2026, 8, 31), by=None)
    assert past(worker) == before
    assert (now(worker).clock_started_on, now(worker).counts_from) == (FIRST, date(2026, 8, 31))


def test_a_first_day_corrected_before_anything_was_due_starts_the_clock_earlier(cohort):
    first = date(2026, 11, 16)
    worker = WorkerFactory(line_manager=manager(), started_on=first)
    enrolment = enrol(worker=worker, cohort=cohort, started_on=first, by=None)
    correct_start(enrolment=enrolment, started_on=date(2026, 11, 9), by=None)
    assert (now(worker).clock_started_on, now(worker).next_due_on) == (date(2026, 11, 9), date(2026, 11, 23))
