"""The DfE workforce census: what is entered for it, who may, and last year's return."""
