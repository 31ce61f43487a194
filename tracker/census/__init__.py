"""The workforce census: what the tracker knows of it by itself, what is missing, and the return."""
