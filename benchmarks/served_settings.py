"""The tracker's settings with one address more, which says hello: what a served page is measured against."""

from tracker.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.served_urls"
