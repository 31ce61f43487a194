"""How to use the tracker: a guide for each part that someone has in it."""
