"""Why a file as a whole cannot be used, and what to do about it."""

SAVE_AS = "Open it in Excel, choose Save As, “Excel Workbook (.xlsx)” or CSV, and send that."
LOCKED = "The file has a password. Save a copy without one and send that."
DAMAGED = "The spreadsheet is damaged or incomplete. " + SAVE_AS


class UnreadableFile(Exception):
    """The file as a whole cannot be used; `problem` tells a person why and what to do."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
