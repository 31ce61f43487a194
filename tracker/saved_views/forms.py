"""A name for filters, and whether their page opens with them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from tracker.saved_views.pages import ViewPage

LONGEST = 60


class ViewForm(forms.Form):
    """What a saved view is called."""

    name = forms.CharField(label="Name of the view", max_length=LONGEST)
    opens_first = forms.BooleanField(required=False)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        page: ViewPage,
        has_filters: bool,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.fields["opens_first"].label = f"Open “{page.label}” with this view"
        if not has_filters:  # it opens so by itself
            del self.fields["opens_first"]
