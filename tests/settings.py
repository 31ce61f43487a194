"""Settings of the test run: the product's own, with the local shortcuts on."""

import os

os.environ.setdefault("INSECURE_LOCAL", "1")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from workforce.config.settings import *  # noqa: F403

MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
