"""Offered times, bookings, series, proposals, groups, moves."""
