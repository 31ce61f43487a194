""" "Clear filters" stands where a filter is set, and nowhere else."""

import re
from inspect import unwrap

import pytest
from django import forms
from django.template import Context
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.council import SUPERVISOR
from tests.test_access import ROUTES
from tests.test_query_strings import pages, parameters
from workforce.models import Worker
from workforce.web.fields import DayMonthYearField
from workforce.web.filter_tags import filters_set, worth_choosing


class Filter(forms.Form):
    tabs = ("show",)

    show = forms.CharField(required=False, widget=forms.HiddenInput)
    person = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False)
    whose = forms.ChoiceField(required=False, choices=[("own", "Your own"), ("seen", "Everyone")])
    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), ("group", "Group")])
    on = DayMonthYearField(required=False)
    closed = forms.BooleanField(required=False)


@pytest.mark.parametrize(
    ("address", "is_set"),
    [
        ("", False),
        ("page=2&sort=-name", False),
        ("show=held", False),
        ("name=&whose=own&kind=&on_day=&on_month=&on_year=", False),
        ("name=Khan", True),
        ("whose=seen", True),
        ("kind=group", True),
        ("person=7", True),
        ("on=2026-11-19", True),
        ("on_day=1&on_month=2&on_year=2026", True),
        ("closed=on", True),
    ],
)
def test_a_filter_is_set_where_the_address_narrows_the_list(address, is_set):
    request = RequestFactory().get(f"/?{address}")
    assert filters_set(Context({"request": request}), Filter(request.GET)) is is_set


def test_what_a_form_starts_with_is_no_filter_until_it_is_changed():
    class Since(forms.Form):
        since = forms.CharField(required=False, initial="2026")

    for address, is_set in (("since=2026", False), ("since=2025", True)):
        request = RequestFactory().get(f"/?{address}")
        assert filters_set(Context({"request": request}), Since(request.GET)) is is_set


NOT_IN_THE_LIST = "This filter has a value that is not in its list: it was left out"


def test_a_filter_says_of_every_unknown_value_that_it_was_left_out():
    request = RequestFactory().get("/?whose=nobody&kind=none")
    html = render_to_string("components/filters.html", {"form": Filter(request.GET)}, request)
    assert html.count(NOT_IN_THE_LIST) == 2
    assert "Select the" not in html


@pytest.mark.walk
@pytest.mark.django_db
def test_no_page_asks_to_select_what_nobody_selected(council, client, frozen_today):
    said, asking = 0, {}
    for name, address, part in pages():
        names = parameters(unwrap(ROUTES[name].callback).__module__)
        client.force_login(council[part])
        page = client.get(address, dict.fromkeys(sorted(names), "nobody"))
        if page.status_code == 200 and "html" in page["Content-Type"]:
            said += NOT_IN_THE_LIST in page.text
            if found := re.findall(r"Error:</span> (Select the [^<]*)", page.text):
                asking[address] = found
    assert asking == {}
    assert said > 10


@pytest.mark.walk
@pytest.mark.django_db
def test_no_page_asks_to_clear_filters_where_none_is_set(council, client, frozen_today):
    asking, with_filters = set(), 0
    for _name, address, part in pages():
        client.force_login(council[part])
        for query in ("", "?page=1&sort=name"):
            page = client.get(f"{address}{query}")
            if page.status_code == 200 and "html" in page["Content-Type"]:
                with_filters += "data-filters" in page.text
                asking |= (
                    {address} if "Clear filters" in page.text or "Clear the filter" in page.text else set()
                )
    assert asking == set()
    assert with_filters > 30


class Narrow(forms.Form):
    team = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), ("group", "Group")])
    cohort = forms.ChoiceField(required=False, choices=[("", "Every cohort")])
    week = forms.ChoiceField(choices=[("1", "Week 1")])

    def __init__(self, data, *, teams):
        super().__init__(data)
        self.fields["team"].choices = [("", "Every team"), *((name, name) for name in teams)]


@pytest.mark.parametrize(
    ("teams", "address", "offered"),
    [
        (["East"], {}, ["kind", "week"]),
        (["East", "West"], {}, ["team", "kind", "week"]),
        (["East"], {"team": "East"}, ["team", "kind", "week"]),
        (["East"], {"team": "unknown"}, ["team", "kind", "week"]),
    ],
)
def test_a_filter_with_nothing_to_choose_is_not_offered(teams, address, offered):
    form = Narrow(address, teams=teams)
    assert [field.name for field in worth_choosing(form)] == offered


@pytest.mark.django_db
def test_a_manager_of_one_team_is_offered_no_team_anywhere(council, client, frozen_today):
    lists = (
        "/supervision/cases-not-discussed/",
        "/supervision/overdue/",
        "/people/",
        "/caseloads/",
    )
    client.force_login(council[SUPERVISOR])
    for page in lists:
        assert 'name="team"' in client.get(page).text, page
    Worker.objects.update(team=council[SUPERVISOR].worker.team)
    for page in lists:
        assert 'name="team"' not in client.get(page).text, page
