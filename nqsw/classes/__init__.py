"""Master classes: schedule, places, register, certificates."""
