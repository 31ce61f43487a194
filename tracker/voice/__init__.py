"""What supervisees say, beside what is measured."""
