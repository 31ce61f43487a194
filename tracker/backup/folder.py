"""A folder of copies: a name for each, and how long they are kept."""

from datetime import datetime
from pathlib import Path

#: What a copy is called: only files of such names are ever deleted.
NAME = "tracker-%Y-%m-%d-%H%M%S.copy"


def copy_in(folder: Path, *, at: datetime) -> Path:
    """Where the copy of this moment goes."""
    return folder / at.strftime(NAME)


def copies(folder: Path) -> list[tuple[datetime, Path]]:
    """The copies that are there, the oldest first, by the time in their names; other files are left out."""
    return sorted((made, path) for path in folder.glob("tracker-*.copy") if (made := _made(path)))


def _made(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, NAME)  # noqa: DTZ007 - in the authority's own time, as it was named
    except ValueError:
        return None


def forget_older(folder: Path, *, than: datetime, newest: Path) -> list[Path]:
    """Delete the copies made before a time, never the newest; says which."""
    gone = [
        path for made, path in copies(folder) if made < than.replace(tzinfo=None) and path.name < newest.name
    ]
    for path in gone:
        path.unlink()
    return gone
