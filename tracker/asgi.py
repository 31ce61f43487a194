"""The ASGI entry point (any ASGI server)."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
application = get_asgi_application()

from tracker.checks import refuse_unsafe_start  # noqa: E402 - needs the settings that are now loaded

refuse_unsafe_start()
