"""docs/asvs.md: every requirement of level 2 stands there once, with a test or a reason."""

import re
from collections import Counter
from pathlib import Path

from django.conf import settings

from tests.test_docs import A_TEST

ROOT = Path(settings.ROOT)
TABLE = (ROOT / "docs" / "asvs.md").read_text()
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| ([a-z ]+) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(TABLE)
STATES = ("met", "written down", "authority", "not met", "does not apply")
#: The numbers of the requirements of levels 1 and 2 in each section of ASVS 5.0.0.
SECTIONS = {
    **{"1.1": (1, 2), "1.2": range(1, 10), "1.3": range(1, 12), "1.4": (1, 2, 3), "1.5": (1, 2)},
    **{"2.1": (1, 2, 3), "2.2": (1, 2, 3), "2.3": (1, 2, 3, 4), "2.4": (1,)},
    **{"3.2": (1, 2), "3.3": (1, 2, 3, 4), "3.4": range(1, 7), "3.5": range(1, 6), "3.7": (1, 2)},
    **{"4.1": (1, 2, 3), "4.2": (1,), "4.3": (1, 2), "4.4": (1, 2, 3, 4)},
    **{"5.1": (1,), "5.2": (1, 2, 3), "5.3": (1, 2), "5.4": (1, 2, 3)},
    **{"6.1": (1, 2, 3), "6.2": range(1, 13), "6.3": (1, 2, 3, 4), "6.4": (1, 2, 3, 4), "6.5": range(1, 6)},
    **{"6.6": (1, 2, 3), "6.8": (1, 2, 3, 4)},
    **{"7.1": (1, 2, 3), "7.2": (1, 2, 3, 4), "7.3": (1, 2), "7.4": range(1, 6), "7.5": (1, 2)},
    **{"7.6": (1, 2)},
    **{"8.1": (1, 2), "8.2": (1, 2, 3), "8.3": (1,), "8.4": (1,)},
    **{"9.1": (1, 2, 3), "9.2": (1, 2, 3, 4)},
    **{"10.1": (1, 2), "10.2": (1, 2), "10.3": (1, 2, 3, 4), "10.4": range(1, 12), "10.5": range(1, 6)},
    **{"10.6": (1, 2), "10.7": (1, 2, 3)},
    **{"11.1": (1, 2), "11.2": (1, 2, 3), "11.3": (1, 2, 3), "11.4": (1, 2, 3, 4), "11.5": (1,)},
    **{"11.6": (1,)},
    **{"12.1": (1, 2, 3), "12.2": (1, 2), "12.3": (1, 2, 3, 4)},
    **{"13.1": (1,), "13.2": range(1, 6), "13.3": (1, 2), "13.4": range(1, 6)},
    **{"14.1": (1, 2), "14.2": (1, 2, 3, 4), "14.3": (1, 2, 3)},
    **{"15.1": (1, 2, 3), "15.2": (1, 2, 3), "15.3": range(1, 8)},
    **{"16.1": (1,), "16.2": range(1, 6), "16.3": (1, 2, 3, 4), "16.4": (1, 2, 3), "16.5": (1, 2, 3)},
    **{"17.1": (1,), "17.2": (1, 2, 3, 4), "17.3": (1, 2)},
}
ASKED = [f"{section}.{number}" for section, numbers in SECTIONS.items() for number in numbers]


def test_every_requirement_stands_there_once():
    assert len(ASKED) == 253
    assert [number for number, *_ in ROWS] == ASKED


def test_the_sum_is_that_of_the_rows():
    found = Counter(state for _, _, state, _ in ROWS)
    assert set(found) <= set(STATES)
    told = (
        f"Of 253: {found['met']} met with a test, {found['written down']} written down,"
        f" {found['authority']} for the authority, {found['not met']} not met,"
        f" {found['does not apply']} do not apply."
    )
    assert told in TABLE


def test_what_is_met_names_a_test_and_the_rest_a_reason():
    """That each of the tests is there, `test_docs` sees to."""
    assert [
        number for number, _, state, shown in ROWS if bool(A_TEST.search(shown)) != (state == "met")
    ] == []
