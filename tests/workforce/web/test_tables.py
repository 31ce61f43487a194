"""Lists: what a cell shows, what a heading does, and that a table's cost is one plan per column."""

import inspect
import re
from dataclasses import dataclass
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.utils.html import strip_tags
from django_tables2 import RequestConfig

from workforce.web.tables import ActionColumn, Column, DayColumn, LinkColumn, NumberColumn, Table, TagColumn


@dataclass
class Status:
    label: str
    colour: str


@dataclass
class Person:
    pk: int
    name: str
    team: object = None
    due: date | None = None
    status: Status | None = None
    cases: int = 0

    def nickname(self) -> str:
        return self.name.upper()


@dataclass
class Team:
    name: str


urlpatterns = [path("people/<int:pk>/", lambda request, pk: HttpResponse(), name="person")]


class PeopleTable(Table):
    name = Column()
    team = Column(accessor="team__name")
    due = DayColumn()
    status = TagColumn(orderable=False)
    cases = NumberColumn()
    action = ActionColumn(verbose_name="What to do")

    caption = "Your people"
    counted = ("person", "people")

    def render_action(self, record):
        return f"Book {record.pk}"


def person(number: int = 1, **changes) -> Person:
    return Person(
        **{
            "pk": number,
            "name": f"Person {number}",
            "team": Team("East"),
            "due": date(2026, 11, 26),
            "status": Status("Overdue", "red"),
            "cases": 1234,
            **changes,
        }
    )


def drawn(people, query: str = "", **configuration) -> str:
    request = RequestFactory().get(f"/people/{query}")
    table = PeopleTable(people, empty_text="Nobody is in this team yet.")
    RequestConfig(request, **configuration).configure(table)
    return table.as_html(request)


def cells(html: str) -> list[str]:
    return re.findall(r"<t[hd][^>]*data-label[^>]*>(.*?)</td>", html)


@pytest.mark.usefixtures("frozen_today")
def test_each_kind_of_column_shows_its_value():
    assert cells(drawn([person()])) == [
        "East",
        "Thu 26 Nov",
        '<strong class="govuk-tag govuk-tag--red">Overdue</strong>',
        "1234",
        "Book 1",
    ]


def test_the_first_cell_is_the_row_s_heading():
    assert '<th class="govuk-table__header" role="rowheader" scope="row">Person 1</th>' in drawn([person()])


def test_each_cell_carries_its_heading_for_the_stacked_view_on_a_phone():
    assert re.findall(r'data-label="([^"]+)"', drawn([person()])) == [
        "Team",
        "Due",
        "Status",
        "Cases",
        "What to do",
    ]


def test_what_is_missing_is_a_dash_and_a_broken_path_does_not_break_the_list():
    assert cells(drawn([person(team=None, due=None, status=None)]))[:3] == ["—", "—", "—"]


def test_names_are_text_even_when_they_look_like_html():
    html = drawn([person(name="<b>Bold</b>", team=Team('"><script>'))])

    assert "<b>Bold" not in html
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("query", "first", "sorted_as"),
    [("?sort=cases", "Person 1", "ascending"), ("?sort=-cases", "Person 2", "descending")],
)
def test_a_heading_sorts_and_says_how_the_list_is_sorted(query, first, sorted_as):
    html = drawn([person(2, cases=9), person(1, cases=3)], query)

    assert re.findall(r'scope="row">([^<]+)<', html)[0] == first
    assert re.findall(r'aria-sort="(\w+)"', html) == [sorted_as]


def test_sorting_keeps_the_filter_and_drops_the_page():
    html = drawn([person(n) for n in range(60)], "?team=3&page=2", paginate={"per_page": 25})

    assert 'href="?team=3&amp;sort=cases"' in html
    assert 'href="?team=3&amp;page=3"' in html
    assert "Showing 26 to 50 of 60 people" in " ".join(strip_tags(html).split())


@pytest.mark.parametrize(("count", "words"), [(1, "1 person"), (2, "2 people"), (1200, "1,200 people")])
def test_the_list_says_how_many_there_are(count, words):
    html = drawn([person(n) for n in range(count)], paginate={"per_page": 2000})

    assert f'<span data-total="{count}">{words}</span>' in html


def test_an_empty_list_says_what_will_appear_here():
    html = drawn([])

    assert "Nobody is in this team yet." in html
    assert "<table" not in html


def test_a_method_and_a_dictionary_are_read_like_an_attribute():
    class Loud(Table):
        nickname = Column()

    html = "".join(Loud([person(), {"nickname": "Dictionary"}]).rows_drawn)

    assert re.findall(r">([^<>]+)<", html) == ["PERSON 1", "Dictionary"]


def test_a_link_column_leads_to_the_row_s_page(settings):
    settings.ROOT_URLCONF = "tests.workforce.web.test_tables"

    class Linked(Table):
        name = LinkColumn("person", "pk")

    assert 'href="/people/7/">Person 7</a>' in "".join(Linked([person(7)]).rows_drawn)


def test_signatures_are_looked_at_once_for_a_column_and_not_for_each_cell(monkeypatch):
    seen = []
    look = inspect.signature
    monkeypatch.setattr(inspect, "signature", lambda render: seen.append(render) or look(render))

    list(PeopleTable([person(n) for n in range(50)]).rows_drawn)

    assert len(seen) == 6


@pytest.mark.parametrize("sort", ["a@b.example", "-family.name", "cases,a.b"])
def test_a_path_in_the_address_is_no_column_to_sort_by(sort):
    html = drawn([person(n) for n in range(2)], f"?sort={sort}")
    assert "<table" in html
