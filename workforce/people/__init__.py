"""The people of the workforce: the list, one person's page, starters."""
