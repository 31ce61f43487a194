"""What is known of the sheets of an .ods, element by element."""

import io

import pytest

from tests.workforce.readers.packages.making import (
    ODS,
)
from workforce.readers.packages import ods
from workforce.readers.packages.facts import (
    LAST_EXCEL_COLUMN,
    NOT_CALCULATED,
    CellFault,
    Damaged,
    SheetFacts,
)


def ods_facts(content: str) -> dict[str, SheetFacts]:
    return ods.facts_of_sheets(io.BytesIO((ODS % content).encode()))


def test_an_ods_says_what_holds_something_in_each_sheet():
    found = ods_facts(
        """<table:table table:name="One">
        <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
        <table:table-row table:number-rows-repeated="3">
          <table:table-cell table:number-columns-repeated="2"/>
          <table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/>
          <table:table-cell table:number-columns-repeated="900"/>
        </table:table-row>
        <table:table-row table:number-rows-repeated="9000"><table:table-cell/></table:table-row>
        </table:table>
        <table:table table:name="Two"><table:table-row>
          <table:covered-table-cell/><table:table-cell><text:p>words</text:p></table:table-cell>
        </table:table-row></table:table><table:table><table:table-row/></table:table>"""
    )
    assert found == {
        "One": SheetFacts(last_row=5, last_column=3),
        "Two": SheetFacts(last_row=1, last_column=1),
        "": SheetFacts(),
    }


def test_a_covered_cell_of_an_ods_has_its_place():
    found = ods_facts(
        """<table:table table:name="One"><table:table-row>
        <table:covered-table-cell table:number-columns-repeated="2" office:value-type="string">
        <text:p>a</text:p></table:covered-table-cell><table:table-cell><text:p>b</text:p></table:table-cell>
        </table:table-row></table:table>"""
    )
    assert found["One"] == SheetFacts(last_row=1, last_column=2)


def test_an_ods_says_what_is_hidden():
    found = ods_facts(
        f"""<table:table table:name="One">
        <table:table-column/>
        <table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>
        <table:table-column table:visibility="filter"/>
        <table:table-column table:visibility="visible"
            table:number-columns-repeated="{LAST_EXCEL_COLUMN - 5}"/>
        <table:table-column table:visibility="collapse" table:number-columns-repeated="70000"/>
        <table:table-row/><table:table-row table:visibility="filter"/>
        <table:table-row table:visibility="visible"/>
        </table:table>"""
    )
    assert found["One"].hidden_columns == {1, 2, 3, LAST_EXCEL_COLUMN - 1}
    assert found["One"].hidden_rows == {2}


def test_an_ods_says_what_stands_instead_of_a_value():
    found = ods_facts(
        """<table:table table:name="One"><table:table-row/><table:table-row>
        <table:table-cell calcext:value-type="error" office:value-type="string"><text:p> #N/A </text:p>
        </table:table-cell>
        <table:table-cell calcext:value-type="error" office:value-type="string"/>
        <table:table-cell table:formula="of:=[.A1]+1"/>
        <table:table-cell table:formula="of:=[.A1]" office:value-type="float" office:value="1"/>
        <table:table-cell table:formula="of:=[.A1]"><text:p>kept</text:p></table:table-cell>
        </table:table-row></table:table>"""
    )
    assert found["One"] == SheetFacts(
        last_row=2,
        last_column=4,
        instead={(2, 0): "#N/A", (2, 1): "#ERROR!", (2, 2): CellFault("=[.A1]+1", NOT_CALCULATED)},
    )


@pytest.mark.parametrize(
    "content",
    ["<table:table>", '<table:table><table:table-row table:number-rows-repeated="many"/></table:table>'],
)
def test_an_ods_that_is_not_sound_is_damaged(content):
    with pytest.raises(Damaged):
        ods_facts(content)


def test_an_ods_with_entities_of_its_own_is_damaged():
    with pytest.raises(Damaged):
        ods.facts_of_sheets(io.BytesIO(b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'))
