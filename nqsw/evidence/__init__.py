"""Reflections, feedback and self-assessment."""
