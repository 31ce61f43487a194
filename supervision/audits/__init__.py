"""Audits of supervision files."""
