"""The environment that settings are read from: variables, and `.env` beside manage.py."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[1]
env = environ.Env()
environ.Env.read_env(ROOT / ".env")

#: Keys of the demo and the tests, which everybody can read here: production refuses them.
LOCAL_KEY = "only-for-the-demo-on-this-machine-and-for-tests"
LOCAL_SEALING_KEY = "known-to-everybody-for-the-demo-on-this-machine-and-for-tests"
LOCAL_SECRETS = frozenset({LOCAL_KEY, LOCAL_SEALING_KEY})
