"""Who has to do with the workforce census."""

from datetime import date

from workforce.authority_settings import authority_settings
from workforce.rules.authority import CENSUS
from workforce.web.viewer import Viewer


def census_is_on(*, on: date) -> bool:
    """The authority has turned the census on. Off, nobody reads or writes anything of it."""
    return CENSUS in authority_settings(on=on).optional_parts


def keeps_census(viewer: Viewer) -> bool:
    """Workforce data officers, while the authority has the census turned on; nobody else."""
    return viewer.is_workforce_data and census_is_on(on=viewer.on)
