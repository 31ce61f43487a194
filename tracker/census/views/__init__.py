"""The pages of the workforce census."""
