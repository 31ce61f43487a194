"""What a floor shows or sends that only the floors above it know: lists of dotted names in the settings.

A floor never asks who stands above it. `tracker.settings` names what there is, in order; a floor
reads the list that is its own, as Django reads MIDDLEWARE.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.module_loading import import_string


@cache
def listed(setting: str) -> tuple[Any, ...]:
    """What the names of a setting stand for, in their order. Raises ImportError for a name of nothing."""
    return tuple(import_string(name) for name in getattr(settings, setting))


@receiver(setting_changed)
def read_again(**changed: Any) -> None:
    listed.cache_clear()
