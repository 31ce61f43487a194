"""Django's SQLite engine, whose rebuilds of a table leave the triggers standing."""
