"""Reports on all staff and on the programme."""
