"""Why a file as a whole cannot be used, and what to do about it."""

from collections.abc import Sequence

SAVE_AS = "Open it in Excel, choose Save As, “Excel Workbook (.xlsx)” or CSV, and send that."
LOCKED = "The file has a password. Save a copy without one and send that."
DAMAGED = "The spreadsheet is damaged or incomplete. " + SAVE_AS


class UnreadableFile(Exception):
    """The file as a whole cannot be used; `problem` tells a person why and what to do.

    Where headings were found, but not all that are needed, `unknown` are the others, each with its number of
    filled cells, and `lacking` the keys of the columns that were not found, or not for sure.
    """

    def __init__(
        self,
        problem: str,
        *,
        unknown: Sequence[tuple[str, int]] = (),
        lacking: Sequence[str] = (),
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.unknown = tuple(unknown)
        self.lacking = tuple(lacking)
