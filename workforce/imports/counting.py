"""After much was written at once PostgreSQL counts its rows anew.

It plans each question by how much it believes there is. After a council's first list it goes on believing
in empty tables until it looks again by itself, a minute later. SQLite plans without counting.
"""

from django.db import connection


def count_anew() -> None:
    """Not in the transaction that wrote: nobody waits for it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
