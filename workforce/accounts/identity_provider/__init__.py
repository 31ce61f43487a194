"""Signing in through the organisation's identity provider (OpenID Connect).

See docs/decisions/0014-identity-provider.md;
docs/identity-provider.md tells how to register the tracker there.
"""
