"""The authority's own policies and handbooks, kept up to date and shown where the question comes up."""
