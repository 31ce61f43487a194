"""What all processes of the tracker remember together for minutes: how often a password was wrong."""

from django.db import models


class CacheEntry(models.Model):
    """A row of Django's database cache, in the shape that `createcachetable` gives it.

    As a model its table comes with `migrate`, like every other, and nobody has another command to remember.
    Read and written through `django.core.cache` alone.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "tracker_cache"

    def __str__(self) -> str:
        return self.cache_key
