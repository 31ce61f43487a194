"""What is held about people, how long, and what they and the authority can ask of it."""
