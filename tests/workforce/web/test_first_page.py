"""The first page of a list: of what ends there, nobody asks the database how long it is."""

import pytest

from tests.factories import TeamFactory
from workforce.models import Team
from workforce.web.tables import Column, ForgivingPaginator, Table

pytestmark = pytest.mark.django_db
A_PAGE = 3


class TeamTable(Table):
    name = Column()


@pytest.fixture
def teams():
    """Makes so many teams: A, B, and so on."""

    def _teams(number):
        for place in range(number):
            TeamFactory(name="ABCDEFGH"[place])
        return Team.objects.order_by("name")

    return _teams


def names(page):
    return "".join(team.name for team in page.object_list)


@pytest.mark.parametrize(
    ("number", "page", "shown", "queries"),
    [
        (0, None, "", 1),
        (A_PAGE, "1", "ABC", 1),
        (A_PAGE + 1, "1", "ABC", 2),
        (A_PAGE + 1, "2", "D", 2),
        (A_PAGE, "2", "ABC", 2),
        (A_PAGE, "x", "ABC", 2),
        (A_PAGE + 1, "0", "ABC", 2),
    ],
    ids=["empty", "ends", "goes on", "second", "beyond", "no number", "before the first"],
)
def test_how_long_a_list_is_is_asked_for_where_it_does_not_end_on_its_first_page(
    teams, django_assert_num_queries, number, page, shown, queries
):
    found = teams(number)
    with django_assert_num_queries(queries):
        first = ForgivingPaginator(found, A_PAGE).get_page(page)
        assert (names(first), first.paginator.count) == (shown, number)


@pytest.mark.parametrize(("number", "queries"), [(A_PAGE, 1), (A_PAGE + 1, 2)], ids=["ends", "goes on"])
def test_a_table_draws_its_first_page_so_too(teams, django_assert_num_queries, number, queries):
    table = TeamTable(teams(number))
    with django_assert_num_queries(queries):
        table.paginate(ForgivingPaginator, A_PAGE, 1)
        assert [row.record.name for row in table.paginated_rows] == ["A", "B", "C"]
        assert (len(list(table.rows_drawn)), table.total) == (A_PAGE, number)
