"""The e-mails of the survey: one when it opens, one in its last days, both to everyone who is asked.

The second goes to those who have answered too: an e-mail to the others alone would tell the outbox, the mail
server and whoever reads someone's mail for them who has not.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from supervision.models import SurveyInvitation
from supervision.reminders.kinds import ReminderKind, Wanted, account_of
from workforce.web.tags import day

OPENED = (
    "A short survey asks how you find your supervision and your caseload. It takes a minute, is open until "
    "{}, and nobody can see who answered what."
)
LAST_DAYS = (
    "The survey of supervisees closes on {}. Everyone who was asked gets this e-mail: the tracker tells "
    "nobody who has answered. If you have, there is nothing to do."
)


def survey_mails(on: date) -> Iterator[Wanted]:
    """To everyone whom an open round asks, whether they have answered or not."""
    asked = SurveyInvitation.objects.running(on=on).select_related("round", "worker__account")
    path = reverse("supervision:survey")
    for each in asked.order_by("worker"):
        account, survey = account_of(each.worker), each.round
        if account is None:
            continue
        until, about = day(survey.closes_on), each.worker_id
        yield Wanted(f"survey:{survey.pk}", survey.closes_on, account, OPENED.format(until), path, about)
        if on >= survey.reminded_from:
            line = LAST_DAYS.format(until)
            yield Wanted(f"survey:{survey.pk}:last", survey.closes_on, account, line, path, about)


SURVEY = ReminderKind(
    "survey",
    "Survey of supervisees",
    "When it opens, and once more before it closes.",
    OPENED.format("Friday 11 December"),
    survey_mails,
    can_wait=False,
)
