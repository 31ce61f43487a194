"""The layouts of the census, against the orders of the published schemas; and which year a day belongs to."""

from datetime import date, datetime

import pytest
from lxml import etree

from tests.workforce.rules.census.returns import AREA, ORDERS, WHOLE, a_row
from workforce.rules.census.layouts import UnknownYear, last_return, layout_of, year_of
from workforce.rules.census.writing import Sender, written

LEAVER = {"RoleEndDate": "2025-03-31", "LeaverDestination": "3", "ReasonLeave": "1", "ReasonAbsence": "SIC"}
SENDER = Sender("340", "Supervision tracker", datetime(2025, 10, 20, 9, 0))


@pytest.mark.parametrize("year", ORDERS)
def test_elements_stand_in_the_order_of_the_schema_of_the_year(year):
    text = "".join(written([a_row(**LEAVER)], AREA, layout_of(year), SENDER))
    header, area, worker = etree.fromstring(text.encode())
    block, in_area, in_worker = ORDERS[year]
    assert (header.tag, area.tag, worker.tag) == ("Header", block, "CSWWWorker")
    assert " ".join(one.tag for one in area) == in_area
    assert " ".join(one.tag for one in worker) == in_worker
    collection, source = header
    assert [(one.tag, one.text) for one in (*collection, *source)] == [
        ("Collection", "CSWW"),
        ("Year", str(year)),
        ("ReferenceDate", f"{year}-09-30"),
        ("SourceLevel", "L"),
        ("LEA", "340"),
        ("SoftwareCode", "Supervision tracker"),
        ("DateTime", "2025-10-20T09:00:00"),
    ]


def test_what_has_no_value_is_left_out_and_never_empty():
    row = a_row(**dict.fromkeys(WHOLE, None) | {"AgencyWorker": "1", "SWENo": "SW7"})
    *_, worker = etree.fromstring("".join(written([row], {}, layout_of(2025), SENDER)).encode())
    assert [(one.tag, one.text) for one in worker] == [("AgencyWorker", "1"), ("SWENo", "SW7")]


def test_what_means_something_in_xml_stays_text_and_what_it_cannot_hold_goes():
    area = AREA | {"OtherAllowances": "<b>&\x00\ud7ff 5 > 4"}
    text = "".join(written([a_row()], area, layout_of(2025), SENDER))
    assert etree.fromstring(text.encode()).findtext("LALevel/OtherAllowances") == "<b>&\ud7ff 5 > 4"


@pytest.mark.parametrize(
    ("day", "year", "last"),
    [
        (date(2025, 9, 29), 2025, 2024),
        (date(2025, 9, 30), 2025, 2025),
        (date(2025, 10, 1), 2026, 2025),
        (date(2026, 1, 1), 2026, 2025),
    ],
)
def test_a_census_year_ends_on_30_september(day, year, last):
    assert (year_of(day), last_return(day)) == (year, last)


def test_a_later_year_has_the_newest_layout_and_an_earlier_one_none():
    assert layout_of(2026).worker == layout_of(2025).worker
    with pytest.raises(UnknownYear, match="from 2021, not of 2020"):
        layout_of(2020)
