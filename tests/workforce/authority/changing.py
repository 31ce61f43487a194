"""A setting of the authority as a test wants it."""

from datetime import date
from typing import Any

from workforce.authority.services import FIRST_VALUE, change_settings
from workforce.models import Account
from workforce.rules.authority import Setting


def change_setting(
    setting: Setting,
    value: Any,
    *,
    by: Account | None,
    on: date,
    from_on: date | None = None,
    reason: str = FIRST_VALUE,
) -> bool:
    """One setting; answers whether it changed. See `change_settings`."""
    changed = change_settings(changes={setting: value}, from_on=from_on, reason=reason, by=by, on=on)
    return bool(changed)
