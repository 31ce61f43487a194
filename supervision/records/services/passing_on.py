"""Actions of a supervisor who no longer supervises someone: whose they are, and from when."""

from datetime import date

from django.db import transaction

from supervision.models import Action, Agreement, Session
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker


@transaction.atomic
def pass_on_actions(*, supervisee: Worker, former: Worker, to: Worker, by: Account | None) -> list[int]:
    """What a former supervisor still had to do for a supervisee is the new one's to do; the keys of these.

    What stands in a record that nobody has signed is still its author's (`pass_on_once_signed`). A signed
    record keeps the name that was agreed in the session.
    """
    theirs = Action.objects.open().agreed().filter(supervisee=supervisee, owner=former)
    passed = list(theirs.order_by("pk").values_list("pk", flat=True))
    if passed:
        Action.objects.filter(pk__in=passed).update(owner=to)
        record_event(
            verb=Verb.ACTIONS_PASSED_ON,
            subject=supervisee,
            by=by,
            worker=supervisee,
            number=len(passed),
            to=to.pk,
        )
    return passed


def pass_on_once_signed(session: Session, *, by: Account | None) -> None:
    """The record was signed after a hand-over: what its author was to do is the new supervisor's to do."""
    author = session.supervisor
    for supervisee in session.supervisees.all():
        newest = Agreement.objects.filter(supervisee=supervisee).order_by("-starts_on").first()
        if (
            newest
            and newest.supervisor != author
            and _handed_over_since(session, supervisee, session.held_day)
        ):
            pass_on_actions(supervisee=supervisee, former=author, to=newest.supervisor, by=by)


def _handed_over_since(session: Session, supervisee: Worker, on: date) -> bool:
    """They were the supervisee's supervisor on the day of the session, and nobody only covered for them."""
    given = Agreement.objects.filter(supervisee=supervisee, supervisor=session.supervisor_id)
    return given.filter(starts_on__lte=on, ends_on__gte=on).exists()
