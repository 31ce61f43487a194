"""My exports."""
