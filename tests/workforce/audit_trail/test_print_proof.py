"""The page on which a print is checked by its number: `workforce:print_proof`."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory, WorkerFactory
from workforce.audit_trail.prints import NUMBER, print_kinds

pytestmark = pytest.mark.django_db
PAGE = reverse("workforce:print_proof")


def test_every_kind_has_a_letter_of_its_own():
    marks = [kind.mark for kind in print_kinds()]
    assert len(marks) == len(set(marks)) == 4
    assert all(NUMBER.fullmatch(f"{mark}1-{'0' * 12}") for mark in marks)


def test_it_is_empty_at_first_and_leads_to_the_page_for_records(sign_in):
    page = sign_in(WorkerFactory()).get(PAGE).text
    assert "<strong>" not in page.split("<h1")[1].split("</form>")[0]
    assert reverse("supervision:record_proof") in page
    assert reverse("supervision:record_proof") not in sign_in(AccountFactory(role="admin")).get(PAGE).text


@pytest.mark.parametrize("number", ["", "nonsense", "m8-5f0c3ab9123", "M8–5f0c3ab91234", "x" * 61])
def test_what_is_no_number_is_an_error_beside_the_box(sign_in, number):
    page = sign_in(WorkerFactory()).get(PAGE, {"number": number}).text
    assert "There is a problem" in page


def test_a_number_of_nothing(sign_in):
    page = sign_in(WorkerFactory()).get(PAGE, {"number": "M812-5f0c3ab91234"}).text
    assert "Nothing that you can read has this number" in page
