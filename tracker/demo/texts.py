"""The texts of the demo, as its files beside this module hold them: read once, never changed."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("texts")


@cache
def texts(name: str) -> dict[str, Any]:
    """What the file of this name holds, such as `notes`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())
