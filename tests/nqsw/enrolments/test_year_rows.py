"""The page of an NQSW's year is read in one question, and says what its parts say by themselves."""

from datetime import date, timedelta

import pytest
from pytest_django.asserts import assertContains

from nqsw.enrolments.reports.year import year_among, year_of
from nqsw.enrolments.reports.year_rows import MEETINGS, enrolment_among, year_rows
from nqsw.enrolments.services.pauses import pause
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.models import Enrolment, MentorMeeting
from nqsw.permissions import can_see_enrolment, evidence_readable, milestones_recordable
from supervision.rules.repeating import start_of
from tests.factories import CaseloadSnapshotFactory, MasterClassFactory, PlaceFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior
from tests.nqsw.mentors.test_mentor_meetings import HOUR, NOW
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def with_much(enrolment, *, times=2):
    """Its mentor: with meetings, classes, counts and a pause of the year."""
    mentor = senior()
    assigned = assign_mentor(enrolment=enrolment, mentor=mentor, starts_on=START, by=None)
    for number in range(1, times + 1):
        begins = NOW - timedelta(days=number)
        MentorMeeting.objects.create(
            assignment=assigned, status="held", starts_at=begins, ends_at=begins + HOUR
        )
        CaseloadSnapshotFactory(worker=enrolment.worker, counted_on=TODAY - timedelta(days=number))
        PlaceFactory(worker=enrolment.worker, master_class=MasterClassFactory())
    return mentor


def readers(enrolment):
    mentor = with_much(enrolment)
    worker = enrolment.worker
    people = (worker, worker.line_manager, mentor, manager(), senior())
    return [psw(), *(one.account for one in people)]


def test_each_reader_reads_the_same_year_and_what_is_theirs():
    enrolment = enrolled(line_manager=manager())
    pause(
        enrolment=enrolment,
        started_on=date(2026, 10, 5),
        ended_on=date(2026, 10, 9),
        reason="sickness",
        by=None,
    )
    for reader in readers(enrolment):
        viewer = Viewer(reader, on=TODAY)
        rows = year_rows(viewer, enrolment.pk, start_of(TODAY))
        found = enrolment_among(rows)
        assert (found is not None) == can_see_enrolment(viewer, enrolment)
        assert bool(rows["readable"]) == evidence_readable(viewer).filter(pk=enrolment.pk).exists()
        assert {one.pk for one in rows["recordable"]} == set(
            milestones_recordable(viewer).filter(enrolment=enrolment).values_list("pk", flat=True)
        )
        if found:
            alone = Enrolment.objects.with_people().get(pk=enrolment.pk)
            assert year_among(found, rows, on=TODAY) == year_of(alone, on=TODAY)


def test_no_more_is_asked_for_much_than_for_little(sign_in, queries_of):
    little, much = enrolled(line_manager=manager()), enrolled(line_manager=manager())
    with_much(much, times=9)
    for reader, most in ((psw(), 8), (much.worker, 5)):
        client = sign_in(reader)
        queries_of(client, much.get_absolute_url())
        assert queries_of(client, much.get_absolute_url()) <= most
    client = sign_in(psw())
    asked = [queries_of(client, one.get_absolute_url()) for one in (little, little, much)]
    assert asked[2] <= asked[1] + 2  # what was said of its mentor, and can be taken back


def test_the_last_meetings_are_shown(sign_in):
    enrolment = enrolled(line_manager=manager())
    mentor = with_much(enrolment, times=MEETINGS + 2)
    page = sign_in(mentor).get(enrolment.get_absolute_url())
    days = [meeting.starts_at for meeting, is_theirs in page.context["meetings"] if is_theirs]
    assert days == [NOW - timedelta(days=number) for number in range(1, MEETINGS + 1)]


def test_the_name_leads_to_the_page_of_the_person_for_those_who_open_it(sign_in):
    enrolment = enrolled(line_manager=manager())
    link = f'href="{enrolment.worker.get_absolute_url()}"'
    for reader in (psw(), enrolment.worker.line_manager, enrolment.worker):
        assertContains(sign_in(reader).get(enrolment.get_absolute_url()), link)
