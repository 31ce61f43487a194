"""The demo council: made-up people with a believable year behind them and a week ahead.

Everything is set relative to one day, so that the demo is always alive, and drawn with a fixed
seed, so that the same day gives the same council.
"""
