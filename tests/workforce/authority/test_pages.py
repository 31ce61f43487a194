"""The pages of the authority's settings: as they are, changed with a preview, and their history."""

from datetime import date

import pytest
from django.urls import reverse

from nqsw.enrolments.services.entitlements import settle_limits
from supervision.clock.due_days import differences
from supervision.models import Agreement
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.nqsw.enrolments.promised import enrolled
from tests.workforce.authority.changing import change_setting
from tests.workforce.caseloads.test_caseloads import counted
from workforce.authority.groups import GROUPS
from workforce.authority_settings import authority_settings
from workforce.models import AuthorityRole, CaseloadBreach, SettingRevision
from workforce.rules.authority import Setting

pytestmark = pytest.mark.django_db
ROLES = (AuthorityRole.ADMINISTRATOR, AuthorityRole.PRINCIPAL_SOCIAL_WORKER)


@pytest.fixture
def psw(sign_in, frozen_today):
    return sign_in(AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER))


def page_of(key):
    return reverse("workforce:authority_group", args=[key])


def boxes(name, day):
    """A day as it is typed in its three boxes."""
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def typed(client, key, **changes):
    """What the form of a page sends as it stands, with some boxes typed over."""
    form = client.get(page_of(key)).context["form"]
    sent = {}
    for box in form:
        value = box.value()
        if box.name.endswith("_on") and hasattr(value, "year"):
            sent |= {
                f"{box.name}_day": value.day,
                f"{box.name}_month": value.month,
                f"{box.name}_year": value.year,
            }
        elif value is not None:
            sent[box.name] = value
    return sent | changes


def test_every_setting_stands_on_one_page_and_only_one():
    placed = [setting for group in GROUPS for setting in group.settings]
    assert sorted(placed) == sorted(Setting)


@pytest.mark.parametrize("role", ROLES)
def test_both_see_every_setting_with_its_value_on_an_empty_tracker(sign_in, role):
    page = sign_in(AccountFactory(role=role)).get(reverse("workforce:authority")).text
    for words in (
        "Name of the authority",
        "Not set",
        "18 cases",
        "Monday to Friday",
        "37 hours",
        "3 working days",
    ):
        assert words in page


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.key)
def test_saved_as_it_stands_each_page_settles_its_settings_and_once_more_nothing(psw, group):
    sent = (
        typed(psw, group.key, authority_name="Westshire Council")
        if group.key == "name"
        else typed(psw, group.key)
    )
    assert psw.post(page_of(group.key), sent).status_code == 302
    assert {row.setting for row in SettingRevision.objects.all()} == set(group.settings)
    again = psw.post(page_of(group.key), typed(psw, group.key, reason="Again"), follow=True)
    assert "Nothing was different." in again.text
    assert SettingRevision.objects.count() == len(group.settings)


def test_the_name_stands_on_the_next_page(psw):
    answer = psw.post(
        page_of("name"), {"authority_name": "Westshire Council", "dfe_code": "340"}, follow=True
    )
    assert answer.text.count("Westshire Council") > 1


@pytest.mark.parametrize(
    ("key", "changes", "error"),
    [
        ("name", {"authority_name": ""}, "Enter the name of the authority"),
        (
            "name",
            {"authority_name": "West", "dfe_code": "34"},
            "Enter the three digits of the DfE code",
        ),
        ("caseloads", {"experienced_caseload_limit": "2"}, "must be 5 or more"),
        ("caseloads", {"caseload_limits_by_role_4": "99"}, "must be 60 or less"),
        ("working-time", {"full_time_weekly_hours": "4"}, "Enter hours between 20 and 48."),
        (
            "working-time",
            {"since": "day", "from_on_day": "", "from_on_month": "", "from_on_year": ""},
            "Enter the first day",
        ),
        ("working-time", {"closed_days_0_name": "Christmas"}, "Enter the first day closed"),
    ],
)
def test_what_is_not_plausible_is_said_beside_its_box_and_nothing_is_kept(psw, key, changes, error):
    page = psw.post(page_of(key), typed(psw, key, **changes))
    assert error in page.text
    assert not SettingRevision.objects.exists()


def test_a_limit_that_puts_people_over_it_is_previewed_then_saved_with_the_diary(psw):
    worker = counted(WorkerFactory(), (11, 16, 17))
    sent = typed(psw, "caseloads", experienced_caseload_limit=16)
    page = psw.post(page_of("caseloads"), sent)
    assert "Caseloads that go over their limit: 1." in page.text
    assert not SettingRevision.objects.exists()
    psw.post(page_of("caseloads"), sent | {"seen": page.context["seen"]})
    assert authority_settings(on=date(2026, 11, 19)).experienced_caseload_limit == 16
    assert CaseloadBreach.objects.get().worker == worker


def test_another_preview_is_shown_where_the_consequences_are_other_ones_by_now(psw):
    counted(WorkerFactory(), (11, 16, 17))
    sent = typed(psw, "caseloads", experienced_caseload_limit=16)
    shown = psw.post(page_of("caseloads"), sent).context["seen"]
    counted(WorkerFactory(), (11, 16, 17))
    page = psw.post(page_of("caseloads"), sent | {"seen": shown})
    assert "Caseloads that go over their limit: 2." in page.text
    assert not SettingRevision.objects.exists()


