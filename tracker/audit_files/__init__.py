"""The files that an auditor was given in an audit, as one PDF."""
