"""Where e-mails are handed over: a mail server, or the console of the demo."""

from typing import Any

from environ import Env

#: Seconds that the mail server may take for each answer. Nobody waits for it: see `workforce.mail`.
PATIENCE = 20


def console() -> dict[str, Any]:
    """Prints each e-mail: the demo, development."""
    return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}


def smtp(env: Env) -> dict[str, Any]:
    """The council's mail server, as the environment names it."""
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env("EMAIL_HOST", default="localhost"),
            "port": env.int("EMAIL_PORT", default=587),
            "username": env("EMAIL_USER", default=""),
            "password": env("EMAIL_PASSWORD", default=""),
            "use_tls": env.bool("EMAIL_USE_TLS", default=True),
            "timeout": PATIENCE,
        },
    }
