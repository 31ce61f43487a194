"""Who keeps the authority's documents. Everyone who signs in reads them."""

from workforce.web.viewer import Viewer


def keeps_guidance(viewer: Viewer) -> bool:
    """The principal social worker, and administrators, who keep the other settings."""
    return viewer.is_principal_social_worker or viewer.is_administrator
