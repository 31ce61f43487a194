"""Undoing the start or the end of an agreement, by whoever recorded it by mistake."""

from django.db import transaction
from django.utils import timezone

from supervision.agreements.services.agreements import AgreementRefused, reopen_agreement, undoes
from supervision.agreements.services.telling import tell_of_supervisor
from supervision.models import Agreement, Session
from supervision.rules.repeating import start_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account

#: Why somebody supervises again.
NOT_ENDED = "It was ended by mistake"


@transaction.atomic
def undo_start(*, agreement: Agreement, by: Account) -> None:
    """The agreement was started by mistake: it is gone.

    Raises AgreementRefused for someone else, and once anything rests on it: a session, a cover, its terms.
    """
    lock_people([agreement.supervisee_id])
    agreement = Agreement.objects.select_related("supervisee").get(pk=agreement.pk)
    if undoes(agreement, by=by, on=timezone.localdate()) != Verb.AGREEMENT_STARTED:
        raise AgreementRefused("Only the person who started the agreement can undo that. End it instead.")
    sessions = Session.objects.filter(
        attendances__supervisee=agreement.supervisee_id,
        supervisor=agreement.supervisor_id,
        starts_at__gte=start_of(agreement.starts_on),
    )
    if sessions.exists() or agreement.covers.exists() or agreement.terms.exists():
        raise AgreementRefused("Something rests on this agreement already. End it instead.")
    record_event(verb=Verb.AGREEMENT_REMOVED, subject=agreement, by=by, worker=agreement.supervisee)
    agreement.delete()


@transaction.atomic
def undo_end(*, agreement: Agreement, by: Account) -> None:
    """The agreement was ended by mistake: it goes on. What was cancelled with it is booked anew.

    Raises AgreementRefused for someone else, and when the supervisee has another by now.
    """
    lock_people([agreement.supervisee_id])
    agreement.refresh_from_db()
    if undoes(agreement, by=by, on=timezone.localdate()) != Verb.AGREEMENT_ENDED:
        raise AgreementRefused("Only the person who ended the agreement can undo that.")
    had_ended = agreement.ends_on is not None and agreement.ends_on < timezone.localdate()
    reopen_agreement(agreement=agreement, by=by)
    if had_ended:
        tell_of_supervisor(agreement, former=None, by=by, reason=NOT_ENDED)
