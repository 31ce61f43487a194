"""Inviting many people at once, and seeing who has not come yet."""
