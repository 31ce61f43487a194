"""Absences, and the due days that they move."""
