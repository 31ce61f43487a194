"""Forms of the supervision room, one module a page."""
