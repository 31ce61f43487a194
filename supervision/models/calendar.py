"""Diaries: when a person is taken, by what; and the private address of each one's calendar.

Supervision sessions write their entries here; so do mentor meetings and master classes from the
floor above. One table is the calendar feed, and one database rule keeps two exclusive entries of
one person from overlapping.
"""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q


class DiarySubject(models.TextChoices):
    """All that a calendar says of an entry."""

    SUPERVISION = "supervision", "Supervision"
    MENTOR_MEETING = "mentor_meeting", "Mentor meeting"
    MASTER_CLASS = "master_class", "Master class"
    MILESTONE = "milestone", "NQSW milestone due"


class CalendarPart(models.TextChoices):
    """What a person may leave out of the calendar behind their private address."""

    TAKEN = "taken", "Your own supervision"
    GIVEN = "given", "Supervision of your supervisees"
    MENTOR_MEETINGS = "mentor_meetings", "Mentor meetings"
    MASTER_CLASSES = "master_classes", "Master classes"
    MILESTONES = "milestones", "NQSW milestones due"

    @property
    def entries(self) -> Q:
        """The diary entries that belong to this part."""
        return {
            "taken": Q(subject=DiarySubject.SUPERVISION, is_given=False),
            "given": Q(subject=DiarySubject.SUPERVISION, is_given=True),
            "mentor_meetings": Q(subject=DiarySubject.MENTOR_MEETING),
            "master_classes": Q(subject=DiarySubject.MASTER_CLASS),
            "milestones": Q(subject=DiarySubject.MILESTONE),
        }[self.value]


class DiaryEntryQuerySet(models.QuerySet["DiaryEntry"]):
    def not_cancelled(self) -> Self:
        return self.filter(cancelled_at=None)

    def overlapping(self, *, starts_at: datetime | OuterRef, ends_at: datetime | OuterRef) -> Self:
        """Standing entries that share any time; one that ends as the other starts does not."""
        return self.not_cancelled().filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def in_parts(self, parts: Iterable[CalendarPart]) -> Self:
        """Those that belong to any of these parts of a calendar."""
        return self.filter(reduce(or_, (part.entries for part in parts), Q(pk__in=())))


class DiaryEntry(models.Model):
    """A person is taken from one time to another.

    An exclusive entry shares its time with no other exclusive entry of the same person: no one
    is double-booked. `sequence` rises with every change that a calendar must show.
    """

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="diary")
    subject = models.CharField(max_length=16, choices=DiarySubject)
    uid = models.UUIDField(default=uuid.uuid4, db_index=True)
    sequence = models.PositiveIntegerField(default=0)
    #: What was booked as a series is one invitation under a uid of its own, which knows this entry by the
    #: start that it stood at when it was booked, wherever it has moved since. Both or neither.
    series_uid = models.UUIDField(null=True, blank=True, db_index=True)
    series_starts_at = models.DateTimeField(null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    #: Where the entry's page is, under the tracker's own address.
    path = models.CharField(max_length=200, blank=True)
    is_exclusive = models.BooleanField(default=True)
    #: Supervision that this person gives; the supervisee's own entry says that it is not.
    is_given = models.BooleanField(default=False)
    #: Proposed, not yet chosen: it holds its time all the same.
    is_tentative = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = DiaryEntryQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        verbose_name_plural = "diary entries"
        indexes = (models.Index(fields=("worker", "starts_at"), name="diary_by_worker_start"),)
        constraints = (
            models.UniqueConstraint(fields=("worker", "uid"), name="diary_entry_is_one_a_person"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="diary_entry_ends_after_it_starts",
                violation_error_message="The end time must be after the start time.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_subject_display()} {self.starts_at:%d/%m/%Y %H:%M}"


class CalendarAnswer(models.TextChoices):
    """What someone's own calendar answered to an invitation."""

    ACCEPTED = "accepted", "Accepted"
    TENTATIVE = "tentative", "Accepted for now"
    DECLINED = "declined", "Declined"


class CalendarReply(models.Model):
    """The last answer of a person's calendar to the invitation of an entry, from an uploaded reply.

    Replies are not taken any more (docs/decisions, 21); those of before are kept. It answers the booking as
    it stood at `sequence`; once the booking has moved it answers nothing.
    """

    entry = models.OneToOneField(DiaryEntry, models.CASCADE, related_name="reply")
    answer = models.CharField(max_length=9, choices=CalendarAnswer)
    sequence = models.PositiveIntegerField()
    answered_at = models.DateTimeField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "calendar replies"
        constraints = (
            models.CheckConstraint(
                condition=Q(answer__in=CalendarAnswer.values), name="calendar_reply_answer_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_answer_display()} {self.answered_at:%d/%m/%Y}"


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def live(self, *, on: date) -> Self:
        """Feeds of people who work here on that day and whose account can sign in."""
        return self.filter(
            Q(worker__left_on=None) | Q(worker__left_on__gte=on),
            worker__started_on__lte=on,
            worker__account__is_active=True,
        )


class CalendarFeed(models.Model):
    """A person's private calendar address: only a hash of its token is kept."""

    worker = models.OneToOneField("workforce.Worker", models.CASCADE, related_name="calendar_feed")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    #: Parts of the calendar (`CalendarPart`) that the person does not want to see there.
    left_out = models.JSONField(default=list, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Calendar of {self.worker}"

    @property
    def parts(self) -> list[CalendarPart]:
        """What this calendar shows."""
        return [part for part in CalendarPart if part.value not in self.left_out]
