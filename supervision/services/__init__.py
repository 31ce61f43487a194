"""The verbs of the supervision room: each keyword-only, one transaction, one event, a named actor."""
