"""The agenda that both parties build before they meet."""

from django.db import transaction

from supervision.models import AgendaItem, Session
from supervision.models.session import COMING_STATUSES
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal


class TooLateToPrepare(Refusal):
    """The session is no longer to come; the message is for people."""


@transaction.atomic
def add_agenda_item(*, session: Session, text: str, worker: Worker, by: Account) -> AgendaItem:
    """Something to talk about. The same words twice are one item. Raises TooLateToPrepare."""
    _lock_coming(session)
    for known in session.agenda_items.all():
        if known.text == text:
            return known
    item = AgendaItem.objects.create(session=session, text=text, added_by=worker)
    record_event(verb=Verb.AGENDA_ITEM_ADDED, subject=session, by=by)
    return item


@transaction.atomic
def remove_agenda_item(*, item: AgendaItem, by: Account) -> None:
    """Remove what one has added oneself. Raises TooLateToPrepare."""
    _lock_coming(item.session)
    item.delete()
    record_event(verb=Verb.AGENDA_ITEM_REMOVED, subject=item.session, by=by)


def _lock_coming(session: Session) -> None:
    locked = Session.objects.select_for_update(no_key=True).filter(pk=session.pk).first()
    if locked is None or locked.status not in COMING_STATUSES:
        raise TooLateToPrepare("This session is over or cancelled, so its agenda can no longer change.")
