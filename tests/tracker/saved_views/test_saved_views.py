"""Saved views: filters of a page under a name, found again by whoever saved them and nobody else."""

from http import HTTPStatus

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from nqsw.models import Programme
from tests.council import ADMINISTRATOR, NQSW, PSW, SERVICE_MANAGER, SUPERVISOR
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tracker.models import SavedView
from tracker.saved_views.pages import view_pages
from tracker.saved_views.services import MOST, save_view
from workforce.rules.refusal import Refusal

pytestmark = pytest.mark.django_db
LISTS = ("people", "overdue", "caseloads", "nqsws", "sessions", "actions")
PAGES = ("measures", "supervision", "programme", "quarterly", *LISTS)
#: Of each page one filter, as its form sends it.
CHOSEN = {
    "measures": {"contract": "agency"},
    "supervision": {"contract": "agency"},
    "programme": {"on": "2026-10-01"},
    "quarterly": {"version": "publication"},
    "people": {"contract": "agency"},
    "overdue": {"agency": "yes"},
    "caseloads": {"agency": "yes"},
    "nqsws": {"status": "paused"},
    "sessions": {"kind": "group", "show": "held"},
    "actions": {"show": "overdue", "whose": "people"},
}


@pytest.fixture
def council(busy_council):
    return busy_council


def address(page, **filters):
    return reverse(view_pages()[page].url, query=filters or None)


def saved(client, page, name, filters, **more):
    """Saved as the page's own link leads to it."""
    new = client.get(address(page, **filters)).context["saved"].save_url
    return client.post(new, {"name": name, **more})


@pytest.mark.parametrize("page", PAGES)
def test_filters_are_named_and_found_again_on_their_page(sign_in, council, page):
    client, filters = sign_in(council[PSW]), CHOSEN[page]
    answer = saved(client, page, "The usual", filters)
    assert answer.url == address(page, **filters)
    shown = client.get(address(page))
    assert 'aria-label="Saved views"' in shown.text
    [tab] = shown.context["saved"].tabs
    assert (tab["name"], tab["url"], tab["is_shown"]) == ("The usual", address(page, **filters), False)
    there = client.get(tab["url"])
    assert [one["is_shown"] for one in there.context["saved"].tabs] == [True]
    assert "Save this view" not in there.text


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_the_view_that_is_chosen_for_it(sign_in, council, page):
    client, filters = sign_in(council[PSW]), CHOSEN[page]
    saved(client, page, "The usual", filters, opens_first="on")
    assert client.get(address(page)).url == address(page, **filters)
    everything = client.get(address(page, view="all"))
    assert everything.status_code == HTTPStatus.OK
    assert everything.context["saved"].is_all
    assert f'href="{address(page, view="all")}"' in client.get(address(page, **filters)).text


def test_one_view_of_a_page_opens_first(sign_in, council):
    client = sign_in(council[PSW])
    saved(client, "measures", "Agency", {"contract": "agency"}, opens_first="on")
    saved(client, "measures", "Employed", {"contract": "employed"}, opens_first="on")
    saved(client, "supervision", "Agency", {"contract": "agency"}, opens_first="on")
    first = SavedView.objects.filter(opens_first=True).values_list("page", "name").order_by("page")
    assert list(first) == [("measures", "Employed"), ("supervision", "Agency")]
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.update(opens_first=True)


def test_a_view_is_renamed_and_deleted(sign_in, council):
    client = sign_in(council[PSW])
    saved(client, "measures", "Agency", {"contract": "agency"})
    view = SavedView.objects.get()
    own = reverse("tracker:saved_view", args=[view.pk])
    assert "Contract" in client.get(own).text
    assert client.post(own, {"name": "Agency staff", "opens_first": "on"}).status_code == HTTPStatus.FOUND
    view.refresh_from_db()
    assert (view.name, view.opens_first) == ("Agency staff", True)
    assert "Agency staff" in client.get(reverse("tracker:saved_views")).text
    client.post(reverse("tracker:saved_view_delete", args=[view.pk]))
    assert not SavedView.objects.exists()
    assert "Nothing here yet" in client.get(reverse("tracker:saved_views")).text


