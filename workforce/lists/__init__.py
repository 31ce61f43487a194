"""The lists of this room's pages: for each a table, and the filters that live in its address."""
