"""Tables of the tracker: django-tables2, with a row drawn in one pass.

django-tables2 works out attributes and inspects signatures again for each cell. Here a table
makes one plan per column (how to read the value, how to draw it, the opening of the cell) and
then only follows it, which is most of what a long list costs.

    class WorkerTable(Table):
        name = LinkColumn("people-detail", "pk", order_by=("surname", "first_name"))
        due = DayColumn(accessor="agreement__next_due_on")
        standing = TagColumn(orderable=False)

        caption = "People in your team"
        counted = ("person", "people")
        row_heading = "name"

Show it with `{% load django_tables2 %}{% render_table table %}`.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, ClassVar

import django_tables2
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import Model
from django.urls import reverse
from django.utils.formats import localize
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django_tables2.rows import BoundRows

from workforce.web.tags import clock, counted, short_day, tag

type Draw = Callable[[Any, Any], Any]
type Read = Callable[[Any], Any]
NUMERIC = "govuk-table__cell--numeric"
#: Rows of a list on one page.
PER_PAGE = 50


class ForgivingPaginator(Paginator):
    """A page that is not there is the nearest one that is: a list shrinks while it is read.

    Django's own `get_page` answers the last page for page 0 and those below it. The first page is read with
    one row more than it has: of a list that ends there, nobody has to ask the database how long it is.
    """

    _starts_here = False

    def page(self, number: Any) -> Page[Any]:
        self._starts_here = str(number or 1) == "1"
        if self.validate_number(number or 1) != 1 or not self._starts_here:
            return super().page(number or 1)
        rows = self._beginning[: self.per_page]
        if isinstance(self.object_list, BoundRows):
            return Page(BoundRows(rows, table=self.object_list.table), 1, self)
        return Page(rows, 1, self)

    get_page = page

    @cached_property
    def count(self) -> int:
        if self._starts_here and len(self._beginning) <= self.per_page:
            return len(self._beginning)
        return int(super().count)

    @cached_property
    def _beginning(self) -> list[Any]:
        rows = self.object_list.data if isinstance(self.object_list, BoundRows) else self.object_list
        return list(rows[: self.per_page + 1])

    def validate_number(self, number: Any) -> int:
        try:
            return super().validate_number(number)
        except PageNotAnInteger:
            return 1
        except EmptyPage:
            return 1 if int(number) < 1 else self.num_pages


class Column(django_tables2.Column):
    """A column of plain text. `css` is put on its heading and its cells."""

    css = ""

    def __init__(self, *args: Any, css: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.css = css or self.css


class NumberColumn(Column):
    """Figures that measure: right-aligned, equally wide. `CountColumn` is for counts of rows."""

    css = NUMERIC


class CountColumn(NumberColumn):
    """A count that leads to exactly the rows that it counts: `address` makes the link from the record."""

    def __init__(self, address: Callable[[Any], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.address = address

    def render(self, value: int, record: Any) -> SafeString:
        return counted(value, self.address(record))

    def value(self, value: int) -> int:
        return value


class ActionColumn(Column):
    """What can be done with the row: the last column, without a visible heading."""

    css = "govuk-table__cell--action"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"empty_values": (), "orderable": False, **kwargs})


class DayColumn(Column):
    """A day as "Thu 26 Nov", the year added when it is not this year's."""

    def render(self, value: date | datetime) -> str:
        return short_day(value)

    def value(self, value: date | datetime) -> date | datetime:
        return value


class MomentColumn(Column):
    """A day and a time of day: "Tue 24 Nov, 10:00"."""

    def render(self, value: datetime) -> str:
        return f"{short_day(value)}, {clock(value)}"


class TagColumn(Column):
    """A status with `label` and `colour`, as a tag."""

    def render(self, value: Any) -> SafeString | str:
        return tag(value)

    def value(self, value: Any) -> str:
        return str(getattr(value, "label", value))


