"""Lists of the programme: each a table and the filter of it."""