def test_protected_limits_follow_the_experienced_workers_from_the_day_of_its_change(psw):
    enrolment = enrolled()
    before = list(enrolment.worker.caseload_limits.values_list("cases", "starts_on", "ends_on"))
    assert before == [(16, enrolment.started_on, None)]
    sent = typed(psw, "caseloads", experienced_caseload_limit=20, since="day")
    page = psw.post(page_of("caseloads"), sent)
    assert "NQSWs whose protected limit is another one from that day: 1." in page.text
    psw.post(page_of("caseloads"), sent | {"seen": page.context["seen"]})
    after = list(enrolment.worker.caseload_limits.values_list("cases", "starts_on", "ends_on"))
    assert after == [
        (16, enrolment.started_on, date(2026, 11, 18)),
        (18, date(2026, 11, 19), None),
    ]
    settle_limits(enrolment, by=None)
    assert list(enrolment.worker.caseload_limits.values_list("cases", "starts_on", "ends_on")) == after


def test_days_closed_move_due_days_and_milestones_in_the_same_change(psw):
    agreement = AgreementFactory(clock_started_on=date(2026, 11, 2), starts_on=date(2026, 11, 2))
    enrolment = enrolled()
    milestone = enrolment.milestones.filter(due_on__gt=date(2026, 11, 19)).order_by("due_on").first()
    due_on = Agreement.objects.get(pk=agreement.pk).next_due_on
    row = {"closed_days_0_name": "Closed", "closed_days_1_name": "Closed too"}
    for number, day in enumerate((due_on, milestone.due_on)):
        row |= {
            f"closed_days_{number}_first_on_{part}": getattr(day, part) for part in ("day", "month", "year")
        }
    sent = typed(psw, "working-time", **row)
    page = psw.post(page_of("working-time"), sent)
    assert "Days on which supervision is due that move" in page.text
    assert "NQSWs with a milestone whose due day moves: 1." in page.text
    psw.post(page_of("working-time"), sent | {"seen": page.context["seen"]})
    assert Agreement.objects.get(pk=agreement.pk).next_due_on > due_on
    assert list(differences()) == []
    assert enrolment.milestones.get(pk=milestone.pk).due_on == date(2026, 12, 3)  # a milestone is due before


def test_the_second_time_a_reason_is_asked_and_kept(psw):
    change_setting(Setting.SESSION_MINUTES, 90, by=None, on=date(2026, 11, 1))
    sent = typed(psw, "supervision", session_minutes=60)
    assert "Enter a reason" in psw.post(page_of("supervision"), sent).text
    psw.post(page_of("supervision"), sent | {"reason": "Shorter, more often"})
    assert "Shorter, more often" in psw.get(reverse("workforce:authority_history")).text


@pytest.mark.parametrize("rows", [0, 3, 120])
def test_the_history_asks_as_often_for_many_changes(psw, queries_of, rows):
    by = WorkerFactory().account
    for number in range(rows):
        change_setting(
            Setting.SESSION_MINUTES,
            60 + number,
            by=by,
            on=date(2026, 11, 1),
            from_on=date(2026, 11, 1),
            reason="Try",
        )
    psw.get("/")  # the idle time of the sign-in is renewed once a minute
    assert queries_of(psw, reverse("workforce:authority_history")) <= 10
    assert queries_of(psw, reverse("workforce:authority")) <= 10
    assert queries_of(psw, page_of("working-time")) <= 10


def test_an_unknown_page_is_not_found(psw):
    assert psw.get(page_of("weather")).status_code == 404


GARBAGE = (
    "",
    "NaN",
    "Infinity",
    "-1",
    "1e999",
    "9" * 400,
    "\x00",
    "<b>",
    "٣",
    "2.5",
    " ",
    "9999",
    "0001",
    "é" * 300,
)


@pytest.mark.fuzz
@pytest.mark.parametrize("garbage", GARBAGE)
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.key)
def test_nothing_that_is_typed_makes_an_error_page(psw, group, garbage):
    names = psw.get(page_of(group.key)).context["form"].fields
    sent = dict.fromkeys(names, garbage)
    sent |= {f"{name}_{part}": garbage for name in names for part in ("day", "month", "year")}
    assert psw.post(page_of(group.key), sent | {"since": "day", "seen": garbage}).status_code in (200, 302)
    days = {
        f"{name}_{part}": value
        for name in names
        for part, value in (("day", 1), ("month", 1), ("year", "0001"))
    }
    far = {
        f"{name}_{part}": value
        for name in names
        for part, value in (("day", 31), ("month", 12), ("year", "9999"))
    }
    as_it_is = typed(psw, group.key) | {"since": "day", "closed_days_0_name": "X"}
    assert psw.post(page_of(group.key), as_it_is | days).status_code in (200, 302)
    assert psw.post(page_of(group.key), as_it_is | far).status_code in (200, 302)
