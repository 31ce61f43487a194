"""Whatever is pasted into a form reaches the tracker without characters that no one sees."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from workforce.rules.plain_text import is_plain, plain
from workforce.web.plain_text import plain_values


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Room 2", "Room 2"),
        ("Room\x0b2", "Room 2"),
        ("One\x0btwo\nthree", "One\ntwo\nthree"),
        ("page\x0cbreak", "page break"),
        ("nul\x00 bell\x07 esc\x1b", "nul bell esc"),
        ("one\u2028two", "one two"),
        ("tab\tand\r\nlines", "tab\tand\r\nlines"),
        ("Rachel \u202enoskcaJ\u202c Price", "Rachel noskcaJ Price"),
        ("Zero\u200bwidth, soft\xad hyphen\ufeff", "Zerowidth, soft hyphen"),
        ("Zoe\u0308", "Zo\xeb"),
        ("\U0001f469\u200d\u2695\ufe0f", "\U0001f469\u200d\u2695\ufe0f"),
        ("Zo\xeb \u2013 \U0001f600", "Zo\xeb \u2013 \U0001f600"),
    ],
)
def test_a_control_character_is_taken_out_and_everything_else_stays(pasted, kept):
    assert plain(pasted) == kept


@given(st.text())
def test_plain_text_has_nothing_unseen_and_stays_as_it_is(text):
    assert is_plain(plain(text))
    assert plain(plain(text)) == plain(text)


def test_values_without_anything_unseen_are_the_very_same():
    values = QueryDict("place=Room+2&place=Room+3")
    assert plain_values(values) is values


def test_every_value_of_a_form_is_plain():
    values = plain_values(QueryDict("place=Room%0B2&place=a&q=%00b"))
    assert (values.getlist("place"), values["q"]) == (["Room 2", "a"], "b")
    with pytest.raises(AttributeError):
        values["q"] = "c"
