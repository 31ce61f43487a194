"""How many e-mails one run makes of what one person is told."""

import pytest

from supervision.rules.day_mail import in_mails

NO, YES = False, True


@pytest.mark.parametrize(
    ("urgent", "is_written", "mails"),
    [
        ([], NO, []),
        ([NO], NO, ["a"]),
        ([NO, NO, NO], NO, ["abc"]),
        ([NO, YES, NO], NO, ["abc"]),
        ([NO, NO], YES, []),
        ([NO, YES, YES], YES, ["bc"]),
    ],
    ids=["nothing", "one", "several", "urgent among them", "the day's is written", "urgent after it"],
)
def test_one_a_day_and_what_is_urgent(urgent, is_written, mails):
    things = "abc"[: len(urgent)]
    found = in_mails(things, alone=[NO] * len(things), urgent=urgent, is_written=is_written)
    assert ["".join(each) for each in found] == mails


@pytest.mark.parametrize(("is_written", "rest"), [(NO, [["b", "c", "e"]]), (YES, [])])
def test_an_invitation_stands_alone(is_written, rest):
    alone = [YES, NO, NO, YES, NO]
    found = in_mails("abcde", alone=alone, urgent=[NO] * 5, is_written=is_written)
    assert found == [["a"], ["d"], *rest]


@pytest.mark.parametrize("marks", [{"alone": [NO], "urgent": [NO] * 2}, {"alone": [NO] * 2, "urgent": [NO]}])
def test_each_thing_has_both_its_marks(marks):
    with pytest.raises(ValueError, match="shorter"):
        in_mails("ab", **marks, is_written=NO)
