"""Services and the teams in them."""

from django.db import models


class Service(models.Model):
    """A service area of the authority, such as "Assessment and Safeguarding"."""

    name = models.CharField(max_length=120, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of workers within one service."""

    name = models.CharField(max_length=120, unique=True)
    service = models.ForeignKey(Service, models.PROTECT, related_name="teams")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
