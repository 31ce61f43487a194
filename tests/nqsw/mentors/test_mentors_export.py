"""Mentors as a file: each NQSW with the mentor, those without one first."""

import pytest

from tests.factories import AccountFactory, EnrolmentFactory, MentorAssignmentFactory
from tests.listed import listed

pytestmark = pytest.mark.django_db
LIST = ("nqsw:mentors_csv", "nqsw:mentors_xlsx")


def test_each_nqsw_stands_with_their_mentor_and_who_has_none_first(sign_in, frozen_today):
    without = EnrolmentFactory()
    assigned = [MentorAssignmentFactory() for _ in range(3)]
    rows = listed(sign_in(AccountFactory(role="psw")), LIST)
    assert (rows[0]["NQSW"], rows[0]["Mentor"]) == (without.worker.full_name, "None")
    assert {(row["NQSW"], row["Mentor"]) for row in rows[1:]} == {
        (one.enrolment.worker.full_name, one.mentor.full_name) for one in assigned
    }
