"""The verbs of the NQSW room: each keyword-only, one transaction, one event, a named actor."""
