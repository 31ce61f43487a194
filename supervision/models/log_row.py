"""Rows of an imported supervision log, so that importing twice changes nothing."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from supervision.models.calling_off import CancellationReason
from supervision.models.session import Status
from workforce.models.sealed import SealedCharField


class LogRowQuerySet(models.QuerySet["LogRow"]):
    def waiting(self) -> Self:
        """Rows that a person has to settle."""
        return self.filter(session=None, set_aside_at=None)

    def waiting_for_people(self) -> Self:
        """Waiting rows of which it is not known who met."""
        return self.waiting().filter(Q(supervisee=None) | Q(supervisor=None))

    def waiting_for_outcome(self) -> Self:
        """Waiting rows of which it is not known whether the session was held."""
        return self.waiting().filter(outcome="")

    def waiting_otherwise(self) -> Self:
        """Waiting rows of which all is known: the tracker has another session of the two on that day."""
        return self.waiting().exclude(outcome="").exclude(supervisee=None).exclude(supervisor=None)

    def settled_by_a_person(self) -> Self:
        """Rows that someone has settled, or set aside."""
        return self.exclude(settled_at=None)


class LogRow(models.Model):
    """One row of an imported log: matched to a session, waiting for a person, or set aside.

    A row whose names match no one or more than one, or of which the log does not say plainly whether
    the session was held, waits here. Nothing is guessed. The log's comment is not kept: `cue` holds what
    made it unclear in words of our own lists (`workforce.readers.happened`).
    """

    SEALED_TO = ("fingerprint",)

    fingerprint = models.CharField(max_length=64, unique=True)
    row_number = models.PositiveIntegerField()
    file_name = models.CharField(max_length=255)
    #: The log that it is a row of; empty for rows read before logs were kept.
    log = models.ForeignKey(
        "supervision.ImportedLog", models.PROTECT, null=True, blank=True, related_name="rows"
    )
    met_on = models.DateField()
    supervisee_name = models.CharField(max_length=200)
    supervisor_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    was_signed = models.BooleanField(null=True, blank=True)
    #: When it started, where the log has it.
    starts_at = models.TimeField(null=True, blank=True)
    #: What became of it, in the words of `supervision.models.Status`; empty while a person has to say.
    outcome = models.CharField(max_length=14, blank=True)
    outcome_was_asked = models.BooleanField(default=False)
    cue = models.CharField(max_length=60, blank=True)
    #: Both names as `names_key_of` has them, to find the rows of the same two.
    names_key = models.CharField(max_length=410, blank=True, db_index=True)
    #: Who met, as soon as it is known, also while something else has to be settled.
    supervisee = models.ForeignKey(
        "workforce.Worker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    supervisor = models.ForeignKey(
        "workforce.Worker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    called_off_reason = models.CharField(max_length=12, choices=CancellationReason, blank=True)
    #: What a person has to settle; empty once it is settled.
    problem = models.CharField(max_length=300, blank=True)
    session = models.OneToOneField(
        "supervision.Session", models.PROTECT, null=True, blank=True, related_name="log_row"
    )
    #: What was settled, when a person did it: so that it can be undone.
    settled_problem = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_reason = SealedCharField("why it is not imported", max_length=200, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = LogRowQuerySet.as_manager()

    class Meta:
        ordering = ("row_number",)
        constraints = (
            models.CheckConstraint(
                condition=Q(session=None) | Q(problem=""),
                name="log_row_with_a_session_has_no_problem",
            ),
            models.CheckConstraint(
                condition=Q(set_aside_at=None) | (Q(session=None) & ~Q(set_aside_reason="")),
                name="log_row_is_set_aside_for_a_reason",
                violation_error_message="Enter why this row is not imported.",
            ),
        )

    def __str__(self) -> str:
        return f"Row {self.row_number}"

    @property
    def is_settled(self) -> bool:
        """Matched to a session, or set aside: no one has to look at it any more."""
        return self.session_id is not None or self.set_aside_at is not None

    @property
    def outcome_in_words(self) -> str:
        """What became of it, as people say it."""
        if not self.outcome:
            return f"Not clear: “{self.cue}”" if self.cue else "Not clear"
        return outcome_in_words(self.outcome)


def outcome_in_words(outcome: str) -> str:
    """Held, cancelled, did not attend or moved, as people say it."""
    return "Held" if outcome == Status.HELD else str(Status(outcome).label)


class RememberedNames(models.Model):
    """Who two names of a log mean together, as someone has said: the next file is matched by it."""

    names_key = models.CharField(max_length=410, unique=True)
    #: As typed in the row about which it was said.
    supervisee_name = models.CharField(max_length=200)
    supervisor_name = models.CharField(max_length=200)
    supervisee = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="+")
    supervisor = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="+")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("supervisee_name", "supervisor_name")
        constraints = (
            models.CheckConstraint(
                condition=~Q(supervisee=models.F("supervisor")),
                name="remembered_names_are_of_two_people",
                violation_error_message="The supervisee and the supervisor must be different people.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisee_name} with {self.supervisor_name}"


class RememberedWords(models.Model):
    """What words of our own lists in a log's comment mean in this authority, as someone has said."""

    cue = models.CharField(max_length=60, unique=True)
    outcome = models.CharField(max_length=14, choices=Status)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("cue",)

    def __str__(self) -> str:
        return self.cue

    @property
    def outcome_in_words(self) -> str:
        return outcome_in_words(self.outcome)
