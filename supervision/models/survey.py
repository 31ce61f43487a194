"""The survey of supervisees: its questions, its rounds, who is asked, and what is left of the answers.

There is no row for an answer: see docs/decisions/0031-answers-that-belong-to-nobody.md.
"""

from datetime import date, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workforce.models.sealed import SealedJSONField
from workforce.rules.small_numbers import FEWEST
from workforce.rules.working_days import ONE_DAY, add_months


class Agreeing(models.IntegerChoices):
    """How far someone agrees, in words."""

    STRONGLY_AGREE = 5, "Strongly agree"
    AGREE = 4, "Agree"
    NEITHER = 3, "Neither agree nor disagree"
    DISAGREE = 2, "Disagree"
    STRONGLY_DISAGREE = 1, "Strongly disagree"


class SurveyTopic(models.TextChoices):
    """What the tracker measures that an answer can be set beside."""

    CASELOAD = "caseload", "Caseload within its limit"
    SUPERVISION = "supervision", "Supervision held in time"
    NONE = "none", "Nothing that the tracker measures"


class SurveyQuestionQuerySet(models.QuerySet["SurveyQuestion"]):
    def asked(self) -> Self:
        return self.filter(is_asked=True)

    def retired(self) -> Self:
        return self.filter(is_asked=False)


class SurveyQuestion(models.Model):
    """One sentence that supervisees agree with or not. An authority writes its own.

    Once a round has asked it, its words stand, by a trigger: other words are another question, which takes
    this one's place in later rounds.
    """

    text = models.CharField("sentence", max_length=160)
    topic = models.CharField("shown beside", max_length=11, choices=SurveyTopic, default=SurveyTopic.NONE)
    position = models.PositiveSmallIntegerField("order", default=0)
    is_asked = models.BooleanField("asked in new rounds", default=True)

    objects = SurveyQuestionQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("text",),
                condition=Q(is_asked=True),
                name="survey_question_is_asked_once",
                violation_error_message="This is already asked.",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="survey_question_has_words"),
            models.CheckConstraint(
                condition=Q(topic__in=SurveyTopic.values), name="survey_question_topic_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.text


class SurveyRoundQuerySet(models.QuerySet["SurveyRound"]):
    def running(self, *, on: date) -> Self:
        """Those that take answers on a day."""
        return self.filter(closed_on=None, opened_on__lte=on, closes_on__gte=on)

    def to_close(self, *, on: date) -> Self:
        """Those that take answers no more and are not counted yet."""
        return self.filter(closed_on=None, closes_on__lt=on)

    def closed(self) -> Self:
        """Counted, the latest first: those that have results."""
        return self.exclude(closed_on=None).order_by("-quarter")


class SurveyRound(models.Model):
    """One asking of all supervisees, at most one in a quarter of the year.

    `tally` counts who agrees and disagrees, group by group, while the round is open: one sealed sheet,
    to which each answer is added. It goes when the round is closed.
    """

    SEALED_TO = ("quarter",)
    #: The last days, on which everyone who was asked is told once more.
    LAST_DAYS = timedelta(days=4)

    quarter = models.DateField("first day of the quarter", unique=True)
    opened_on = models.DateField()
    closes_on = models.DateField("last day")
    closed_on = models.DateField(null=True, blank=True)
    questions = models.ManyToManyField(SurveyQuestion, related_name="rounds")
    tally = SealedJSONField(default=dict, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SurveyRoundQuerySet.as_manager()

    class Meta:
        ordering = ("-quarter",)
        constraints = (
            models.CheckConstraint(
                condition=Q(opened_on__gte=F("quarter"), closes_on__gt=F("opened_on")),
                name="survey_round_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gt=F("closes_on")),
                name="survey_round_is_counted_after_its_last_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(tally=""), name="survey_round_keeps_no_tally_once_closed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.opened_on:%B %Y}"

    def is_running(self, *, on: date) -> bool:
        """Takes answers on a day (the same rule as `running`)."""
        return self.closed_on is None and self.opened_on <= on <= self.closes_on

    @property
    def measured_days(self) -> tuple[date, date]:
        """The three months before it opened, which its questions are about."""
        return add_months(self.opened_on, -3), self.opened_on - ONE_DAY

    @property
    def reminded_from(self) -> date:
        """The day from which everyone who was asked is told once more."""
        return self.closes_on - self.LAST_DAYS


class SurveyInvitationQuerySet(models.QuerySet["SurveyInvitation"]):
    def running(self, *, on: date) -> Self:
        """Of a round that takes answers on a day."""
        return self.filter(round__closed_on=None, round__opened_on__lte=on, round__closes_on__gte=on)

    def pending(self, *, on: date) -> Self:
        """The same, not used yet: for the person alone."""
        return self.running(on=on).filter(is_used=False)


class SurveyInvitation(models.Model):
    """That someone is asked, as whom they count, and whether they took part; gone when the round is closed.

    No page shows anyone but the person whether it is used. Service, team and contract are those of the day
    on which the round was opened.
    """

    round = models.ForeignKey(SurveyRound, models.CASCADE, related_name="invitations")
    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="survey_invitations")
    service = models.ForeignKey("workforce.Service", models.CASCADE, related_name="+")
    team = models.ForeignKey("workforce.Team", models.CASCADE, related_name="+")
    is_agency = models.BooleanField()
    is_used = models.BooleanField(default=False)

    objects = SurveyInvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("round", "worker"),
                name="survey_invitation_is_one",
                violation_error_message="This person is already asked.",
            ),
        )

    def __str__(self) -> str:
        return f"Survey of {self.round}"


