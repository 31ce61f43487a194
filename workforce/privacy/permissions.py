"""Who keeps to the times for keeping, and who answers requests."""

from workforce.permissions import can_change_settings
from workforce.web.viewer import Viewer


def sees_retention(viewer: Viewer) -> bool:
    """Information governance officers, and those who set how long things are kept."""
    return viewer.is_information_governance or can_change_settings(viewer)
