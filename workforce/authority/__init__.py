"""The authority's own settings: pages that change them, each with its history and what follows from it."""
