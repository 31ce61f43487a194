"""Which pauses wait for whose agreement."""

from datetime import date, timedelta

import pytest

from nqsw.models import Pause
from nqsw.permissions import pauses_to_agree
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    boss, assessor = manager(), senior()
    enrolment = enrolled(line_manager=boss)
    enrolment.assessor = assessor
    enrolment.save()
    return {
        "nqsw": enrolment.worker, "line_manager": boss, "assessor": assessor, "psw": psw(),
        "colleague": WorkerFactory(),
    }  # fmt: skip


def waits_for(people, viewing) -> set[str]:
    return {name for name, person in people.items() if pauses_to_agree(viewing(person)).exists()}


@pytest.mark.parametrize("agreed", [None, "nqsw", "line_manager", "assessor", "psw"])
def test_a_pause_waits_for_each_of_the_four_who_has_not_agreed(people, viewing, agreed):
    facts = {f"agreed_by_{agreed}_on": START} if agreed else {}
    Pause.objects.create(
        enrolment=people["nqsw"].enrolments.get(), reason="sickness", started_on=START, **facts
    )
    assert waits_for(people, viewing) == {"nqsw", "line_manager", "assessor", "psw"} - {agreed}


@pytest.mark.parametrize(("days", "waits"), [(-1, False), (0, True)])
def test_a_pause_that_is_over_waits_for_nobody(people, viewing, today, days, waits):
    last: date = today + timedelta(days)
    facts = {"reason": "sickness", "started_on": START, "ended_on": last}
    Pause.objects.create(enrolment=people["nqsw"].enrolments.get(), **facts)
    assert bool(waits_for(people, viewing)) is waits
