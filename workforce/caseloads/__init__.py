"""How much each person carries, against the limit that was promised."""
