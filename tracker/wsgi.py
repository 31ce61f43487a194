"""The WSGI entry point (gunicorn --preload tracker.wsgi)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
application = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402 - these need the settings that are now loaded

from tracker.checks import refuse_unsafe_start  # noqa: E402

refuse_unsafe_start()
# Every page's code, so that nobody's first page waits for it and all processes share it. What is loaded by
# now stays: the collector, which would write into each of these objects, passes them over.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
