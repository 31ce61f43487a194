"""The ASGI entry point (any ASGI server)."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workforce.config.settings")
application = get_asgi_application()
