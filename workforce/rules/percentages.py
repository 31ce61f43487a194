"""How a share is said in whole per cent."""

from decimal import ROUND_HALF_UP, Decimal

HUNDREDTH = Decimal("0.01")


def whole_percent(share: float) -> int:
    """A share from 0 to 1 in whole per cent, a half up: 0.125 is 13, as a spreadsheet would round it."""
    return int(100 * Decimal(str(share)).quantize(HUNDREDTH, ROUND_HALF_UP))