class LinkColumn(Column):
    """A value that leads to a page: the route's name and the attribute that it is reversed with."""

    def __init__(self, route: str, key: str = "pk", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.route = route
        self.read_key = reader(django_tables2.A(key))

    def render(self, value: Any, record: Any) -> SafeString | Any:
        key = self.read_key(record)
        if key is None:
            return value
        return format_html('<a class="govuk-link" href="{}">{}</a>', reverse(self.route, args=[key]), value)

    def value(self, value: Any) -> Any:
        return value


#: Rows on one page, at most.
MOST_ROWS = 2000


class Table(django_tables2.Table):
    """A table with GOV.UK's look: `caption`, `counted` (one, many) and `row_heading` are its words."""

    caption: ClassVar[str] = ""
    counted: ClassVar[tuple[str, str]] = ("result", "results")
    #: The column whose cell names the row; the first one unless said otherwise.
    row_heading: ClassVar[str] = ""

    def __setattr__(self, name: str, value: Any) -> None:
        """What an address asks to sort by is a column's name: none has a dot, which would be a path."""
        if name == "order_by" and value:
            value = [one for one in (value.split(",") if isinstance(value, str) else value) if "." not in one]
        super().__setattr__(name, value)

    def paginate(
        self,
        paginator_class: type = ForgivingPaginator,
        per_page: int | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> "Table":
        """Cut into pages; a number of rows that someone wrote in the address is kept in bounds."""
        in_bounds = per_page is not None and 1 <= per_page <= MOST_ROWS
        cut: Table = super().paginate(paginator_class, per_page if in_bounds else None, *args, **kwargs)
        return cut

    @property
    def rows_drawn(self) -> Iterator[SafeString]:
        """This page's rows, each as the inside of a <tr>."""
        plan = [_Cell(self, column) for column in self.columns.itervisible()]
        if plan:
            heading = next((cell for cell in plan if cell.name == self.row_heading), plan[0])
            heading.name_the_row()
        for row in self.paginated_rows:
            yield mark_safe("".join([cell.draw(row.record) for cell in plan]))  # noqa: S308

    @property
    def total(self) -> int:
        """How many rows there are on all pages."""
        return self.paginator.count if hasattr(self, "paginator") else len(self.rows)

    @property
    def total_words(self) -> str:
        """ "1 person", "132 people"."""
        return f"{self.total:,} {self.counted[self.total != 1]}"


class _Cell:
    """The plan of one column: made once for a table, followed for each row."""

    def __init__(self, table: Table, bound: Any) -> None:
        self.name = bound.name
        self.default = conditional_escape("" if bound.default is None else bound.default)
        self.empty_values = bound.column.empty_values
        self.read = reader(bound.accessor, model=table.data.model)
        self.render = drawer(bound, table)
        self.css = getattr(bound.column, "css", "")
        self.label = escape(str(bound.header))
        self._open_with("td", "cell")

    def _open_with(self, element: str, role: str, css: str = "govuk-table__cell") -> None:
        label = f' data-label="{self.label}"' if element == "td" else ' scope="row"'
        self.opening = f'<{element} class="{f"{css} {self.css}".strip()}" role="{role}"{label}>'
        self.closing = f"</{element}>"

    def name_the_row(self) -> None:
        self._open_with("th", "rowheader", "govuk-table__header")

    def draw(self, record: Any) -> str:
        value = self.read(record)
        if value in self.empty_values:
            content: Any = self.default
        else:
            content = self.render(value, record)
            if not isinstance(content, str):
                content = localize(content)
            content = conditional_escape(content)
        return f"{self.opening}{content}{self.closing}"


def reader(accessor: Any, *, model: type[Model] | None = None) -> Read:
    """A function that follows an accessor (`team__name`) from a record, None where it ends early.

    A model field with choices is read as its label, as django-tables2 does.
    """
    bits = [bit for bit in accessor.bits if bit]
    field = accessor.get_field(model) if model and bits else None
    if getattr(field, "choices", None):
        bits[-1] = f"get_{bits[-1]}_display"

    def read(record: Any) -> Any:
        for bit in bits:
            if record is None:
                return None
            try:
                record = record[bit] if isinstance(record, Mapping) else getattr(record, bit)
            except (AttributeError, KeyError, ObjectDoesNotExist):
                return None
            if callable(record) and not isinstance(record, type):
                record = record()
        return record

    return read


def drawer(bound: Any, table: Table) -> Draw:
    """A function that draws a cell from its value and record; signatures are looked at once."""
    wanted = set(inspect.signature(bound.render).parameters)
    link = bound.link
    extras = {"column": bound.column, "bound_column": bound, "bound_row": None, "table": table}
    fixed = {name: thing for name, thing in extras.items() if name in wanted}

    def draw(value: Any, record: Any) -> Any:
        given = {"value": value, "record": record}
        content = bound.render(**{k: v for k, v in given.items() if k in wanted}, **fixed)
        return link(content, value=value, record=record, **extras) if link else content

    return draw
