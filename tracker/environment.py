"""The environment that settings are read from: variables, and `.env` beside manage.py."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[1]
env = environ.Env()
environ.Env.read_env(ROOT / ".env")
