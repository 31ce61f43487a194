"""People are found as they are typed, and what they are found by always follows from their facts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AccountFactory, TeamFactory, WorkerFactory
from tests.properties.profiles import runs
from workforce.inserts import Inserts
from workforce.models import StaffNumber, Worker
from workforce.models.searching import search_text_of
from workforce.people.many import update_workers
from workforce.rules.searching import FoundBy, in_plain_letters

pytestmark = pytest.mark.django_db

PEOPLE = (
    ("Siân", "O’Neil", "", "sian.oneil@council.example", "CS-0102", "SW101"),
    ("Bea", "ONeil", "", "", "00345", None),
    ("Zoë", "Smith–Jones", "", "zsj@council.example", "7001", None),
    ("Adam", "Smith Jones", "", "", None, "SW7002"),
    ("Robert", "de la Cruz", "Bob", "rob@council.example", None, None),
    ("Łucja", "Øster", "", "", None, None),
    ("Mary-Jane", "D'Arcy", "", "", None, None),
    ("José", "Núñez", "", "", None, None),
)
FOUND = (
    ("Sian", {"Siân"}),
    ("SIÂN", {"Siân"}),
    ("Sia\N{COMBINING CIRCUMFLEX ACCENT}n", {"Siân"}),
    ("O'Neil", {"Siân", "Bea"}),
    ("O’Neil", {"Siân", "Bea"}),
    ("o`neil", {"Siân", "Bea"}),
    ("oneil", {"Siân", "Bea"}),
    ("O Neil", {"Siân", "Bea"}),
    ("Smith-Jones", {"Zoë", "Adam"}),
    ("Smith–Jones", {"Zoë", "Adam"}),
    ("smith jones", {"Zoë", "Adam"}),
    ("SmithJones", {"Zoë", "Adam"}),
    ("jones smith", {"Zoë", "Adam"}),
    ("Neil, Bea", {"Bea"}),
    ("Neil,Bea", {"Bea"}),
    ("Bea Neil", {"Bea"}),
    ("  zoe   smith ", {"Zoë"}),
    ("Bob", {"Robert"}),
    ("Robert Cruz", {"Robert"}),
    ("delacruz", {"Robert"}),
    ("de la Cruz, Bob", {"Robert"}),
    ("0102", {"Siân"}),
    ("cs0102", {"Siân"}),
    ("CS-0102", {"Siân"}),
    ("SW101", {"Siân"}),
    ("sw 101", {"Siân"}),
    ("W10", {"Siân"}),
    ("345", {"Bea"}),
    ("0000345", {"Bea"}),
    ("007001", {"Zoë"}),
    ("700", {"Zoë", "Adam"}),
    ("sian.oneil@council.example", {"Siân"}),
    ("ZSJ@Council", {"Zoë"}),
    ("sian.oneil", {"Siân"}),
    ("council", set()),
    ("lucja oster", {"Łucja"}),
    ("Mary Jane", {"Mary-Jane"}),
    ("maryjane darcy", {"Mary-Jane"}),
    ("Nunez", {"José"}),
    ("Núñez, José", {"José"}),
    ("Smith Neil", set()),
    ("-", set()),
    ("%", set()),
    ("_", set()),
    ("|", set()),
    ("'", set()),
    ("", {person[0] for person in PEOPLE}),
    ("  ", {person[0] for person in PEOPLE}),
)


@pytest.fixture
def people(frozen_today):
    team = TeamFactory()
    for given_name, family, known_as, email, number, swe in PEOPLE:
        WorkerFactory(
            account=None, given_name=given_name, family_name=family, known_as=known_as, email=email,
            staff_number=number, swe_number=swe, team=team, line_manager=None,
        )  # fmt: skip


def test_people_are_found_as_they_are_typed(people):
    wrong = {}
    for typed, names in FOUND:
        found = set(Worker.objects.named(typed).values_list("given_name", flat=True))
        if found != names:
            wrong[typed] = found
    assert wrong == {}


def test_a_number_of_an_earlier_contract_finds_them(people):
    StaffNumber.objects.create(worker=Worker.objects.get(given_name="Bea"), number="AG-88")
    for typed in ("AG-88", "ag-88", "88", "Bea 88"):
        assert [each.given_name for each in Worker.objects.named(typed)] == ["Bea"], typed


def test_the_nearest_come_first(people):
    for given_name, family in (("Ann", "Leeson"), ("Kathleen", "Ray"), ("Lee", "Ames"), ("Jo", "Lee")):
        WorkerFactory(given_name=given_name, family_name=family, account=None, email="")
    found = [each.full_name for each in Worker.objects.named("lee").closest_first("lee")]
    assert found == ["Lee Ames", "Jo Lee", "Ann Leeson", "Kathleen Ray"]
    found = [each.full_name for each in Worker.objects.named("lee a").closest_first("lee a")]
    assert found[0] == "Lee Ames"
    assert found.index("Ann Leeson") < found.index("Kathleen Ray")


def as_it_should_be() -> dict[str, tuple[str, str]]:
    """Whose text is another than the facts make it."""
    return {
        str(worker): (worker.search_text, search_text_of(worker))
        for worker in Worker.objects.all()
        if worker.search_text != search_text_of(worker)
    }


CHANGED = {"given_name": "Éva", "staff_number": "E-1", "email": "eva@council.example"}


def save_some(worker):
    for name, value in CHANGED.items():
        setattr(worker, name, value)
        worker.save(update_fields=[name])


def save_all(worker):
    for name, value in CHANGED.items():
        setattr(worker, name, value)
    worker.save()


def update_rows(worker):
    Worker.objects.filter(pk=worker.pk).update(**CHANGED)


def update_many(worker):
    for name, value in CHANGED.items():
        setattr(worker, name, value)
    update_workers(changes=[(worker, list(CHANGED))], by=AccountFactory(), reason="From the file list.csv")


@pytest.mark.parametrize("change", [save_some, save_all, update_rows, update_many])
def test_however_a_fact_changes_the_text_follows(change):
    worker = WorkerFactory(given_name="Ava", account=None)
    change(worker)
    assert as_it_should_be() == {}
    assert Worker.objects.named("eva").get() == worker
    assert not Worker.objects.named("ava").exists()


def test_rows_that_are_written_together_have_it(frozen_today):
    team = WorkerFactory().team
    facts = {"family_name": "Núñez", "org_role": 5, "contract": "permanent", "started_on": date(2020, 1, 1)}
    rows = Inserts()
    rows.add([Worker(given_name="Ana", team=team, **facts)])
    rows.write()
    Worker.objects.bulk_create([Worker(given_name="Bia", team=team, **facts)])
    assert as_it_should_be() == {}
    assert Worker.objects.named("nunez").count() == 2


def test_a_fact_that_nobody_is_found_by_costs_no_more(django_assert_num_queries):
    worker = WorkerFactory()
    with django_assert_num_queries(1):
        Worker.objects.filter(pk=worker.pk).update(job_title="Social worker")


@runs(200)
@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
def test_what_is_made_plain_is_plain_already_and_finds_itself(given_name, family):
    plain = in_plain_letters(given_name)
    assert in_plain_letters(plain) == plain
    text = FoundBy(given_name, family).text
    assert all(word in text for word in in_plain_letters(f"{family}, {given_name}").split())
