"""The fifteen measures that a principal social worker reports: each is defined once, here."""
