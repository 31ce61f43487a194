"""The allocation check: what speaks against giving a case, what was decided, who asks."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from nqsw.models import Advice, AllocationCheck, Pause
from nqsw.protected_caseload.rules import CarrierFacts, concerns_about
from nqsw.protected_caseload.services import advice_from, facts_of
from tests.factories import AbsenceFactory, AgreementFactory, EnrolmentFactory, WorkerFactory
from tests.workforce.caseloads.test_caseloads import counted, limit

FREE = CarrierFacts(
    cases=10,
    count_is_old=False,
    limit=18,
    is_protected=False,
    programme_month=None,
    is_paused=False,
    away_until=None,
    is_away=False,
    days_overdue=0,
    not_alone=("cp", "s47"),
    not_at_all_months=3,
)


@pytest.mark.parametrize(
    ("changes", "category", "advice", "words"),
    [
        ({}, "cp", Advice.YES, None),
        ({"cases": 17}, "cin", Advice.YES, None),
        ({"cases": 18}, "cin", Advice.WITH_REASON, "It would be case 19 of a limit of 18"),
        (
            {"cases": 18, "is_protected": True},
            "cin",
            Advice.NO,
            "It would be case 19 of a protected limit of 18",
        ),
        ({"cases": None}, "cin", Advice.WITH_REASON, "Their cases have not been counted"),
        ({"count_is_old": True}, "cin", Advice.WITH_REASON, "Their last count is old"),
        (
            {"limit": None},
            "cin",
            Advice.WITH_REASON,
            "They have no caseload limit: they do not usually hold cases",
        ),
        (
            {"is_away": True, "away_until": date(2026, 12, 4)},
            "cin",
            Advice.NO,
            "They are away until 4 December 2026",
        ),
        ({"is_away": True}, "cin", Advice.NO, "They are away"),
        ({"is_paused": True}, "cin", Advice.NO, "Their programme is paused"),
        ({"days_overdue": 1}, "cin", Advice.WITH_REASON, "Their supervision is overdue by 1 day"),
        ({"programme_month": 1}, "cin", Advice.YES, None),
        (
            {"programme_month": 1},
            "cp",
            Advice.NO,
            "An NQSW should not hold this kind of case in their first 3 months",
        ),
        ({"programme_month": 1, "not_alone": ("cla",)}, "cp", Advice.YES, None),
        (
            {"programme_month": 1, "not_at_all_months": 1},
            "cp",
            Advice.NO,
            "An NQSW should not hold this kind of case in their first month",
        ),
        (
            {"programme_month": 4},
            "s47",
            Advice.WITH_REASON,
            "An NQSW holds this kind of case with an experienced colleague, not alone",
        ),
    ],
)
def test_what_speaks_against_a_case(changes, category, advice, words):
    concerns = concerns_about(replace(FREE, **changes), category=category)
    assert advice_from(concerns) == advice
    assert [concern.words for concern in concerns] == ([words] if words else [])


def test_one_no_outweighs_every_reason_and_stands_first():
    concerns = concerns_about(replace(FREE, cases=18, is_away=True, days_overdue=20), category="cin")
    assert advice_from(concerns) == Advice.NO
    assert concerns[0].words == "They are away"
    assert len(concerns) == 3


@pytest.mark.django_db
def test_the_facts_come_from_every_room(today):
    worker = counted(WorkerFactory(), (10, 1, 9))
    limit(worker, 10, date(2026, 9, 7), is_protected=True)
    enrolment = EnrolmentFactory(worker=worker)
    AgreementFactory(supervisee=worker, starts_on=date(2026, 9, 7))
    facts = facts_of(worker, on=today)
    assert (facts.cases, facts.limit, facts.is_protected, facts.count_is_old) == (9, 10, True, True)
    assert (facts.programme_month, facts.is_paused, facts.is_away) == (1, False, False)
    assert facts.days_overdue == (today - date(2026, 10, 7)).days
    AbsenceFactory(worker=worker, started_on=today, ended_on=today)
    Pause.objects.create(enrolment=enrolment, reason="sickness", started_on=today)
    facts = facts_of(worker, on=today)
    assert (facts.is_paused, facts.is_away, facts.away_until) == (True, True, today)


ADDRESS = "nqsw:allocation_check"


def asking(worker, category="cin", case_reference="P1234567"):
    query = {"worker": worker.pk, "category": category, "case_reference": case_reference}
    return reverse(ADDRESS, query=query)


@pytest.fixture
def manager(db):
    return WorkerFactory(org_role=3)


@pytest.fixture
def full(manager):
    """Somebody at their limit of 18."""
    return counted(WorkerFactory(line_manager=manager), (11, 16, 18))


def test_a_case_given_all_the_same_needs_a_reason(sign_in, frozen_today, manager, full):
    client = sign_in(manager)
    page = client.post(asking(full), {"was_given": "yes", "reason": " "})
    assert "Enter why you are giving them the case." in page.text
    assert not AllocationCheck.objects.exists()
    client.post(asking(full), {"was_given": "yes", "reason": "Knows the family"})
    check = AllocationCheck.objects.get()
    assert (check.advice, check.was_given, check.reason) == (Advice.WITH_REASON, True, "Knows the family")
    assert check.concerns == ["It would be case 19 of a limit of 18"]
    assert check.checked_by == manager.account


def test_a_case_not_given_needs_none(sign_in, frozen_today, manager, full):
    page = sign_in(manager).post(asking(full), {"was_given": "no", "reason": ""}, follow=True)
    assert f"Recorded: the case is not given to {full.full_name}." in page.text


def test_asking_records_nothing(sign_in, frozen_today, manager, full):
    page = sign_in(manager).get(asking(full))
    assert page.context["answer"]["advice"] == Advice.WITH_REASON
    assert not AllocationCheck.objects.exists()


@pytest.mark.parametrize("reference", ["Smith family", "Smith", "<b>1</b>"])
def test_a_name_is_no_case_number(sign_in, frozen_today, manager, full, reference):
    page = sign_in(manager).get(asking(full, case_reference=reference))
    assert "Enter the case system" in page.text
    assert page.context["answer"] is None


def test_managers_ask_about_their_own_people_only(sign_in, frozen_today, manager, full):
    stranger = WorkerFactory()
    page = sign_in(manager).post(asking(stranger), {"was_given": "yes", "reason": "x"})
    assert page.context["answer"] is None
    assert stranger.full_name not in page.text
    assert sign_in(full).get(reverse(ADDRESS)).status_code == 404


@pytest.mark.django_db
def test_the_database_refuses_a_case_given_against_advice_without_a_reason(frozen_today):
    with pytest.raises(IntegrityError, match="allocation_check_against"), transaction.atomic():
        AllocationCheck.objects.create(
            worker=WorkerFactory(),
            category="cin",
            advice="no",
            was_given=True,
            checked_at="2026-11-19T10:00Z",
        )


def test_the_page_asks_the_database_as_often_after_many_checks(
    sign_in, frozen_today, manager, full, queries_of
):
    client, asked = sign_in(manager), []
    for number in (1, 2, 17):
        for _ in range(number):
            client.post(asking(full), {"was_given": "no"})
        client.get(reverse(ADDRESS))
        asked.append(queries_of(client, reverse(ADDRESS)))
    assert len(set(asked)) == 1
