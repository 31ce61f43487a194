"""Files that are read, previewed and applied whole or not at all."""
