"""The results of a round: what each group said, what is measured beside it, and the rounds before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from supervision.models import SurveyGroup, SurveyQuestion, SurveyResult, SurveyRound
from tracker.voice.measured import Figures, key_of
from tracker.voice.parting import Measured, parts_ways
from workforce.rules.small_numbers import in_ten, tenths

#: In which order groups stand, and under which heading.
ORDER = (
    SurveyGroup.EVERYONE,
    SurveyGroup.AGENCY,
    SurveyGroup.SERVICE,
    SurveyGroup.SERVICE_AGENCY,
    SurveyGroup.TEAM,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a group said to a question: in tenths, and in words."""

    agree: str
    disagree: str
    agree_tenths: int


def said(result: SurveyResult | None, question: SurveyQuestion) -> Said | None:
    """None where it is not shown, or was not asked."""
    if result is None or not result.answered:
        return None
    agree, disagree = result.agreeing(question), result.disagreeing(question)
    if agree is None or disagree is None:
        return None
    whole, spare = result.answered, result.spare
    return Said(
        in_ten(agree, whole, spare=spare),
        in_ten(disagree, whole, spare=spare),
        tenths(agree, whole, spare=spare),
    )


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group and one question."""

    result: SurveyResult
    said: Said | None
    before: Said | None
    measured: Measured | None

    @property
    def parting(self) -> str:
        """Where what is said and what is measured part ways, in words."""
        if self.said is None or self.measured is None:
            return ""
        return parts_ways(agree=self.said.agree_tenths, measured=self.measured)

    @property
    def report_address(self) -> str:
        """The report on supervision of exactly this group and these days, where it has filters for it."""
        first, last = self.result.round.measured_days
        query = {"from_on": first.isoformat(), "to_on": last.isoformat()}
        match self.result.group:
            case SurveyGroup.AGENCY:
                query["contract"] = "agency"
            case SurveyGroup.TEAM:
                query["team"] = str(self.result.team_id)
            case SurveyGroup.SERVICE | SurveyGroup.SERVICE_AGENCY:
                return ""
        return reverse("tracker:supervision_report", query=query)


def in_order(results: Collection[SurveyResult]) -> list[SurveyResult]:
    """Everyone first, then services and teams by name."""
    return sorted(results, key=lambda one: (ORDER.index(SurveyGroup(one.group)), one.name))


def group_rows(
    results: Sequence[SurveyResult],
    question: SurveyQuestion,
    *,
    before: Collection[SurveyResult],
    measured: Figures,
) -> list[GroupRow]:
    """Of each group what it said to the question, now and the round before."""
    earlier = {key_of(one): one for one in before}
    return [
        GroupRow(
            result=one,
            said=said(one, question),
            before=said(earlier.get(key_of(one)), question),
            measured=measured.of(question.topic, one),
        )
        for one in results
    ]


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A question: what everyone said now and the round before, and agency staff now."""

    question: SurveyQuestion
    now: Said | None
    before: Said | None
    agency: Said | None


def summary(
    survey: SurveyRound, before: SurveyRound | None, questions: Sequence[SurveyQuestion]
) -> list[SummaryRow]:
    """Of rounds that have their `results` of everyone and of agency staff at hand."""
    now, earlier = for_all(survey), for_all(before) if before else {}
    return [
        SummaryRow(
            question,
            said(now.get(SurveyGroup.EVERYONE), question),
            said(earlier.get(SurveyGroup.EVERYONE), question),
            said(now.get(SurveyGroup.AGENCY), question),
        )
        for question in questions
    ]


def for_all(survey: SurveyRound) -> dict[str, SurveyResult]:
    """The results of everyone and of agency staff, which every reader sees, by their group."""
    groups = (SurveyGroup.EVERYONE, SurveyGroup.AGENCY)
    return {one.group: one for one in survey.results.all() if one.group in groups}


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One round: how many took part, and what everyone and agency staff said."""

    survey: SurveyRound
    everyone: SurveyResult
    agency: SurveyResult | None
    said_by_everyone: Said | None
    said_by_agency: Said | None


def trend(rounds: Sequence[SurveyRound], question: SurveyQuestion) -> list[TrendRow]:
    """The rounds, each with its `results` of everyone and of agency staff at hand, the latest first."""
    found = []
    for survey in rounds:
        groups = for_all(survey)
        everyone, agency = groups.get(SurveyGroup.EVERYONE), groups.get(SurveyGroup.AGENCY)
        if everyone is not None:
            found.append(TrendRow(survey, everyone, agency, said(everyone, question), said(agency, question)))
    return found
