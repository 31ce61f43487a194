"""Programmes as data: what was promised to an NQSW, and the cohorts who started under it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from nqsw.models.milestone import MilestoneKind
from nqsw.rules.intakes import intake_of, months_of, name_of_intake

#: The order of cohorts. Counted ones must be told it: what is grouped keeps no order of its model.
NEWEST_FIRST = ("-starts_on", "name", "pk")


class Standards(models.TextChoices):
    """Which post-qualifying standards an NQSW measures themselves against."""

    CHILD_AND_FAMILY = "child_family", "Child and family practitioners"
    ADULTS = "adults", "Social workers in adult services"


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def offered(self) -> Self:
        """Those that people can start in: the newest version of each that is not withdrawn."""
        return self.filter(replaced_by=None, is_withdrawn=False)


class Programme(models.Model):
    """A programme such as the ASYE: length, supervision policy, protected caseload, milestones.

    A programme that people have started under is not edited but copied: `replaces` is the one
    before it, and enrolments keep the one that they started under.
    """

    name = models.CharField(max_length=120)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    policy = models.ForeignKey("supervision.FrequencyPolicy", models.PROTECT, related_name="programmes")
    months = models.PositiveSmallIntegerField("length in months", default=12)
    standards = models.CharField(
        "post-qualifying standards", max_length=12, choices=Standards, default=Standards.CHILD_AND_FAMILY
    )
    required_classes = models.PositiveSmallIntegerField("master classes to attend", default=6)
    protected_time_percent = models.PositiveSmallIntegerField("protected time, % of hours", default=10)
    mentor_meeting_every_months = models.PositiveSmallIntegerField("mentor meeting every, months", default=1)
    mentor_load_limit = models.PositiveSmallIntegerField("most NQSWs a mentor takes", default=3)
    is_default = models.BooleanField("new starters are enrolled in it", default=False)
    is_withdrawn = models.BooleanField("nobody starts in it any more", default=False)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ("name", "-version")
        constraints = (
            models.UniqueConstraint(fields=("name", "version"), name="programme_version_is_one"),
            models.UniqueConstraint(
                fields=("is_default",),
                condition=Q(is_default=True),
                name="programme_default_is_one",
                violation_error_message="Another programme is already the default.",
            ),
            models.CheckConstraint(
                condition=Q(is_default=False) | Q(is_withdrawn=False), name="programme_default_is_offered"
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=24),
                name="programme_lasts_up_to_24_months",
                violation_error_message="A programme lasts between 1 and 24 months.",
            ),
        )

    def __str__(self) -> str:
        return self.name if self.version == 1 else f"{self.name} (version {self.version})"

    def get_absolute_url(self) -> str:
        return reverse("nqsw:programme", args=[self.pk])


class LimitStep(models.Model):
    """From this month on, the protected share of an experienced worker's caseload, in percent."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="limit_steps")
    from_month = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("programme", "from_month")
        constraints = (
            models.UniqueConstraint(fields=("programme", "from_month"), name="limit_step_starts_once"),
            models.CheckConstraint(
                condition=Q(percent__gte=1, percent__lte=100), name="limit_step_is_a_share"
            ),
        )

    def __str__(self) -> str:
        return f"{self.percent}% from month {self.from_month}"


class MilestoneTemplate(models.Model):
    """What every enrolment in a programme must reach, and by the end of which month."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="milestone_templates")
    kind = models.CharField(max_length=24, choices=MilestoneKind)
    title = models.CharField(max_length=120)
    due_month = models.PositiveSmallIntegerField("due by the end of month")
    is_optional = models.BooleanField(default=False)
    asks_for = models.TextField("what it asks for", blank=True)
    #: Those who sign what was recorded, by the values of `Signer`; empty where no one does.
    signed_by = models.JSONField("signed by", default=list, blank=True)

    class Meta:
        ordering = ("programme", "due_month", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "title"), name="milestone_template_title_stands_once"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Cohort(models.Model):
    """Those who start a programme together, such as "September 2026"."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=80)
    starts_on = models.DateField()

    class Meta:
        ordering = NEWEST_FIRST
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "name"),
                name="cohort_name_stands_once_a_programme",
                violation_error_message="This programme already has a cohort of that name.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("nqsw:cohort", args=[self.pk])

    @property
    def takes_in(self) -> str:
        """ "from March to August 2026", of a cohort that is an intake; empty for any other."""
        intake = intake_of(self.starts_on)
        is_intake = intake == self.starts_on and self.name == name_of_intake(intake)
        return months_of(intake) if is_intake else ""
