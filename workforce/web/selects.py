"""A list to choose one from that may have hundreds, such as every team of a council."""

from typing import Any

from django import forms


class LongSelect(forms.Select):
    """A list whose options carry what the page draws of them and no more: Django's own prepare the drawing of
    each by a template, which takes longer than the rest of a page where there are hundreds.
    """

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups: list[Any] = []
        chosen = set(value)
        for number, (key, label) in enumerate(self.choices):
            is_group = isinstance(label, (list, tuple))
            offered = label if is_group else ((key, label),)
            options = [_option(each, words, chosen) for each, words in offered]
            groups.append((key if is_group else None, options, number))
        return groups


def _option(key: Any, label: Any, chosen: set[str]) -> dict[str, Any]:
    """One option; the first of those that are chosen is."""
    value = "" if key is None else str(key)
    if value not in chosen:
        return {"value": value, "label": label, "attrs": {}}
    chosen.clear()
    return {"value": value, "label": label, "attrs": {"selected": True}}
