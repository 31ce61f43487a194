"""What was said in a session: the shared part, each supervisee's personal part, the agenda.

Two parts with different readers. `SessionRecord` and the case discussions are the case part and
belong to management oversight. `PersonalNote` is the personal part: supervisee, supervisor and the
supervisor's own manager only. All text here is note text: it never goes into e-mails, calendars,
spreadsheets, logs or events.
"""

from django.conf import settings
from django.db import models

from workforce.models.sealed import SealedCharField, SealedTextField


class AgendaItem(models.Model):
    """Something that either party wants to talk about, added before or in the session."""

    SEALED_TO = ("session_id",)

    session = models.ForeignKey("supervision.Session", models.CASCADE, related_name="agenda_items")
    text = SealedCharField(max_length=300)
    added_by = models.ForeignKey("workforce.Worker", models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Agenda item {self.pk}"


class SessionRecord(models.Model):
    """The shared part of a session's record, saved as it is typed. `version` counts the saves."""

    SEALED_TO = ("session_id",)

    session = models.OneToOneField("supervision.Session", models.CASCADE, related_name="record")
    agenda = SealedTextField(blank=True)
    workload = SealedTextField("workload and caseload", blank=True)
    learning = SealedTextField("learning and development", blank=True)
    health_and_safety = SealedTextField("health and safety, leave", blank=True)
    reflection = SealedTextField("reflection", blank=True)
    other_matters = SealedTextField("anything else agreed", blank=True)
    #: The supervisor's own; deleted when they sign.
    jottings = SealedTextField("jottings, deleted when you sign", blank=True)
    next_on = models.DateField("next session", null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"Record of session {self.session_id}"


class PersonalNote(models.Model):
    """The personal part, one a supervisee: wellbeing and all that is theirs alone."""

    SEALED_TO = ("session_id", "supervisee_id")

    session = models.ForeignKey("supervision.Session", models.CASCADE, related_name="personal_notes")
    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="personal_notes")
    wellbeing = SealedTextField(blank=True)
    #: The supervisee lets their management line and auditors read it too.
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("session", "supervisee"), name="personal_note_is_one_a_supervisee"
            ),
        )

    def __str__(self) -> str:
        return f"Personal note of session {self.session_id}"
