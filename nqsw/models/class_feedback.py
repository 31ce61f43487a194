"""What those who attended say of a master class."""

from django.db import models
from django.db.models import Q

from nqsw.models.master_class import Seat
from workforce.models.sealed import SealedTextField


class ClassFeedback(models.Model):
    """What someone who attended says of a class; shown to its keepers without the name."""

    SEALED_TO = ("place_id",)

    SCORES = ((1, "Not at all"), (2, "A little"), (3, "Somewhat"), (4, "Quite"), (5, "Very"))

    place = models.OneToOneField(Seat, models.CASCADE, related_name="feedback")
    useful = models.PositiveSmallIntegerField("how useful was it for your work?", choices=SCORES)
    confident = models.PositiveSmallIntegerField("how confident are you to use it?", choices=SCORES)
    comment = SealedTextField("what would make it better?", blank=True, max_length=2000)
    given_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "class feedback"
        constraints = (
            models.CheckConstraint(
                condition=Q(useful__range=(1, 5), confident__range=(1, 5)),
                name="class_feedback_scores_are_1_to_5",
            ),
        )

    def __str__(self) -> str:
        return f"Feedback on {self.place.master_class}"
