"""Other numbers of a policy in use hold from a day on: what was promised, due and signed before stays."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse

from supervision.agreements.services.policies import (
    PromisedAlready,
    promised_by,
    save_policy,
    undo_numbers,
    undoes_numbers,
)
from supervision.agreements.services.promising import change_policy
from supervision.agreements.services.terms import confirm_terms, sign_terms, write_terms
from supervision.agreements.usual_terms import usual_terms
from supervision.agreements.words import WordsState, waiting, with_words, words_of
from supervision.clock.due_days import differences
from supervision.clock.due_status import due_statuses
from supervision.clock.frequency import Period, Stage, Unit
from supervision.clock.reach import longest_interval
from supervision.models import Agreement, FrequencyPolicy, Terms
from supervision.models.terms import TERMS
from supervision.overdue.reports.compliance import compliance
from supervision.overdue.reports.sessions import session_quality
from supervision.records.files import open_file
from tests.factories import AccountFactory, AgreementFactory, PolicyFactory, SessionFactory
from tests.supervision.agreements.test_policies import NUMBERS, days, stages
from tracker.reports.supervision import supervision_report
from workforce.audit_trail.proving import breaks_of_signed
from workforce.audit_trail.signed_kinds import signed_kinds
from workforce.models import Worker
from workforce.rules.refusal import ChangedSince, Refusal
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
START, TODAY = date(2026, 3, 2), date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 10, tzinfo=UTC)
FORTNIGHTLY = [Stage(Period(0, Unit.DAY), Period(2, Unit.WEEK))]
WEEKLY = [Stage(Period(0, Unit.DAY), Period(1, Unit.WEEK))]
#: Once in each month, in time as long as it is promised monthly.
HELD = (date(2026, 8, 28), date(2026, 9, 28), date(2026, 10, 28))


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


@pytest.fixture
def agreement():
    """Monthly since March; the last sessions of 60 minutes each."""
    found = AgreementFactory(starts_on=START, policy=PolicyFactory(minimum_minutes=60, name="All staff"))
    for day in HELD:
        starts_at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        people = {"supervisee": found.supervisee, "supervisor": found.supervisor}
        SessionFactory(status="held", starts_at=starts_at, minutes=60, **people)
    found.refresh_from_db()
    return found


def change(policy, stages_, *, on=TODAY, by=None, at=NOW, **numbers):
    policy = FrequencyPolicy.objects.get(pk=policy.pk)
    for name, value in numbers.items():
        setattr(policy, name, value)
    save_policy(policy=policy, stages=stages_, from_on=on, by=by, at=at)
    return policy


def past(agreement):
    """What reports and the file say of the time until yesterday."""
    people = Worker.objects.filter(pk=agreement.supervisee_id)
    rows = compliance(people=people, from_on=START, to_on=TODAY - timedelta(1))
    quality = session_quality(people=people, from_on=START, to_on=TODAY - timedelta(1))
    overdue = [(row.next_due_on, row.days_overdue) for row in due_statuses(on=date(2026, 10, 20))]
    return sorted((row.due_on, row.in_time) for row in rows), quality.long_enough, overdue


def file_of(agreement, psw):
    file = open_file(agreement.supervisee, viewer=Viewer(psw, on=TODAY))
    return file.held_in_time, file.promised


def test_changed_numbers_leave_every_figure_of_the_time_before(agreement, psw):
    before, file = past(agreement), file_of(agreement, psw)
    assert [in_time for _, in_time in before[0]][-2:] == [True, True]
    change(agreement.policy, WEEKLY, minimum_minutes=90, moves_to_working_day=False)
    assert past(agreement) == before
    assert file_of(agreement, psw) == file
    agreement.refresh_from_db()
    assert agreement.next_due_on == TODAY
    assert list(differences()) == []


def test_sessions_that_mattered_under_the_longer_promise_are_still_read(agreement):
    before = longest_interval(agreement.policy.frequency)
    policy = change(agreement.policy, WEEKLY)
    assert (
        longest_interval(policy.frequency) == before > longest_interval(replace(policy.frequency, former=()))
    )


def test_who_is_overdue_stays_so_when_the_promise_becomes_longer(agreement):
    policy = change(agreement.policy, [Stage(Period(0, Unit.DAY), Period(2, Unit.MONTH))], on=TODAY)
    agreement.refresh_from_db()
    assert agreement.next_due_on == date(2026, 12, 29)
    late = AgreementFactory(starts_on=START, policy=PolicyFactory())
    assert late.next_due_on == date(2026, 4, 2)
    change(late.policy, [Stage(Period(0, Unit.DAY), Period(9, Unit.MONTH))])
    late.refresh_from_db()
    assert late.next_due_on == date(2026, 4, 2)
    [row] = [row for row in due_statuses(on=TODAY) if row.agreement == late]
    assert row.why.startswith("Due 2 April: monthly until 19 November (")
    assert policy.holds_from == TODAY


@pytest.mark.parametrize(
    ("on", "due_on"),
    [
        (TODAY, date(2026, 11, 19)),
        (date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 11, 30)),
    ],
)
def test_the_shorter_promise_asks_for_nothing_before_its_first_day(agreement, on, due_on):
    """Last held on 28 October: monthly it is due on Saturday 28 November, so on Monday."""
    change(agreement.policy, FORTNIGHTLY, on=on)
    agreement.refresh_from_db()
    assert agreement.next_due_on == due_on


def test_numbers_changed_twice_keep_each_time(agreement):
    change(agreement.policy, FORTNIGHTLY, on=date(2026, 11, 20))
    before = past(agreement)
    policy = change(agreement.policy, WEEKLY, on=date(2026, 12, 1))
    assert past(agreement) == before
    assert [(one.policy.stages[0].label, one.until) for one in policy.frequency.former] == [
        ("monthly", date(2026, 11, 20)),
        ("fortnightly", date(2026, 12, 1)),
    ]


def test_numbers_that_would_have_held_later_never_held(agreement):
    change(agreement.policy, FORTNIGHTLY, on=date(2026, 12, 1))
    policy = change(agreement.policy, WEEKLY, on=TODAY)
    assert [one.until for one in policy.frequency.former] == [TODAY]


def test_no_numbers_hold_for_a_day_that_is_over(agreement):
    with pytest.raises(PromisedAlready):
        change(agreement.policy, WEEKLY, on=TODAY - timedelta(1))
    assert [str(stage.every) for stage in agreement.policy.frequency.stages] == ["1 month"]


def test_a_new_name_a_note_or_a_default_begins_no_time_of_its_own(agreement):
    stages_ = agreement.policy.frequency.stages
    policy = change(agreement.policy, stages_, name="Everyone", source="Local", is_default_for_others=True)
    assert (policy.earlier_numbers, policy.numbers_changed_at) == ([], None)


def test_a_policy_that_nobody_was_under_is_changed_in_place():
    policy = change(PolicyFactory(), WEEKLY)
    assert (policy.earlier_numbers, policy.numbers_changed_at) == ([], None)


def test_a_policy_that_was_promised_earlier_alone_keeps_its_numbers_for_then(agreement):
    first = agreement.policy
    change_policy(agreement=agreement, policy=PolicyFactory(), by=None, from_on=TODAY)
    assert promised_by(first).get() == agreement
    before = past(agreement)
    change(first, WEEKLY)
    assert past(agreement) == before


def test_another_policy_on_an_agreement_leaves_the_reports_on_the_time_before(agreement):
    before = past(agreement)
    change_policy(agreement=agreement, policy=PolicyFactory(minimum_minutes=90), by=None, from_on=TODAY)
    assert past(agreement) == before
    people = Worker.objects.filter(pk=agreement.supervisee_id)
    rows = compliance(people=people, from_on=START, to_on=TODAY - timedelta(1))
    assert {one.policy for one in rows} == {"All staff"}
    report = supervision_report(people=people, from_on=START, to_on=TODAY - timedelta(1))
    assert [share.label for share in report.breakdowns[-1].shares] == ["All staff"]


# --- Undoing ------------------------------------------------------------------------------------


def test_whoever_changed_the_numbers_can_undo_it_until_words_are_written_for_them(agreement, psw):
    before = agreement.next_due_on
    policy = change(agreement.policy, WEEKLY, by=psw, minimum_minutes=90)
    assert undoes_numbers(policy, by=psw, on=TODAY)
    assert not undoes_numbers(policy, by=AccountFactory(role="psw"), on=TODAY)
    assert not undoes_numbers(policy, by=psw, on=TODAY + timedelta(1))
    undo_numbers(policy=policy, by=psw, at=NOW)
    policy, agreement = FrequencyPolicy.objects.get(pk=policy.pk), Agreement.objects.get(pk=agreement.pk)
    assert (policy.earlier_numbers, policy.numbers_changed_at) == ([], None)
    assert (policy.minimum_minutes, agreement.next_due_on) == (60, before)
    change(policy, WEEKLY, by=psw)
    write(agreement, at=NOW + timedelta(minutes=1))
    with pytest.raises(Refusal, match="can no longer be undone"):
        undo_numbers(policy=policy, by=psw, at=NOW)


def test_the_page_undoes_and_tells_what_was_promised_before(agreement, psw, sign_in):
    policy = agreement.policy
    client, address = sign_in(psw), reverse("supervision:policy", args=[policy.pk])
    rows = stages((0, "week", 2, "week"), initial=1)
    edit = reverse("supervision:policy_edit", args=[policy.pk])
    assert "1 person is" in client.get(edit).text
    page = client.post(edit, {"name": policy.name, **NUMBERS, **rows}, follow=True).text
    assert "Until Wednesday 18 November: Monthly (All staff, LGA standard 5)." in page
    assert "Counts from 19 November 2026." in page
    assert "undo" in page
    page = client.post(reverse("supervision:policy_undo", args=[policy.pk]), follow=True).text
    assert "promises what it did before" in page
    assert "What was promised before" not in client.get(address).text


def test_the_page_says_why_it_can_no_longer_be_undone_and_what_to_do_instead(agreement, psw, sign_in):
    policy = change(agreement.policy, WEEKLY, by=psw)
    client, address = sign_in(psw), reverse("supervision:policy", args=[policy.pk])
    assert "by mistake: undo" in client.get(address).text
    write(agreement, at=NOW + timedelta(minutes=1))
    why = (
        "Your change can no longer be undone: 1 agreement was written for these numbers since. "
        "To go back, change the policy to the earlier numbers; it is then to be renewed."
    )
    page = client.get(address).text
    assert why in page
    assert "by mistake: undo" not in page
    refused = client.post(reverse("supervision:policy_undo", args=[policy.pk]), follow=True).text
    assert refused.count(why) == 2
    assert why not in sign_in(agreement.supervisor).get(address).text
    assert why not in sign_in(AccountFactory(role="psw")).get(address).text


def test_the_form_refuses_a_day_that_is_over_and_asks_for_none_where_nobody_is_under_it(
    agreement, psw, sign_in
):
    client, rows = sign_in(psw), stages((0, "week", 2, "week"), initial=1)
    edit = reverse("supervision:policy_edit", args=[agreement.policy_id])
    facts = {"name": "All staff", **NUMBERS, **rows, **days("from_on", date(2026, 11, 18))}
    assert "The day must be today or later" in client.post(edit, facts).text
    unused = reverse("supervision:policy_edit", args=[PolicyFactory().pk])
    assert "First day of the changed numbers" not in client.get(unused).text


def test_numbers_for_a_later_day_say_so_and_a_new_name_does_not_bring_them_forward(agreement, psw, sign_in):
    policy = change(agreement.policy, FORTNIGHTLY, on=date(2026, 12, 1))
    client = sign_in(psw)
    page = client.get(reverse("supervision:policy", args=[policy.pk])).text
    assert "count from Tuesday 1 December" in page
    assert "count from Tue 1 Dec" in client.get(reverse("supervision:policies")).text
    form = client.get(reverse("supervision:policy_edit", args=[policy.pk])).context["form"]
    assert form["from_on"].value() == date(2026, 12, 1)
    policy.name = "Everyone"
    save_policy(policy=policy, stages=FORTNIGHTLY, from_on=date(2026, 12, 1), by=None, at=NOW)
    assert FrequencyPolicy.objects.get(pk=policy.pk).holds_from == date(2026, 12, 1)


# --- The agreement in words ---------------------------------------------------------------------


def write(agreement, *, at):
    words = {name: f"As usual: {name}" for name in TERMS}
    agreement = Agreement.objects.get(pk=agreement.pk)
    return write_terms(agreement=agreement, words=words, by=agreement.supervisor.account, at=at)


def sign(terms, *people, at=NOW):
    for person in people:
        facts = {"content_hash": terms.content_hash, "by": person.account, "at": at}
        sign_terms(terms=terms, worker=person, **facts)


@pytest.fixture
def signed(agreement):
    """Signed by both on the day before."""
    terms = write(agreement, at=NOW - timedelta(days=1))
    sign(terms, agreement.supervisor, agreement.supervisee, at=NOW - timedelta(days=1))
    return terms


def state(agreement):
    return words_of(with_words(Agreement.objects.filter(pk=agreement.pk), on=TODAY))[0]


def _numbers(agreement):
    change(agreement.policy, WEEKLY, minimum_minutes=90)


def _another_policy(agreement):
    policy = PolicyFactory(every=(1, "week"), minimum_minutes=90)
    change_policy(agreement=agreement, policy=policy, by=None, from_on=TODAY)


@pytest.mark.parametrize("verb", [_numbers, _another_policy])
def test_words_signed_for_other_numbers_are_to_be_renewed_and_show_what_was_signed(
    agreement, signed, verb, sign_in
):
    assert state(agreement).state == WordsState.SIGNED
    verb(agreement)
    words = state(agreement)
    assert (words.state, words.waits_for) == (WordsState.TO_RENEW, (agreement.supervisor,))
    assert (words.since, words.renew_by) == (TODAY, TODAY + timedelta(14))
    assert waiting(Agreement.objects.all(), on=TODAY).get() == agreement
    address = reverse("supervision:terms", args=[agreement.pk])
    page = sign_in(agreement.supervisor).get(address).text
    assert "Signed by both" not in page
    assert "Promised when this was written" in page
    assert "Monthly (All staff, LGA standard 5). Sessions of 60 minutes or more." in page
    assert "Promised now: Weekly (" in page
    assert "Nothing changes: sign again" in page
    form = sign_in(agreement.supervisor).get(reverse("supervision:terms_write", args=[agreement.pk])).text
    assert "We meet weekly" in form
    assert "As usual: place" in form


def test_the_same_words_signed_again_are_for_the_promise_of_now(agreement, signed):
    _numbers(agreement)
    at = NOW + timedelta(minutes=1)
    supervisor, supervisee = agreement.supervisor, agreement.supervisee
    facts = {"content_hash": signed.content_hash, "at": at}
    shown = Terms.objects.get(pk=signed.pk)
    confirm_terms(terms=shown, worker=supervisor, by=supervisor.account, **facts)
    newest = Agreement.objects.get(pk=agreement.pk).terms.first()
    sign(newest, supervisee, at=at)
    assert state(agreement).state == WordsState.SIGNED
    assert newest.promised.startswith("Weekly (All staff, LGA standard 5). Sessions of 90 minutes or more.")
    signed.refresh_from_db()
    assert signed.promised.startswith("Monthly")


@pytest.fixture
def usual(agreement):
    """The usual words, signed by both on the day before."""
    at = NOW - timedelta(days=1)
    words, by = usual_terms(agreement), agreement.supervisor.account
    terms = write_terms(agreement=agreement, words=words, by=by, at=at)
    sign(terms, agreement.supervisor, agreement.supervisee, at=at)
    return terms


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({}, ["We meet monthly"]),
        ({"minimum_minutes": 90}, ["We meet monthly", "At least 60 minutes"]),
    ],
)
def test_words_that_name_another_promise_are_renewed_and_not_signed_again(
    agreement, usual, sign_in, numbers, said
):
    change(agreement.policy, WEEKLY, **numbers)
    client, address = sign_in(agreement.supervisor), reverse("supervision:terms", args=[agreement.pk])
    page = client.get(address).text
    assert f"These words say “{'” and “'.join(said)}”. That is not promised now" in page
    assert "Nothing changes: sign again" not in page
    facts = {"confirms": usual.pk, "hash": usual.content_hash}
    assert "Renew the agreement with words for it" in client.post(address, facts, follow=True).text
    assert agreement.terms.count() == 1
    assert "These words say" not in sign_in(agreement.supervisee).get(address).text


def test_usual_words_that_still_hold_are_signed_again(agreement, usual, sign_in):
    change(agreement.policy, agreement.policy.frequency.stages, counted_absence_working_days=3)
    client, address = sign_in(agreement.supervisor), reverse("supervision:terms", args=[agreement.pk])
    assert "Nothing changes: sign again" in client.get(address).text
    facts = {"confirms": usual.pk, "hash": usual.content_hash}
    assert "You have signed the same words again" in client.post(address, facts, follow=True).text


def test_words_signed_for_numbers_that_never_held_are_to_be_renewed(agreement, signed):
    """Changed and changed back on one day: whoever has signed in between did so for another promise."""
    others, monthly = AgreementFactory(policy=agreement.policy), agreement.policy.frequency.stages
    sign(write(others, at=NOW - timedelta(days=1)), others.supervisor, others.supervisee)
    change(agreement.policy, WEEKLY)
    sign(write(agreement, at=NOW + timedelta(minutes=1)), agreement.supervisor, agreement.supervisee)
    assert state(agreement).state == WordsState.SIGNED
    change(agreement.policy, monthly, at=NOW + timedelta(minutes=2))
    words = state(agreement)
    assert (words.state, words.waits_for) == (WordsState.TO_RENEW, (agreement.supervisor,))
    assert state(others).state == WordsState.SIGNED


def test_numbers_to_come_are_put_off_or_brought_forward(agreement):
    change(agreement.policy, WEEKLY, on=date(2026, 12, 1))
    for day in (date(2027, 1, 4), date(2026, 12, 7)):
        policy = change(agreement.policy, WEEKLY, on=day, at=NOW + timedelta(minutes=1))
        policy.refresh_from_db()
        assert policy.holds_from == day
        assert [each["until"] for each in policy.earlier_numbers] == [day.isoformat()]


def test_nobody_signs_words_that_were_written_for_other_numbers(agreement):
    terms = write(agreement, at=NOW - timedelta(days=1))
    sign(terms, agreement.supervisor)
    _numbers(agreement)
    with pytest.raises(ChangedSince):
        sign(terms, agreement.supervisee)
    assert state(agreement).state == WordsState.TO_RENEW


def test_numbers_undone_leave_the_words_signed(agreement, signed, psw):
    policy = change(agreement.policy, WEEKLY, by=psw)
    undo_numbers(policy=policy, by=psw, at=NOW)
    assert state(agreement).state == WordsState.SIGNED


def test_what_was_promised_is_signed_with_the_words(agreement, signed):
    assert list(breaks_of_signed()) == []
    assert signed_kinds()["supervision.terms"].facts_of([signed])[signed.pk][-1] == [
        "promised",
        signed.promised,
    ]
    with transaction.atomic(), pytest.raises(IntegrityError, match="never changes"):
        Terms.objects.filter(pk=signed.pk).update(promised="Daily")


def test_words_from_before_it_was_kept_have_the_hash_that_they_had(signed):
    signed.promised = ""
    words = [*(getattr(signed, name) for name in TERMS), signed.review_on.isoformat()]
    assert signed.content_hash == hashlib.sha256(json.dumps(words).encode()).hexdigest()


# --- What was changed in place before ----------------------------------------------------------------


@pytest.fixture
def migration():
    return import_module("supervision.migrations.0021_numbers_in_time")


@pytest.mark.parametrize(("numbers", "state_then"), [({}, "signed"), ({"minimum_minutes": 90}, "to-renew")])
def test_the_trail_tells_when_the_numbers_were_changed_before_it_was_kept(
    agreement, signed, migration, numbers, state_then
):
    policy = change(agreement.policy, agreement.policy.frequency.stages, name="Everyone", **numbers)
    FrequencyPolicy.objects.filter(pk=policy.pk).update(earlier_numbers=[], numbers_changed_at=None)
    migration.changed_policies(apps, None)
    assert state(agreement).state == state_then


def test_an_agreement_with_another_policy_since_its_words_is_to_be_renewed(agreement, signed, migration):
    another = AgreementFactory()
    for one in (agreement, another):
        change_policy(agreement=one, policy=PolicyFactory(), by=None, from_on=TODAY)
    Agreement.objects.update(promise_changed_at=None)
    Agreement.objects.filter(pk=another.pk).update(policy=another.earlier_promises[-1]["policy"])
    migration.changed_agreements(apps, None)
    assert state(agreement).state == WordsState.TO_RENEW
    another.refresh_from_db()
    assert another.promise_changed_at is None
