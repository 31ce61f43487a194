"""Running the tracker: what machines ask it."""
