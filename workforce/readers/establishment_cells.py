"""The cells of a row of HR's list that take more than one to understand, or a person to say."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from workforce.readers.cells import fte, hours_a_week
from workforce.readers.days import has_begun, will_end
from workforce.readers.establishment_names import words
from workforce.readers.establishment_rows import AbsenceSpell
from workforce.readers.notes import Noted
from workforce.readers.rows import RowCells
from workforce.readers.wording import IN_WORDS, NOT_TOLD, Word, absence_reason


def employment_of(cells: RowCells, today: date | None) -> tuple[date | None, date | None]:
    started = cells.read_day("started_on", has_begun(today), missing="Every person needs a start date.")
    left = cells.read_end("left_on", will_end(today))
    if started and left and left < started:
        cells.note("left_on", f"This is before the start date, {started:%d/%m/%Y}. Check both.")
    return started, left


def absence_of(cells: RowCells, today: date | None) -> AbsenceSpell | None:
    """The absence in the row; its three cells belong together, only the end may be open."""
    before = len(cells.errors)
    started = cells.read_day("absent_from", will_end(today))
    ended = cells.read_end("absent_to", will_end(today))
    reason = word_of(cells, "absence_reason", absence_reason)
    if len(cells.errors) > before:
        return None
    if started is None:
        if ended or reason:
            cells.note("absent_from", "There is an absence without its first day. Add the day.")
        return None
    if reason is None:
        cells.note("absence_reason", "There is an absence without its reason. Add the reason.")
        return None
    if ended and ended < started:
        cells.note("absent_to", f"This is before the first day, {started:%d/%m/%Y}. Check both.")
        return None
    return AbsenceSpell(started, ended, *reason)


def share_of(cells: RowCells, full_time_hours: Decimal) -> Decimal | None:
    """The full-time equivalent: as the list has it, or as a part of the hours of a full-time week."""
    if not cells.has("weekly_hours"):
        return cells.read("fte", fte, missing="Every person needs a full-time equivalent, such as 1.")
    hours = cells.read("weekly_hours", hours_a_week, missing="Every person needs weekly hours, such as 37.")
    if hours is None:
        return None
    full = f"{full_time_hours.normalize():f}"
    if hours > full_time_hours:
        cells.note(
            "weekly_hours",
            f"This is more than the {full} hours of a full-time week. Correct it, or change these hours in "
            "Settings, Working time.",
        )
        return None
    share = round(hours / full_time_hours, 4).normalize() if hours else Decimal(0)
    meaning = f"{share:f} of the {full} hours of a full-time week"
    cells.tell(Noted.PART_OF_A_WEEK, "weekly_hours", f"{hours.normalize():f}", meaning=meaning)
    return share


def word_of(
    cells: RowCells, key: str, meaning_of: Callable[[str], Word], *, missing: str = ""
) -> tuple[str, str] | None:
    """What the words of a cell mean; NOT_TOLD and the words where that is not known; None without any."""
    written = cells.read(key, words, missing=missing)
    if not written:
        return None
    word = meaning_of(written)
    if word.value == NOT_TOLD:
        return NOT_TOLD, written
    if not word.is_certain:
        cells.tell(Noted.READ_AS, key, written, meaning=IN_WORDS[word.value])
    return word.value, ""
