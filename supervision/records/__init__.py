"""The record of a session: prepared, written, checked, signed, read."""
