"""The diary of caseloads over their limit: opened and closed with the counts, agreed to with a reason."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.factories import AccountFactory, CaseloadSnapshotFactory, WorkerFactory
from tests.workforce.caseloads.test_caseloads import LIMIT, counted
from workforce.caseloads.services.breaches import NotAgreed, agree_to_breach, note_breaches
from workforce.models import AuthorityRole, CaseloadBreach, Event

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


@pytest.fixture
def over(today):
    """Somebody with two cases too many since 2 November, noted."""
    manager = WorkerFactory(org_role=3)
    worker = counted(WorkerFactory(line_manager=manager), (10, 19, 17), (11, 2, 19), (11, 16, 20))
    note_breaches(on=today, by=None)
    return CaseloadBreach.objects.get(worker=worker)


def agree(breach, today, until, reason="Cover for a vacancy"):
    by = AccountFactory()
    agree_to_breach(breach=breach, until=until, reason=reason, by=by, at=AT, on=today)
    breach.refresh_from_db()


def test_an_overload_is_noted_from_its_first_count_and_once(over, today):
    assert (over.since, over.ended_on) == (date(2026, 11, 2), None)
    assert note_breaches(on=today, by=None) == (0, 0)
    assert Event.objects.filter(verb="caseload over its limit").count() == 1


def test_at_the_limit_is_not_over_it(today):
    counted(WorkerFactory(), (11, 16, 18))
    assert note_breaches(on=today, by=None) == (0, 0)


def test_it_ends_with_the_count_that_is_within_the_limit(over):
    CaseloadSnapshotFactory(worker=over.worker, counted_on=date(2026, 11, 30), cin=18)
    assert note_breaches(on=date(2026, 12, 1), by=None) == (0, 1)
    over.refresh_from_db()
    assert over.ended_on == date(2026, 11, 30)


def test_who_is_over_again_later_has_a_second_entry(over):
    for day, cases in ((date(2026, 11, 30), 18), (date(2026, 12, 14), 21)):
        CaseloadSnapshotFactory(worker=over.worker, counted_on=day, cin=cases)
        note_breaches(on=day, by=None)
    assert list(over.worker.caseload_breaches.values_list("since", "ended_on")) == [
        (date(2026, 11, 2), date(2026, 11, 30)),
        (date(2026, 12, 14), None),
    ]


def test_it_ends_with_the_last_day_of_who_leaves(over, today):
    over.worker.left_on = today
    over.worker.save()
    assert note_breaches(on=today, by=None) == (0, 0)
    assert note_breaches(on=today + timedelta(days=1), by=None) == (0, 1)
    over.refresh_from_db()
    assert over.ended_on == today


@pytest.mark.parametrize(
    ("days", "is_unapproved"), [(-1, False), (0, False), (1, True)], ids=["before", "last day", "day after"]
)
def test_an_agreement_holds_until_its_last_day(over, today, days, is_unapproved):
    until = today + timedelta(days=14)
    agree(over, today, until)
    on = until + timedelta(days=days)
    assert CaseloadBreach.objects.unapproved(on=on).exists() is is_unapproved
    assert over.is_approved(on=on) is not is_unapproved


@pytest.mark.parametrize(
    ("days", "reason", "problem"), [(-1, "Cover", "today or later"), (0, "  ", "Enter why")]
)
def test_an_agreement_needs_a_day_to_come_and_a_reason(over, today, days, reason, problem):
    with pytest.raises(NotAgreed, match=problem):
        agree(over, today, today + timedelta(days=days), reason)


def test_half_an_agreement_is_refused_by_the_database(over):
    with pytest.raises(IntegrityError, match="caseload_breach_approval_is_whole"), transaction.atomic():
        CaseloadBreach.objects.update(approved_until=date(2026, 12, 1))


def test_one_person_has_one_open_entry(over):
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseloadBreach.objects.create(worker=over.worker, since=date(2026, 11, 16))


# --- Pages -------------------------------------------------------------------------------------------

AGREE = {"until_day": "30", "until_month": "11", "until_year": "2026", "reason": "Cover for a vacancy"}


@pytest.mark.parametrize(
    ("who", "status"), [("manager", 302), ("psw", 302), ("self", 404), ("elsewhere", 404), ("admin", 404)]
)
def test_who_agrees_to_an_overload(sign_in, frozen_today, over, who, status):
    elsewhere = WorkerFactory(org_role=3)
    WorkerFactory(line_manager=elsewhere)
    people = {
        "manager": over.worker.line_manager,
        "psw": AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER),
        "self": over.worker,
        "elsewhere": elsewhere,
        "admin": AccountFactory(role=AuthorityRole.ADMINISTRATOR),
    }
    answer = sign_in(people[who]).post(reverse("workforce:breach", args=[over.pk]), AGREE)
    over.refresh_from_db()
    assert answer.status_code == status
    assert over.approved_until == (date(2026, 11, 30) if status == 302 else None)


def test_nobody_agrees_to_their_own(sign_in, frozen_today):
    psw = WorkerFactory(account=AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER))
    breach = CaseloadBreach.objects.create(worker=psw, since=date(2026, 11, 2))
    assert sign_in(psw).post(reverse("workforce:breach", args=[breach.pk]), AGREE).status_code == 403


def test_the_diary_lists_first_what_nobody_has_agreed_to(sign_in, frozen_today, over):
    psw = AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)
    agreed = CaseloadBreach.objects.create(worker=WorkerFactory(), since=date(2026, 11, 2))
    agree(agreed, frozen_today, frozen_today)
    page = sign_in(psw).get(reverse("workforce:breaches"))
    assert (list(page.context["unapproved"]), list(page.context["agreed"])) == ([over], [agreed])
    assert 'data-count="1">1 not agreed<' in sign_in(psw).get(reverse("workforce:caseloads")).text


def test_a_day_that_is_past_is_told_on_the_form(sign_in, frozen_today, over):
    page = sign_in(over.worker.line_manager).post(
        reverse("workforce:breach", args=[over.pk]), {**AGREE, "until_day": "18"}
    )
    assert "The last day must be today or later." in page.text


def test_a_limit_that_is_raised_ends_the_overload(sign_in, frozen_today, over):
    data = {**LIMIT, "cases": "25", "starts_on_day": "19", "starts_on_month": "11"}
    sign_in(over.worker.line_manager).post(
        reverse("workforce:caseload_limit_set", args=[over.worker_id]), data
    )
    over.refresh_from_db()
    assert over.ended_on is not None


def test_the_diary_asks_the_database_as_often_for_many(sign_in, frozen_today, queries_of):
    client, asked = sign_in(AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)), []
    for number in (1, 2, 47):
        for worker in WorkerFactory.create_batch(number):
            CaseloadBreach.objects.create(worker=worker, since=date(2026, 11, 2))
            agreed = CaseloadBreach.objects.create(worker=WorkerFactory(), since=date(2026, 11, 2))
            agree(agreed, frozen_today, frozen_today)
        asked.append(queries_of(client, reverse("workforce:breaches")))
    assert len(set(asked)) == 1


def set_on_page(client, worker, cases):
    data = {**LIMIT, "cases": str(cases), "starts_on_day": "19", "starts_on_month": "11"}
    return client.post(reverse("workforce:caseload_limit_set", args=[worker.pk]), data)


UNDO = "was set by mistake: undo"


def test_a_limit_set_by_mistake_is_undone_with_the_overload_that_it_opened(sign_in, frozen_today):
    worker = counted(WorkerFactory(line_manager=WorkerFactory(org_role=3)), (11, 16, 16))
    client, address = sign_in(worker.line_manager), reverse("workforce:caseload", args=[worker.pk])
    set_on_page(client, worker, 12)
    assert worker.caseload_breaches.count() == 1
    assert UNDO in client.get(address).text
    undo = reverse("workforce:caseload_limit_undo", args=[worker.pk])
    assert "Undone. The limit is gone" in client.post(undo, follow=True).text
    assert (worker.caseload_breaches.count(), worker.caseload_limits.count()) == (0, 0)
    assert UNDO not in client.get(address).text
    assert "Only the person who set a limit can undo it" in client.post(undo, follow=True).text


def test_an_overload_that_the_mistake_ended_goes_on(sign_in, frozen_today, over):
    client = sign_in(over.worker.line_manager)
    set_on_page(client, over.worker, 25)
    client.post(reverse("workforce:caseload_limit_undo", args=[over.worker_id]))
    over.refresh_from_db()
    assert (over.since, over.ended_on) == (date(2026, 11, 2), None)
    assert over.worker.caseload_breaches.count() == 1


def test_a_limit_stays_when_another_person_set_it_or_agreed_to_what_it_opened(sign_in, frozen_today):
    worker = counted(WorkerFactory(line_manager=WorkerFactory(org_role=3)), (11, 16, 16))
    psw, manager = AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER), worker.line_manager
    undo = reverse("workforce:caseload_limit_undo", args=[worker.pk])
    set_on_page(sign_in(manager), worker, 12)
    sign_in(psw).post(undo)
    assert worker.caseload_limits.count() == 1
    agree(worker.caseload_breaches.get(), frozen_today, frozen_today)
    sign_in(manager).post(undo)
    assert worker.caseload_limits.count() == 1


def test_a_limit_is_undone_on_the_day_only_and_not_where_it_replaced_another(
    sign_in, frozen_today, time_machine
):
    worker = counted(WorkerFactory(line_manager=WorkerFactory(org_role=3)), (11, 16, 16))
    undo, client = reverse("workforce:caseload_limit_undo", args=[worker.pk]), sign_in(worker.line_manager)
    for cases in (12, 13):
        set_on_page(client, worker, cases)
    client.post(undo)
    assert worker.caseload_limits.get().cases == 13
    other = counted(WorkerFactory(line_manager=worker.line_manager), (11, 16, 16))
    set_on_page(client, other, 12)
    time_machine.move_to("2026-11-20T10:00:00+00:00", tick=False)
    sign_in(worker.line_manager).post(reverse("workforce:caseload_limit_undo", args=[other.pk]))
    assert other.caseload_limits.count() == 1


def test_an_older_overload_that_the_mistake_opened_once_more_stays_in_the_diary(sign_in, frozen_today, over):
    CaseloadBreach.objects.update(ended_on=date(2026, 11, 16))
    client = sign_in(over.worker.line_manager)
    set_on_page(client, over.worker, 17)
    over.refresh_from_db()
    assert (over.since, over.ended_on, over.worker.caseload_breaches.count()) == (date(2026, 11, 2), None, 1)
    client.post(reverse("workforce:caseload_limit_undo", args=[over.worker_id]))
    assert list(over.worker.caseload_breaches.all()) == [over]
