"""Files that are made every month from a saved view, for named people, each with their own rights."""
