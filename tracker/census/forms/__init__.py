"""The forms of the workforce census."""
