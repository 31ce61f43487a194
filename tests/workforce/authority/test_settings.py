"""The authority's settings: their history, what is read on which day, and how often it is asked for."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories import AccountFactory, WorkerFactory
from tests.workforce.authority.changing import change_setting
from workforce.authority.services import NotPlausible, change_settings
from workforce.authority_settings import authority_settings, days_off, history, read_once, supposing
from workforce.caseloads.limits_in_force import limit_on
from workforce.models import Event, OrganisationalRole, SettingRevision
from workforce.models.known_settings import KNOWN
from workforce.rules.authority import ALWAYS, AuthoritySettings, Setting
from workforce.rules.refusal import Refusal
from workforce.rules.setting_kinds import ClosedDays

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 19)
CHRISTMAS = ClosedDays(date(2026, 12, 29), date(2026, 12, 31), "Between the years")

#: A value of each that is not the first one, and one that is refused.
OTHER = {
    Setting.AUTHORITY_NAME: ("Westshire Council", "x" * 121),
    Setting.DFE_CODE: ("340", "34"),
    Setting.STATISTICAL_NEIGHBOURS: ("340 341", "34x"),
    Setting.ACCESSIBILITY_CONTACT: ("digital@westshire.example, 01632 960000", "x" * 201),
    Setting.WORKING_WEEKDAYS: ((0, 1, 2, 3), ()),
    Setting.CLOSED_DAYS: ((CHRISTMAS,), (ClosedDays(date(2026, 1, 1), date(2026, 12, 31), "A year"),)),
    Setting.FULL_TIME_WEEKLY_HOURS: (Decimal("36.25"), Decimal("4")),
    Setting.EXPERIENCED_CASELOAD_LIMIT: (20, 2),
    Setting.CASELOAD_LIMITS_BY_ROLE: ({4: 12}, {9: 12}),
    Setting.COUNT_IS_OLD_AFTER_DAYS: (35, 0),
    Setting.NQSW_NOT_ALONE: (("s47",), ("unknown",)),
    Setting.NQSW_NOT_AT_ALL_MONTHS: (6, 25),
    Setting.DUE_SOON_WORKING_DAYS: (5, 0),
    Setting.SESSION_MINUTES: (60, 5),
    Setting.SIGNED_WITHIN_WORKING_DAYS: (10, 0),
    Setting.MONTH_KEPT_AFTER_WORKING_DAYS: (15, 0),
    Setting.AGREEMENT_REVIEWED_AFTER_MONTHS: (6, 0),
    Setting.MODERATED_EVERY: (10, 0),
    Setting.AUDIT_SHARE_PERCENT: (5, 11),
    Setting.AUDIT_FILES_A_TEAM: (3, 6),
    Setting.AUDIT_ENDS_AFTER_DAYS: (28, 93),
    Setting.CLASS_ABSENCES_FLAGGED: (3, 0),
    Setting.MILESTONE_SOON_DAYS: (21, 0),
    Setting.MILESTONE_FILES: (5, 21),
    Setting.LONG_ABSENT_WORKING_DAYS: (10, 4),
    Setting.INVITATION_REMINDED_AFTER_DAYS: (14, 0),
    Setting.OPTIONAL_PARTS: (("workforce_census",), ("unknown",)),
    Setting.SURVEY_OPEN_DAYS: (21, 4),
    Setting.SURVEY_OPENS_AFTER_DAYS: (60, 81),
    **{each: (90, 2) for each in Setting if each.startswith("keep_")},
}


def change(setting, value, **facts):
    return change_setting(setting, value, **{"by": None, "on": ON, **facts})


@pytest.mark.parametrize("setting", Setting)
def test_each_setting_is_kept_read_and_told_as_it_was_given(setting):
    value, _ = OTHER[setting]
    assert change(setting, value) is True
    assert getattr(authority_settings(on=ON), setting.value) == value
    revision = SettingRevision.objects.get()
    assert revision.label == KNOWN[setting].label
    assert revision.words and revision.words_before


@pytest.mark.parametrize("setting", Setting)
def test_a_value_that_is_not_plausible_is_refused_in_words(setting):
    with pytest.raises(NotPlausible) as refused:
        change(setting, OTHER[setting][1])
    assert refused.value.setting is setting
    assert not SettingRevision.objects.exists()


def test_there_is_a_field_and_a_kind_for_each():
    assert {each.value for each in Setting} == set(AuthoritySettings.__dataclass_fields__)
    assert set(KNOWN) == set(Setting)


def test_without_a_history_each_has_its_first_value():
    assert authority_settings(on=ON) == AuthoritySettings()


@pytest.mark.parametrize(
    ("on", "limit"),
    [(date(2020, 1, 1), 20), (date(2026, 3, 31), 20), (date(2026, 4, 1), 22), (date(2030, 1, 1), 22)],
)
def test_a_dated_setting_is_on_each_day_what_it_was_that_day(on, limit):
    change(Setting.EXPERIENCED_CASELOAD_LIMIT, 20)
    change(Setting.EXPERIENCED_CASELOAD_LIMIT, 22, from_on=date(2026, 4, 1), reason="Agreed by the board")
    assert authority_settings(on=on).experienced_caseload_limit == limit


def test_one_that_is_not_dated_is_the_same_on_every_day():
    change(Setting.AUTHORITY_NAME, "Westshire Council", from_on=ON)
    change(Setting.AUTHORITY_NAME, "West Council", from_on=ON + timedelta(1), reason="Merged")
    assert authority_settings(on=date(2020, 1, 1)).authority_name == "West Council"


def test_a_change_before_the_last_one_would_have_no_effect_and_is_refused():
    change(Setting.EXPERIENCED_CASELOAD_LIMIT, 20, from_on=date(2026, 4, 1))
    with pytest.raises(NotPlausible, match="last changed from 1 April 2026"):
        change(Setting.EXPERIENCED_CASELOAD_LIMIT, 22, from_on=date(2026, 3, 31), reason="Late")


@pytest.mark.parametrize("day", [date.min, date(1999, 12, 31), date(2028, 11, 20), date.max])
def test_a_change_begins_on_a_day_that_can_be_meant(day):
    with pytest.raises(NotPlausible, match="Enter a first day from 2000 on"):
        change(Setting.EXPERIENCED_CASELOAD_LIMIT, 20, from_on=day)


def test_the_history_says_what_from_to_who_when_why():
    by = AccountFactory()
    change(Setting.EXPERIENCED_CASELOAD_LIMIT, 20)
    change(Setting.EXPERIENCED_CASELOAD_LIMIT, 22, by=by, from_on=date(2026, 4, 1), reason=" Agreed ")
    last = SettingRevision.objects.last()
    assert (last.before, last.value, last.from_on, last.reason, last.set_by) == (
        *(20, 22, date(2026, 4, 1), "Agreed"),
        by,
    )
    event = Event.objects.filter(verb="setting changed").last()
    assert event.details == {
        "setting": "experienced_caseload_limit",
        "from": 20,
        "to": 22,
        "from_on": "2026-04-01",
    }


def test_a_reason_is_asked_from_the_second_value_on():
    change(Setting.SESSION_MINUTES, 60, reason="")
    with pytest.raises(Refusal, match="reason"):
        change(Setting.SESSION_MINUTES, 75, reason=" ")
    assert authority_settings(on=ON).session_minutes == 60


def test_the_same_again_writes_nothing():
    assert change(Setting.SESSION_MINUTES, 90) is True  # said for the first time: it is settled now
    assert change(Setting.SESSION_MINUTES, 90, reason="Again") is False
    assert SettingRevision.objects.count() == 1


def test_one_refused_value_changes_none_of_those_sent_with_it():
    with pytest.raises(NotPlausible):
        change_settings(
            changes={Setting.SESSION_MINUTES: 60, Setting.MODERATED_EVERY: 0},
            from_on=None,
            reason="",
            by=None,
            on=ON,
        )
    assert not SettingRevision.objects.exists()


def test_the_database_refuses_to_rewrite_the_history():
    change(Setting.SESSION_MINUTES, 60)
    for rewrite in (SettingRevision.objects.all().delete, lambda: SettingRevision.objects.update(value=1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rewrite()


@pytest.mark.parametrize(
    ("day", "is_off"),
    [
        (date(2026, 12, 25), True),  # a bank holiday
        (date(2026, 12, 30), True),  # closed
        (date(2026, 11, 27), False),  # a Friday while Fridays were worked
        (date(2026, 12, 4), True),  # the first Friday that is not
        (date(2026, 12, 3), False),
        (date(2059, 12, 26), True),
    ],
)
def test_days_off_are_bank_holidays_closed_days_and_weekdays_not_worked_at_the_time(day, is_off):
    change(Setting.CLOSED_DAYS, (CHRISTMAS,))
    change(Setting.WORKING_WEEKDAYS, (0, 1, 2, 3), from_on=date(2026, 12, 1))
    assert (day in days_off()) is is_off


def test_what_is_supposed_is_answered_and_not_kept():
    with supposing({Setting.SESSION_MINUTES: 60}, from_on=ALWAYS):
        assert authority_settings(on=ON).session_minutes == 60
    assert authority_settings(on=ON).session_minutes == 90


def test_they_are_read_once_in_a_transaction_and_again_after_a_change(django_assert_num_queries):
    with django_assert_num_queries(1):
        for _ in range(3):
            assert authority_settings(on=ON).session_minutes == 90
            assert date(2026, 12, 25) in days_off()
    change(Setting.SESSION_MINUTES, 60)
    with django_assert_num_queries(1):
        assert authority_settings(on=ON).session_minutes == 60


def test_what_was_taken_back_is_not_remembered():
    with transaction.atomic():
        change(Setting.SESSION_MINUTES, 60)
        assert authority_settings(on=ON).session_minutes == 60
        transaction.set_rollback(True)
    assert authority_settings(on=ON).session_minutes == 90


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_request_reads_once_and_the_next_one_again(django_assert_num_queries):
    with django_assert_num_queries(1), read_once():
        first = [history() for _ in range(3)]
    assert first[0] is first[2]
    SettingRevision.objects.create(  # as another process would
        setting="session_minutes", value=60, from_on=ALWAYS, reason="Elsewhere"
    )
    with django_assert_num_queries(1), read_once():
        assert authority_settings(on=ON).session_minutes == 60


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_was_taken_back_inside_a_request_is_forgotten():
    with read_once():
        assert authority_settings(on=ON).session_minutes == 90
        with pytest.raises(Refusal), transaction.atomic():
            change(Setting.SESSION_MINUTES, 60)
            raise Refusal("No")
        assert authority_settings(on=ON).session_minutes == 90


def test_a_page_asks_for_them_once(sign_in):
    client = sign_in(WorkerFactory())
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/privacy/").status_code == 200
    assert sum("settingrevision" in query["sql"] for query in seen) == 1


@pytest.mark.parametrize(
    ("role", "cases"),
    [
        (OrganisationalRole.CASE_HOLDER, 20),
        (OrganisationalRole.SENIOR_PRACTITIONER, 12),
        (OrganisationalRole.FIRST_LINE_MANAGER, 3),
        (OrganisationalRole.SENIOR_MANAGER, None),
    ],
)
def test_a_role_has_its_own_limit_and_every_other_that_holds_cases_the_experienced_workers(role, cases):
    change(Setting.EXPERIENCED_CASELOAD_LIMIT, 20)
    change(Setting.CASELOAD_LIMITS_BY_ROLE, {4: 12, 3: 3})
    found = limit_on(WorkerFactory(org_role=role), on=ON)
    assert (found and found.cases) == cases
