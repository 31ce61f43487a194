"""The themes that findings are put under."""

import pytest

from supervision.audits.services.audit_themes import USUAL, add_theme, install_themes, offer_theme
from supervision.models import AuditTheme
from tests.factories import AccountFactory
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
ADDRESS = "/supervision/audits/themes/"


@pytest.fixture
def quality():
    return AccountFactory(role="qa")


def names(**facts) -> list[str]:
    return list(AuditTheme.objects.filter(**facts).values_list("name", flat=True))


def test_the_usual_themes_come_once_and_what_was_edited_stays(quality):
    install_themes()
    assert sorted(names()) == sorted(USUAL)
    offer_theme(theme=AuditTheme.objects.first(), is_offered=False, by=quality)
    install_themes()
    assert len(names(is_offered=True)) == len(USUAL) - 1


def test_quality_assurance_keeps_the_list(sign_in, quality):
    client = sign_in(quality)
    assert USUAL[0] in client.get(ADDRESS).text
    client.post(ADDRESS, {"name": "Handover"})
    theme = AuditTheme.objects.get(name="Handover")
    client.post(f"{ADDRESS}{theme.pk}/", {"do": "retire"})
    assert names(is_offered=False) == ["Handover"]
    client.post(ADDRESS, {"name": "HANDOVER"})
    assert names(is_offered=False) == []
    assert "This theme is already in the list" in client.post(ADDRESS, {"name": "handover"}).text
    assert client.post(f"{ADDRESS}{theme.pk}/", {"do": "anything"}).status_code == 404


@pytest.mark.parametrize("role", ["", "admin"])
def test_nobody_else_does(sign_in, role):
    client = sign_in(AccountFactory(role=role))
    theme = AuditTheme.objects.create(name="Handover")
    assert client.get(ADDRESS).status_code == 404
    assert client.post(f"{ADDRESS}{theme.pk}/", {"do": "retire"}).status_code == 404
    assert names(is_offered=True) == ["Handover"]


def test_each_change_is_on_the_trail(quality):
    theme = add_theme(name="Handover", by=quality)
    for is_offered in (False, False, True):
        offer_theme(theme=theme, is_offered=is_offered, by=quality)
    found = Event.objects.filter(subject_id=str(theme.pk)).order_by("pk").values_list("verb", flat=True)
    assert list(found) == ["audit theme added", "audit theme retired", "audit theme brought back"]
