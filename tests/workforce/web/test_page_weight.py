"""What a page with a person to choose makes a browser load before the page itself."""

from pathlib import Path

import brotli
import pytest
from django.conf import settings

#: In bytes, compressed as they are sent: a page may weigh 60 kB, a long form has 12 kB of its own.
MOST = 48_000
LOADED = ("tracker.css", "tracker.js", "person-search.js", "favicon.svg")


def test_scripts_and_styles_leave_room_for_the_page():
    built = Path(settings.ROOT) / "static"
    if not built.is_dir():
        pytest.skip("Nothing is built: run npm run build.")
    weights = {name: len(brotli.compress((built / name).read_bytes())) for name in LOADED}
    assert sum(weights.values()) <= MOST, weights
