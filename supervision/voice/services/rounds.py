"""Rounds of the survey: opened once a quarter, closed when their last day is over, then counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from supervision.models import (
    Agreement,
    SurveyInvitation,
    SurveyQuestion,
    SurveyResult,
    SurveyRound,
)
from supervision.rules.survey_figures import Figures
from supervision.rules.survey_groups import Cell, Group, groups_of, shown
from supervision.voice.services.questions import install_questions
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.models import ROLES_APART, Account, AuthorityRole, Worker, WorkerQuerySet
from workforce.rules.refusal import Refusal
from workforce.rules.small_numbers import FEWEST

ALREADY_OPENED = "The survey was already opened this quarter. It asks people once a quarter."
TOO_FEW = (
    f"Fewer than {FEWEST} people with a supervision agreement and an account could answer. Nothing could be "
    "shown of what they say."
)
type Tally = dict[str, dict[str, list[int]]]


def quarter_of(day: date) -> date:
    """The first day of the quarter of the year."""
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def supervisees_to_ask(*, on: date) -> WorkerQuerySet:
    """Who is asked when a round opens on a day: supervised then, and able to sign in."""
    supervised = Agreement.objects.in_force(on=on).values("supervisee")
    employed = Worker.objects.employed(on=on).filter(pk__in=supervised, account__is_active=True)
    return employed.exclude(account__role__in=ROLES_APART)


def readers() -> set[int]:
    """Who answers for others, and so reads results: managers and principal social workers, by their keys."""
    above = Q(pk__in=Worker.objects.exclude(line_manager=None).values("line_manager"))
    leads = Q(account__role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)
    return set(Worker.objects.filter(above | leads).values_list("pk", flat=True))


@transaction.atomic
def open_round(*, on: date, by: Account | None) -> SurveyRound:
    """Ask everyone who is supervised on the day. Raises Refusal for a second time in a quarter, or too few.

    The tally has a sheet for each group that could be shown if everyone answered, and for no other: so no
    sheet is about fewer than five people, alone or by subtraction.
    """
    quarter = quarter_of(on)
    if SurveyRound.objects.filter(quarter=quarter).exists():
        raise Refusal(ALREADY_OPENED)
    people = list(supervisees_to_ask(on=on).order_by("pk").select_related("team"))
    if len(people) < FEWEST:
        raise Refusal(TOO_FEW)
    install_questions()
    questions = list(SurveyQuestion.objects.select_for_update().asked())
    open_days = authority_settings(on=on).survey_open_days
    one = SurveyRound.objects.create(
        quarter=quarter, opened_on=on, closes_on=on + timedelta(days=open_days - 1), opened_by=by
    )
    one.questions.set(questions)
    SurveyInvitation.objects.bulk_create(
        SurveyInvitation(
            round=one, worker=who, service_id=who.team.service_id, team=who.team, is_agency=who.is_agency
        )
        for who in people
    )
    asked = Counter(Cell(who.team_id, who.is_agency) for who in people)
    reading = readers()
    reading_here = Counter(Cell(who.team_id, who.is_agency) for who in people if who.pk in reading)
    groups = groups_of(list(asked), {who.team_id: who.team.service_id for who in people})
    empty = {str(question.pk): [0, 0] for question in questions}
    one.tally = {group.key: empty for group in shown(groups, asked, readers=reading_here)}
    one.save(update_fields=["tally"])
    record_event(
        verb=Verb.SURVEY_OPENED, subject=one, by=by, asked=len(people), until=one.closes_on.isoformat()
    )
    return one


@transaction.atomic
def close_round(*, survey: SurveyRound, on: date) -> None:
    """Count what was said, and let go of the tally and of who took part. Nothing before its last day is over.

    Two at once count once.
    """
    one = SurveyRound.objects.select_for_update().filter(pk=survey.pk).to_close(on=on).first()
    if one is None:
        return
    asked, answered, reading_here, reading = Counter[Cell](), Counter[Cell](), Counter[Cell](), readers()
    services: dict[int, int] = {}
    for each in one.invitations.all():
        cell = Cell(each.team_id, each.is_agency)
        services[each.team_id] = each.service_id
        asked[cell] += 1
        answered[cell] += each.is_used
        reading_here[cell] += each.is_used and each.worker_id in reading
    groups = groups_of(list(asked), services)
    SurveyResult.objects.bulk_create(_results(one, groups, asked, answered, reading_here))
    one.invitations.all().delete()
    one.tally, one.closed_on = {}, on
    one.save(update_fields=["tally", "closed_on"])
    record_event(verb=Verb.SURVEY_CLOSED, subject=one, by=None, asked=asked.total())


def _results(
    one: SurveyRound,
    groups: Sequence[Group],
    asked: Mapping[Cell, int],
    answered: Mapping[Cell, int],
    reading: Mapping[Cell, int],
) -> list[SurveyResult]:
    """A row for each group; what it said only where it may be shown beside the others."""
    tally: Tally = one.tally
    kept = [group for group in groups if group.key in tally]
    may = shown(kept, answered, readers=reading)
    said: dict[str, dict[str, list[int]]] = {}
    for question in tally[may[0].key] if may else ():
        agree, disagree = (_told(may, tally, question, place, answered, reading) for place in (0, 1))
        for key in agree:
            said.setdefault(key, {})[question] = [agree[key], disagree[key]]
    found = []
    for group in groups:
        row = SurveyResult(
            round=one,
            group=group.kind,
            service_id=group.service,
            team_id=group.team,
            asked=group.number(asked),
        )
        if group.key in said:
            row.answered = group.number(answered)
            row.spare = 2 if group.number(reading) else 1
            row.said = said[group.key]
        found.append(row)
    return found


def _told(
    may: Sequence[Group],
    tally: Tally,
    question: str,
    place: int,
    answered: Mapping[Cell, int],
    reading: Mapping[Cell, int],
) -> dict[str, int]:
    """How many of each group agreed, or disagreed, as it may be told beside the others."""
    true = {group.key: tally[group.key][question][place] for group in may}
    return Figures(may, true, answered, reading).told()


def run_surveys(*, on: date) -> None:
    """What happens by itself on a day: rounds that are over are counted; one opens, where it is set so."""
    for one in SurveyRound.objects.to_close(on=on):
        close_round(survey=one, on=on)
    after = authority_settings(on=on).survey_opens_after_days
    quarter = quarter_of(on)
    if not after or on < quarter + timedelta(days=after):
        return
    is_done = SurveyRound.objects.filter(quarter=quarter).exists()
    if not is_done and supervisees_to_ask(on=on).count() >= FEWEST:
        open_round(on=on, by=None)
