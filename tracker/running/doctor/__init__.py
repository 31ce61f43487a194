"""`manage.py doctor`: is this installation well, and what to do about what is not."""
