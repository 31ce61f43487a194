"""The verbs of the workforce room: each keyword-only, one transaction, one event, a named actor."""
