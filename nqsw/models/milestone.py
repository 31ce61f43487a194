"""Dated promises of the programme: reviews, plans, observations, the final report."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from nqsw.models.enrolment_status import CURRENT_STATUSES
from nqsw.models.pause import Pause
from nqsw.models.signature import Signer
from nqsw.rules.presets import SIGNED_BY
from nqsw.rules.start_day import is_before_records
from workforce.models import first_day_on_record
from workforce.models.sealed import SealedTextField


class MilestoneKind(models.TextChoices):
    AGREEMENT = "agreement", "Support and assessment agreement"
    DEVELOPMENT_PLAN = "development_plan", "Professional development plan"
    REVIEW = "review", "Review"
    OBSERVATION = "observation", "Direct observation"
    LIVED_EXPERIENCE_FEEDBACK = "lived_experience", "Feedback from people with lived experience"
    PROFESSIONAL_FEEDBACK = "professional_feedback", "Feedback from professionals"
    REFLECTIVE_LOG = "reflective_log", "Critical reflection log"
    SELF_ASSESSMENT = "self_assessment", "PQS self-assessment"
    FINAL_REPORT = "final_report", "Final report"
    MODERATION = "moderation", "Internal moderation"
    OUTCOME = "outcome", "Outcome"


class BeforeTracker(models.TextChoices):
    """Whether it was done before the tracker: someone brought the fact along, and no one signed it here."""

    NO = "", "Recorded here"
    ON_DAY = "day", "Done before the tracker"
    #: `done_on` is then the last day on which it can have been done, and no page shows it.
    DAY_NOT_KNOWN = "no_day", "Done before the tracker, day not known"


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def open(self) -> Self:
        return self.filter(done_on=None)

    def required(self) -> Self:
        return self.filter(is_optional=False)

    def late(self, *, on: date) -> Self:
        """Past the due day and not done, in an enrolment that runs and is not in a pause.

        What is optional is never late, nor what was due before records began, until someone says that it
        was not done.
        """
        paused = Pause.objects.covering(on=on).filter(enrolment=OuterRef("enrolment"))
        return self.late_or_paused(on=on).filter(~Exists(paused))

    def late_or_paused(self, *, on: date) -> Self:
        """The late ones, and what would be late but for a pause."""
        running = self.open().required().filter(enrolment__status__in=CURRENT_STATUSES)
        return running.on_record().filter(due_on__lt=on)

    def on_record(self) -> Self:
        """Due since records began, or said to be not done: it is known whether they were done."""
        return self.filter(Q(due_on__gte=first_day_on_record()) | Q(not_done_on__isnull=False))

    def before_records(self) -> Self:
        """Due before records began, and no one has said whether it was done, in an enrolment that runs."""
        running = self.open().filter(enrolment__status__in=CURRENT_STATUSES)
        return running.filter(due_on__lt=first_day_on_record(), not_done_on=None)

    def with_signers(self) -> Self:
        """Everything that says who signs, but the mentor."""
        return self.select_related(
            "enrolment__worker__line_manager",
            "enrolment__assessor",
            "enrolment__cohort__programme",
            "template",
        )


class Milestone(models.Model):
    """One thing due in an enrolment: its due day is moved by pauses, its done day is a fact."""

    SEALED_TO = ("enrolment_id", "uid")

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="milestones")
    kind = models.CharField(max_length=24, choices=MilestoneKind)
    #: What the programme said of it; empty for one that was added by hand.
    template = models.ForeignKey(
        "nqsw.MilestoneTemplate", models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    title = models.CharField(max_length=120)
    is_optional = models.BooleanField(default=False)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey("workforce.Worker", models.PROTECT, null=True, blank=True, related_name="+")
    #: Someone has said, on this day, that it was not done: asked of what was due before records began.
    not_done_on = models.DateField(null=True, blank=True)
    before_tracker = models.CharField(
        "done before the tracker", max_length=6, choices=BeforeTracker, default=BeforeTracker.NO, blank=True
    )
    place = models.CharField("where it was", max_length=200, blank=True)
    note = SealedTextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    #: SHA-256 over the digests of its files, as they are signed with it; empty without any.
    files_digest = models.CharField(max_length=64, blank=True, editable=False)
    #: Same in every calendar, wherever pauses move the due day to.
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("enrolment", "title"),
                name="milestone_title_stands_once_an_enrolment",
                violation_error_message="This enrolment already has a milestone with this name.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MilestoneKind.values), name="milestone_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(before_tracker="")
                | Q(before_tracker__in=("day", "no_day"), done_on__isnull=False),
                name="milestone_before_tracker_was_done",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("nqsw:milestone", args=[self.pk])

    def is_before_records(self, records_begin_on: date | None) -> bool:
        """Due before records began, and no one has said whether it was done: as `before_records`."""
        is_open = self.done_on is None and self.not_done_on is None
        return is_open and is_before_records(due_on=self.due_on, records_begin_on=records_begin_on)

    def is_due_before_pause(self, *, paused_from: date | None) -> bool:
        """Late when the pause began that runs now; of what was due on record."""
        if paused_from is None or self.done_on or self.is_optional:
            return False
        return self.due_on < paused_from

    @property
    def done_day(self) -> date:
        """The day on which it was done: asked only of one that was. Otherwise raises ValueError."""
        if self.done_on is None:
            raise ValueError("This milestone is not done.")
        return self.done_on

    @property
    def day_known(self) -> date | None:
        """The day on which it was done, as far as anyone knows."""
        return None if self.before_tracker == BeforeTracker.DAY_NOT_KNOWN else self.done_on

    @property
    def signers(self) -> list[Signer]:
        """Those who sign it, as the programme says; for one added by hand, as usual for its kind."""
        asked = self.template.signed_by if self.template else SIGNED_BY.get(self.kind, ())
        return [signer for signer in Signer if signer in asked]
