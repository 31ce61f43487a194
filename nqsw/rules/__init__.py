"""Rules of the programme: plain Python."""
