"""The social work workforce: permanent, fixed term and agency."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.urls import reverse

from workforce.models.searching import (
    SEARCHED,
    SearchTextField,
    closeness_to,
    found_by,
    search_text_of,
    write_search_text,
)

_BELOW = """
WITH RECURSIVE below(id) AS (
    SELECT id FROM workforce_worker WHERE line_manager_id = %s
    UNION
    SELECT worker.id FROM workforce_worker worker JOIN below ON worker.line_manager_id = below.id
)
SELECT id FROM below
"""
_ABOVE = """
WITH RECURSIVE above(id) AS (
    SELECT line_manager_id FROM workforce_worker WHERE id = %s
    UNION
    SELECT worker.line_manager_id FROM workforce_worker worker JOIN above ON worker.id = above.id
)
SELECT id FROM above WHERE id IS NOT NULL
"""


class Contract(models.TextChoices):
    PERMANENT = "permanent", "Permanent"
    FIXED_TERM = "fixed_term", "Fixed term"
    AGENCY = "agency", "Agency"


class OrganisationalRole(models.IntegerChoices):
    """Organisational role. Source: DfE children's social work workforce census, list B."""

    SENIOR_MANAGER = 1, "Senior manager"
    MIDDLE_MANAGER = 2, "Middle manager"
    FIRST_LINE_MANAGER = 3, "First line manager"
    SENIOR_PRACTITIONER = 4, "Senior practitioner"
    CASE_HOLDER = 5, "Case holder"
    WITHOUT_CASES = 6, "Qualified without cases"


#: Rows of one statement.
BATCH = 500

#: Roles that hold cases and so have a caseload limit.
CASE_HOLDING_ROLES = (OrganisationalRole.SENIOR_PRACTITIONER, OrganisationalRole.CASE_HOLDER)


