"""An NQSW's place on a programme, from the start to the end."""
