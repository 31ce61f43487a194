"""Reading a return of the workforce census: every layout, what is odd, and files that mean harm."""

import tracemalloc

import pytest

from tests.workforce.rules.census.returns import AREA, HEADER, ORDERS, WHOLE, xml_of
from workforce.readers import census
from workforce.readers.census import NotAReturn, read_return

BOMB = "<!DOCTYPE m [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("year", ORDERS)
def test_every_layout_is_read_as_it_stands(year):
    found = read_return(xml_of(WHOLE, WHOLE | {"SWENo": "SW102"}, year=year))
    _, in_area, in_worker = ORDERS[year]
    assert (found.year, found.lea, found.notes) == (year, "340", [])
    assert found.area == {name: AREA[name] for name in in_area.split()}
    expected = {name: WHOLE[name] for name in in_worker.split() if name in WHOLE}
    assert [row.values for row in found.rows] == [expected, expected | {"SWENo": "SW102"}]
    assert [row.place for row in found.rows] == [1, 2]


@pytest.mark.parametrize("block", ["LALevel", "LALevelVacancies"])
def test_the_authoritys_part_is_read_by_either_name(block):
    content = xml_of(WHOLE).replace(b"LALevel>", f"{block}>".encode())
    assert read_return(content).area == AREA


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_an_encoding_that_the_file_says_is_kept_to(encoding):
    area = AREA | {"OtherAllowances": "Café allowance, £50"}
    content = xml_of(WHOLE, area=area).decode().replace("UTF-8", encoding).encode(encoding)
    assert read_return(content).area["OtherAllowances"] == "Café allowance, £50"


HARM = {
    "an entity bomb": (BOMB + "]><Message>&i;</Message>", "declares a document type"),
    "an entity of a file": (
        '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><Message>&x;</Message>',
        "declares a document type",
    ),
    "a parameter entity": (
        '<!DOCTYPE m [<!ENTITY % x SYSTEM "http://example.invalid/x.dtd"> %x;]><Message/>',
        "declares a document type",
    ),
    "a document type": ('<!DOCTYPE m SYSTEM "x.dtd"><Message/>', "declares a document type"),
    "an unknown entity": ("<Message>&nbsp;</Message>", "not XML that can be read: line 1"),
    "deep nesting": ("<Message>" + "<a>" * 100_000, "deeper in each other"),
    "another root": ("<html><body/></html>", "begins with “html”"),
    "a file that is cut off": (xml_of(WHOLE).decode()[:-40], "cut off"),
    "text": ("name,number\nAmina,SW1", "not XML that can be read: line 1, column 1"),
    "nothing": ("", "The file is empty"),
    "white space": (" \n\t", "The file is empty"),
    "an unknown encoding": ('<?xml version="1.0" encoding="klingon"?><Message/>', "encoding"),
    "an encoding of several bytes": ('<?xml version="1.0" encoding="shift_jis"?><Message/>', "encoding"),
    "another collection": (xml_of(WHOLE, header=HEADER.replace("CSWW", "CIN")).decode(), "a return of “CIN”"),
    "no year": (xml_of(WHOLE, header="<Header/>").decode(), "does not say of which year"),
    "an early year": (xml_of(WHOLE).decode().replace(">2025<", ">2019<"), "from 2021, not of 2019"),
    "no real year": (xml_of(WHOLE).decode().replace("<Year>2025", "<Year>MMXXV"), "year “MMXXV”"),
    "nobody": (xml_of().decode(), "has no worker"),
    "a text without end": (xml_of(WHOLE | {"SWENo": "x" * 501}).decode(), "longer than 500"),
}


@pytest.mark.parametrize("what", HARM)
def test_a_file_that_is_no_return_is_refused_in_words(what):
    content, words = HARM[what]
    with pytest.raises(NotAReturn, match=words):
        read_return(content.encode())


def test_bytes_in_another_encoding_than_the_file_says_are_refused():
    content = xml_of(WHOLE, area=AREA | {"OtherAllowances": "Café"}).decode().encode("iso-8859-1")
    with pytest.raises(NotAReturn, match="another encoding than it says"):
        read_return(content)


def test_a_file_or_a_list_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(census, "LARGEST", 100)
    with pytest.raises(NotAReturn, match="is larger than"):
        read_return(xml_of(WHOLE))
    monkeypatch.undo()
    monkeypatch.setattr(census, "MOST_ROWS", 1)
    with pytest.raises(NotAReturn, match="more than 1 workers"):
        read_return(xml_of(WHOLE, WHOLE))


def test_a_bomb_costs_no_memory():
    tracemalloc.start()
    with pytest.raises(NotAReturn):
        read_return(HARM["an entity bomb"][0].encode())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000


def test_what_is_odd_is_read_and_told():
    said = "<SWENo>SW1</SWENo><AgencyWorker>0</AgencyWorker><Shoe>41</Shoe><FTE/><Sex>F</Sex><Sex>M</Sex>"
    worker = f"<CSWWWorker>{said}</CSWWWorker>"
    content = f"<Message>{HEADER.format(year=2023)}{worker}<Extra><a/></Extra></Message>"
    found = read_return(content.encode())
    assert [row.values for row in found.rows] == [{"SWENo": "SW1", "AgencyWorker": "0", "Sex": "F"}]
    assert found.notes == [
        "“Shoe” in CSWWWorker is no field of the census: left out.",
        "“FTE” stands empty: taken as missing.",
        "“Sex” stands several times in one CSWWWorker: the first counts.",
        "“Extra” is no part of a return: left out.",
        "The authority’s own part is missing.",
        "“Sex” is no field of the 2023 layout: kept.",
        "Elements stand in another order than the 2023 schema’s, 1 times: read.",
    ]


def test_a_namespace_is_passed_over():
    content = xml_of(WHOLE).replace(b"<Message>", b'<Message xmlns="urn:example">')
    assert len(read_return(content).rows) == 1
