"""Requests for what is held about someone: recorded by a case number, told or not, answered by one file."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.mail.kinds import MailKind, Written
from workforce.mail.outbox import new_mail, queue
from workforce.models import AccessRequest, Account, Mail
from workforce.privacy.holds import require_officer
from workforce.privacy.subject_access import Section
from workforce.privacy.subject_access_file import access_file
from workforce.rules.refusal import Refusal

#: The key of the e-mail to the person.
TOLD = "access-request"
NO_ACCOUNT = "This person has no account to which the tracker could write. Say why they are not told by it."


def mail_kinds() -> list[MailKind]:
    """What this room writes."""
    return [MailKind(TOLD, "Access request", _write)]


def _write(mail: Mail) -> Written:
    """What was written when it happened."""
    return Written(mail.subject, mail.text)


@transaction.atomic
def record_request(*, request: AccessRequest, by: Account, at: datetime) -> AccessRequest:
    """Keep a request (unsaved) and tell the person, where they are told. Another role raises Refusal."""
    require_officer(by)
    account = request.worker.account
    if request.is_told and (account is None or not account.may_sign_in(on=at.date())):
        raise Refusal(NO_ACCOUNT)
    request.made_by, request.made_at = by, at
    request.save(force_insert=True)
    details = {"case_number": request.case_number, "is_told": request.is_told}
    record_event(verb=Verb.ACCESS_REQUEST_RECORDED, subject=request, by=by, worker=request.worker, **details)
    if request.is_told and account:
        text = render_to_string("workforce/privacy/mail_access_request.txt", {"access": request}).strip()
        subject = "A request for what is held about you"
        queue([new_mail(TOLD, request.pk, recipient=account, subject=subject, text=text)])
    return request


@transaction.atomic
def export(
    *, request: AccessRequest, held: Sequence[Section], by: Account, wrong: Sequence[str] = ()
) -> bytes:
    """The file for a request, of what is held; its making is on the trail, as a reading of its notes too.

    `wrong` is what of it is not what was signed.
    """
    require_officer(by)
    content = access_file(request, held, wrong=wrong)
    for verb in (Verb.ACCESS_REQUEST_EXPORTED, Verb.NOTES_READ):
        number = request.case_number
        record_event(verb=verb, subject=request, by=by, worker=request.worker, case_number=number)
    return content
