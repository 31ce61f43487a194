"""The server of the races; with GUARDS=off the same one without what keeps races from happening."""

import os
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models, transaction
from django.template.loader import get_template
from django.urls import get_resolver

#: Between looking and writing, so that the race is lost for certain when nothing guards it.
PAUSE = 1.5


def take_the_guards_off() -> None:
    """No transactions and no locks; the look before the write stays. Constraints are dropped by the test."""
    transaction.Atomic.__enter__ = lambda self: None
    transaction.Atomic.__exit__ = lambda self, *error: None
    models.QuerySet.select_for_update = lambda self, *args, **kwargs: self.all()


def pause_after_looking() -> None:
    from supervision.booking.services import booking, diary, groups

    looks = ((booking, "require_bookable"), (groups, "require_everybody"), (diary, "require_free"))
    for module, name in looks:
        setattr(module, name, slowly(getattr(module, name)))


def slowly(look):
    def slow_look(**facts):
        look(**facts)
        time.sleep(PAUSE)

    return slow_look


if os.environ.get("GUARDS") == "off":
    take_the_guards_off()
application = get_wsgi_application()
# Views and templates are loaded once, before the processes part, and not by each when the runners arrive.
get_resolver().url_patterns  # noqa: B018
for template in (settings.ROOT / "templates" / "supervision").glob("*.html"):
    get_template(f"supervision/{template.name}")
if os.environ.get("GUARDS") == "off":
    pause_after_looking()
