"""The list of milestones: what each number of milestones leads to."""

from datetime import date, timedelta

import pytest

from nqsw.mentors.services.mentors import assign_mentor
from nqsw.models import Milestone
from tests.factories import AccountFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, senior

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)
PAGE = "/nqsw/milestones/"


def listed(client, **asked) -> set[int]:
    return {row.record.pk for row in client.get(PAGE, asked).context["table"].rows}


def test_the_late_ones_are_those_that_are_late(sign_in):
    enrolled(line_manager=manager())
    late = set(Milestone.objects.late(on=TODAY).values_list("pk", flat=True))
    client = sign_in(AccountFactory(role="psw"))
    assert (len(late) > 0, listed(client, show="late")) == (True, late)
    done = Milestone.objects.filter(pk=min(late))
    done.update(done_on=TODAY - timedelta(1))
    assert listed(client, show="late") == late - {min(late)}
    assert listed(client, show="done") == {min(late)}
    assert "Late" in client.get(PAGE, {"show": "late"}).text


def test_they_are_narrowed_to_one_nqsw_and_to_a_part_that_the_reader_plays(sign_in):
    boss, person = manager(), senior()
    mine, other = enrolled(line_manager=boss), enrolled(line_manager=manager())
    assign_mentor(enrolment=other, mentor=person, starts_on=START, by=None)
    own = set(mine.milestones.values_list("pk", flat=True))
    mentored = set(other.milestones.values_list("pk", flat=True))
    assert listed(sign_in(boss), whose="line") == own
    assert listed(sign_in(person), whose="mentored") == mentored
    client = sign_in(AccountFactory(role="psw"))
    assert listed(client) == own | mentored
    assert listed(client, nqsw=other.pk) == mentored
    assert listed(client, team=mine.worker.team_id, kind="review") <= own


def test_an_nqsw_is_chosen_by_name_and_cohort(sign_in):
    nqsw = enrolled(line_manager=manager())
    for page in (PAGE, "/nqsw/classes/marks/"):
        form = sign_in(nqsw.worker.line_manager).get(page).context["filter"]
        names = [label for _, label in form.fields["nqsw"].choices]
        assert names == ["Every NQSW", f"{nqsw.worker}, {nqsw.cohort}"]


def test_nobody_finds_those_of_people_they_do_not_see(sign_in):
    enrolled(line_manager=manager())
    boss = manager()
    WorkerFactory(line_manager=boss)
    assert listed(sign_in(boss)) == set()
    assert sign_in(WorkerFactory()).get(PAGE).status_code == 404
