"""One person answers a survey twice at the same moment; many answer at once; two open a round."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from supervision.models import SurveyRound
from supervision.voice.services.answering import take_part
from supervision.voice.services.rounds import close_round, open_round
from tests.races.test_pages_at_once import deadlocks
from tests.supervision.voice.asking import ASKED_ON, opened, people_of, team_of
from workforce.rules.refusal import Refusal

pytestmark = [
    pytest.mark.races,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Row locks are PostgreSQL's."),
]
ROUNDS = 5


def at_once(*acts) -> list[str]:
    """Each in a thread of its own, all at the same moment: how each ended."""
    barrier, ends = threading.Barrier(len(acts)), []

    def run(act):
        barrier.wait()
        try:
            act()
            ends.append("done")
        except (Refusal, IntegrityError) as refused:
            ends.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


def answering(survey, who, how=4):
    answers = {question.pk: how for question in survey.questions.all()}
    return lambda: take_part(survey=survey, worker=who, answers=answers, on=ASKED_ON)


def agreed(survey) -> int:
    survey.refresh_from_db()
    return survey.tally["everyone:"][str(survey.questions.first().pk)][0]


def test_of_two_answers_of_one_person_one_counts():
    team, before = team_of(6), deadlocks()
    survey = opened()
    for number, who in enumerate(people_of(team)[:ROUNDS], start=1):
        ends = at_once(answering(survey, who), answering(survey, who))
        assert ends == ["You have already answered. Your answers are counted once.", "done"]
        assert agreed(survey) == number
    assert deadlocks() == before


def test_of_many_who_answer_at_once_each_counts():
    team, before = team_of(12), deadlocks()
    survey = opened()
    assert at_once(*(answering(survey, who) for who in people_of(team))) == ["done"] * 12
    assert (agreed(survey), deadlocks()) == (12, before)


def test_a_round_opens_once_and_closes_once_however_many_ask():
    team_of(6)
    ends = at_once(*(lambda: open_round(on=ASKED_ON, by=None) for _ in range(3)))
    survey = SurveyRound.objects.get()
    assert (ends.count("done"), survey.invitations.count()) == (1, 6)
    after = survey.closes_on + timedelta(days=1)
    assert at_once(*(lambda: close_round(survey=survey, on=after) for _ in range(3))) == ["done"] * 3
    assert survey.results.count() == 3


def test_an_answer_while_the_round_closes_counts_or_is_refused():
    """The last answer comes as the round is counted, on another computer whose clock is a day behind."""
    team = team_of(6)
    survey = opened()
    people = people_of(team)
    for who in people[:5]:
        answering(survey, who)()
    after = survey.closes_on + timedelta(days=1)
    ends = at_once(answering(survey, people[5]), lambda: close_round(survey=survey, on=after))
    answered = survey.results.get(group="everyone").answered
    assert answered == (6 if ends == ["done", "done"] else 5)
