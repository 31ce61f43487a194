"""A long list to choose from is drawn as Django draws its own."""

import pytest
from django import forms

from workforce.web.selects import LongSelect

CHOICES = [("", "All <b>"), (1, "A & 'B'"), ("North", [("x", 'X"'), (2, "Two")]), (None, "None")]


@pytest.mark.parametrize("chosen", ["", "1", "x", "2", "nothing", "<"])
def test_it_is_drawn_as_every_other_list(chosen):
    class Of(forms.Form):
        one = forms.ChoiceField(choices=CHOICES, required=False)

    class Long(forms.Form):
        one = forms.ChoiceField(choices=CHOICES, required=False, widget=LongSelect)

    drawn = str(Long({"one": chosen})["one"])
    assert drawn == str(Of({"one": chosen})["one"])
    assert drawn.count("<option") == 5
