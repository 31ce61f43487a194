"""Saved views: filters of a page that someone named, to find them again. Their own alone."""
