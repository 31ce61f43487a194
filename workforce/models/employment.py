"""How someone came, went and came back, and what they were: the history beside what a worker is now.

The present stands on the worker alone. Here stands what it does not say: periods that are over, posts that
were held before or are held beside the main one, and other numbers by which HR knows the same person.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q

from workforce.models.worker import Contract, OrganisationalRole


class EmploymentPeriodQuerySet(models.QuerySet["EmploymentPeriod"]):
    def covering(self, *, on: date | OuterRef) -> Self:
        """Periods that include this day."""
        return self.filter(started_on__lte=on, left_on__gte=on)


class EmploymentPeriod(models.Model):
    """An earlier time of someone who left and came back, both days included.

    The present one is the worker's own `started_on` and `left_on`.
    """

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="earlier_employment")
    started_on = models.DateField()
    left_on = models.DateField("last day")

    objects = EmploymentPeriodQuerySet.as_manager()

    class Meta:
        ordering = ("started_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(left_on__gte=F("started_on")),
                name="employment_period_ends_after_it_starts",
                violation_error_message="The last day must be on or after the first day.",
            ),
            models.UniqueConstraint(
                fields=("worker", "started_on"), name="employment_period_starts_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker} from {self.started_on:%d/%m/%Y} to {self.left_on:%d/%m/%Y}"


class PostQuerySet(models.QuerySet["Post"]):
    def held_beside(self, *, on: date) -> Self:
        """Further posts that are held on this day, beside the main one."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), is_main=False, started_on__lte=on)


class Post(models.Model):
    """A post that someone held before their present one, or holds beside it.

    The present main post is the worker's own team, contract, job title and role; the worker's full-time
    equivalent is that of all posts together. A main post stands here once it is over; a further one
    (`is_main` is not set) from the start, without a last day while it is held.
    """

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="posts")
    is_main = models.BooleanField(default=True)
    started_on = models.DateField()
    ended_on = models.DateField("last day", null=True, blank=True)
    staff_number = models.CharField(max_length=20, blank=True)
    team = models.ForeignKey("workforce.Team", models.PROTECT, related_name="+")
    contract = models.CharField(max_length=12, choices=Contract)
    fte = models.DecimalField("full-time equivalent", max_digits=7, decimal_places=6)
    job_title = models.CharField(max_length=120, blank=True)
    org_role = models.PositiveSmallIntegerField("organisational role", choices=OrganisationalRole)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ("started_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="post_ends_after_it_starts",
                violation_error_message="The last day must be on or after the first day.",
            ),
            models.CheckConstraint(
                condition=Q(is_main=False) | Q(ended_on__isnull=False),
                name="post_main_one_is_over",
            ),
            models.CheckConstraint(condition=Q(fte__gte=0, fte__lte=1), name="post_fte_is_between_0_and_1"),
            models.CheckConstraint(
                condition=Q(org_role__in=OrganisationalRole.values), name="post_org_role_is_known"
            ),
            models.CheckConstraint(condition=Q(contract__in=Contract.values), name="post_contract_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.job_title} in {self.team}"


class StaffNumber(models.Model):
    """Another number by which HR knows someone: of an earlier contract, or of a further post.

    The number of the main post stands on the worker. Kept as `number_key` makes it, so that "00101" and
    101 are one.
    """

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="other_numbers")
    number = models.CharField(max_length=20, unique=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(condition=~Q(number=""), name="staff_number_other_is_not_empty"),
        )

    def __str__(self) -> str:
        return self.number
