"""What the floors add to each other: every name in the lists stands for something of the right kind."""

import pytest
from django.test import override_settings

from supervision.calendars.entries import Follower
from supervision.reminders.kinds import ReminderKind, kinds
from workforce.across_floors import listed
from workforce.imports.services import Importer, importers
from workforce.models import ImportKind


def test_every_kind_of_import_has_its_importer():
    assert {importer.kind for importer in importers()} == set(ImportKind)
    assert all(isinstance(importer, Importer) for importer in importers())


def test_every_kind_of_e_mail_has_a_key_of_its_own():
    assert all(isinstance(kind, ReminderKind) for kind in kinds())
    assert len({kind.key for kind in kinds()}) == len(kinds())


def test_whoever_follows_a_calendar_is_a_follower_and_what_comes_up_can_be_asked():
    assert all(isinstance(follower, Follower) for follower in listed("CALENDAR_FOLLOWERS"))
    assert all(callable(source) for source in listed("COMING_UP"))


def test_a_name_of_nothing_is_an_error_and_a_changed_list_is_read_anew():
    before = importers()
    with (
        override_settings(IMPORTERS=["workforce.imports.services.NO_SUCH_IMPORTER"]),
        pytest.raises(ImportError),
    ):
        importers()
    assert importers() == before
