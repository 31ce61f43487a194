"""What changed, and by how much, in sentences made by plain rules: each says one figure and the one before.

The rules, for whoever is asked where a sentence comes from:

- A share is said with what it is made of: "87% (640 of 731)". Any other figure is said as it is shown.
- It is set beside the quarter before: "up 3 percentage points from 84%", "down 2 from 12", "the same as
  in the quarter before". It is compared as it is shown, a share in whole percentages, so that no reader
  finds another difference.
- "Better" or "worse" is said where more or less of it is better, and it is otherwise than before.
- Where nothing was counted, the sentence says what there was none of, and compares nothing.
"""

from tracker.measures.figures import Figure, Kind, Measure


def sentence(measure: Measure, now: Figure, before: Figure | None) -> str:
    """One figure of a quarter, beside that of the quarter before; None where nothing is known of it."""
    said = figure_in_words(measure, now)
    if now.value is None:
        return f"{measure.title}: no figure. There were no {measure.rows[1]} to count in this quarter."
    return f"{measure.title}: {said}{_beside(measure, now, before)}."


def figure_in_words(measure: Measure, figure: Figure) -> str:
    """ "87% (640 of 731 due days)", "12 people", "29 days"; a dash where there is nothing."""
    if figure.value is None:
        return "–"
    one, several = measure.rows
    if figure.kind is Kind.SHARE:
        return (
            f"{figure.label} ({figure.counted:,} of {figure.lines:,} {one if figure.lines == 1 else several})"
        )
    if figure.kind is Kind.NUMBER:
        return f"{figure.label} {one if figure.value == 1 else several}"
    return figure.label


def _beside(measure: Measure, now: Figure, before: Figure | None) -> str:
    if before is None or before.value is None:
        return "; there is no figure for the quarter before"
    if now.shown == before.shown:
        return ", the same as in the quarter before"
    difference = float(now.shown or 0) - float(before.shown or 0)
    is_more = difference > 0
    number = f"{abs(difference):,.1f}".removesuffix(".0")
    points = f" percentage {'point' if number == '1' else 'points'}" if now.is_share else ""
    change = f", {'up' if is_more else 'down'} {number}{points} from {before.label}"
    if measure.more_is_better is None:
        return change
    return f"{change}: {'better' if is_more == measure.more_is_better else 'worse'}"


def direction(measure: Measure, now: Figure, before: Figure | None) -> str:
    """ "better", "worse", "same", or nothing where it cannot be said: for a table."""
    if before is None or None in (now.value, before.value):
        return ""
    if now.shown == before.shown:
        return "same"
    if measure.more_is_better is None:
        return ""
    is_more = float(now.shown or 0) > float(before.shown or 0)
    return "better" if is_more == measure.more_is_better else "worse"