class WorkerQuerySet(models.QuerySet["Worker"]):
    def employed(self, *, on: date) -> Self:
        """Started, and not yet past their last day; or here in an earlier time, before they came back."""
        now = Q(left_on=None) | Q(left_on__gte=on), Q(started_on__lte=on)
        earlier = Exists(_earlier_period().filter(worker=OuterRef("pk"), started_on__lte=on, left_on__gte=on))
        return self.filter(Q(*now) | Q(earlier))

    def managed_by(self, worker: "Worker") -> Self:
        """Everyone below this worker in the line of management, at any depth."""
        return self.filter(pk__in=RawSQL(_BELOW, [worker.pk]))  # noqa: S611 - fixed text, bound key

    def managers_of(self, worker: "Worker") -> Self:
        """Everyone above this worker in the line of management, at any height."""
        return self.filter(pk__in=RawSQL(_ABOVE, [worker.pk]))  # noqa: S611 - fixed text, bound key

    def named(self, text: str) -> Self:
        """Those whose names, numbers and address have every word, however it is written: see `found_by`."""
        return self.filter(found_by(text))

    def closest_first(self, text: str) -> Self:
        """Whose whole name or number begins like that; then of whom every word begins one; then by name."""
        return self.order_by(closeness_to(text), *Worker._meta.ordering or ())

    def update(self, **kwargs: Any) -> int:
        """Also writes anew what people are found by, where a name, number or address changes."""
        if "search_text" in kwargs or not SEARCHED & kwargs.keys():
            return super().update(**kwargs)
        keys = list(self.values_list("pk", flat=True))
        changed = super().update(**kwargs)
        for start in range(0, len(keys), BATCH):
            write_search_text(self.model._base_manager.filter(pk__in=keys[start : start + BATCH]))
        return changed

    def bulk_update(
        self, objs: Iterable["Worker"], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        """Also writes what people are found by, where a name, number or address is among the fields."""
        workers, names = list(objs), list(fields)
        if SEARCHED.intersection(names) and "search_text" not in names:
            names.append("search_text")
            for worker in workers:
                worker.search_text = search_text_of(worker)
        return super().bulk_update(workers, names, batch_size=batch_size)


def _earlier_period() -> "models.QuerySet[Any]":
    return apps.get_model("workforce", "EmploymentPeriod").objects.all()


class Worker(models.Model):
    """Anyone in the social work workforce, with or without a way to sign in."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="worker"
    )
    given_name = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120)
    #: The first name that is used, where it is another than the given one: Bob for Robert.
    known_as = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mail address", max_length=254, blank=True)
    staff_number = models.CharField("staff number", max_length=20, null=True, blank=True, unique=True)
    swe_number = models.CharField(
        "Social Work England number", max_length=12, null=True, blank=True, unique=True
    )
    registration_expires_on = models.DateField(null=True, blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    org_role = models.PositiveSmallIntegerField("organisational role", choices=OrganisationalRole)
    contract = models.CharField(max_length=12, choices=Contract)
    fte = models.DecimalField("full-time equivalent", max_digits=7, decimal_places=6, default=1)
    team = models.ForeignKey("workforce.Team", models.PROTECT, related_name="workers")
    line_manager = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="direct_reports"
    )
    #: The day from which they have this line manager; none where that was before it was kept.
    line_manager_since = models.DateField(null=True, blank=True, editable=False)
    qualified_on = models.DateField(null=True, blank=True)
    started_on = models.DateField()
    left_on = models.DateField("last day", null=True, blank=True)
    #: What the person is found by; follows from the facts above whenever they are written.
    search_text = SearchTextField(editable=False, blank=True, default="")

    objects = WorkerQuerySet.as_manager()

    class Meta:
        ordering = ("family_name", "given_name", "pk")
        indexes = (
            models.Index(fields=("family_name", "given_name"), name="worker_by_name"),
            # Counts by team ask the team of thousands: their rows, which are wide, are not looked up.
            models.Index(fields=("id", "team"), name="worker_with_their_team"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(fte__gte=0, fte__lte=1),
                name="worker_fte_is_between_0_and_1",
                violation_error_message="Full-time equivalent must be between 0 and 1.",
            ),
            models.CheckConstraint(
                condition=Q(line_manager=None) | ~Q(line_manager=F("id")),
                name="worker_is_not_their_own_line_manager",
                violation_error_message="A person cannot be their own line manager.",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("started_on")),
                name="worker_leaves_after_starting",
                violation_error_message="The last day must be on or after the first day.",
            ),
            models.CheckConstraint(
                condition=Q(swe_number=None) | Q(swe_number__regex=r"^SW[1-9][0-9]{0,5}$"),
                name="worker_swe_number_is_well_formed",
                violation_error_message="Enter a Social Work England number as SW and up to six digits.",
            ),
            models.CheckConstraint(condition=~Q(staff_number=""), name="worker_staff_number_is_not_empty"),
            models.CheckConstraint(
                condition=Q(org_role__in=OrganisationalRole.values), name="worker_org_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(contract__in=Contract.values), name="worker_contract_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it; what they are found by with the facts that it is made of."""
        fields = kwargs.get("update_fields")
        if fields is not None and SEARCHED.intersection(fields):
            kwargs["update_fields"] = {*fields, "search_text"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("workforce:person", args=[self.pk])

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.family_name}"

    @property
    def first_name(self) -> str:
        """The first name that is used of them."""
        return self.known_as or self.given_name

    @property
    def is_agency(self) -> bool:
        return self.contract == Contract.AGENCY

    @property
    def holds_cases(self) -> bool:
        return self.org_role in CASE_HOLDING_ROLES

    def is_employed(self, *, on: date) -> bool:
        """Here on this day, now or in an earlier time (the same rule as `employed`)."""
        if self.started_on <= on:
            return self.left_on is None or self.left_on >= on
        return self.earlier_employment.covering(on=on).exists()

    def has_left(self, *, on: date) -> bool:
        """Whether their last day is over."""
        return self.left_on is not None and self.left_on < on
