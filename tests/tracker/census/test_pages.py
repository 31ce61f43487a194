"""The pages of the census: findings, posts, the form of each, the authority's part."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from tests.council import PARTS, build_council, turn_the_census_off
from tests.factories import WorkerFactory
from tests.tracker.census.facts import PERSON, a_worker, enter
from tests.workforce.rules.census.returns import AREA
from workforce.models import CensusPerson, CensusPost, CensusYear, Event

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture
def council(frozen_today):
    return build_council()


@pytest.mark.parametrize("part", PARTS)
def test_only_data_officers_come_in_and_nobody_while_it_is_off(council, client, part):
    client.force_login(council[part])
    found = client.get("/census/2026/").status_code
    assert found == (HTTPStatus.OK if part == "workforce data" else HTTPStatus.NOT_FOUND)
    turn_the_census_off()
    assert client.get("/census/2026/").status_code == HTTPStatus.NOT_FOUND
    assert "/census/" not in client.get("/").content.decode()


def test_census_leads_to_the_last_return(as_officer):
    assert as_officer.get(reverse("tracker:census")).url == "/census/2026/"
    assert "/census/" in as_officer.get("/").content.decode()
    assert as_officer.get("/census/2020/").status_code == HTTPStatus.NOT_FOUND
    assert as_officer.get("/census/2028/").status_code == HTTPStatus.NOT_FOUND


def test_census_year_names_each_finding_and_leads_to_its_box(as_officer, officer):
    CensusYear.objects.create(year=2026, answers=AREA)
    worker = a_worker(given_name="Ruth", family_name="Byrne")
    CensusPerson.objects.filter(worker=worker).delete()
    CensusPerson.objects.create(worker=worker, answers=PERSON | {"Ethnicity": "British"})
    page = as_officer.get("/census/2026/").content.decode()
    assert "Ruth Byrne" in page and "“British” is none of the codes WBRI" in page
    assert f"/census/2026/posts/{worker.pk}/1/#id_Ethnicity" in page
    event = Event.objects.get(verb="census read")
    assert (event.actor, event.details["page"], event.details["findings"]) == (officer, "completeness", 1)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", {"Ruth Byrne", "Sean Kelly", "The authority"}),
        ("?field=Sex", {"Ruth Byrne"}),
        ("?weight=look", {"Sean Kelly"}),
        ("?name=kelly", {"Sean Kelly"}),
        ("?team=East", {"Ruth Byrne"}),
        ("?field=Sex&name=kelly", set()),
    ],
)
def test_findings_are_filtered(as_officer, asked, shown):
    ruth = a_worker(given_name="Ruth", family_name="Byrne", team__name="East")
    CensusPerson.objects.filter(worker=ruth).delete()
    enter(a_worker(given_name="Sean", family_name="Kelly", team__name="West"), StartOrigin="10")
    rows = as_officer.get(f"/census/2026/{asked}").context["table"].data
    assert {one.name for one in rows} == shown


@pytest.mark.parametrize("people", [1, 40])
def test_the_page_takes_ten_questions_for_any_number_of_people(as_officer, queries_of, people):
    for _ in range(people):
        WorkerFactory(account=None)
    assert queries_of(as_officer, "/census/2026/") <= 10


def test_census_posts_lists_everyone(as_officer):
    worker = a_worker()
    WorkerFactory(contract="agency")
    page = as_officer.get("/census/2026/posts/")
    assert page.context["table"].total == 2
    assert reverse("tracker:census_post", args=[2026, worker.pk, 1]) in page.content.decode()
    assert as_officer.get("/census/2026/posts/?agency=1").context["table"].total == 1


def test_each_number_leads_to_the_findings_that_it_counts(as_officer):
    worker = a_worker(given_name="Ruth")
    CensusPerson.objects.filter(worker=worker).delete()
    a_worker(given_name="Sean")
    page = as_officer.get("/census/2026/posts/").content.decode()
    address = f"/census/2026/?weight=mend&post={worker.pk}-1"
    assert f'href="{address.replace("&", "&amp;")}#findings-table"' in page and 'data-count="5"' in page
    assert [one.name for one in as_officer.get(address).context["table"].data] == [str(worker)] * 5


def sent(page, **said):
    """The form as it stands, with something changed."""
    form = page.context["form"]
    return {"seen_version": form["seen_version"].value(), **said}


def test_census_post_shows_both_and_keeps_what_is_entered(as_officer, officer):
    worker = WorkerFactory()
    address = reverse("tracker:census_post", args=[2026, worker.pk, 1])
    page = as_officer.get(address)
    assert "Left empty, the return says 5, Case holder." in page.content.decode()
    birth = {"PersonBirthDate": "1985-04-23"}
    answer = as_officer.post(address, sent(page, OrgRole="4", Sex="F", BaseSalary="41511", **birth))
    assert answer.url == address
    assert CensusPerson.objects.get().answers == {"PersonBirthDate": "1985-04-23", "Sex": "F"}
    assert CensusPost.objects.get().answers == {"OrgRole": "4", "BaseSalary": "41511"}
    assert "The tracker has 5, Case holder." in as_officer.get(address).content.decode()
    event = Event.objects.get(verb="census entered")
    assert event.details["fields"] == ["PersonBirthDate", "Sex", "BaseSalary", "OrgRole"]
    assert (event.worker, event.actor) == (worker, officer)


def test_what_is_wrong_by_itself_is_refused_beside_its_box(as_officer):
    worker = WorkerFactory()
    address = reverse("tracker:census_post", args=[2026, worker.pk, 1])
    page = as_officer.post(address, sent(as_officer.get(address), FTE="1.5", Cases30="many", Sex="X"))
    assert set(page.context["form"].errors) == {"FTE", "Cases30", "Sex"}
    assert not CensusPost.objects.exists()


def test_a_stale_form_overwrites_nothing(as_officer):
    worker = WorkerFactory()
    address = reverse("tracker:census_post", args=[2026, worker.pk, 1])
    first = sent(as_officer.get(address), Sex="F")
    as_officer.post(address, first | {"Sex": "M"})
    page = as_officer.post(address, first)
    assert "Someone has changed this since you opened it" in page.content.decode()
    assert CensusPerson.objects.get().answers == {"Sex": "M"}


def test_a_post_that_is_not_in_the_return_is_not_found(as_officer):
    worker = WorkerFactory()
    assert as_officer.get(f"/census/2026/posts/{worker.pk}/2/").status_code == HTTPStatus.NOT_FOUND
    assert as_officer.get(f"/census/2024/posts/{worker.pk}/1/").status_code == HTTPStatus.NOT_FOUND


def test_earlier_answers_of_another_layout_stay(as_officer):
    worker = WorkerFactory()
    CensusPerson.objects.create(worker=worker, answers={"GenderCurrent": "2", "QualInst": "Westshire"})
    address = reverse("tracker:census_post", args=[2026, worker.pk, 1])
    page = as_officer.get(address)
    assert "A return to 2023 said for gender: 2, Female." in page.content.decode()
    as_officer.post(address, sent(page, Sex="F"))
    assert CensusPerson.objects.get().answers == {"GenderCurrent": "2", "QualInst": "Westshire", "Sex": "F"}


def test_census_area_counts_agency_workers_and_keeps_what_is_entered(as_officer):
    WorkerFactory(contract="agency", fte="0.5")
    page = as_officer.get("/census/2026/authority/")
    assert "Left empty, the return says 0.50" in page.content.decode()
    as_officer.post("/census/2026/authority/", sent(page, NumberOfVacancies="7.5", RecruitmentBonus="2"))
    assert CensusYear.objects.get(year=2026).answers == {"NumberOfVacancies": "7.5", "RecruitmentBonus": "2"}
    stale = as_officer.post("/census/2026/authority/", sent(page, NumberOfVacancies="9"))
    assert "Someone has changed this since you opened it" in stale.content.decode()


def test_every_page_is_told_on_the_trail(as_officer, officer):
    worker = a_worker()
    pages = ["", "posts/", f"posts/{worker.pk}/1/", "authority/", "export/"]
    for page in pages:
        as_officer.get(f"/census/2026/{page}")
    as_officer.get("/census/import/")
    told = Event.objects.filter(verb="census read", actor=officer)
    assert [one.details["page"] for one in told.order_by("pk")] == [
        "completeness",
        "posts",
        "post",
        "authority",
        "export",
        "earlier returns",
    ]


def test_what_a_file_said_is_never_markup(as_officer):
    worker = WorkerFactory(started_on="2019-09-02")
    script = "<script>alert(1)</script>"
    CensusPerson.objects.create(worker=worker, answers={"GenderCurrent": script, "Ethnicity": script})
    enter(worker, year=2025, ContractWeeks=script)
    enter(worker, OrgRole=script, BaseSalary=script)
    for page in ("", "posts/", f"posts/{worker.pk}/1/"):
        text = as_officer.get(f"/census/2026/{page}").content.decode()
        assert script not in text
    assert text.count("&lt;script&gt;") >= 5


def test_the_home_page_leads_there_or_says_that_it_is_off(as_officer):
    assert "Your work is on one page" in as_officer.get("/").content.decode()
    turn_the_census_off()
    assert "The workforce census is turned off" in as_officer.get("/").content.decode()
