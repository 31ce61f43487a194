"""The guess at a child's name: it warns of likely ones and leaves ordinary words alone."""

import pytest

from supervision.records.child_names import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Saw Ella at home", ["Ella"]),
        ("Oliver and Ella were up", ["Oliver", "Ella"]),
        ("The baby is called Zephyrine", ["Zephyrine"]),
        ("The eldest is home. Summer holidays begin soon", []),
        ("She told Summer to wait", ["Summer"]),
        ("Mother says that Monday is hard; Police were called", []),
        ("Health Visitor from Westgate attended in March", []),
        ("CHILD PROTECTION plan, P2000001", []),
        ("saw ella at home", []),
        ("", []),
    ],
)
def test_names_that_stand_in_a_note(text, names):
    assert names_in(text) == names


def test_colleagues_are_known():
    assert names_in("Amina saw Ella with Daniel", known=["Amina Ahmed", "Daniel Okafor"]) == ["Ella"]
