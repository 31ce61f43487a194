"""Tests against a real identity provider, started by them (npm's oidc-provider)."""
