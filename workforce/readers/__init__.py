"""Readers of the files that an authority already has.

Each reader turns the bytes of one file into rows and row errors. None of them knows
the database, the signed-in person or today's date: what they need is passed in.
"""
