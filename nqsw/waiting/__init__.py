"""What of the programme waits for a person, and where they do it."""
