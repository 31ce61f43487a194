"""What a person's exports are, as their pages show them."""

from dataclasses import dataclass
from datetime import datetime

from tracker.exports.kinds import export_kinds
from tracker.exports.services import ends_at, goes_on
from tracker.models import Export
from workforce.web.viewer import Viewer

MADE, RUNS = "Ready", "Being made"
FAILED, STOPPED = "Not made", "Stopped"
#: Made of a kind that is not for its reader any more.
CLOSED = "Not for you any more"
COLOURS = {MADE: "green", RUNS: "blue", CLOSED: "grey"}
WAS_STOPPED = "The server was restarted while it was being made, and nothing of it is kept. Ask for it again."


@dataclass(frozen=True, slots=True)
class Listed:
    """One export in words."""

    export: Export
    label: str
    filters: list[tuple[str, str]]
    state: str
    steps: tuple[str, ...]
    page: str
    #: Its reader may still have files of this kind.
    is_open: bool = True
    #: What there are so many of in the file.
    counts: str = "Rows"

    @property
    def colour(self) -> str:
        return COLOURS.get(self.state, "red")

    @property
    def is_made(self) -> bool:
        return self.state in (MADE, CLOSED)

    @property
    def is_running(self) -> bool:
        return self.state == RUNS

    @property
    def ends_at(self) -> datetime:
        return ends_at(self.export)

    @property
    def problem(self) -> str:
        """Why there is no file."""
        return WAS_STOPPED if self.state == STOPPED else self.export.problem

    @property
    def name(self) -> str:
        """What tells it apart from others of its kind."""
        return ", ".join([self.label, *(value for _, value in self.filters)])


def listed_exports(viewer: Viewer, *, at: datetime) -> list[Listed]:
    """A person's own, the newest first."""
    own = Export.objects.listed().filter(owner=viewer.account)
    return [listed_export(one, viewer=viewer, at=at) for one in own]


def listed_export(export: Export, *, viewer: Viewer, at: datetime) -> Listed:
    """One of them. A kind that is there no more, or is not for this reader any more, has no filters."""
    kind = export_kinds().get(export.kind)
    is_open = kind is not None and kind.allowed(viewer)
    filters = kind.told(viewer, export.chosen) if kind and is_open else []
    state = state_of(export, at=at)
    return Listed(
        export,
        kind.label if kind else "Export",
        filters,
        state if is_open or state != MADE else CLOSED,
        kind.steps if kind else (),
        kind.page if kind else "tracker:reports",
        is_open,
        kind.counts if kind else "Rows",
    )


def state_of(export: Export, *, at: datetime) -> str:
    """How it stands, in words."""
    if export.made_at:
        return MADE
    if export.problem:
        return FAILED
    return RUNS if goes_on(export, at=at) else STOPPED
