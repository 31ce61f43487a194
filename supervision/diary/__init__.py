"""Sessions as a list: what is to come, what still waits to be recorded, what was held and what was not."""
