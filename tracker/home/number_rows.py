"""What the numbers of those who oversee people are counted from, all read in one question."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from supervision.agreements.words import waiting as words_waiting
from supervision.models import Agreement, Signature
from supervision.overdue.reports.compliance import counted, due_between
from supervision.overdue.reports.overdue import due_soon_or_suspended
from supervision.permissions import agreements_overseen, agreements_visible
from supervision.records.unsigned import to_answer
from tracker.first_steps.steps import is_there, number_of
from tracker.left_behind.reports import counted_beside, lacking_rows
from workforce.caseloads.permissions import breaches_visible
from workforce.models import Account, Guidance
from workforce.people.gone import perhaps_gone_rows
from workforce.permissions import people_answered_for
from workforce.rules.working_days import ClosedInterval
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer


@asked_together
def number_rows(viewer: Viewer, last_soon: date, counts_since: date, first: date, last: date) -> Questions:
    """Of who is due up to the last day that is soon, and of the due days from the first to the last."""
    people, supervised = people_answered_for(viewer), agreements_overseen(viewer).in_force(on=viewer.on)
    return {
        "due": due_soon_or_suspended(supervised, last_soon=last_soon),
        "counted": _counted(viewer, counts_since=counts_since),
        "gone": perhaps_gone_rows(on=viewer.on),
        "lacking": lacking_rows(viewer),
        "due_days": counted(due_between(people, ClosedInterval(first, last)), "due_on"),
    }


def _counted(viewer: Viewer, *, counts_since: date) -> QuerySet[Any, Any]:
    """The numbers that are a count of rows, in one row."""
    on, is_psw = viewer.on, viewer.is_principal_social_worker
    words = words_waiting(agreements_visible(viewer), on=on).values("pk")
    guidance = Guidance.objects.review_overdue(on=on)
    asked: dict[str, QuerySet[Any]] = {
        "breaches": breaches_visible(viewer).unapproved(on=on),
        "words": Agreement.objects.filter(pk__in=words),
        "reviews": guidance if is_psw else guidance.none(),
        # A principal social worker answers for everyone: every one of them counts.
        "disagreements": to_answer() if is_psw else Signature.objects.none(),
        **counted_beside(viewer, counts_since=counts_since),
    }
    anyone = is_there(agreements_overseen(viewer).in_force(on=on))
    numbers = {name: number_of(rows) for name, rows in asked.items()}
    return Account.objects.filter(pk=viewer.account.pk).order_by().values(anyone=anyone, **numbers)
