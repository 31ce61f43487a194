"""The WSGI entry point (gunicorn tracker.wsgi)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
application = get_wsgi_application()

from tracker.checks import refuse_unsafe_start  # noqa: E402 - needs the settings that are now loaded

refuse_unsafe_start()
