"""The supervision clock: when the next session is due, and why."""
