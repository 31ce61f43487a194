"""Rules on times and days: plain Python."""
