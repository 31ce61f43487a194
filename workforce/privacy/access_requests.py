"""Requests for what is held about someone: recorded by a case number, told or not, answered by one file."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.template.loader import render_to_string

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.mail.kinds import MailKind, Written
from workforce.mail.outbox import new_mail, queue
from workforce.models import AccessRequest, Account, AuthorityRole, Mail
from workforce.privacy.holds import require_officer
from workforce.privacy.subject_access import Section
from workforce.privacy.subject_access_file import access_file
from workforce.rules.refusal import Refusal

#: The key of the e-mail to the person.
TOLD = "access-request"
#: Who is told of a request where the person is not, the first of these roles that anyone else has.
HEARS_OF_IT = (AuthorityRole.INFORMATION_GOVERNANCE, AuthorityRole.ADMINISTRATOR)
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
    if not request.is_told:
        _tell_colleagues(request, by=by, at=at)
    return request


def _tell_colleagues(request: AccessRequest, *, by: Account, at: datetime) -> None:
    """Where the person is not told, a colleague is: no officer reads a file of which nobody else hears."""
    text = render_to_string("workforce/privacy/mail_access_request_untold.txt", {"access": request}).strip()
    subject = "A request for what is held about a person who is not told of it"
    told = _who_hears(by, on=at.date())
    queue([new_mail(TOLD, request.pk, recipient=one, subject=subject, text=text) for one in told])


def _who_hears(by: Account, *, on: date) -> list[Account]:
    """The other officers who can sign in; without any, the administrators."""
    others = Account.objects.filter(is_active=True).exclude(pk=by.pk).select_related("worker").order_by("pk")
    able = [one for one in others.filter(role__in=HEARS_OF_IT) if one.may_sign_in(on=on)]
    return next(filter(None, ([one for one in able if one.role == role] for role in HEARS_OF_IT)), [])


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
