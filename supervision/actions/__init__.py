"""Actions: done, carried forward, repeated."""
