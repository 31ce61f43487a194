"""How many cases people hold, against the limit that was promised.

The tracker holds no case record: counts and case references only, both imported
from the case system.
"""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from workforce.models.sealed import SealedCharField
from workforce.models.searching import key_of_case
from workforce.rules.in_words import many


class CaseCategory(models.TextChoices):
    """What kind of involvement a case is."""

    CIN = "cin", "Child in need"
    CP = "cp", "Child protection"
    CLA = "cla", "Child looked after"
    CARE_LEAVER = "care_leaver", "Care leaver"
    S47 = "s47", "Section 47 enquiry"
    ASSESSMENT = "assessment", "Assessment"
    OTHER = "other", "Other"


class CaseloadSnapshotQuerySet(models.QuerySet["CaseloadSnapshot"]):
    def newest(self, *, on: date) -> Self:
        """Each worker's last count on or before this day."""
        newest = (
            self.model.objects.filter(worker=OuterRef("worker"), counted_on__lte=on)
            .order_by("-counted_on")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(newest))


class CaseloadSnapshot(models.Model):
    """How many cases a worker held on a day, by category. A missing day is a gap, not a zero."""

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="caseload_snapshots")
    counted_on = models.DateField()
    cin = models.PositiveSmallIntegerField(default=0)
    cp = models.PositiveSmallIntegerField(default=0)
    cla = models.PositiveSmallIntegerField(default=0)
    care_leaver = models.PositiveSmallIntegerField(default=0)
    s47 = models.PositiveSmallIntegerField(default=0)
    assessment = models.PositiveSmallIntegerField(default=0)
    other = models.PositiveSmallIntegerField(default=0)
    total = models.GeneratedField(
        expression=F("cin") + F("cp") + F("cla") + F("care_leaver") + F("s47") + F("assessment") + F("other"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
    )
    source = models.CharField(max_length=200, blank=True)

    objects = CaseloadSnapshotQuerySet.as_manager()

    class Meta:
        ordering = ("counted_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("worker", "counted_on"),
                name="caseload_is_counted_once_a_day",
                violation_error_message="This worker's cases were already counted for that day.",
            ),
        )

    def __str__(self) -> str:
        return f"{many(self.total, 'case')} on {self.counted_on:%d/%m/%Y}"

    @property
    def counts(self) -> dict[CaseCategory, int]:
        return {category: getattr(self, category.value) for category in CaseCategory}


class AllocationQuerySet(models.QuerySet["Allocation"]):
    def held(self, *, on: date) -> Self:
        """Cases that are someone's on this day."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), allocated_on__lte=on)


class Allocation(models.Model):
    """A worker holds a case: the case system's reference, never a child's name."""

    case_reference = models.CharField(max_length=40)
    category = models.CharField(max_length=12, choices=CaseCategory)
    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="allocations")
    allocated_on = models.DateField()
    ended_on = models.DateField("last day", null=True, blank=True)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        ordering = ("case_reference", "pk")
        indexes = (
            models.Index(fields=("case_reference",), name="allocation_by_case"),
            models.Index(key_of_case(), name="allocation_by_case_key"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("case_reference", "worker", "allocated_on"),
                name="allocation_is_listed_once",
                violation_error_message="This case was already allocated to this worker that day.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("allocated_on")),
                name="allocation_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(category__in=CaseCategory.values), name="allocation_category_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.case_reference


class CaseloadLimitQuerySet(models.QuerySet["CaseloadLimit"]):
    def in_force(self, *, on: date) -> Self:
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)


class CaseloadLimit(models.Model):
    """The most cases one worker should hold between two days, why, and who set it.

    Where a worker has none in force, the experienced worker's limit applies (by FTE).
    """

    SEALED_TO = ("worker_id",)

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="caseload_limits")
    cases = models.PositiveSmallIntegerField("most cases")
    is_protected = models.BooleanField("protected caseload of an NQSW", default=False)
    starts_on = models.DateField()
    ends_on = models.DateField("last day", null=True, blank=True)
    reason = SealedCharField(max_length=200)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    objects = CaseloadLimitQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="caseload_limit_ends_after_it_starts",
                violation_error_message="The last day of a limit must be on or after the first day.",
            ),
            models.UniqueConstraint(
                fields=("worker", "starts_on"),
                name="caseload_limit_starts_once_a_day",
                violation_error_message="A limit of this worker already starts that day.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="caseload_limit_has_a_reason",
                violation_error_message="Enter why this limit is set.",
            ),
        )

    def __str__(self) -> str:
        return f"{many(self.cases, 'case')} from {self.starts_on:%d/%m/%Y}"
