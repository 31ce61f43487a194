"""What the database refuses in this room, where a page tells it: by what the database calls it.

The triggers and exclusion constraints themselves are made by migrations (`workforce.triggers`).
"""

OVERLAP_MESSAGE = "Nobody can be in two places at once."
OVERLAP_CONSTRAINT = "diary_entry_overlaps_nothing"
