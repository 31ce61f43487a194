"""How a share is said in whole per cent."""

from decimal import ROUND_HALF_UP, Decimal

HUNDREDTH = Decimal("0.01")


def whole_percent(share: float) -> int:
    """A share from 0 to 1 in whole per cent, a half up: as a spreadsheet shows the same number."""
    return int(100 * Decimal(str(share)).quantize(HUNDREDTH, ROUND_HALF_UP))
