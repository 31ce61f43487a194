"""The home page: what this reader must do next."""
