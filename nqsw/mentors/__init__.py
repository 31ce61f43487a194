"""Mentors, their load, and their meetings."""
