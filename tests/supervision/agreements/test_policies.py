"""Frequency policies: read by all, changed by the principal social worker; due days follow."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from supervision.agreements.services.policies import install_presets, save_policy
from supervision.clock.due_days import differences
from supervision.models import FrequencyPolicy
from tests.factories import AccountFactory, AgreementFactory, PolicyFactory, WorkerFactory
from tests.nqsw.enrolments.promised import days
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
NUMBERS = {
    **days("from_on", date(2026, 11, 19)),
    "source": "Local",
    "minimum_minutes": 60,
    "cases_discussed_within_weeks": 8,
    "counted_absence_working_days": 5,
    "return_grace_working_days": 5,
    "moves_to_working_day": "on",
}


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


def stages(*rows, initial=0):
    """The formset as the browser posts it: (from, unit, every, unit) a row, and spare rows."""
    data = {"stages-TOTAL_FORMS": len(rows) + 2, "stages-INITIAL_FORMS": initial}
    for number, row in enumerate([*rows, ("", "", "", ""), ("", "", "", "")]):
        names = ("from_number", "from_unit", "every_number", "every_unit")
        data |= {f"stages-{number}-{name}": value for name, value in zip(names, row, strict=True)}
    return data


def promised(policy):
    return [(str(stage.starts_at), str(stage.every)) for stage in policy.frequency.stages]


def test_the_list_says_what_is_promised_by_whom_and_to_how_many(sign_in):
    install_presets()
    agreement = AgreementFactory(policy=FrequencyPolicy.objects.get(name="ASYE policy"))
    response = sign_in(agreement.supervisee).get("/supervision/policies/")
    content = response.content.decode()
    assert "weekly; fortnightly from 6 weeks; monthly from 6 months" in content
    assert "Ofsted letter, 17 May 2011" in content
    people = {policy.name: policy.people for policy in response.context["policies"]}
    assert {name: count for name, count in people.items() if count} == {"ASYE policy": 1}


def test_a_policy_is_shown_with_its_full_source_and_numbers(sign_in):
    install_presets()
    policy = FrequencyPolicy.objects.get(name="ASYE policy")
    page = sign_in(WorkerFactory()).get(f"/supervision/policies/{policy.pk}/").text
    content = " ".join(strip_tags(page).split())
    for words in (
        "LGA, Standards for employers of social workers in England, standard 5",
        "Fortnightly from 6 weeks after the clock&#x27;s start",
        "90 minutes, uninterrupted",
        "0 people are supervised",
    ):
        assert words.replace("&#x27;", "'") in content


@pytest.mark.parametrize("people", [1, 3, 12])
def test_the_list_asks_the_database_the_same_number_of_times(
    sign_in, psw, people, django_assert_max_num_queries
):
    for _ in range(people):
        AgreementFactory()
    client = sign_in(psw)
    with django_assert_max_num_queries(12):
        client.get("/supervision/policies/")


def test_changed_numbers_move_everybodys_due_day_at_once(sign_in, psw):
    agreement = AgreementFactory(starts_on=date(2026, 11, 2))  # monthly: due on 2 December
    policy = agreement.policy
    response = sign_in(psw).post(
        f"/supervision/policies/{policy.pk}/edit/",
        {"name": policy.name, **NUMBERS, **stages((0, "day", 28, "day"), initial=1)},
        follow=True,
    )
    agreement.refresh_from_db()
    assert agreement.next_due_on == date(2026, 11, 30)
    assert list(differences()) == []
    assert "Due days that moved: 1." in response.content.decode()
    event = Event.objects.get(verb="policy changed")
    assert (event.actor, event.details["stages"], event.details["moved"]) == (
        psw,
        ["every 28 days from 0 days"],
        1,
    )
    assert event.details["changes"]["stages"] == ["monthly from 0 weeks", "every 28 days from 0 days"]


def test_stages_are_kept_in_the_order_in_which_they_begin(sign_in, psw):
    rows = stages((6, "month", 1, "month"), (0, "week", 1, "week"), (6, "week", 2, "week"))
    sign_in(psw).post("/supervision/policies/new/", {"name": "Ours", **NUMBERS, **rows})
    assert promised(FrequencyPolicy.objects.get(name="Ours")) == [
        ("0 weeks", "1 week"),
        ("6 weeks", "2 weeks"),
        ("6 months", "1 month"),
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "One stage must start at 0"),
        ([(1, "week", 1, "week")], "One stage must start at 0"),
        ([(0, "week", 1, "week"), (0, "month", 1, "month")], "Two stages cannot start at the same time."),
        (
            [(0, "week", 1, "week"), (1, "week", 2, "week"), (7, "day", 3, "week")],
            "cannot start at the same time",
        ),
        ([(0, "week", 0, "week")], "must be 1 or more"),
        ([(0, "week", 5000, "week")], "must be 366 or less"),
        ([(0, "week", "", "week")], "Enter how often"),
    ],
)
def test_stages_that_make_no_promise_are_refused(sign_in, psw, rows, message):
    response = sign_in(psw).post("/supervision/policies/new/", {"name": "Ours", **NUMBERS, **stages(*rows)})
    assert message in response.content.decode()
    assert not FrequencyPolicy.objects.exists()


def test_a_stage_ticked_for_removal_goes(sign_in, psw):
    policy = PolicyFactory()
    rows = stages((0, "day", 1, "month"), (6, "month", 2, "month"), initial=1) | {"stages-1-DELETE": "on"}
    sign_in(psw).post(f"/supervision/policies/{policy.pk}/edit/", {"name": policy.name, **NUMBERS, **rows})
    assert promised(policy) == [("0 days", "1 month")]


def test_a_copy_starts_from_the_other_policy_and_is_nobodys_default(sign_in, psw):
    install_presets()
    policy = FrequencyPolicy.objects.get(is_default_for_nqsws=True)
    response = sign_in(psw).get("/supervision/policies/new/", {"copy": policy.pk})
    form, formset = response.context["form"], response.context["formset"]
    assert form["name"].value() == "Fortnightly NQSW programme (local)"
    assert not form["is_default_for_nqsws"].value()
    assert [row["every_number"].value() for row in formset][:1] == [2]


def test_a_new_default_takes_the_place_of_the_old(sign_in, psw):
    install_presets()
    data = {"name": "Ours", **NUMBERS, "is_default_for_nqsws": "on", **stages((0, "week", 1, "week"))}
    sign_in(psw).post("/supervision/policies/new/", data)
    assert FrequencyPolicy.objects.get(is_default_for_nqsws=True).name == "Ours"


def test_a_name_that_is_taken_is_an_error_of_the_form(sign_in, psw):
    PolicyFactory(name="Ours")
    response = sign_in(psw).post(
        "/supervision/policies/new/", {"name": "Ours", **NUMBERS, **stages((0, "week", 1, "week"))}
    )
    assert "already exists" in response.content.decode()


@pytest.mark.parametrize("path", ["/supervision/policies/new/", "/supervision/policies/{}/edit/"])
@pytest.mark.parametrize("role", ["", "qa", "admin"])
def test_only_the_principal_social_worker_finds_the_forms(sign_in, role, path):
    account = WorkerFactory().account if not role else AccountFactory(role=role)
    assert sign_in(account).get(path.format(PolicyFactory().pk)).status_code == 404


def test_the_page_says_what_was_changed_from_what_to_what_and_by_whom(sign_in, psw):
    policy = PolicyFactory()
    client = sign_in(psw)
    address = reverse("supervision:policy", args=[policy.pk])
    assert "Not changed yet." in client.get(address).text
    policy.counted_absence_working_days = 10
    facts = {"from_on": date(2026, 11, 19), "at": timezone.now()}
    save_policy(policy=policy, stages=policy.frequency.stages, by=psw, **facts)
    page = client.get(address).text
    assert "Shortest absence that counts, working days: 10 (was 5)." in page
    assert psw.get_full_name() in page