class SurveyGroup(models.TextChoices):
    """Whose answers are counted together."""

    EVERYONE = "everyone", "Everyone"
    AGENCY = "agency", "Agency staff"
    SERVICE = "service", "Service"
    SERVICE_AGENCY = "service_agency", "Agency staff of a service"
    TEAM = "team", "Team"


class SurveyResult(models.Model):
    """What is known of a group when a round is closed: how many were asked and, where the group may be shown,
    how many answered and what they said.

    `said` has for each question, by its key, how many agreed and how many disagreed, blurred at both ends
    (`workforce.rules.small_numbers.blurred`) by `spare`: 2 where someone who reads results is in the group.
    """

    round = models.ForeignKey(SurveyRound, models.CASCADE, related_name="results")
    group = models.CharField(max_length=14, choices=SurveyGroup)
    service = models.ForeignKey(
        "workforce.Service", models.CASCADE, null=True, blank=True, related_name="survey_results"
    )
    team = models.ForeignKey(
        "workforce.Team", models.CASCADE, null=True, blank=True, related_name="survey_results"
    )
    asked = models.PositiveIntegerField()
    answered = models.PositiveIntegerField(null=True, blank=True)
    said = models.JSONField(default=dict, blank=True)
    spare = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("round", "group"),
                condition=Q(service=None, team=None),
                name="survey_result_of_everyone_is_one",
            ),
            models.UniqueConstraint(
                fields=("round", "group", "service"), name="survey_result_of_service_is_one"
            ),
            models.UniqueConstraint(fields=("round", "team"), name="survey_result_of_team_is_one"),
            models.CheckConstraint(condition=Q(group__in=SurveyGroup.values), name="survey_group_is_known"),
            models.CheckConstraint(
                condition=Q(answered=None, said={}) | Q(answered__gte=FEWEST, answered__lte=F("asked")),
                name="survey_result_is_of_five_or_more",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As the group is called."""
        match self.group:
            case SurveyGroup.SERVICE_AGENCY:
                return f"Agency staff, {self.service}"
            case SurveyGroup.SERVICE | SurveyGroup.TEAM:
                return str(self.service or self.team)
        return SurveyGroup(self.group).label

    def agreeing(self, question: SurveyQuestion) -> int | None:
        """How many agreed, blurred; None where nothing is shown or the round did not ask it."""
        return self._of(question, 0)

    def disagreeing(self, question: SurveyQuestion) -> int | None:
        """How many disagreed, blurred."""
        return self._of(question, 1)

    def _of(self, question: SurveyQuestion, place: int) -> int | None:
        found: Any = self.said.get(str(question.pk))
        return None if found is None else int(found[place])
