"""What of the programme waits for one reader: on their home page, each with the place where they do it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from nqsw.permissions import pauses_to_agree
from workforce.models import Worker
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class WaitingForYou:
    """One thing to do: what, about whom (nobody where it is the reader), and where."""

    what: str
    about: Worker | None
    url: str


def waiting_for_you(viewer: Viewer) -> list[WaitingForYou]:
    """Everything of the programme that waits for this reader."""
    return [*_pauses(viewer)]


def _about(viewer: Viewer, worker: Worker) -> Worker | None:
    return None if viewer.worker and worker.pk == viewer.worker.pk else worker


def _pauses(viewer: Viewer) -> Iterator[WaitingForYou]:
    for pause in pauses_to_agree(viewer):
        about = _about(viewer, pause.enrolment.worker)
        yield WaitingForYou("Agree to the pause", about, reverse("nqsw:pause_agree", args=[pause.pk]))
