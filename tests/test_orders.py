"""What is of one moment or day is always listed in one order: no list changes while nobody did anything."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import DateField

FLOORS = ("workforce", "supervision", "nqsw")
#: An order by one moment: of two of one moment even what takes the first alone would choose either.
BY_A_MOMENT = re.compile(r'order_by\("-?(?:[a-z_]+_)?at"\)')


def ordered():
    return [model for model in apps.get_models() if model._meta.app_label in FLOORS and model._meta.ordering]


@pytest.mark.parametrize("model", ordered(), ids=lambda model: model._meta.label)
def test_a_moment_alone_orders_nothing(model):
    last = str(model._meta.ordering[-1]).lstrip("-")
    if "__" not in last and last != "pk":
        field = model._meta.get_field(last)
        assert field.unique or not isinstance(field, DateField)


@pytest.mark.parametrize("floor", [*FLOORS, "tracker"])
def test_nothing_is_ordered_by_a_moment_alone(floor):
    found = {}
    for path in sorted((settings.ROOT / floor).rglob("*.py")):
        code = re.sub(r"\s*\n\s*", "", path.read_text()) if "demo" not in path.parts else ""
        if said := BY_A_MOMENT.findall(code):
            found[str(path.relative_to(settings.ROOT))] = said
    assert found == {}
