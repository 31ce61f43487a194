"""Who is due, who is overdue, and who will be."""