def test_a_name_stands_once_on_a_page(sign_in, council):
    client = sign_in(council[PSW])
    saved(client, "measures", "Agency", {"contract": "agency"})
    again = saved(client, "measures", "agency", {"contract": "employed"})
    assert "You have a view of this name already" in again.text
    assert "Enter the name of the view" in saved(client, "measures", " ", {"contract": "employed"}).text
    saved(client, "supervision", "Agency", {"contract": "agency"})
    assert SavedView.objects.count() == 2


def test_only_so_many_are_kept_of_a_page(council):
    page, now = view_pages()["measures"], timezone.now()
    facts = {"page": page, "filters": {}, "opens_first": False, "by": council[PSW], "at": now}
    for number in range(MOST):
        save_view(name=f"View {number}", **facts)
    with pytest.raises(Refusal, match="20 views"):
        save_view(name="One more", **facts)


@pytest.mark.parametrize("part", [SERVICE_MANAGER, SUPERVISOR])
def test_a_view_is_its_owners_alone(sign_in, council, part):
    saved(sign_in(council[PSW]), "measures", "Agency", {"contract": "agency"}, opens_first="on")
    view, other = SavedView.objects.get(), sign_in(council[part])
    assert other.get(reverse("tracker:saved_view", args=[view.pk])).status_code == HTTPStatus.NOT_FOUND
    for name in ("saved_view", "saved_view_delete"):
        answer = other.post(reverse(f"tracker:{name}", args=[view.pk]), {"name": "Mine"})
        assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "Nothing here yet" in other.get(reverse("tracker:saved_views")).text
    page = other.get(address("measures"))
    assert (page.status_code, page.context["saved"].tabs) == (HTTPStatus.OK, [])
    assert SavedView.objects.get().name == "Agency"


def test_days_that_stand_there_by_themselves_are_not_kept(sign_in, council):
    """The form sends the days it shows: they move along, and a first day that was chosen stays."""
    client = sign_in(council[PSW])
    form = client.get(address("supervision")).context["form"]
    days = {
        f"{name}_{part}": getattr(form.initial[name], part)
        for name in ("from_on", "to_on")
        for part in ("day", "month", "year")
    }
    saved(client, "supervision", "Agency", {"contract": "agency", **days})
    saved(client, "supervision", "Since June", {**days, "from_on_month": 6, "from_on_day": 1})
    found = dict(SavedView.objects.values_list("name", "filters"))
    year = form.initial["from_on"].year
    assert found == {"Agency": {"contract": "agency"}, "Since June": {"from_on": f"{year}-06-01"}}


def test_filters_that_are_wrong_or_someone_elses_are_not_saved(sign_in, council):
    client = sign_in(council[SUPERVISOR])
    foreign = {"team": council[SERVICE_MANAGER].worker.team_id + 1000}
    assert "Save this view" not in client.get(address("measures", **foreign)).text
    new = reverse("tracker:saved_view_new", args=["measures"], query=foreign)
    assert client.post(new, {"name": "Odd"}).url == address("measures", **foreign)
    assert not SavedView.objects.exists()
    new = reverse("tracker:saved_view_new", args=["measures"], query={"nonsense": "1"})
    client.post(new, {"name": "Everyone"})
    assert SavedView.objects.get().filters == {}


def test_a_page_that_is_not_there_cannot_be_saved(sign_in, council):
    client = sign_in(council[PSW])
    for page in ("nothing", "audits"):
        found = client.get(reverse("tracker:saved_view_new", args=[page]))
        assert found.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.usefixtures("frozen_today")
def test_a_page_asks_no_more_for_its_views(sign_in, queries_of):
    manager = WorkerFactory(org_role=3)
    AgreementFactory(supervisee__line_manager=manager)
    client = sign_in(manager)
    client.get("/")
    asked = {page: queries_of(client, address(page)) for page in ("measures", "supervision", "programme")}
    for page in asked:
        saved(client, page, "Mine", CHOSEN[page])
        assert queries_of(client, address(page)) == asked[page]


