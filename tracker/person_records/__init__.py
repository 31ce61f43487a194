"""All records of one person as one PDF, with what its reader may see of them and no more."""
