"""Who did what, and when; never what a note says."""
