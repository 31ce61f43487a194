"""Programmes and what each one promises."""
