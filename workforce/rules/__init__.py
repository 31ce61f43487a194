"""Rules on dates and numbers: plain Python."""
