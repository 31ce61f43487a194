"""Audits of supervision files: a random sample, scored, moderated; findings become actions.

Source: Ofsted's letter of 17 May 2011, which praised case audit by managers together with an
independent quality assurance unit.
"""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from workforce.models.reader_change import WHY_LENGTH
from workforce.models.sealed import SealedCharField, SealedTextField
from workforce.models.worker import OrganisationalRole


class Grade(models.IntegerChoices):
    """Four grades, in the inspectorate's words."""

    OUTSTANDING = 1, "Outstanding"
    GOOD = 2, "Good"
    REQUIRES_IMPROVEMENT = 3, "Requires improvement"
    INADEQUATE = 4, "Inadequate"

    @property
    def colour(self) -> str:
        return {1: "green", 2: "light-blue", 3: "yellow", 4: "red"}[self.value]


class AuditQuestionQuerySet(models.QuerySet["AuditQuestion"]):
    def asked(self) -> Self:
        return self.filter(is_asked=True)

    def retired(self) -> Self:
        return self.filter(is_asked=False)


class AuditQuestion(models.Model):
    """One thing that every audited file is asked. An authority writes its own.

    Once an audit has asked it, its words stand, by a trigger: other words are another
    question, which takes this one's place in later audits.
    """

    text = models.CharField("question", max_length=300)
    guidance = models.CharField("what to look for", max_length=500, blank=True)
    position = models.PositiveSmallIntegerField("order", default=0)
    is_asked = models.BooleanField("asked in new audits", default=True)

    objects = AuditQuestionQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("text",),
                condition=Q(is_asked=True),
                name="audit_question_is_asked_once",
                violation_error_message="This question is already asked.",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="audit_question_has_words"),
        )

    def __str__(self) -> str:
        return self.text


class AuditTheme(models.Model):
    """What findings are about, from a list that is kept: a finding keeps the words it was given."""

    name = models.CharField("theme", max_length=60)
    is_offered = models.BooleanField("offered for new findings", default=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                Lower("name"),
                name="audit_theme_is_listed_once",
                violation_error_message="This theme is already in the list.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="audit_theme_has_words"),
        )

    def __str__(self) -> str:
        return self.name


class AuditQuerySet(models.QuerySet["Audit"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def read(self, *, on: date) -> Self:
        """Whose files their auditors read on a day: open, and not past the day on which each ends."""
        return self.open().filter(ends_on__gte=on)


class Audit(models.Model):
    """A draw of files: whose, over which sessions, how many, by which seed.

    The seed and the frame (the keys drawn from) are kept, so that anyone can repeat the draw.
    """

    SEALED_TO = ("seed",)

    name = models.CharField(max_length=120)
    team = models.ForeignKey("workforce.Team", models.PROTECT, null=True, blank=True, related_name="+")
    org_role = models.PositiveSmallIntegerField("role", choices=OrganisationalRole, null=True, blank=True)
    from_on = models.DateField("sessions from")
    to_on = models.DateField("sessions to")
    size = models.PositiveSmallIntegerField("how many files")
    #: The last day for the auditors; none where an audit of before had none.
    due_on = models.DateField("audited by", null=True, blank=True)
    #: The last day on which the files are read, whoever closes the audit or not.
    ends_on = models.DateField("read until", null=True, blank=True, editable=False)
    #: What those whose files are drawn are told.
    reason = SealedCharField("why", max_length=WHY_LENGTH, blank=True, default="")
    seed = models.CharField(max_length=32)
    frame = models.JSONField(default=list)
    questions = models.ManyToManyField(AuditQuestion, related_name="audits")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="audits_opened")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="audit_period_ends_after_it_starts",
                violation_error_message="The last day must be on or after the first day.",
            ),
            models.CheckConstraint(
                condition=Q(size__gte=1),
                name="audit_draws_a_file",
                violation_error_message="Draw at least one file.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False) | Q(closed_at__isnull=False),
                name="audit_ends_or_is_closed",
                violation_error_message="An audit has a last day.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class AuditedFile(models.Model):
    """One drawn file, who audits it, and who moderates, if anyone."""

    SEALED_TO = ("audit_id", "worker_id")

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="files")
    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="audited_files")
    auditor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="files_to_audit")
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="files_to_moderate"
    )
    position = models.PositiveSmallIntegerField()
    overall = models.PositiveSmallIntegerField("overall grade", choices=Grade, null=True, blank=True)
    moderated = models.PositiveSmallIntegerField("moderated grade", choices=Grade, null=True, blank=True)
    moderation_note = SealedTextField("why it was moderated", blank=True)
    scored_at = models.DateTimeField(null=True, blank=True)
    moderated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("audit", "worker"), name="audit_draws_a_worker_once"),
            models.CheckConstraint(
                condition=Q(moderator=None) | ~Q(moderator=F("auditor")),
                name="audit_moderator_is_not_the_auditor",
                violation_error_message="Auditors cannot moderate their own audit.",
            ),
        )

    def __str__(self) -> str:
        return f"File {self.position} of {self.audit}"

    @property
    def stands_at(self) -> Grade | None:
        """The grade that counts: the moderated one where there is one."""
        grade = self.moderated or self.overall
        return Grade(grade) if grade else None


class AuditScore(models.Model):
    """The grade of one question for one file, with its evidence."""

    SEALED_TO = ("file_id", "question_id")

    file = models.ForeignKey(AuditedFile, models.CASCADE, related_name="scores")
    question = models.ForeignKey(AuditQuestion, models.PROTECT, related_name="scores")
    grade = models.PositiveSmallIntegerField(choices=Grade)
    evidence = SealedTextField(blank=True)

    class Meta:
        ordering = ("question__position", "question")
        constraints = (
            models.UniqueConstraint(fields=("file", "question"), name="audit_question_is_scored_once"),
            models.CheckConstraint(condition=Q(grade__in=Grade.values), name="audit_grade_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_grade_display()}: {self.question}"

    @property
    def as_grade(self) -> Grade:
        """The grade with its words and colour, for a tag."""
        return Grade(self.grade)


class AuditFinding(models.Model):
    """Something that an audit found, under a theme, and the action that it became."""

    file = models.ForeignKey(AuditedFile, models.CASCADE, related_name="findings")
    theme = models.CharField(max_length=60)
    action = models.OneToOneField("supervision.Action", models.PROTECT, related_name="finding")
    found_on = models.DateField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.theme}: {self.file}"
