"""The start day: which day it is, what another would change, and its history."""
