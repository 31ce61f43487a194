"""Who agrees the first due days of the authority's people."""

from workforce.web.viewer import Viewer


def agrees_first_days(viewer: Viewer) -> bool:
    """The principal social worker, who answers for the promise to everyone."""
    return viewer.is_principal_social_worker
