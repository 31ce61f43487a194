"""Programmes as data: the presets that a new installation starts with."""

import pytest

from nqsw.models import Milestone, MilestoneKind, Programme
from nqsw.programmes.services import install_programmes
from nqsw.rules.presets import PRESETS

pytestmark = pytest.mark.django_db


def test_the_fortnightly_programme_is_the_default_and_as_the_letter_praised_it():
    install_programmes()
    programme = Programme.objects.get(is_default=True)
    assert programme.name == "Fortnightly NQSW programme"
    assert [stage.stage.label for stage in programme.policy.stages.all()] == ["fortnightly"]
    assert programme.policy.is_default_for_nqsws
    assert [(step.from_month, step.percent) for step in programme.limit_steps.all()] == [(0, 90)]
    assert (programme.months, programme.required_classes, programme.protected_time_percent) == (12, 6, 10)


def test_installing_twice_changes_nothing():
    install_programmes()
    Programme.objects.filter(name="ASYE adults").update(required_classes=9)
    before = list(Programme.objects.values())
    install_programmes()
    assert list(Programme.objects.values()) == before


def test_the_asye_programmes_rest_on_the_asye_policy():
    install_programmes()
    names = Programme.objects.filter(policy__name="ASYE policy").values_list("name", flat=True)
    assert set(names) == {"ASYE adults", "ASYE child and family", "Two-year induction (draft)"}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_every_programme_asks_for_each_kind_of_milestone_within_its_length(preset):
    assert {milestone.kind for milestone in preset.milestones} == set(MilestoneKind.values)
    assert max(milestone.due_month for milestone in preset.milestones) == preset.months
    assert len({milestone.title for milestone in preset.milestones}) == len(preset.milestones)
    assert all(milestone.asks_for for milestone in preset.milestones)


def test_a_year_has_reviews_plans_and_three_observations_in_their_months():
    install_programmes()
    templates = Programme.objects.get(is_default=True).milestone_templates
    months = {
        kind: list(templates.filter(kind=kind).values_list("due_month", flat=True)) for kind in MilestoneKind
    }
    assert months[MilestoneKind.REVIEW] == [3, 6, 9, 12]
    assert months[MilestoneKind.DEVELOPMENT_PLAN] == [3, 6, 12]
    assert len(months[MilestoneKind.OBSERVATION]) == 3
    assert months[MilestoneKind.SELF_ASSESSMENT] == [0, 6, 11]
    assert list(templates.filter(is_optional=True).values_list("title", flat=True)) == ["9-month review"]
    assert Milestone.objects.count() == 0
