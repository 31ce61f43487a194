"""What stood in clear before it was sealed goes from the database's files too, not only from its rows."""

from django.db import connections

from workforce.resealing import sealed_tables

#: Migrations that sealed what was in clear.
SEALING = (
    ("supervision", "0016_seal_notes"),
    ("supervision", "0018_seal_words"),
    ("nqsw", "0019_seal_evidence"),
    ("workforce", "0024_seal_mails_and_files"),
    ("nqsw", "0021_seal_reasons"),
    ("supervision", "0024_seal_reasons"),
    ("workforce", "0029_seal_reasons"),
)


def sweep(*, using: str) -> None:
    """Write the tables anew, so that nothing is left in pages that are free. Not within a transaction.

    Everyone else waits: it takes about as long as to copy the database's file.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for rows in sealed_tables():
            cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(rows.table)}")
