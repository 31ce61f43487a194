"""Drawing files at random, so that anyone with the seed and the frame can draw the same again."""

import random
from collections.abc import Collection


def draw(frame: Collection[int], *, size: int, seed: str) -> list[int]:
    """`size` keys of the frame (all of them when it is smaller), in the order of the draw.

    The frame is sorted first, so that only its members matter and not how they were listed.
    """
    ordered = sorted(frame)
    return random.Random(seed).sample(ordered, min(size, len(ordered)))  # noqa: S311 - repeatable, not secret