def test_one_tab_is_shown_as_the_page_also_where_a_view_has_no_filter(sign_in, council):
    client = sign_in(council[PSW])
    saved(client, "supervision", "Whole authority", {})
    page = client.get(address("supervision", view="all"))
    assert page.text.count('aria-current="page">') == 1
    assert [one["is_shown"] for one in page.context["saved"].tabs] == [True]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("measures", "Everyone you manage or oversee. No filter is chosen."),
        ("quarterly", "Everyone you manage or oversee, in the last quarter that is over."),
    ],
)
def test_a_view_without_filters_says_what_it_shows(sign_in, page, says):
    answer = sign_in(AccountFactory(role="psw")).get(reverse("tracker:saved_view_new", args=[page]))
    assert says in answer.text
    assert "No filters" not in answer.text


# --- Lists of the floors below ------------------------------------------------------------------------


#: What a view does not keep: words that were typed, and one person that a link led to.
NOT_KEPT = {
    "people": {"q": "Okafor"},
    "overdue": {"name": "Okafor"},
    "caseloads": {"name": "Okafor"},
    "sessions": {"name": "Okafor"},
    "actions": {"person": "{person}"},
    "nqsws": {"programme": "{programme}"},
}


@pytest.mark.parametrize("page", LISTS)
def test_a_name_or_a_person_in_the_address_is_not_saved(sign_in, council, page):
    client = sign_in(council[SUPERVISOR])
    person = council[NQSW].worker.pk
    keys = {"person": person, "programme": Programme.objects.order_by("pk").first().pk}
    more = {name: value.format(**keys) for name, value in NOT_KEPT[page].items()}
    shown = client.get(address(page, **CHOSEN[page], **more))
    assert shown.status_code == HTTPStatus.OK
    saved_here = shown.context["saved"]
    assert saved_here.filters == CHOSEN[page]
    assert "Save this view" not in shown.text
    client.post(
        reverse("tracker:saved_view_new", args=[page], query={**CHOSEN[page], **more}), {"name": "Mine"}
    )
    assert not SavedView.objects.filter(filters__has_any_keys=list(more)).exists()


def test_a_team_is_kept_by_its_key(sign_in, council):
    client, team = sign_in(council[PSW]), council[SUPERVISOR].worker.team_id
    for page in ("people", "overdue", "caseloads"):
        saved(client, page, "Ours", {"team": team})
    assert list(SavedView.objects.values_list("filters", flat=True)) == [{"team": str(team)}] * 3
    view = SavedView.objects.get(page="people")
    assert (
        council[SUPERVISOR].worker.team.name in client.get(reverse("tracker:saved_view", args=[view.pk])).text
    )


@pytest.mark.parametrize("page", LISTS)
@pytest.mark.parametrize("part", [PSW, SERVICE_MANAGER, SUPERVISOR])
def test_a_list_asks_one_question_more_of_who_has_a_view_and_none_of_others(
    sign_in, council, queries_of, page, part
):
    client = sign_in(council[part])
    client.get("/")
    before = queries_of(client, address(page, view="all"))
    for number in range(3):
        save_view(
            page=view_pages()[page],
            name=f"View {number}",
            filters={**CHOSEN[page], "number": str(number)},
            opens_first=False,
            by=council[part],
            at=timezone.now(),
        )
    assert queries_of(client, address(page, view="all")) <= before + 1
    if page != "nqsws":
        assert before < 10


@pytest.mark.parametrize("page", LISTS)
def test_a_list_that_is_closed_to_its_reader_has_no_views(sign_in, council, page):
    client = sign_in(council[ADMINISTRATOR])
    expected = HTTPStatus.OK if page == "people" else HTTPStatus.NOT_FOUND
    assert client.get(reverse("tracker:saved_view_new", args=[page])).status_code == expected


def test_who_does_not_work_here_has_views_too(sign_in, db):
    client = sign_in(AccountFactory(role="psw"))
    saved(client, "people", "Agency", CHOSEN["people"], opens_first="on")
    assert client.get(address("people")).url == address("people", **CHOSEN["people"])


def test_what_is_chosen_is_named_as_its_box_is(sign_in, council):
    client = sign_in(council[SUPERVISOR])
    filters = {"whose": "taken", "kind": "group", "show": "held"}
    page = client.get(client.get(address("sessions", **filters)).context["saved"].save_url)
    assert {label for label, _ in page.context["told"]} == {"Whose", "Kind", "Show"}
