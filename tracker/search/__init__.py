"""The search in the header."""
