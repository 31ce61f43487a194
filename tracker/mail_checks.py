"""System checks of e-mail: who it comes from, and whether it leaves."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from workforce.mail.reports import stuck_in_words
from workforce.mail.sender import SenderMistaken, sender, sender_that_cannot_be
from workforce.models import Mail


@register()
def sender_is_an_address(**kwargs: Any) -> list[CheckMessage]:
    """Who e-mails and calendar invitations come from must be an address that can be written to."""
    try:
        sender()
    except SenderMistaken as mistaken:
        return [
            Error(
                f"DEFAULT_FROM_EMAIL: {mistaken}",
                hint='Write "tracker@council.gov.uk" or "Supervision tracker <tracker@council.gov.uk>".',
                id="workforce.E040",
            )
        ]
    return []


@register(deploy=True)
def sender_can_send(**kwargs: Any) -> list[CheckMessage]:
    """The address is one that a mail server may send from; the pages of settings say it too."""
    said = "" if settings.INSECURE_LOCAL else sender_that_cannot_be()
    hint = "Set DEFAULT_FROM_EMAIL to an address of the council that the mail server may send from."
    return [Caution(said, hint=hint, id="workforce.W040")] if said else []


@register(Tags.database)
def mail_leaves(databases: Collection[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """No e-mail waits for more than an hour."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _outbox_is_there():
        return []
    said = stuck_in_words(at=timezone.now())
    hint = "See the page /settings/mail/, and that `manage.py jobs` runs; see docs/deployment.md."
    return [Caution(said, hint=hint, id="workforce.W041")] if said else []


def _outbox_is_there() -> bool:
    """The tables are made: `migrate` runs the checks before it makes them."""
    return Mail._meta.db_table in connections[DEFAULT_DB_ALIAS].introspection.table_names()
