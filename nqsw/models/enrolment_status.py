"""Where an NQSW's place on a programme stands."""

from django.db import models


class EnrolmentStatus(models.TextChoices):
    """Where an enrolment stands. "Paused" is never stored: it follows from the pauses and the day."""

    ACTIVE = "active", "Active"
    PAUSED = "paused", "Paused"
    EXTENDED = "extended", "Extended"
    COMPLETED = "completed", "Completed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LEFT = "left", "Left"

    @property
    def colour(self) -> str:
        return {
            "active": "green",
            "paused": "yellow",
            "extended": "orange",
            "completed": "blue",
            "withdrawn": "grey",
            "left": "grey",
        }[self.value]


#: On the programme, in a pause or not: the NQSW's promises stand.
CURRENT_STATUSES = (EnrolmentStatus.ACTIVE, EnrolmentStatus.EXTENDED)
