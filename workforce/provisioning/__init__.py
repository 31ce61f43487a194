"""Joiners and leavers as the council's directory tells them (SCIM 2.0, RFC 7643 and 7644)."""
