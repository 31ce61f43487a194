"""Who can sign in, and how."""
