"""Numbers agree and lead somewhere: each reader opens every number of the busy council and counts."""

import pytest
import time_machine
from django.db import transaction

from tests.busy_council import NOW, build_busy_council
from tests.council import PARTS
from tests.numbers import numbers_seen

pytestmark = [pytest.mark.walk, pytest.mark.pages, pytest.mark.xdist_group("numbers")]

#: Numbers in sentences that count nothing which a list of the tracker holds, by page: what they are.
NOT_COUNTS = {
    "workforce:authority": "settings",
    "workforce:authority_history": "settings",
    "workforce:caseload": "how a limit was worked out, and cases in a drawing with its table beside it",
    "nqsw:enrolment_undo": "what stands in the way, each on the programme's page, to which it leads back",
    "nqsw:enrolment": "cases in a drawing with its table beside it",
    "nqsw:programme": "what a programme asks for",
    "supervision:audit_new": "how many files at most an audit may take",
    "supervision:survey_rounds": "how many are asked: a list of them would be one step from who has answered",
    "supervision:absences": "how many people need cover, beside the button that arranges it",
    "supervision:cases_not_discussed": "how many weeks are allowed",
    "tracker:quarterly_report": "each in a sentence, with the link to its rows behind it",
    "tracker:first_steps": "what is there, each with the button that leads to it",
    "tracker:home": "first steps: what is there, each with the button that leads to it",
}


@pytest.fixture(scope="module")
def accounts(django_db_setup, django_db_blocker):
    clock = time_machine.travel(NOW, tick=False)
    with django_db_blocker.unblock(), transaction.atomic(), clock:
        yield build_busy_council()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
def test_every_number_leads_to_exactly_the_rows_that_it_counts(part, accounts):
    found = numbers_seen(accounts[part])
    assert found.differing == []
    assert {name: said for (name, _), said in found.strays.items() if name not in NOT_COUNTS} == {}
