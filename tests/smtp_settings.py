"""Settings of a process that a test starts: e-mail goes to the test's own mail server."""

import os

from tests.settings import *  # noqa: F403

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": int(os.environ["SMTP_PORT"]), "timeout": 10},
    }
}
