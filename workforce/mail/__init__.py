"""The outbox: e-mails that are owed, sent once, and none lost in silence."""
