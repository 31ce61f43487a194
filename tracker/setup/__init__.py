"""What changes a person's place on every floor: the establishment list, and leaving."""
