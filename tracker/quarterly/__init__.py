"""The quarterly report for the director and members: figures, what changed, and the writer's own words."""
