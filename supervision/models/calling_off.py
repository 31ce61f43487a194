"""From whose side a session is called off, and why."""

from django.db import models


class Side(models.TextChoices):
    SUPERVISEE = "supervisee", "Supervisee"
    SUPERVISOR = "supervisor", "Supervisor"
    NEITHER = "neither", "Neither"


class CancellationReason(models.TextChoices):
    SICKNESS = "sickness", "Sickness"
    LEAVE = "leave", "Leave"
    COURT = "court", "Court"
    URGENT_WORK = "urgent_work", "Urgent work with a child or family"
    TRAINING = "training", "Training"
    WORKLOAD = "workload", "Workload"
    HAND_OVER = "hand_over", "Change of supervisor"
    OTHER = "other", "Another reason"

    @classmethod
    def by_hand(cls) -> list[tuple[str, str]]:
        """What a person may choose from: a change of supervisor is written by the hand-over alone."""
        return [(each.value, str(each.label)) for each in cls if each != cls.HAND_OVER]
