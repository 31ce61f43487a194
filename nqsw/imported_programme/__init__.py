"""A council's own NQSW tracker brought along: what was reached before, and who mentors and assesses whom."""
