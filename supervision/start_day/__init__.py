"""The start day: when records begin, and the first due day of each person."""
