"""What is of one moment or day is always listed in one order: no list changes while nobody did anything."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import DateField

FLOORS = ("workforce", "supervision", "nqsw")
#: An order by one moment or day of sessions, classes or offered times; what takes the first alone is no list.
BY_A_MOMENT = re.compile(
    r'order_by\("-?(?:session__|master_class__)?starts_at"\)(?!\.(?:first|last|values)\()'
)


def ordered():
    return [model for model in apps.get_models() if model._meta.app_label in FLOORS and model._meta.ordering]


@pytest.mark.parametrize("model", ordered(), ids=lambda model: model._meta.label)
def test_a_moment_alone_orders_nothing(model):
    last = str(model._meta.ordering[-1]).lstrip("-")
    if "__" not in last and last != "pk":
        field = model._meta.get_field(last)
        assert field.unique or not isinstance(field, DateField)


@pytest.mark.parametrize("floor", [*FLOORS, "tracker"])
def test_no_list_is_ordered_by_when_something_starts_alone(floor):
    found = {}
    for path in sorted((settings.ROOT / floor).rglob("*.py")):
        code = re.sub(r"\s*\n\s*", "", path.read_text()) if "demo" not in path.parts else ""
        if said := BY_A_MOMENT.findall(code):
            found[str(path.relative_to(settings.ROOT))] = said
    assert found == {}
