"""Asking colleagues for their part of a milestone, and answering."""
