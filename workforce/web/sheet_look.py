"""How a workbook looks, on the screen and on paper: tables, bands, charts, print set-up, whose it is.

`workforce.web.workbook` writes the cells; what stands around them is added here once the number of rows is
known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

A4 = 9
#: In characters, as much as A4 across holds in letters that can be read; and the most papers.
WIDEST, MOST_PAPERS = 260, 3
COLOUR = "2B7A83"
CHARTS_ON_A_PAGE = 2
ROWS_OF_A_CHART = 14
#: Of a line of a heading, in points.
LINE = 15
#: Bold letters are so much wider than others.
WIDER = 1.2
RED, ORANGE, YELLOW = "F6D7D2", "FCE3C8", "FFF2BF"


class Whose(NamedTuple):
    """Who made a workbook: the product's name, and the authority's."""

    service: str = ""
    authority: str = ""


NOBODYS = Whose()


class Band(StrEnum):
    """Cells of a column that are marked by their value; the value says the same without the colour."""

    NONE = ""
    OVERDUE = "1 to 7 days, 8 to 14, 15 or more"
    OVER = "more than 0"
    NO = "No"
    LOW_SHARE = "below 80%"


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A chart of some rows of a sheet, drawn on another: columns by their number, rows by theirs."""

    title: str
    of_sheet: str
    labels: int
    values: int
    first: int
    last: int
    is_line: bool = False
    is_share: bool = True


def set_up(target: Any, *, title: str, wide: int, whose: Whose) -> None:
    """A4 across, as wide as the paper: as two or three papers where it is so wide (in characters) that nobody
    could read it on one, with the first column on each. Headings on each page, page numbers.
    """
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = A4
    papers = min(ceil(wide / WIDEST), MOST_PAPERS) or 1
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = papers, 0
    if papers > 1:
        target.print_title_cols = "A:A"
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.print_title_rows = "1:1"
    target.HeaderFooter.oddHeader.left.text = printed(": ".join(filter(None, (whose.authority, title))))
    target.HeaderFooter.oddFooter.left.text = printed(whose.service) or None
    target.HeaderFooter.oddFooter.right.text = "Page &P of &N"


def heading_height(headings: Sequence[str], widths: Sequence[int]) -> int:
    """Of the heading row, so that what is longer than its column is wide stands in several lines."""
    lines = [ceil(len(one) * WIDER / width) for one, width in zip(headings, widths, strict=True) if width]
    return LINE * max(1, *lines, 1)


def printed(text: str) -> str:
    """Text in a header or footer, where "&" begins a code."""
    return text.replace("&", "&&")


def add_table(target: Any, headings: Sequence[str], *, rows: int, number: int) -> None:
    """The rows as an Excel table, with its filters; a sheet without rows has none."""
    if not headings or not rows:
        return
    ref = f"A1:{get_column_letter(len(headings))}{rows + 1}"
    if len({one.casefold() for one in headings}) < len(headings) or not all(map(can_name, headings)):
        target.auto_filter.ref = ref
        return
    table = Table(displayName=f"Table{number}", ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    table._initialise_columns()
    for column, heading in zip(table.tableColumns, headings, strict=True):
        column.name = heading
    target._tables.add(table)  # `add_table` warns that columns are named by hand, as they are


def can_name(heading: str) -> bool:
    """Excel takes it as the name of a table's column as it stands."""
    return bool(heading) and heading.isprintable() and heading[0].isalnum() and len(heading) <= 255


def add_bands(target: Any, bands: Sequence[Band], *, rows: int) -> None:
    """Marks the cells of each column that has bands."""
    for place, band in enumerate(bands, start=1):
        if band and rows:
            letter = get_column_letter(place)
            for rule in _rules(band):
                target.conditional_formatting.add(f"{letter}2:{letter}{rows + 1}", rule)


def _rules(band: Band) -> list[Any]:
    match band:
        case Band.OVERDUE:
            return [
                _rule("greaterThanOrEqual", "15", RED),
                _rule("greaterThanOrEqual", "8", ORANGE),
                _rule("greaterThanOrEqual", "1", YELLOW),
            ]
        case Band.OVER:
            return [_rule("greaterThan", "0", ORANGE)]
        case Band.NO:
            return [_rule("equal", '"No"', RED)]
    return [_rule("lessThan", "0.8", ORANGE)]


def _rule(operator: str, value: str, colour: str) -> Any:
    fill = PatternFill(start_color=colour, end_color=colour, fill_type="solid")
    return CellIsRule(operator=operator, formula=[value], stopIfTrue=True, fill=fill)


def add_charts(workbook: Workbook, target: Any, charts: Sequence[SheetChart], *, rows: int) -> None:
    """Charts one below the other, beneath the rows of their sheet."""
    row = rows + 3
    if len(charts) > 1:  # together on a page of their own
        target.row_breaks.append(Break(id=rows + 1))
    for place, chart in enumerate(one for one in charts if one.last >= one.first):
        if place and not place % CHARTS_ON_A_PAGE:
            target.row_breaks.append(Break(id=row - 1))
        target.add_chart(_drawn(workbook, chart), f"A{row}")
        row += ROWS_OF_A_CHART


def _drawn(workbook: Workbook, chart: SheetChart) -> Any:
    source = workbook[chart.of_sheet]
    drawn = LineChart() if chart.is_line else BarChart()
    if not chart.is_line:
        drawn.type, drawn.gapWidth = "bar", 40
        drawn.x_axis.scaling.orientation = "maxMin"
    drawn.title, drawn.legend, drawn.width, drawn.height = chart.title, None, 20, 6.8
    rows = {"min_row": chart.first, "max_row": chart.last}
    drawn.add_data(Reference(source, min_col=chart.values, **rows))
    drawn.set_categories(Reference(source, min_col=chart.labels, **rows))
    series = drawn.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=COLOUR)
    if chart.is_line:
        series.graphicalProperties = GraphicalProperties()
        series.graphicalProperties.line.solidFill = COLOUR
        series.smooth = False
    drawn.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    drawn.dataLabels.numFmt = "0%" if chart.is_share else "0"
    drawn.y_axis.scaling.min = 0
    if chart.is_share:
        drawn.y_axis.scaling.max = 1
        drawn.y_axis.number_format = "0%"
    drawn.x_axis.delete = drawn.y_axis.delete = False
    return drawn


def sign(workbook: Workbook, *, title: str, whose: Whose) -> None:
    """Whose the workbook is, and what it is: in the properties of the document."""
    workbook.properties.creator = ", ".join(filter(None, whose))
    workbook.properties.lastModifiedBy = whose.service
    workbook.properties.title = title
