"""What the database must never hold, whoever was there at the same moment."""

from django.db import connection

from supervision.clock.due_days import differences

OVERLAPS = """
SELECT count(*) FROM supervision_diaryentry one JOIN supervision_diaryentry other
ON one.worker_id = other.worker_id AND one.id < other.id
AND one.starts_at < other.ends_at AND other.starts_at < one.ends_at
WHERE one.cancelled_at IS NULL AND other.cancelled_at IS NULL
AND one.is_exclusive AND other.is_exclusive
"""
#: A session to come stands in the diary of everybody who comes to it, and one that is off in nobody's.
NOT_IN_STEP = """
SELECT count(*) FROM supervision_session s
WHERE (s.status IN ('booked', 'proposed') AND s.starts_at > now()) <> EXISTS (
    SELECT 1 FROM supervision_diaryentry d WHERE d.uid = s.uid AND d.worker_id = s.supervisor_id
    AND d.cancelled_at IS NULL AND d.starts_at = s.starts_at)
AND s.starts_at > now() AND s.status NOT IN ('rescheduled')
"""
OVER_CAPACITY = """
SELECT count(*) FROM nqsw_masterclass c WHERE c.capacity <
(SELECT count(*) FROM nqsw_seat p WHERE p.master_class_id = c.id AND p.status = 'enrolled')
"""
TWO_AGREEMENTS = """
SELECT count(*) FROM supervision_agreement a JOIN supervision_agreement b
ON a.supervisee_id = b.supervisee_id AND a.id < b.id
AND coalesce(a.ends_on, 'infinity') >= b.starts_on AND coalesce(b.ends_on, 'infinity') >= a.starts_on
"""


def broken_promises() -> dict[str, int]:
    """What the database holds that must never be true, each with how often."""
    questions = {
        "double bookings": OVERLAPS,
        "sessions and diaries that differ": NOT_IN_STEP,
        "classes over capacity": OVER_CAPACITY,
        "two agreements on a day": TWO_AGREEMENTS,
    }
    found = {}
    with connection.cursor() as cursor:
        for what, sql in questions.items():
            cursor.execute(sql)
            found[what] = cursor.fetchone()[0]
    return {**found, "due days that differ": len(list(differences()))}
