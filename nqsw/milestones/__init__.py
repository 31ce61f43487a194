"""Milestones: due, reached, signed."""
