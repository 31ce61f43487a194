"""What the demo's information governance officer works on: a request for access, and a hold."""

from datetime import date, timedelta

from supervision.rules.repeating import start_of
from tracker.demo.people import Staff
from tracker.demo.sign_in_people import DEMO_LEAVER
from workforce.authority_settings import days_off
from workforce.models import AccessRequest, Account, AuthorityRole, RetentionHold, Worker
from workforce.privacy.access_requests import record_request
from workforce.privacy.holds import set_hold
from workforce.rules.working_days import next_working_day


def keep_requests(staff: Staff) -> None:
    """Somebody who left asks what is held about them, and an appeal keeps it from being deleted."""
    officer = Account.objects.get(role=AuthorityRole.INFORMATION_GOVERNANCE)
    former = Worker.objects.get(account__email=DEMO_LEAVER)
    asked = _working_day(staff.on - timedelta(days=9))
    request = AccessRequest(
        worker=former,
        case_number=f"SAR-{staff.on.year}-014",
        received_on=asked,
        is_told=False,
        why_not_told="Has left and cannot sign in. Told by letter.",
    )
    record_request(request=request, by=officer, at=start_of(asked))
    hold = RetentionHold(
        worker=former,
        case_number=f"HR-{staff.on.year}-031",
        reason="An appeal about the last pay grade is not decided.",
    )
    set_hold(hold=hold, by=officer, at=start_of(asked), on=asked)


def _working_day(on: date) -> date:
    return next_working_day(on, holidays=days_off())
