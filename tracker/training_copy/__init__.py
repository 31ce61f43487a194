"""A copy of the database for training and trials, in which nobody is themself."""
