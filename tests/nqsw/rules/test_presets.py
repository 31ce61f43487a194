"""Programmes as data: the presets that a new installation starts with."""

import pytest

from nqsw.models import Milestone, MilestoneKind, Programme
from nqsw.programmes.services import install_programmes
from nqsw.rules.presets import ASYE_ADULTS, ASYE_CHILD_AND_FAMILY, INDUCTION, PRESETS

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


def test_two_years_ask_for_the_same_things_later_with_a_review_every_six_months():
    asked = [(milestone.due_month, milestone.title) for milestone in INDUCTION.milestones]
    assert [month for month, _ in asked] == sorted(month for month, _ in asked)
    assert [each for each in asked if "review" in each[1] and each[1][0].isdigit()] == [
        (3, "3-month review"),
        (6, "6-month review"),
        (12, "12-month review"),
        (18, "18-month review"),
        (24, "24-month review"),
    ]
    plans = [each for each in asked if each[1].startswith("Development plan")]
    assert plans[1:] == [(12, "Development plan, months 3 to 12"), (24, "Development plan, months 12 to 24")]
    assert len(asked) == len(ASYE_CHILD_AND_FAMILY.milestones) + 1
    assert {month for month, _ in asked} & {7, 9, 11} == set()
    review = next(milestone for milestone in INDUCTION.milestones if milestone.title == "6-month review")
    assert review.asks_for == next(m.asks_for for m in INDUCTION.milestones if m.title == "12-month review")


def test_the_adults_programme_asks_the_same_in_the_words_of_adults_services():
    children, adults = (
        {milestone.title: milestone.asks_for for milestone in preset.milestones}
        for preset in (ASYE_CHILD_AND_FAMILY, ASYE_ADULTS)
    )
    changed = {title: adults[title] for title in adults if adults[title] != children[title]}
    assert adults.keys() == children.keys()
    assert any("with an adult or a carer" in words for words in changed.values())
    assert any("a ward, a GP, a care provider" in words for words in changed.values())
    left = [words for words in adults.values() if "a child, a family" in words or "health visitor" in words]
    assert left == []
