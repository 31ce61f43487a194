"""The development hours that an NQSW really took."""
