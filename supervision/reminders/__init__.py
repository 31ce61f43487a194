"""E-mails that the tracker owes people."""
