"""An NQSW and those around them, as the tests of the programme need them."""

from copy import deepcopy
from typing import Any

import pytest

from nqsw.mentors.services.mentors import assign_mentor
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior


@pytest.fixture(scope="module")
def _people_of_the_module(kept_rows) -> dict[str, Any]:
    boss, mentor, assessor = manager(), senior(), senior()
    enrolment = enrolled(line_manager=boss)
    assign_mentor(enrolment=enrolment, mentor=mentor, starts_on=START, by=None)
    enrolment.assessor = assessor
    enrolment.save()
    return {
        "enrolment": enrolment,
        "nqsw": enrolment.worker,
        "manager": boss,
        "mentor": mentor,
        "assessor": assessor,
        "psw": psw(),
        "other psw": psw(),
        "stranger": WorkerFactory(),
    }


@pytest.fixture
def people(_people_of_the_module) -> dict[str, Any]:
    """An enrolment and who plays each part in it: made once for the module, the same rows for each test."""
    return deepcopy(_people_of_the_module)
