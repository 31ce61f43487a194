"""The first steps of a new tracker: a list that ticks itself, from an empty database to a council at work."""
