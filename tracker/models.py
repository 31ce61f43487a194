"""What the tracker itself keeps: months that are over, words of reports, files to take away, saved views, and
when the jobs that run by themselves last did.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from workforce.models import Contract, OrganisationalRole
from workforce.models.sealed import (
    SealedBinaryField,
    SealedCharField,
    SealedJSONField,
    SealedTextField,
)


class KeptMonth(models.Model):
    """One month of the measures as it was known when it was closed: it stays as it is for ever.

    `figures` are those of the whole authority, by the key of each measure: lines, how many count, the value.
    """

    starts_on = models.DateField("first day of the month", unique=True)
    #: What needs time (a signature) was counted where its time was over by this day.
    known_on = models.DateField()
    kept_at = models.DateTimeField()
    figures = models.JSONField(default=dict)

    class Meta:
        ordering = ("starts_on",)
        constraints = (
            models.CheckConstraint(condition=Q(starts_on__day=1), name="kept_month_starts_on_its_first_day"),
        )

    def __str__(self) -> str:
        return f"{self.starts_on:%B %Y}"


class KeptRow(models.Model):
    """One row behind a measure of a kept month: numbers and days, and where the person stood then."""

    month = models.ForeignKey(KeptMonth, models.CASCADE, related_name="rows")
    measure = models.CharField(max_length=20)
    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="+")
    day = models.DateField()
    other_day = models.DateField(null=True)
    counts = models.BooleanField()
    value = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    of = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    thing = models.BigIntegerField(null=True)
    parts = models.CharField(max_length=60, blank=True)
    team = models.ForeignKey("workforce.Team", models.PROTECT, related_name="+")
    service = models.ForeignKey("workforce.Service", models.PROTECT, related_name="+")
    org_role = models.PositiveSmallIntegerField("organisational role", choices=OrganisationalRole)
    contract = models.CharField(max_length=12, choices=Contract)
    #: First month of the quarter of the NQSW programme; empty for everyone else.
    stage = models.PositiveSmallIntegerField(null=True)
    cohort = models.ForeignKey("nqsw.Cohort", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("month", "measure"), name="kept_row_by_month_and_measure"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.day:%d/%m/%Y}"


class QuarterWords(models.Model):
    """What the principal social worker adds to one section of a quarterly report. It is a writer's words
    about figures, kept sealed all the same.
    """

    SEALED_TO = ("quarter", "section")

    quarter = models.DateField("first day of the quarter")
    section = models.CharField(max_length=20)
    paragraphs = SealedTextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("quarter", "section")
        verbose_name_plural = "quarter words"
        constraints = (
            models.UniqueConstraint(fields=("quarter", "section"), name="quarter_words_stand_once_a_section"),
        )

    def __str__(self) -> str:
        return f"{self.section}, quarter from {self.quarter:%d/%m/%Y}"


class ExportQuerySet(models.QuerySet["Export"]):
    def listed(self) -> Self:
        """Without the files themselves."""
        return self.defer("content", "people")


class Export(models.Model):
    """A file that someone asked for and that is made beside the request: theirs alone, for some days.

    `chosen` are its filters as an address has them; `people` the keys of those whom it is about: they are
    looked at again when it is taken. A file is there whole or not at all: `made_at` says that it is.
    """

    SEALED_TO = ("owner_id", "mark")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="exports")
    #: Who has it made for its owner every month, where someone has.
    set_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=24)
    mark = models.CharField(max_length=32, unique=True)
    chosen = SealedJSONField(default=dict, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    content = SealedBinaryField(null=True, blank=True)
    people = SealedJSONField(default=dict, blank=True)
    rows = models.PositiveIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField()
    #: When whoever makes it was last heard from, and how far it is: see `tracker.exports`.
    heard_at = models.DateTimeField(null=True, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    #: Why it could not be made, in words for its owner.
    problem = SealedCharField(max_length=1000, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = (models.Index(fields=("owner", "asked_at"), name="export_by_owner"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.asked_at:%d/%m/%Y}"


class SavedView(models.Model):
    """Filters of a page that someone gave a name, to find them again: theirs alone.

    `filters` are numbers, days and words of lists, as the address of the page has them.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=24)
    name = models.CharField(max_length=60)
    filters = models.JSONField(default=dict, blank=True)
    #: The page opens with it.
    opens_first = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("page", "name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("owner", "page", "name"), name="saved_view_is_named_once"),
            models.UniqueConstraint(
                fields=("owner", "page"), condition=Q(opens_first=True), name="saved_view_opens_first_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ScheduledJob(models.Model):
    """When a job that runs by itself last did; what it does stands in `tracker.running.jobs`."""

    name = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField(null=True, blank=True)
    #: When whoever runs it was last heard from.
    heard_at = models.DateTimeField(null=True, blank=True)
    #: Empty while it runs, and after it was stopped.
    ended_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    #: Why the last run failed; empty when it did not.
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class MonthlyFile(models.Model):
    """A file that is made every month from a saved view, for each of its readers with their own rights."""

    view = models.ForeignKey(SavedView, models.RESTRICT, related_name="monthly_files")
    set_up_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="monthly_files")
    #: The key of a kind of `tracker.monthly_files`.
    kind = models.CharField(max_length=24)
    set_up_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("view", "kind"), name="monthly_file_is_set_up_once_a_view"),
        )

    def __str__(self) -> str:
        return f"{self.view}, {self.kind}"


class MonthlyFileReader(models.Model):
    """Someone who gets a file every month, from a first month on."""

    file = models.ForeignKey(MonthlyFile, models.CASCADE, related_name="readers")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="monthly_files_to_get")
    first_month = models.DateField("first day of the first month")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("file", "account"), name="monthly_file_goes_once_to_a_reader"),
        )

    def __str__(self) -> str:
        return f"{self.file} to {self.account}"


class MonthlyFileMade(models.Model):
    """What came of a file for one person in one month: the row is there before the file is made, so that it
    is made once. Without an export and without a problem its owner has deleted it, or it has gone by itself.
    """

    file = models.ForeignKey(MonthlyFile, models.CASCADE, related_name="made")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    month = models.DateField("first day of the month")
    export = models.ForeignKey(Export, models.SET_NULL, null=True, blank=True, related_name="+")
    #: Why there is none, in words for whoever set it up.
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("month", "pk")
        verbose_name_plural = "monthly files made"
        constraints = (
            models.UniqueConstraint(
                fields=("file", "account", "month"), name="monthly_file_is_made_once_a_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.file} to {self.account}, {self.month:%B %Y}"
