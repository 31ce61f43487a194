"""Taking part in a survey: once, while it is open, by someone who was asked.

Two facts are stored, and nothing that joins them: the invitation is used, and the sheet of the round is
one answer longer. Nothing is written to the audit trail or to a log.
"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from supervision.models import Agreeing, SurveyInvitation, SurveyRound
from supervision.rules.survey_groups import Cell, groups_of
from workforce.models import Worker
from workforce.rules.refusal import Refusal

CLOSED = "The survey has closed. Your answers were not counted."
NOT_ASKED = "This survey does not ask you: it asks those who were supervised on the day it opened."
ALREADY = "You have already answered. Your answers are counted once."
NOT_ALL = "Answer every question."
AGREES = (Agreeing.AGREE, Agreeing.STRONGLY_AGREE)
DISAGREES = (Agreeing.DISAGREE, Agreeing.STRONGLY_DISAGREE)


@transaction.atomic
def take_part(*, survey: SurveyRound, worker: Worker, answers: Mapping[int, int], on: date) -> None:
    """Count one person's answers: for each question, by its key, how far they agree.

    Raises Refusal when the round has closed, for someone who is not asked, for a second time, and where a
    question is left out. The round is locked: of two at once one waits.
    """
    one = SurveyRound.objects.select_for_update().get(pk=survey.pk)
    if not one.is_running(on=on):
        raise Refusal(CLOSED)
    invitation = one.invitations.filter(worker=worker).first()
    if invitation is None:
        raise Refusal(NOT_ASKED)
    asked = set(one.questions.values_list("pk", flat=True))
    if set(answers) != asked or not set(answers.values()) <= set(Agreeing.values):
        raise Refusal(NOT_ALL)
    if not SurveyInvitation.objects.filter(pk=invitation.pk, is_used=False).update(is_used=True):
        raise Refusal(ALREADY)
    for key in _sheets(invitation):
        if key in one.tally:
            _add(one.tally[key], answers)
    one.save(update_fields=["tally"])


def _sheets(invitation: SurveyInvitation) -> list[str]:
    """The groups that someone belongs to, as the tally names them."""
    cell = Cell(invitation.team_id, invitation.is_agency)
    return [group.key for group in groups_of([cell], {cell.team: invitation.service_id})]


def _add(sheet: dict[str, list[int]], answers: Mapping[int, int]) -> None:
    for question, answer in answers.items():
        agreed, disagreed = sheet[str(question)]
        sheet[str(question)] = [agreed + (answer in AGREES), disagreed + (answer in DISAGREES)]
