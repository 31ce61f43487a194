"""A milestone and the outcome are proved on their pages, and a print of them is checked by its number."""

import re
from datetime import date

import pytest

from nqsw.milestones.prints import MILESTONE
from nqsw.models import Milestone, MilestoneSignature
from nqsw.outcomes.prints import PACK
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import psw
from tests.nqsw.milestones.test_milestone_signing import everybody, recorded, sign
from tests.sealed import write as forge
from workforce.triggers.in_database import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
NUMBER = re.compile(r"Number ([A-Z]\d+-[0-9a-f]{12})")


@pytest.fixture
def review(people):
    found = recorded(people, "3-month review")
    sign(found, *everybody(people))
    return found


def number_on(client, page):
    [number] = NUMBER.findall(client.get(page).text)
    return number


def check(client, number):
    return " ".join(client.get("/prints/check/", {"number": number}).text.split())


def test_the_page_says_that_it_is_what_was_signed_and_its_number_is_checked(review, people, sign_in):
    client = sign_in(people["nqsw"])
    page = client.get(review.get_absolute_url()).text
    assert "Checked now: this is what was signed, unchanged." in page
    assert "To check this print: open http://testserver/prints/check/, and enter the number." in page
    number = number_on(client, review.get_absolute_url())
    page = check(client, f" {number.lower()} ")
    assert "<strong>Yes.</strong> This is the milestone “3-month review” of" in page


def test_nobody_else_learns_that_there_is_such_a_number(review, people, sign_in):
    number = MILESTONE.prove(review).number
    assert "Nothing that you can read has this number" in check(sign_in(WorkerFactory()), number)
    assert "Nothing that you can read has this number" in check(sign_in(people["nqsw"]), f"Z{number[1:]}")


@pytest.mark.parametrize("typed", ["", "812", "M812-5f0c", "M99999999999999999999-5f0c3ab91234", "M1-\x00"])
def test_what_is_no_number_is_said_to_be_none(people, sign_in, typed):
    page = check(sign_in(people["nqsw"]), typed)
    assert "Enter " in page or "Nothing that you can read" in page


def test_what_was_signed_again_since_is_another_number(people, sign_in):
    review = recorded(people, "3-month review")
    sign(review, people["nqsw"])
    number = MILESTONE.prove(review).number
    sign(review, people["assessor"])
    page = check(sign_in(people["nqsw"]), number)
    assert "something was signed or withdrawn since this print" in page
    assert MILESTONE.prove(review).number in page


def test_what_the_tables_owner_changed_is_told_on_both_pages(review, people, sign_in):
    number = MILESTONE.prove(review).number
    take_down(using="default")
    forge(Milestone.objects.filter(pk=review.pk), note="Forged")
    client = sign_in(people["nqsw"])
    for page in (" ".join(client.get(review.get_absolute_url()).text.split()), check(client, number)):
        assert f"milestone {review.pk}: is not what was signed" in page
    outcome = client.get(f"/nqsw/enrolments/{review.enrolment_id}/outcome/").text
    assert "this is not what was signed" in outcome


def test_a_signature_that_was_deleted_is_told(review):
    take_down(using="default")
    gone = MilestoneSignature.objects.filter(milestone=review).first()
    key = gone.pk
    gone.delete()
    assert any(f"signature {key}: is missing" in told for told in MILESTONE.prove(review).differences)


def test_the_pack_is_proved_as_one_thing(review, people, sign_in):
    enrolment = review.enrolment
    before = PACK.prove(enrolment)
    assert before.is_whole
    assert before.number.startswith(f"P{enrolment.pk}-")
    other = recorded(people, "6-month review", done_on=date(2026, 11, 19))
    sign(other, people["nqsw"])
    assert PACK.prove(enrolment).number != before.number
    assert "Yes" in check(sign_in(psw()), PACK.prove(enrolment).number)


def test_nothing_signed_is_not_proved(people):
    review = recorded(people, "3-month review")
    assert MILESTONE.prove(review) is None
    assert PACK.prove(review.enrolment) is None
