"""Whether an NQSW can take one more case."""
