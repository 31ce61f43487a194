"""Protected time: the development hours that an NQSW really took."""

from django.db import models
from django.db.models import Q

from workforce.models.sealed import SealedCharField


class ProtectedTime(models.Model):
    """Hours of protected development time taken on one day."""

    SEALED_TO = ("enrolment_id",)

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="protected_time")
    taken_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=2)
    purpose = SealedCharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-taken_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=24),
                name="protected_time_fits_in_a_day",
                violation_error_message="Hours must be more than 0 and no more than 24.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.hours} {'hour' if self.hours == 1 else 'hours'} on {self.taken_on:%d/%m/%Y}"
