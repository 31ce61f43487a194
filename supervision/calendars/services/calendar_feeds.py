"""Private calendar addresses: made, renewed and taken away. Only a hash of each is kept."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from supervision.models import CalendarFeed, CalendarPart
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.tokens import hash_of, new_token


@transaction.atomic
def make_feed(*, worker: Worker, by: Account | None, at: datetime) -> str:
    """A new private address; one made before is dead at once. Answers the token, this once."""
    token = new_token()
    feed, is_first = CalendarFeed.objects.update_or_create(
        worker=worker, defaults={"token_hash": hash_of(token), "made_at": at}
    )
    verb = Verb.CALENDAR_ADDRESS_MADE if is_first else Verb.CALENDAR_ADDRESS_RENEWED
    record_event(verb=verb, subject=feed, by=by, worker=worker)
    return token


@transaction.atomic
def choose_parts(*, feed: CalendarFeed, shown: Collection[str], by: Account | None) -> None:
    """Show these parts of the calendar and no others, from the next time it is asked for."""
    feed.left_out = [part.value for part in CalendarPart if part.value not in shown]
    feed.save(update_fields=["left_out"])
    record_event(
        verb=Verb.CALENDAR_PARTS_CHOSEN, subject=feed, by=by, worker=feed.worker, left_out=feed.left_out
    )


@transaction.atomic
def revoke_feed(*, worker: Worker, by: Account | None) -> bool:
    """No address any more. Answers whether there was one."""
    feed = CalendarFeed.objects.select_for_update().filter(worker=worker).first()
    if feed is None:
        return False
    record_event(verb=Verb.CALENDAR_ADDRESS_REVOKED, subject=feed, by=by, worker=worker)
    feed.delete()
    return True


def end_with_access(*, account: Account, by: Account | None) -> None:
    """The private address of someone who signs in no more is dead, also should they come back."""
    if worker := Worker.objects.filter(account=account).first():
        revoke_feed(worker=worker, by=by)
