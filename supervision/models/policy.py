"""How often supervision was promised: a policy is an ordered list of stages."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import models
from django.db.models import Q

from supervision.clock import frequency
from supervision.clock.frequency import MINIMUM_MINUTES
from supervision.clock.numbers import former_numbers
from supervision.clock.presets import WEEKS_WITHOUT_DISCUSSION


class Unit(models.TextChoices):
    DAY = "day", "days"
    WEEK = "week", "weeks"
    MONTH = "month", "months"


class FrequencyPolicy(models.Model):
    """A promise of frequency and length, with its source. `supervision.clock.clock` works it out."""

    name = models.CharField(max_length=120, unique=True)
    source = models.CharField("source, in short", max_length=80)
    reference = models.CharField("source in full", max_length=200, blank=True)
    minimum_minutes = models.PositiveSmallIntegerField("shortest session, minutes", default=MINIMUM_MINUTES)
    ad_hoc_moves_clock = models.BooleanField("an ad hoc session counts", default=False)
    counted_absence_working_days = models.PositiveSmallIntegerField(
        "shortest absence that counts, working days", default=5
    )
    return_grace_working_days = models.PositiveSmallIntegerField(
        "working days after returning before supervision is due", default=5
    )
    moves_to_working_day = models.BooleanField(
        "a due day on a weekend or bank holiday moves to the next working day", default=True
    )
    cases_discussed_within_weeks = models.PositiveSmallIntegerField(
        "weeks within which each case is discussed", default=WEEKS_WITHOUT_DISCUSSION
    )
    is_default_for_nqsws = models.BooleanField("the default for NQSWs", default=False)
    is_default_for_others = models.BooleanField("the default for everyone else", default=False)
    #: Of one that was in use when its numbers were changed: what it promised before, until which day, as
    #: `supervision.clock.numbers` writes it. What was due by then stays due.
    earlier_numbers = models.JSONField(default=list, blank=True, editable=False)
    #: When the numbers that it has now were recorded in the place of others.
    numbers_changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "frequency policies"
        constraints = (
            models.UniqueConstraint(
                fields=("is_default_for_nqsws",),
                condition=Q(is_default_for_nqsws=True),
                name="policy_for_nqsws_is_one",
                violation_error_message="Another policy is already the default for NQSWs.",
            ),
            models.UniqueConstraint(
                fields=("is_default_for_others",),
                condition=Q(is_default_for_others=True),
                name="policy_for_others_is_one",
                violation_error_message="Another policy is already the default for everyone else.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def holds_from(self) -> date | None:
        """The first day of the numbers that it has now; None where it has had no others."""
        return date.fromisoformat(self.earlier_numbers[-1]["until"]) if self.earlier_numbers else None

    def frequency_in(self, stages: "Iterable[PolicyStage]") -> frequency.Frequency:
        """The policy as the clock reads it, from its stages in their order."""
        found = frequency.Frequency(
            name=self.name,
            source=self.source,
            stages=tuple(stage.stage for stage in stages),
            counted_absence_working_days=self.counted_absence_working_days,
            return_grace_working_days=self.return_grace_working_days,
            moves_to_working_day=self.moves_to_working_day,
            minimum_minutes=self.minimum_minutes,
        )
        former = former_numbers(found, self.earlier_numbers)
        return replace(found, former=former) if former else found

    @property
    def frequency(self) -> frequency.Frequency:
        """The policy as the clock reads it; prefetch `stages` where there are many."""
        return self.frequency_in(self.stages.all())


class PolicyStage(models.Model):
    """From week or month N of the clock's start, at least every so many days, weeks or months."""

    policy = models.ForeignKey(FrequencyPolicy, models.CASCADE, related_name="stages")
    from_number = models.PositiveSmallIntegerField("from", default=0)
    from_unit = models.CharField(max_length=5, choices=Unit, default=Unit.WEEK)
    every_number = models.PositiveSmallIntegerField("at least every")
    every_unit = models.CharField(max_length=5, choices=Unit)

    class Meta:
        ordering = ("policy", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("policy", "from_number", "from_unit"),
                name="policy_stage_starts_once",
                violation_error_message="Two stages cannot start at the same time.",
            ),
            models.CheckConstraint(
                condition=Q(every_number__gte=1),
                name="policy_stage_interval_is_positive",
                violation_error_message="The interval must be at least one.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.stage.label} from {self.from_unit} {self.from_number}"

    @property
    def stage(self) -> frequency.Stage:
        """The stage as the clock reads it."""
        return frequency.Stage(
            starts_at=frequency.Period(self.from_number, frequency.Unit(self.from_unit)),
            every=frequency.Period(self.every_number, frequency.Unit(self.every_unit)),
        )
