"""Rounds: who is asked, when it opens and closes, and what is left when it is counted."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from supervision.models import SurveyInvitation, SurveyResult, SurveyRound
from supervision.voice.services.rounds import close_round, open_round, quarter_of, run_surveys
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.supervision.voice.asking import (
    ALL_DISAGREE,
    ASKED_ON,
    answer,
    closed,
    everyone_asked,
    opened,
    people_of,
    team_of,
)
from workforce.authority.services import change_settings
from workforce.models import Event
from workforce.rules.authority import Setting
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def set_to(setting: Setting, value: int) -> None:
    change_settings(changes={setting: value}, from_on=None, reason="", by=None, on=ASKED_ON)


def result(survey: SurveyRound, group: str, **of: object) -> SurveyResult:
    return survey.results.get(group=group, **of)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_a_quarter_begins_in_january_april_july_and_october(day, first):
    assert quarter_of(day) == first


def test_everyone_with_an_agreement_that_day_is_asked_agency_staff_too():
    team = team_of(4, agency=2)
    supervised = people_of(team)
    leaver, disabled, administrator, not_yet = supervised[0], *(WorkerFactory(team=team) for _ in range(3))
    leaver.left_on = ASKED_ON - timedelta(days=1)
    leaver.save()
    disabled.account.is_active = False
    disabled.account.save()
    administrator.account.role = "admin"
    administrator.account.save()
    WorkerFactory(team=team)  # no agreement
    AgreementFactory(supervisee=WorkerFactory(team=team, account=None))
    for who, starts_on in ((disabled, date(2026, 3, 2)), (administrator, date(2026, 3, 2))):
        AgreementFactory(supervisee=who, starts_on=starts_on)
    AgreementFactory(supervisee=not_yet, starts_on=ASKED_ON + timedelta(days=1))
    assert everyone_asked(opened()) == supervised[1:]


def test_a_round_opens_once_a_quarter_and_says_so_on_the_trail():
    team_of(6)
    account = AccountFactory(role="psw")
    survey = open_round(on=ASKED_ON, by=account)
    event = Event.objects.get(verb="survey opened")
    assert (survey.closes_on, survey.quarter) == (date(2026, 12, 2), date(2026, 10, 1))
    assert (event.actor, event.details) == (account, {"asked": 6, "until": "2026-12-02"})
    with pytest.raises(Refusal, match="once a quarter"):
        open_round(on=date(2026, 12, 20), by=account)


def test_fewer_than_five_are_not_asked():
    team_of(4)
    with pytest.raises(Refusal, match="Fewer than 5"):
        opened()
    assert not SurveyRound.objects.exists()


@pytest.mark.parametrize(("days", "is_closed"), [(0, False), (13, False), (14, True), (30, True)])
def test_it_is_counted_from_the_day_after_its_last_one(days, is_closed):
    team_of(6)
    survey = opened()
    close_round(survey=survey, on=ASKED_ON + timedelta(days=days))
    survey.refresh_from_db()
    assert (survey.closed_on is not None) == is_closed
    assert (survey.results.exists(), survey.invitations.exists()) == (is_closed, not is_closed)


def test_what_a_group_said_is_counted_and_who_took_part_is_gone():
    team = team_of(8)
    survey = opened()
    people = people_of(team)
    answer(survey, people[:4])
    answer(survey, people[4:7], ALL_DISAGREE)
    closed(survey)
    of_team, question = result(survey, "team", team=team), survey.questions.first()
    assert (of_team.asked, of_team.answered) == (8, 7)
    assert (of_team.agreeing(question), of_team.disagreeing(question)) == (4, 3)
    assert (survey.tally, SurveyInvitation.objects.count()) == ({}, 0)


def test_all_of_one_mind_is_kept_as_all_but_one():
    team = team_of(6)
    survey = opened()
    answer(survey, people_of(team))
    of_team, question = result(closed(survey), "team", team=team), survey.questions.first()
    assert (of_team.agreeing(question), of_team.disagreeing(question)) == (5, 1)


def test_nor_does_its_service_less_the_other_teams_tell_that_they_are():
    one = team_of(5)
    other = team_of(6, service=one.service)
    survey = opened()
    answer(survey, people_of(one))
    answer(survey, people_of(other)[:3])
    answer(survey, people_of(other)[3:], ALL_DISAGREE)
    asked, question = closed(survey), survey.questions.first()
    team, rest = (result(asked, "team", team=each).agreeing(question) for each in (one, other))
    for whole in (result(asked, "service", service=one.service), result(asked, "everyone")):
        assert (team, rest, whole.agreeing(question)) == (4, 3, 7)


def test_fewer_than_five_answers_are_not_kept():
    small, large = team_of(9), team_of(9)
    survey = opened()
    answer(survey, [*people_of(small)[:4], *people_of(large)])
    closed(survey)
    assert (result(survey, "team", team=small).answered, result(survey, "team", team=small).said) == (
        None,
        {},
    )
    assert result(survey, "everyone").answered == 13


def test_a_team_is_withheld_whose_figure_would_give_the_small_one_back():
    """Everyone less the two large teams would be the small one: the smaller of the two is withheld too."""
    small, middle, large = team_of(9), team_of(9), team_of(9)
    survey = opened()
    answer(survey, [*people_of(small)[:3], *people_of(middle)[:6], *people_of(large)])
    closed(survey)
    assert [result(survey, "team", team=team).answered for team in (small, middle, large)] == [None, None, 9]


def test_agency_staff_are_a_group_of_their_own():
    team_of(8, agency=3)
    team_of(8, agency=3)
    survey = opened()
    answer(survey, everyone_asked(survey))
    assert result(closed(survey), "agency").answered == 6


def test_no_sheet_is_kept_for_those_who_are_fewer_than_five_from_the_start():
    """The one agency worker of a team is in no count that is hers alone, nor in one that leaves her alone."""
    team_of(8, agency=1)
    team_of(8)
    survey = opened()
    assert {key.split(":")[0] for key in survey.tally} == {"everyone", "service", "team"}
    team_of(8, agency=5)
    survey = opened(date(2027, 1, 4))
    kinds = [key.split(":")[0] for key in survey.tally]
    assert (kinds.count("agency"), kinds.count("service_agency")) == (1, 0)


def test_two_that_close_it_count_once():
    team_of(6)
    survey = opened()
    answer(survey, everyone_asked(survey))
    for _ in range(2):
        close_round(survey=survey, on=survey.closes_on + timedelta(days=1))
    assert (survey.results.count(), Event.objects.filter(verb="survey closed").count()) == (3, 1)


def test_the_calendar_opens_it_where_it_is_set_and_closes_it(time_machine):
    team_of(6)
    run_surveys(on=date(2026, 10, 30))
    assert not SurveyRound.objects.exists()
    set_to(Setting.SURVEY_OPENS_AFTER_DAYS, 30)
    run_surveys(on=date(2026, 10, 30))
    assert not SurveyRound.objects.exists()
    for day in (31, 31):
        run_surveys(on=date(2026, 10, day))
    assert SurveyRound.objects.get().opened_on == date(2026, 10, 31)
    time_machine.move_to("2026-11-16T09:00:00+00:00")
    call_command("send_reminders")
    assert SurveyRound.objects.get().closed_on == date(2026, 11, 16)


def test_the_calendar_leaves_a_council_alone_that_is_too_small():
    set_to(Setting.SURVEY_OPENS_AFTER_DAYS, 30)
    run_surveys(on=ASKED_ON)
    assert not SurveyRound.objects.exists()


def test_who_moves_while_it_is_open_counts_where_they_were():
    team, other = team_of(6), team_of(6)
    survey = opened()
    mover = people_of(team)[0]
    mover.team = other
    mover.save()
    other.service = team.service
    other.save()
    answer(survey, everyone_asked(survey))
    closed(survey)
    assert [result(survey, "team", team=each).answered for each in (team, other)] == [6, 6]
    assert result(survey, "service", service=team.service).answered == 6


def managed_team(number: int, **of):
    """A team of so many and its manager, who is supervised too and belongs to it."""
    manager = WorkerFactory(org_role=3)
    team = team_of(number, manager=manager, **of)
    manager.team = team
    manager.save()
    AgreementFactory(supervisee=manager)
    return team, manager


@pytest.mark.parametrize(("others", "is_shown"), [(4, False), (5, True)])
def test_a_manager_s_own_answer_makes_no_group_large_enough(others, is_shown):
    team, _ = managed_team(others)
    team_of(9)
    survey = opened()
    answer(survey, everyone_asked(survey))
    assert (result(closed(survey), "team", team=team).answered == others + 1) is is_shown


def test_nor_does_it_hide_a_small_team_from_subtraction():
    """Everyone less the large team would be a manager and four others."""
    small, _ = managed_team(4)
    large = team_of(9)
    survey = opened()
    answer(survey, everyone_asked(survey))
    closed(survey)
    assert [result(survey, "team", team=team).answered for team in (small, large)] == [None, None]


def test_who_comes_to_manage_others_while_it_is_open_is_a_reader_too():
    team = team_of(5)
    team_of(9)
    survey = opened()
    answer(survey, everyone_asked(survey))
    WorkerFactory(line_manager=people_of(team)[0])
    assert result(closed(survey), "team", team=team).answered is None


@pytest.mark.parametrize("group", ["everyone", "team"])
def test_a_manager_who_alone_disagrees_does_not_know_that_all_others_agree(group):
    kept = []
    for others_who_disagree in (0, 1):
        SurveyRound.objects.all().delete()
        _, manager = managed_team(8)
        survey = opened()
        others = [who for who in everyone_asked(survey) if who != manager]
        answer(survey, others[others_who_disagree:])
        answer(survey, [*others[:others_who_disagree], manager], ALL_DISAGREE)
        row = result(closed(survey), group, **({"team": manager.team} if group == "team" else {}))
        kept.append((row.disagreeing(survey.questions.first()), row.spare, row.answered == len(others) + 1))
        manager.agreements.all().delete()
        for who in others:
            who.agreements.all().delete()
    assert kept == [(2, 2, True), (2, 2, True)]
