"""The survey of supervisees: what those say who are supervised, without anyone knowing who said it."""
